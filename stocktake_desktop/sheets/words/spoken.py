"""What the chair says at a step, in sense lines: the words of the script with their fields filled for paper."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from stocktake_desktop.models import Alternate, Appearance, Gender, Occasion, Rank, StepKind
from stocktake_desktop.planning import floor
from stocktake_desktop.planning.clock import clock, duration
from stocktake_desktop.planning.head_count import heads
from stocktake_desktop.planning.script.address import gender_of
from stocktake_desktop.planning.script.built_in import usual_script
from stocktake_desktop.planning.script.levels import Script, Spot, WordsAt
from stocktake_desktop.planning.script.template import SaidPart, filled, plain
from stocktake_desktop.planning.stepping_in import waiting
from stocktake_desktop.planning.steps.items import CALLING, ChairStep
from stocktake_desktop.planning.steps.sittings import follows_at_once, parallel_next
from stocktake_desktop.planning.steps.steps import equal_minutes, group_of
from stocktake_desktop.sheets.words.dates import date_within
from stocktake_desktop.sheets.words.rooms import rooms_aloud
from stocktake_desktop.sheets.words.said import said
from stocktake_desktop.sheets.words.who import address, delegation_of, function_of, is_named_in, plain_name, seat_sign
from stocktake_desktop.words import before_more, language_of_paper, ngettext

Spoken = tuple[tuple[str, bool], ...]
"""Words to say; True marks those to stress."""

_STRESSED = frozenset({"session", "item", "minutes", "floor_minutes", "n", "time"})
_NAME, _OFFICE = frozenset({"address", "name"}), frozenset({"office", "delegation", "group"})
_ENDS = ".!?:;,。！？；，،؛؟"
_AT_THE_END = "\u200f\u00a0 \n"
_PLANNED_IN = "en"
"""Where no paper speaks."""
_UNTIMED = frozenset({Rank.HEAD_OF_STATE})
"""To whom nobody says how long they have."""


class LineSort(StrEnum):
    """How a line of what is said stands on paper."""

    SAID = "said"
    NAME = "name"
    OFFICE = "office"


@dataclass(frozen=True)
class SpokenLine:
    """A line that is said in one breath."""

    sort: LineSort
    runs: Spoken


@dataclass(frozen=True)
class Otherwise:
    """An IF: its title, its words, and in order who comes instead, with what is said then; the last is nobody."""

    title: str
    words: str
    ranks: tuple[str, ...] = ()


class Speech:
    """What is said at the steps of one session, by the script of its meeting, in the language that paper speaks."""

    def __init__(self, script: Script, steps: Sequence[ChairStep]) -> None:
        self._script, self._language = script, language_of_paper() or _PLANNED_IN
        self._usual = usual_script(self._language)
        self._next = {step.number: later for step, later in pairwise(steps)}
        self.missing: list[StepKind] = []
        """The steps whose words are missing in this language."""

    def thanks(self, step: ChairStep) -> tuple[SpokenLine, ...]:
        """Thanks to who spoke before a step."""
        return self._thanks(step.thanked, step.spot)

    def own_lines(self, step: ChairStep, values: Mapping[str, str]) -> tuple[SpokenLine, ...]:
        """What is said at a step itself; where somebody is called, name and office stand on lines of their own."""
        parts = filled(self._words(step.spot, step.kind).text, values, self._gender(step.spot.speaker))
        return sense_lines(parts) if step.kind in CALLING else _as_one(parts)

    def values(self, step: ChairStep) -> Mapping[str, str]:
        """What stands for each field at a step."""
        session, following, later = step.session, step.following, self._next.get(step.number)
        where = following if step.is_end else session
        minutes = _each_has(step)
        if step.kind is StepKind.GROUND_RULES:
            minutes = equal_minutes(session)
        count = len(floor.waiting(session))
        values = {
            "session": self._usual.title_with_article(said(session, "title")),
            "item": self._usual.title_with_article(said(step.segment, "title")) if step.segment else "",
            "room": "" if where is None or where.room is None else said(where.room, "name"),
            "time": "" if where is None or where.start is None else clock(where.start),
            "day": self._day(step),
            "n": ngettext("{count} request", "{count} requests", count).format(count=count) if count else "",
            "floor_minutes": self._usual.length_of(limit) if (limit := floor.floor_limit(session)) else "",
            "next": str(later.number) if later is not None else "",
            "seat": seat_sign(step.place) if step.place is not None else "",
        }
        if following is not None and (several := parallel_next(session)):
            values["room"] = rooms_aloud(several)
            if follows_at_once(session, following):
                values |= {"room": "", "time": "", "parallel": self._usual.phrases["parallel"]}
        if step.spot.speaker is not None:
            values |= self._of_speaker(step.spot.speaker, minutes)
        elif minutes is not None:
            values["minutes"] = self._length(minutes)
        return values

    def otherwise(self, step: ChairStep, values: Mapping[str, str]) -> Iterator[Otherwise]:
        """The IFs of a step."""
        later = self._next.get(step.number)
        for occasion in self._script.occasions_at(step.spot, step.kind, self._language, step.occasions):
            if occasion is Occasion.LATE and (later is None or later.kind not in CALLING):
                continue
            words = plain(filled(self._words(step.spot, step.kind, occasion).text, values))
            in_order = occasion in (Occasion.ABSENT, Occasion.DECLINED)
            yield Otherwise(
                self._usual.occasions[occasion]["title"], words, tuple(self._ranks(step)) if in_order else ()
            )

    def _ranks(self, step: ChairStep) -> Iterator[str]:
        later = self._next.get(step.number)
        for alternate in waiting(step.place) if step.place is not None else ():
            if alternate is step.spot.speaker:
                continue
            spot = Spot(step.session, step.segment, alternate)
            words = self._words(spot, StepKind.GIVING_THE_FLOOR).text
            parts = filled(words, self._of_speaker(alternate, None), self._gender(alternate))
            line = self._usual.phrases["quoted"].format(words=plain(parts).replace("\n", " "))
            thanks = "".join(plain_line(one) for one in self._thanks(alternate, spot))
            if later is not None and later.thanked is step.spot.speaker and alternate.person and thanks:
                then = self._usual.phrases["then_thanks"].format(next=later.number, words=thanks)
                line = f"{line} {then}" if self._language != "zh" else line + then
            yield _stops_outside(line) if self._language == "ru" else line
        if later is not None:
            yield self._usual.phrases["nobody"].format(next=later.number)

    def _thanks(self, somebody: Appearance | Alternate | None, spot: Spot) -> tuple[SpokenLine, ...]:
        if somebody is None:
            return ()
        kind = StepKind.THANKS if address(somebody) or self._family(somebody) else StepKind.THANKS_UNNAMED
        there = Spot(spot.session, spot.segment, somebody)
        return _as_one(filled(self._words(there, kind).text, self._of_speaker(somebody, None), self._gender(somebody)))

    def _words(self, spot: Spot, kind: StepKind, occasion: Occasion | None = None) -> WordsAt:
        words = self._script.words_at(spot, kind, self._language, occasion)
        if words.is_missing:
            self.missing.append(kind)
        return words

    def _of_speaker(self, somebody: Appearance | Alternate, minutes: int | None) -> dict[str, str]:
        person, group = somebody.person, group_of(somebody)
        own = said(person.organisation, "name") if group and person and person.organisation else ""
        is_timed = person is None or person.rank not in _UNTIMED
        office, delegation = function_of(somebody), own or delegation_of(somebody)
        form, name = address(somebody), plain_name(somebody)
        behalf = said(somebody.organisation, "name") if group and somebody.organisation else ""
        called = {
            "name": name if person and person.name else self._usual.with_article(name),
            "office": office,
            "delegation": "" if is_named_in(office, delegation) else self._usual.with_article(delegation),
            "group": self._usual.with_article(behalf),
        }
        return {
            "address": self._usual.address_with_article(form),
            **{field: before_more(words) for field, words in called.items()},
            "family_name": (form and self._family(somebody)) or name,
            "minutes": self._length(minutes) if is_timed else "",
            "light": duration(minutes - 1) if minutes and minutes > 1 and is_timed else "",
        }

    def _family(self, somebody: Appearance | Alternate) -> str:
        """The family name; whole where the name is said in another language, which knows no parts."""
        person = somebody.person
        if person is None or not person.name:
            return ""
        name = said(person, "name")
        return person.family_name or name if name == person.name else name.rpartition("·")[2]

    def _gender(self, somebody: Appearance | Alternate | None) -> Gender | None:
        return gender_of(somebody.person) if somebody is not None and somebody.person is not None else None

    def _length(self, minutes: int | None) -> str:
        return self._usual.length(minutes) if minutes else ""

    def _day(self, step: ChairStep) -> str:
        following = step.following.day if step.following is not None else None
        if following is None or step.session.day is None or following is step.session.day:
            return ""
        is_next = (following.date - step.session.day.date).days == 1
        phrases = self._usual.phrases
        return phrases["tomorrow"] if is_next else date_within(following.date, phrases["on_day"], self._language)


def _each_has(step: ChairStep) -> int | None:
    """The minutes that are said to who is called; of a place that is kept for several, those of each."""
    if step.place is None or step.slot.is_rest:
        return None
    return step.place.minutes if heads(step.place) > 1 else step.slot.minutes


def _stops_outside(line: str) -> str:
    """Russian has the full stop behind the closing quotation mark, and a comma where the sentence goes on."""
    return re.sub(r"\.»(?= [а-я])", "»,", line).replace(".»", "».")


def plain_line(line: SpokenLine) -> str:
    """A line as plain text."""
    return "".join(words for words, _is_strong in line.runs)


def sense_lines(parts: Sequence[SaidPart]) -> tuple[SpokenLine, ...]:
    """Filled words as lines: what comes before the name, the name, the office, and what follows.

    In which order they come is the template's; words between two parts of an office belong to it.
    """
    sorts = [LineSort.NAME if p.field in _NAME else LineSort.OFFICE if p.field in _OFFICE else None for p in parts]
    lines: list[SpokenLine] = []
    for nth, (part, sort) in enumerate(zip(parts, sorts, strict=True)):
        before = sorts[nth - 1] if nth else None
        after = sorts[nth + 1] if nth + 1 < len(parts) else None
        if sort is None and part.field == "" and before is not None and after is not None:
            sort = before if before is after else LineSort.OFFICE if part.text.strip(f" {_ENDS}") else None
            if sort is None:
                continue  # a comma at the end of a line
            part = SaidPart(part.text if before is after else part.text.lstrip(f" {_ENDS}"))
        if sort is None and before is not None:
            rest = part.text.lstrip(_ENDS)
            if before is LineSort.OFFICE:  # behind a name that ends its line a full stop is not heard
                _add(lines, before, part.text[: len(part.text) - len(rest)], is_strong=False)
            part = SaidPart(rest.lstrip(), part.field)
        _add(lines, sort or LineSort.SAID, part.text, is_strong=part.field in _STRESSED)
    return tuple(_trimmed(line) for line in lines)


def _as_one(parts: Sequence[SaidPart]) -> tuple[SpokenLine, ...]:
    runs = tuple((part.text, part.field in _STRESSED) for part in parts)
    return (SpokenLine(LineSort.SAID, runs),) if runs else ()


def _add(lines: list[SpokenLine], sort: LineSort, text: str, *, is_strong: bool) -> None:
    """More words of a line, or the first of the next."""
    if lines and lines[-1].sort is sort:
        lines[-1] = SpokenLine(sort, (*lines[-1].runs, (text, is_strong)))
    elif text.strip():
        lines.append(SpokenLine(sort, ((text, is_strong),)))


def _trimmed(line: SpokenLine) -> SpokenLine:
    """Without the blanks at the ends of a line and a mark for what follows, and without runs of nothing."""
    runs = [(words, is_strong) for words, is_strong in line.runs if words]
    (first, first_strong), (last, last_strong) = runs[0], runs[-1]
    if len(runs) == 1:
        return SpokenLine(line.sort, ((first.lstrip().rstrip(_AT_THE_END), first_strong),))
    last = last.rstrip(_AT_THE_END)
    return SpokenLine(line.sort, ((first.lstrip(), first_strong), *runs[1:-1], (last, last_strong)))
