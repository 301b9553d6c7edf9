"""The help answers what a colour, a key or a word means; every kind of session is in its legend."""

import pytest

from stocktake_desktop.models import SessionKind
from stocktake_desktop.ui.commands.help_window import HelpWindow, chapters, colours
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.look.keys import View
from stocktake_desktop.ui.widgets.programme_boxes import kind_words
from tests.certain import certain


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("what is a hard stop?", "Hard stop"),
        ("Hard stop", "Hard stop"),
        ("stale", "Stale"),
        ("tbc", "To be confirmed (TBC)"),
        ("rapporteur", "Rapporteur"),
        ("podium sheet", "Sheet"),
        ("ctrl+k", "Ctrl+K"),
    ],
)
def test_a_question_finds_its_word(open_window, answer, typed, first):
    window = open_window()
    seen: list[list[str]] = []

    def look(help_window: HelpWindow) -> None:
        help_window.search.setText(typed)
        seen.append(help_window.shown)
        help_window.close()

    answer(window.commands[Action.KEYS].trigger, look)
    assert seen[0][0] == first


def test_what_nobody_explained_is_said_so(open_window):
    page = HelpWindow(open_window(), chapters())
    page.look_for("zzz")
    assert (page.shown, page.nothing.text()) == ([], "Nothing is said about “zzz” here.")
    page.look_for("")
    assert len(page.shown) == sum(len(chapter.lines) for chapter in chapters())
    page.deleteLater()


def test_the_legend_begins_at_the_colours_and_has_every_kind(open_window, answer):
    window = open_window()
    seen: list[str] = []

    def look(help_window: HelpWindow) -> None:
        seen.append(certain(help_window.tree.currentItem()).text(0))
        help_window.close()

    answer(window.commands[Action.LEGEND].trigger, look)
    assert seen == [colours().title]
    assert {line.name for line in colours().lines} == {kind_words()[kind] for kind in SessionKind}


def test_every_view_that_hears_keys_has_its_chapter():
    lines = [line for chapter in chapters() for line in chapter.lines]
    assert len({(line.name, line.means) for line in lines}) >= len(lines) - len(View)
    assert all(line.name and line.means for line in lines)
