"""What differs between two meetings, in lines for a person."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from stocktake_desktop.planning.brevity import and_more
from stocktake_desktop.planning.comparing.difference import Became, Compared, Differing, MeetingComparison
from stocktake_desktop.planning.comparing.kinds import WHO
from stocktake_desktop.planning.comparing.people import SamePersonQuestion
from stocktake_desktop.planning.comparing.words import NOTHING
from stocktake_desktop.words import _, ngettext, term

_MOST_NAMED = 8
_LONGEST = 72


def counts_words(found: MeetingComparison) -> str:
    """The five counts of sessions: "14 same, 3 moved, 4 changed, 2 new, 1 gone"."""
    return ", ".join(count_words(sort, n) for sort, n in found.counts().items())


def count_words(sort: Became, n: int) -> str:
    """How many sessions became so: "3 moved"."""
    words = {
        Became.SAME: ngettext("{n} same", "{n} same", n),
        Became.MOVED: ngettext("{n} moved", "{n} moved", n),
        Became.CHANGED: ngettext("{n} changed", "{n} changed", n),
        Became.NEW: ngettext("{n} new", "{n} new", n),
        Became.GONE: ngettext("{n} gone", "{n} gone", n),
    }
    return words[sort].format(n=n)


def told(found: MeetingComparison) -> Iterator[str]:
    """All that differs: sessions by day, then all else, and who is asked about."""
    yield counts_words(found)
    for line in found.lines():
        if line.differences:
            yield from _line(line)
    same = [line.title for line in found.sessions if not line.differences]
    if same:
        words = ngettext("{n} session is the same: {titles}", "{n} sessions are the same: {titles}", len(same))
        more = f" {and_more(len(same) - _MOST_NAMED)}" if len(same) > _MOST_NAMED else ""
        yield words.format(n=len(same), titles=", ".join(map(one_line, same[:_MOST_NAMED]))) + more
    yield from map(question_words, found.questions)


def told_lines(found: MeetingComparison, ticked: Collection[str]) -> Iterator[str]:
    """What is news, marked where it is taken over; why it is not where somebody has to know."""
    for line in found.lines():
        news = [one for one in line.differences if one.is_news]
        if not news:
            continue
        is_one = not line.here_id or not line.there_id
        mark = f"{_mark(news[0], ticked)} " if is_one else ""
        yield mark + _headline(line)
        for one in news:
            if not is_one:
                yield f"    {_mark(one, ticked)} {difference_words(one)}"
            if one.told:
                yield f"        {one.told}"
    yield from map(question_words, found.questions)


def findings_words(before: int, after: int) -> str:
    """How many findings there are before and after a step."""
    return _("Findings: {before} → {after}").format(before=before, after=after)


def question_words(question: SamePersonQuestion) -> str:
    """Whether two are one, as somebody is asked."""
    words = _("The same person? {here} ({here_about}) – {there} ({there_about})")
    return words.format(
        here=question.here, here_about=question.here_about, there=question.there, there_about=question.there_about
    )


def difference_words(found: Differing) -> str:
    """One thing that differs: "Title: Local/Sun-National → Local/Sub-National"."""
    if found.sort is Became.NEW:
        return f"+ {found.label}: {one_line(found.after)}"
    if found.sort is Became.GONE:
        return f"− {found.label}: {one_line(found.before)}"
    before, after = sides_words(found)
    return _("{title}: {before} → {after}").format(title=found.label, before=before, after=after)


def sides_words(found: Differing) -> tuple[str, str]:
    """Both sides short; of texts of several lines the first lines that differ, of places only what differs."""
    before, after = found.before, found.after
    if found.is_placement:
        return _without_same_start(before, after)
    if found.unit == WHO:
        return _without_same_parts(before, after)
    if "\n" in before or "\n" in after:
        old, new = before.splitlines(), after.splitlines()
        return _first_of(old, new), _first_of(new, old)
    return one_line(before), one_line(after)


def one_line(words: str) -> str:
    """Words in one line, as long as a list has room for."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def _first_of(lines: list[str], others: list[str]) -> str:
    """The first line that the other side does not have, and how many more there are."""
    own = [line for line in lines if line not in others]
    if not own:
        return NOTHING
    return one_line(own[0]) + (f" {and_more(len(own) - 1)}" if len(own) > 1 else "")


def _without_same_start(before: str, after: str) -> tuple[str, str]:
    """Places without the day and the room that both have in common."""
    mine, theirs = before.split(", ", 1), after.split(", ", 1)
    if len(mine) == len(theirs) == 2 and mine[1] == theirs[1]:
        before, after = mine[0], theirs[0]
    old, new = before.split(" "), after.split(" ")
    while len(old) > 1 and len(new) > 1 and old[0] == new[0]:
        old, new = old[1:], new[1:]
    return " ".join(old), " ".join(new)


def _without_same_parts(before: str, after: str) -> tuple[str, str]:
    """Who it is, and of role, status and minutes what is another."""
    (name, *old), (other, *new) = before.split(", "), after.split(", ")
    mine, theirs = ([part for part in parts if part not in others] for parts, others in ((old, new), (new, old)))
    return one_line(", ".join([name, *mine])), one_line(", ".join([other, *theirs]))


def _line(line: Compared) -> Iterator[str]:
    yield _headline(line)
    if line.here_id and line.there_id:
        yield from (f"    {difference_words(found)}" for found in line.differences)


def _headline(line: Compared) -> str:
    """What became of something, where it is, and what it is called."""
    words = [part for part in (line.at, line.title) if part]
    return f"{term(line.sort.value, capital=True)}: {' · '.join(map(one_line, words))}"


def _mark(found: Differing, ticked: Collection[str]) -> str:
    return "[x]" if found.key in ticked else "[ ]"
