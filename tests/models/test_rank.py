"""The rank of a person goes everywhere a field goes: undo, JSON, finding, the form, words before and after."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from stocktake_desktop.edits.before_after import in_words
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.interchange.readers.plan_json import import_plan_json
from stocktake_desktop.interchange.writers.plan_json import write_plan_json
from stocktake_desktop.models import Person
from stocktake_desktop.models.vocabulary import Rank
from stocktake_desktop.planning.searching import searched_in
from stocktake_desktop.ui.people.form import PersonForm
from stocktake_desktop.words import use_language
from tests.plans import small_plan


def test_a_rank_is_given_taken_back_and_carried_elsewhere(tmp_path: Path) -> None:
    with small_plan() as plan:
        kari = plan.meeting.people[0]
        rows = plan.rehearse(lambda: set_field(plan, Person, kari.id, "rank", Rank.MINISTER))
        assert in_words(plan, rows) == ["Kari Nordmann, rank: – → minister"]
        set_field(plan, Person, kari.id, "rank", Rank.HEAD_OF_GOVERNMENT)
        assert plan.undo_title == "Change rank of Kari Nordmann"
        assert "head of Government" in searched_in(kari)
        write_plan_json(plan, tmp_path / "plan.json")
        plan.undo()
        assert kari.rank is None
    with import_plan_json(tmp_path / "plan.json", tmp_path / "copy.stocktake") as copy:
        assert [person.rank for person in copy.meeting.people] == [Rank.HEAD_OF_GOVERNMENT]


def test_the_form_offers_ranks_and_none(qtbot: QtBot) -> None:
    form = PersonForm()
    qtbot.addWidget(form)
    with small_plan() as plan:
        kari = plan.meeting.people[0]
        form.show_person(kari)
        box = form.choices["rank"]
        assert [box.itemText(nth) for nth in range(3)] == ["–", "Head of State", "Vice-president"]
        assert box.currentText() == "–"
        with qtbot.waitSignal(form.field_requested) as asked:
            box.activated.emit(1)
        assert (asked.args[0].field, asked.args[0].value) == ("rank", Rank.HEAD_OF_STATE)


def test_the_longest_rank_makes_the_form_no_wider(qtbot: QtBot) -> None:
    use_language("fr")
    try:
        form = PersonForm()
    finally:
        use_language("en")
    qtbot.addWidget(form)
    box = form.choices["rank"]
    longest = max(box.fontMetrics().horizontalAdvance(box.itemText(nth)) for nth in range(box.count()))
    assert box.minimumSizeHint().width() < longest
