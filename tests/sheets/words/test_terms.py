"""The terms that were agreed for paper, by the usage of the United Nations, so that nobody undoes them unawares."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from scripts.messages import LANGUAGES, gathered, stored
from stocktake_desktop.words import ngettext, speaking

TERMS = Path(__file__).with_name("terms.txt")
UNWANTED = (
    "session is closed", "declare open", "Room open", "Floor list", "FLOOR LIST", "floor list",
    "inscribed", "TAKEN OUT", "OTHER ROOM", "OTHER LENGTH", "Handed in", "} places",
)  # fmt: skip
"""What paper does not say in English; values of the vocabularies are stored and stay as they are."""
NO_BREAK, NARROW = "\u00a0", "\u202f"


def terms() -> Iterator[tuple[str, str, str, str]]:
    """Language, message, what its translation must say, and what it must not say ("" for nothing)."""
    for line in TERMS.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            language, message, right, *wrong = line.split(" | ")
            yield language, message, right, wrong[0] if wrong else ""


def forms(language: str, message: str) -> str:
    """Every form of the translation of a message, a line each."""
    found = stored("sheets", language).get(message)
    assert found is not None, message
    return "\n".join(texts(found))


@pytest.mark.parametrize("language", LANGUAGES["sheets"])
def test_agreed_terms_are_kept(language: str) -> None:
    spoken = {of(message)[0] for message in gathered("sheets") if message.id}
    lines = [line for line in terms() if line[0] == language and line[1] in spoken]
    assert len(lines) > 20
    said = {message: forms(language, message) for _language, message, _right, _wrong in lines}
    undone = [message for _language, message, right, _wrong in lines if right not in said[message]]
    back = [message for _language, message, _right, wrong in lines if wrong and wrong in said[message]]
    assert (undone, back) == ([], [])


def test_english_says_what_the_united_nations_say() -> None:
    said = [text for message in gathered("sheets") if message.id and not is_a_value(message) for text in of(message)]
    assert [text for text in said for word in UNWANTED if word in text] == []


@pytest.mark.parametrize(
    ("one", "many", "forms"),
    [
        ("{n} speaker, {length}", "{n} speakers, {length}", ("متكلمين", "متكلمًا", "متكلم")),
        ("{n} on the list × {minutes} min", "{n} on the list × {minutes} min", ("مسجلين", "مسجلًا", "مسجل")),
        ("{count} speaker", "{count} speakers", ("متكلمين", "متكلمًا", "متكلم")),
        ("{count} seat", "{count} seats", ("مقاعد", "مقعدًا", "مقعد")),
        ("{n} min late", "{n} min late", ("دقائق", "دقيقة", "دقيقة")),
    ],
)
def test_arabic_counts_three_to_ten_eleven_to_ninety_nine_and_hundreds(
    one: str, many: str, forms: tuple[str, ...]
) -> None:
    with speaking("ar"):
        said = [re.split(r"[\s،]+", ngettext(one, many, n).partition("}")[2].strip())[0] for n in (7, 36, 100)]
        assert tuple(said) == forms
        assert not re.search(r"{(n|count)}", ngettext(one, many, 1) + ngettext(one, many, 2))


def test_french_paper_has_its_spaces() -> None:
    said = [text for message in stored("sheets", "fr") if message.id for text in texts(message)]
    wrong = rf"[^{NO_BREAK}]:(?!\d)|[^{NARROW}][;!?»]|«[^{NARROW}]"
    assert [text for text in said if re.search(wrong, text)] == []


def texts(message: Message) -> list[str]:
    """The forms of a translation."""
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def is_a_value(message: Message) -> bool:
    return all(path.endswith("vocabulary.py") for path, _line in message.locations)


def of(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)
