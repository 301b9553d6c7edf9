"""The words, cues and forms of address that are usual in a language: a file each in `resources/script/`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from stocktake_desktop.models import Occasion, Pictogram, StepKind
from stocktake_desktop.paths import resource

_FALLBACK = "en"
_HEAD_ENDS = re.compile(r"\s+[–—-]\s+|[:,(]|\s(?:about|against|at|by|for|from|in|of|on|to|with)\s")
"""Where what a title or an office is about begins, behind what it is."""
_DETERMINED = frozenset({"a", "all", "an", "his", "her", "our", "the", "their", "this", "your"})
""" "The Opening session" has its article already."""


@dataclass(frozen=True)
class UsualScript:
    """What is usual in one language, as its file declares it."""

    language: str
    steps: Mapping[str, Mapping[str, Any]]
    """By kind of step: its `words`, and under `cues` those of each pictogram."""
    occasions: Mapping[str, Mapping[str, str]]
    """By occasion: its `title` ("IF late:") and its `words`."""
    pictograms: Mapping[str, tuple[str, str]]
    """By pictogram: the words of a cue that has none of its own, and who does it."""
    address: Mapping[str, str]
    """By dignity and gender; `order` tells where it stands beside the name."""
    spoken_address: Mapping[str, str]
    """By dignity and gender, as it is said to somebody without a name."""
    minutes: Mapping[str, str]
    """By their number, as they are said: "five minutes"; else by the form that numbers take: "{count} minutes"."""
    phrases: Mapping[str, str]
    """What is said besides: "tomorrow"."""
    articles: Mapping[str, list[str]] = field(default_factory=dict)
    """By article how forms of address and names begin that have it in a sentence: "la" before "Sra."."""
    titles: Mapping[str, list[str]] = field(default_factory=dict)
    """By article with which nouns titles end, up to their dash or colon, that have it: "the" of "Opening session"."""
    names: Mapping[str, list[str]] = field(default_factory=dict)
    """By article with which nouns offices and bodies end that have it: "the" of "Migration expert"."""

    def words(self, step: StepKind, occasion: Occasion | None = None) -> str:
        """What is said at a kind of step, or if something happens there; empty where nothing is usual."""
        return self.occasions[occasion]["words"] if occasion else str(self.steps[step]["words"])

    def cues(self, step: StepKind) -> list[Pictogram]:
        """Which cues are usual at a kind of step, in their order."""
        return [Pictogram(name) for name in self.steps[step].get("cues", {})]

    def cue_words(self, step: StepKind, pictogram: Pictogram) -> str:
        """What a cue says at a kind of step where staff did not word it."""
        own: Mapping[str, str] = self.steps[step].get("cues", {})
        return own.get(pictogram) or self.pictograms[pictogram][0]

    def length(self, minutes: int) -> str:
        """So many minutes as they are said."""
        return self.minutes.get(str(minutes)) or self.minutes[_form_of(minutes, self.language)].format(count=minutes)

    def length_of(self, seconds: int) -> str:
        """So many seconds as they are said, to the half minute: "two and a half minutes"."""
        minutes, rest = divmod(round(seconds / 30), 2)
        if not rest:
            return self.length(minutes)
        return self.minutes.get(f"{minutes}.5") or self.minutes["half"].format(count=minutes)

    def with_article(self, name: str) -> str:
        """A name of an office or a body, with the article that it has in a sentence: "the Rapporteur of group 2"."""
        by_beginning = self.address_with_article(name)
        return _before_noun(name, self.names) if by_beginning == name else by_beginning

    def address_with_article(self, form: str) -> str:
        """A form of address, with the article that it has in a sentence."""
        beginning = f"{form} "
        article = next((article for word, article in self._beginnings if beginning.startswith(word)), "")
        return article + form if article.endswith("’") else f"{article} {form}".lstrip()

    @cached_property
    def _beginnings(self) -> list[tuple[str, str]]:
        """How names begin that have an article, the longest first, and which one."""
        both = [(f"{word} ", article) for article, words in self.articles.items() for word in words]
        return sorted(both, key=lambda pair: (len(pair[0]), pair[1]), reverse=True)

    def title_with_article(self, title: str) -> str:
        """A title as it is said within a sentence: "the Opening session – Looking back", but "Panel II"."""
        return _before_noun(title, self.titles)

    def done_by(self, pictogram: Pictogram) -> str:
        """Who usually does what a pictogram shows."""
        return self.pictograms[pictogram][1]


@cache
def usual_script(language: str = _FALLBACK) -> UsualScript:
    """What is usual in a language; English where nobody wrote it down."""
    import tomllib  # only sheets and the script pane want it

    path = resource("script") / f"{language}.toml"
    if not path.is_file():
        return usual_script(_FALLBACK)
    declared = tomllib.loads(path.read_text("utf-8"))
    declared["pictograms"] = {name: (words, who) for name, (words, who) in declared["pictograms"].items()}
    return UsualScript(language, **declared)


def _before_noun(words: str, nouns: Mapping[str, list[str]]) -> str:
    """Words with the article of the noun that they are about; as they are where they have one already."""
    head = _HEAD_ENDS.split(words, maxsplit=1)[0].casefold().split()
    if not head or head[0] in _DETERMINED:
        return words
    noun = re.split("[-/]", head[-1])[-1]
    return next((f"{article} {words}" for article, known in nouns.items() if noun in known), words)


def _form_of(count: int, language: str) -> str:
    from babel import Locale  # only for lengths that have no words of their own

    return str(Locale.parse(language).plural_form(count))
