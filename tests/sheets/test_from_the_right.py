"""On paper read from the right what is said first stands at the right, also where all of it is in Latin letters."""

import re
from collections.abc import Iterator
from itertools import combinations, product
from string import ascii_lowercase
from typing import Any

import pytest

from stocktake_desktop.edits.appearances import Who, add_alternate
from stocktake_desktop.edits.blocks import lock_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.translations import translate
from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.models import Appearance, Person, Plan, Role
from stocktake_desktop.planning.script.template import filled, plain
from stocktake_desktop.planning.translations import of_organisations, of_people, of_session, of_the_frame
from stocktake_desktop.sheets.page.sheet_kind import About, SheetKind
from stocktake_desktop.sheets.registry import SHEET_KINDS
from stocktake_desktop.sheets.type.bidi import visual_order
from stocktake_desktop.sheets.type.text import TextLine
from stocktake_desktop.sheets.words.said import setting
from tests.sheets.drawn import drawn

WORD = re.compile("W[a-z]{3}|[0-9]+")


@pytest.fixture(scope="module")
def latin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plan]:
    """The sample meeting, in which every title, name and text is in Arabic a Latin word of its own."""
    with copy_sample(tmp_path_factory.mktemp("latin") / "sample.stocktake") as plan, plan.edit("All in Latin letters"):
        meeting, words = plan.meeting, ("W" + "".join(letters) for letters in product(ascii_lowercase, repeat=3))
        people = [one for block in meeting.sessions for one in block.appearances if one.person]
        for appearance in people:
            set_field(plan, Appearance, appearance.id, "notes", "to be translated")
        for person in meeting.people:
            set_field(plan, Person, person.id, "function", "to be translated")
            set_field(plan, Person, person.id, "honorific", "")
        speaker = next(one for one in people if one.role is Role.PANELLIST)
        lock_block(plan, speaker.session.id, True)
        add_alternate(plan, speaker.id, Who(person_id=meeting.people[0].id))
        sessions = [one for block in meeting.sessions for one in of_session(block)]
        for one in (*of_the_frame(meeting), *of_organisations(meeting), *of_people(meeting), *sessions):
            if one.field not in ("honorific", "given_name", "family_name"):
                translate(plan, type(one.row), one.row.id, one.field, "ar", next(words))
        for person in meeting.people:
            set_field(plan, Person, person.id, "native_name", next(words))
        yield plan


def turned(line: TextLine) -> list[tuple[str, str]]:
    """Words of the meeting, and numbers beside them, that stand at the right of what is said before them."""
    pieces = [(nth, piece.text) for nth, piece in enumerate(line.pieces)]
    seen = [nth for nth, _text in visual_order(pieces, [piece.level for piece in line.pieces])]
    words = [(word, nth, at) for at, (nth, text) in enumerate(pieces) for word in WORD.findall(text)]
    return [
        (one, other)
        for (one, first, _at), (other, second, _other_at) in combinations(words, 2)
        if "W" in one[:1] + other[:1] and seen.index(first) <= seen.index(second)
    ]


@pytest.mark.parametrize("kind", SHEET_KINDS, ids=lambda kind: kind.key)
def test_what_is_said_first_stands_at_the_right(latin: Plan, kind: SheetKind, monkeypatch: pytest.MonkeyPatch) -> None:
    found, draw = list[tuple[str, tuple[str, str]]](), TextLine.draw

    def note(line: TextLine, *where: Any) -> None:
        found.extend((line.text, pair) for pair in turned(line))
        draw(line, *where)

    monkeypatch.setattr(TextLine, "draw", note)
    sessions = sorted(filter(kind.belongs_to, latin.meeting.sessions), key=lambda block: -len(block.appearances))
    by_about: dict[About, list[dict[str, Any]]] = {
        About.SESSION: [{"session_id": block.id} for block in sessions[:4]],
        About.ROOM: [{"room_id": latin.meeting.rooms[0].id, "day": 1}],
    }
    for about in by_about.get(kind.about, [{}]):
        lines, _report = drawn(monkeypatch, kind.key, latin, language="ar", **about)
        assert any(WORD.search(one.words) for one in lines)
    assert found == []


@pytest.mark.parametrize(
    ("words", "name", "said"),
    [
        ("الكلمة لمالي و{name}.", "Chad", "الكلمة لمالي و\u00a0Chad."),
        ("الكلمة لمالي و{name}.", "تشاد", "الكلمة لمالي وتشاد."),
        ("الكلمة لمالي و«{name}».", "Chad", "الكلمة لمالي و«Chad»."),
        ("هو {name}.", "Chad", "هو Chad."),
        ("أشكر {name}. نواصل.", "Sam Lee Jr.\u200e", "أشكر Sam Lee Jr.\u200e نواصل."),
    ],
)
def test_in_an_arabic_sentence_a_latin_word_keeps_its_form(words: str, name: str, said: str) -> None:
    with setting({}, "ar"):
        assert plain(filled(words, {"name": name})) == said
