"""Random histories: every line says what the log and memory say, and the list is the same however it came about."""

import random
from contextlib import suppress
from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication

from stocktake_desktop.edits.history import go_back
from stocktake_desktop.edits.issues import find_issues_again, throw_away_issues
from stocktake_desktop.models import EditRefused, EventKind
from stocktake_desktop.ui.history import model as models
from stocktake_desktop.ui.history.entries import Fold, HistoryCriteria, StepEntry
from stocktake_desktop.ui.history.entry_words import sentence_of
from stocktake_desktop.ui.history.model import HistoryModel
from stocktake_desktop.ui.history.spans import isolated, plain
from tests.certain import certain
from tests.history import history
from tests.plans import small_plan
from tests.ui.history.log_of import lines, printed, sentence
from tests.verbs import press_anything


def press(plan, chance):
    """Something at random, and often what only some events are: undo, redo, paper, going back."""
    issues = plan.meeting.sheet_issues
    match chance.randrange(12):
        case 0 | 1 | 2:
            plan.undo()
        case 3:
            plan.redo()
        case 4 if plan.meeting.sessions:
            printed(plan, chance.choice(plan.meeting.sessions).id, marks=[f"{plan.log.lines(1, None)[0].number:04}"])
        case 5 if issues:
            one = chance.choice(issues)
            if one.lies_about:
                throw_away_issues(plan, [one.id], datetime(2031, 3, 1, 10))
            else:
                find_issues_again(plan, [one.id])
        case 6 if chance.random() < 0.4:
            go_back(plan, chance.choice(plan.log.lines(30, None)).number)
        case _:
            press_anything(plan, chance)


def places(plan):
    """Where every session is, in words made for this test alone."""
    found = {}
    for block in plan.meeting.sessions:
        place = "parked"
        if block.day is not None:
            place = f"Day {block.day.number} {block.start // 60:02}:{block.start % 60:02}"
            place += f" {isolated(block.room.name)}" if block.room is not None and isolated(block.room.name) else ""
        found[block.id] = (place, block.minutes, (block.day_id, block.start, block.minutes, block.room_id))
    return found


def walked(plan, seed, steps):
    """Press at random; where every session was after each event."""
    chance, seen = random.Random(seed), {plan.log.lines(1, None)[0].number: places(plan)}
    for _nth in range(steps):
        with suppress(EditRefused):
            press(plan, chance)
        seen.setdefault(plan.log.lines(1, None)[0].number, places(plan))
    return seen


@pytest.mark.parametrize("seed", range(8))
def test_every_line_says_what_was(seed):
    with small_plan() as plan:
        seen = walked(plan, seed, 150)
        events = {event.number: event for event in plan.log.lines(10_000, None)}
        numbers = {event.id: event.number for event in events.values()}
        told, kinds = lines(plan), set()
        for number in sorted(seen)[1:]:
            event, line, said = events[number], told[number], sentence(told[number])
            kinds.add(line.saying.icon)
            if event.kind in (EventKind.UNDO, EventKind.REDO):
                words = "Took back: " if event.kind == EventKind.UNDO else "Did again: "
                assert said == words + isolated(events[numbers[certain(event.back)]].title)
            elif event.kind == EventKind.FACT:
                check_fact(plan, event, said)
            elif event.says("to"):
                passed = [events[nth] for nth in range(event.says("to") + 1, number)]
                count = sum(1 for one in passed if one.kind == EventKind.DO)
                assert said.startswith("Went back to ")
                assert (f"before {count} step" in said) == (count > 0)
            else:
                check_step(seen[number - 1], seen[number], event, line)
        assert {"undo", "redo", "printer", "move"} <= kinds


def check_fact(plan, event, said):
    """A printing is named by what stands on the paper; so is each of those thrown away or found again."""
    rows = event.changes()
    if rows[0].table == "telling":
        assert said == isolated(event.title)
        return
    issues = [one for one in plan.meeting.sheet_issues if one.id in {row.row_id for row in rows}]
    for issue in issues[:1] if len({(one.revision, one.letter) for one in issues}) == 1 else ():
        assert f"Rev. {issue.revision}" + (f"·{issue.letter}" if issue.letter else "") in said
        assert issue.mark in said
    copies = [one.copies for one in issues]
    assert ("cop" in said.replace("Copy", "")) is (None not in copies)
    if rows[0].before is None:
        assert said.startswith(f"Printed {len(issues)} sheet")
    else:
        assert ("found again" if rows[0].after["thrown_away_at"] is None else "thrown away") in said


def check_step(before, after, event, line):
    """A step that placed one session otherwise says where it was and is; else it is told by its title."""
    moved = [one for one in before.keys() | after.keys() if before.get(one, (0,) * 3)[2] != after.get(one, (0,) * 3)[2]]
    said = sentence(line)
    if len(moved) != 1:
        assert said == isolated(event.title)
        return
    was, now = before.get(moved[0]), after.get(moved[0])
    if was is None or now is None:
        assert said.endswith(f": new, {now[0]}" if was is None else f": removed, {was[0]}")
    elif was[0] == now[0]:
        assert said.endswith(f": {was[1]} → {now[1]} min")
    else:
        minutes = f", {was[1]} → {now[1]} min" if was[1] != now[1] else ""
        assert said.endswith(f": {was[0]} → {now[0]}{minutes}".replace(" →  ", " → ")) or "no room" in said


@pytest.mark.parametrize("seed", range(6))
def test_the_list_that_grew_is_the_list_read_anew(qapp, monkeypatch, seed):
    """However far it was read, and whatever was pressed then: each event is in it once, in its order."""
    monkeypatch.setattr(models, "PAGE", 9)
    chance = random.Random(seed)
    with small_plan() as plan:
        grown = HistoryModel(plan)
        assert grown.show_plan(plan) == ""
        for _nth in range(90):
            with suppress(EditRefused):
                press(plan, chance)
            if chance.random() < 0.5:
                assert grown.catch_up() == ""
            if chance.random() < 0.2 and grown.canFetchMore(grown.index(-1)):
                grown.fetchMore(grown.index(-1))
            if chance.random() < 0.1:
                grown.look_for(HistoryCriteria(words=chance.choice(("", "panel", "undo"))))
                while grown.is_looking:
                    QApplication.processEvents()
        grown.look_for(HistoryCriteria())
        grown.catch_up()
        anew = HistoryModel(plan)
        anew.show_plan(plan)
        for model in (grown, anew):
            while model.canFetchMore(model.index(-1)):
                model.fetchMore(model.index(-1))
        assert [said(one) for one in grown.entries] == [said(one) for one in anew.entries]
        there = [line for one in anew.entries for line in _lines(one)]
        assert [line.number for line in there] == [event.number for event in plan.log.lines(10_000, None)]
        gone = {step.id for one in anew.entries if isinstance(one, Fold) for step in one.steps}
        standing = {step.id for step in history(plan) if step.stands}
        assert not gone & standing
        assert anew.newest == plan.log.lines(1, None)[0].number


def _lines(entry):
    return entry.lines if isinstance(entry, Fold) else (entry.line,) if isinstance(entry, StepEntry) else ()


def said(entry):
    numbers = [line.number for line in _lines(entry)]
    return (type(entry), numbers, plain(sentence_of(entry)) if numbers else entry.date)
