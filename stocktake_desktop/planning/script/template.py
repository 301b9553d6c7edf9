"""Words to say, their fields filled with values; `models/script_text.py` knows the fields."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from stocktake_desktop.apart import blank_between
from stocktake_desktop.models import Gender
from stocktake_desktop.models.script_text import BRACES, field_name, fields_in

_MAY_LACK = frozenset({"address", "office", "delegation", "group"})
"""Fields that fall away by themselves; without any other its whole sentence is not said."""
_OPTIONAL = re.compile(r"\[([^\[\]]*\{[^\[\]]*)\]")
_SENTENCE_END = re.compile(r"(?<=[.!?。！？؟])(?=\s|$)|(?<=[。！？])|(?<=\n)")
_COMMAS = ",،、，"
_MARKS = "\u200e\u200f"
"""Of direction: what stands before one ends the value all the same."""
_WITH_ARTICLE = frozenset({"address", "name", "group", "delegation", "session", "item"})
_QUOTES = ("“", "«", "„", "‘", "‹", '"', "«\u202f", "«\u00a0")
"""Behind them a title stands as it is, without an article."""
_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?]\s+)$")
_TAKES_ARTICLE = re.compile(r"\b(?:of|from|by|for|to|de|à|a|par|pour|por|para) $")
"""Where a delegation has its article; elsewhere it only stands beside who represents it."""
_ARTICLE = re.compile(r"^(?:(?:the|le|la|les|el|los|las) |l’)(?=\S)")
_CONTRACTED = re.compile(r"(?<!\w)(?:à les?|de les?|a el|de el) $")
_CONTRACTIONS = {"à le": "au", "à les": "aux", "de le": "du", "de les": "des", "a el": "al", "de el": "del"}


@dataclass(frozen=True)
class SaidPart:
    """A part of words: as it is said, and which field it is the value of; plain words are of none."""

    text: str
    field: str = ""


def filled(text: str, values: Mapping[str, str], gender: Gender | None = None) -> list[SaidPart]:
    """Words with the values of their fields.

    `{he|she|they}` is said by the gender of the speaker: the third, or else both, where that is not known. What stands
    in square brackets is left out with a field of it that is empty; elsewhere its sentence is, unless it calls
    somebody. Of how somebody is called only the field that is empty is left out. An article that a name or a title
    begins with joins the words before it: "de" and "le Groupe" are "du Groupe"; a sentence begins with "The".
    """
    text = _OPTIONAL.sub(lambda match: match[1] if _has_all(match[1], values) else "", text)
    sentences = [part for part in _SENTENCE_END.split(text) if part]
    said = "".join(part for part in sentences if _has_all(part, values, but=_MAY_LACK))
    return _joined(_spaced(_without_gaps(list(_pieces(said.strip(), values, gender)))))


def plain(pieces: Sequence[SaidPart]) -> str:
    """Filled words as one text."""
    return "".join(piece.text for piece in pieces)


def without_article(value: str) -> str:
    """A value as it stands by itself."""
    return _ARTICLE.sub("", value, count=1)


def _has_all(text: str, values: Mapping[str, str], but: frozenset[str] = frozenset()) -> bool:
    fields = fields_in(text)
    is_calling = bool(but) and "name" in fields
    return is_calling or all(values.get(field) or field in but for field in fields)


def _pieces(text: str, values: Mapping[str, str], gender: Gender | None) -> Iterator[SaidPart]:
    at = 0
    for match in BRACES.finditer(text):
        yield SaidPart(text[at : match.start()])
        at = match.end()
        if "|" in match[1]:
            male, female, *neither = match[1].split("|")
            by_gender = {Gender.MALE: male, Gender.FEMALE: female, None: neither[0] if neither else f"{male}/{female}"}
            yield SaidPart(by_gender[gender])
            continue
        field = field_name(match[1])
        value = values.get(field, "")
        if field in _WITH_ARTICLE and (article := _ARTICLE.match(value)):
            yield SaidPart(_article_said(field, article[0], text[: match.start()]))
            value = value[article.end() :]
        yield SaidPart(value, field)
        at += value.rstrip(_MARKS).endswith(".") and text.startswith(".", at)  # one full stop ends both
    yield SaidPart(text[at:])


def _article_said(field: str, article: str, before: str) -> str:
    """The article of a value as it is said behind these words; empty where it is not."""
    if _SENTENCE_BEGINS.search(before):
        return article[0].upper() + article[1:]
    is_beside = field == "delegation" and not _TAKES_ARTICLE.search(before)
    return "" if is_beside or before.endswith(_QUOTES) else article


def _without_gaps(pieces: list[SaidPart]) -> list[SaidPart]:
    """Where a field says nothing, the comma or the blank beside it goes too."""
    for nth, piece in enumerate(pieces):
        if piece.field and not piece.text:
            before, after = pieces[nth - 1], pieces[nth + 1]  # a field stands between plain words, empty ones maybe
            if before.text.rstrip(" ").endswith(tuple(_COMMAS)):
                pieces[nth - 1] = replace(before, text=before.text.rstrip(f" {_COMMAS}"))
            elif not before.text or before.text[-1].isspace():
                pieces[nth + 1] = replace(after, text=after.text.lstrip(f" {_COMMAS}"))
    return pieces


def _spaced(pieces: Sequence[SaidPart]) -> Iterator[SaidPart]:
    """What is said, with blanks where a language that has none of its own needs one."""
    before = SaidPart("")
    for piece in pieces:
        if not piece.text:
            continue
        if blank := blank_between(before.text, piece.text, are_both_names=bool(before.field and piece.field)):
            yield SaidPart(blank)
        yield piece
        before = piece


def _joined(pieces: Iterable[SaidPart]) -> list[SaidPart]:
    """Plain words beside each other as one piece, "de le" contracted."""
    joined: list[SaidPart] = []
    for piece in pieces:
        if joined and not piece.field and not joined[-1].field:
            text = joined[-1].text + piece.text
            joined[-1] = SaidPart(_CONTRACTED.sub(lambda match: f"{_CONTRACTIONS[match[0][:-1]]} ", text))
        else:
            joined.append(piece)
    return joined
