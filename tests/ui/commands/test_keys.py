"""Keys are declared once: none twice in a view, none that a view hears is missing, and Help lists them all."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

import stocktake_desktop.ui
from stocktake_desktop.ui.commands.help_window import chapters
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.look.keys import Key, View
from stocktake_desktop.ui.look.plain_words import key_words

UI = Path(stocktake_desktop.ui.__file__).parent
HEARD_IN = {
    "timeline/keyboard.py": View.TIMELINE,
    "timeline/view.py": View.TIMELINE,
    "timeline/title_in_place.py": View.FIELDS,
    "timeline/heads.py": View.HEADS,
    "people/calls.py": View.TIMELINE,
    "timeline/tray.py": View.TRAY,
    "people/list.py": View.PEOPLE,
    "people/panel.py": View.PEOPLE,
    "people/places.py": View.PEOPLE,
    "session/panel.py": View.SESSION,
    "session/person_row.py": View.SESSION,
    "session/segment_bar.py": View.SEGMENTS,
    "script/field_list.py": View.SCRIPT,
    "script/panel.py": View.SCRIPT,
    "script/sentence_edit.py": View.SCRIPT,
    "timeline/folded_day.py": View.SCRIPT,
    "table/view.py": View.TABLE,
    "table/editors.py": View.TABLE,
    "chasing/telling_view.py": View.TELLING,
    "chasing/view.py": View.CHASING,
    "documents/view.py": View.DOCUMENTS,
    "findings/cause_list.py": View.FINDINGS,
    "findings/cause_pane.py": View.FIELDS,
    "history/list.py": View.HISTORY,
    "on_site/running_order_list.py": View.SITE,
    "on_site/panel.py": View.SITE,
    "on_site/rehearsal.py": View.SITE,
    "on_site/card_keys.py": View.SITE,
    "on_site/ask_chips.py": View.RECOVERY,
    "on_site/recovery_pane.py": View.RECOVERY,
    "on_site/folded_room.py": View.ROOMS,
    "on_site/room_wall.py": View.ROOMS,
    "on_site/floor_field.py": View.FLOOR,
    "on_site/floor_pane.py": View.FLOOR_ROWS,
    "on_site/floor_row.py": View.FLOOR_ROWS,
    "on_site/board_window.py": View.SCREENS,
    "on_site/speakers_screen.py": View.SCREENS,
    "widgets/page_pane.py": View.SHEETS,
    "translations/cells.py": View.TRANSLATIONS,
    "translations/dialog.py": View.TRANSLATIONS,
    "translations/view.py": View.TRANSLATIONS,
    "rooms_days/stop_chips.py": View.FRAME,
    "dialogs/importing.py": View.IMPORT,
    "dialogs/rules.py": View.RULES,
    "commands/palette.py": View.FIELDS,
    "history/filters.py": View.FIELDS,
    "people/filters.py": View.FIELDS,
    "print_centre/sheet_filters.py": View.FIELDS,
    "search/filter_bar.py": View.FIELDS,
    "search/find_box.py": View.FIELDS,
    "widgets/cell_walk.py": View.FIELDS,
    "widgets/choice_box.py": View.FIELDS,
    "widgets/date_field.py": View.FORMS,
    "widgets/meant_field.py": View.FORMS,
    "widgets/movable_row.py": View.FIELDS,
    "widgets/pause.py": View.FIELDS,
    "widgets/text_edit.py": View.FIELDS,
    "widgets/who_field.py": View.FIELDS,
    "update/ticks.py": View.IMPORT,
    "welcome.py": View.IMPORT,
}
"""Each module of a view that hears keys by itself."""

NAMES = {"Enter": "Return", "Delete": "Del", "Insert": "Ins", "Escape": "Esc", "PageUp": "PgUp", "PageDown": "PgDown",
         "Backtab": "Tab", "Select": "Space", "Plus": "+", "Minus": "-"}  # fmt: skip
"""Keys that mean the same as, or are written like, the one that is declared."""


def heard(path):
    """The keys that a module names, without what is held down beside them."""
    found = set(re.findall(r"Qt\.Key\.Key_(\w+)", path.read_text("utf-8")))
    return {NAMES.get(key, key) for key in found}


def declared(view):
    return {keys.rsplit("+", 1)[-1] or "+" for key in Key if key.value.view is view for keys in key.value.keys}


MODULES = sorted(path.relative_to(UI).as_posix() for path in UI.rglob("*.py"))


def hears(name):
    """Whether a module names a key, or makes a shortcut."""
    text = (UI / name).read_text("utf-8")
    calls = (node.func for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
    return "Qt.Key.Key_" in text or any(isinstance(call, ast.Name) and call.id == "QShortcut" for call in calls)


def test_every_module_that_hears_keys_is_of_a_view():
    assert {name for name in MODULES if hears(name)} <= HEARD_IN.keys() <= set(MODULES)


@pytest.mark.parametrize("name", sorted(HEARD_IN))
def test_every_key_that_works_is_declared(name):
    assert heard(UI / name) - declared(HEARD_IN[name]) == set()


def test_no_shortcut_is_written_beside_the_table():
    written = [name for name in MODULES if re.search(r'QKeySequence\("', (UI / name).read_text("utf-8"))]
    assert written == []


def test_no_key_is_there_twice_in_one_view():
    pressed = Counter((key.value.view, QKeySequence(keys).toString()) for key in Key for keys in key.value.keys)
    assert [one for one, times in pressed.items() if times > 1] == []


def test_a_key_of_a_view_takes_none_from_the_menus():
    of_menus = {QKeySequence(keys).toString() for action in Action for keys in action.spec.keys}
    apart = {View.SCREENS, View.TRANSLATIONS, View.RULES}  # windows of their own
    mine = {QKeySequence(keys).toString() for key in Key if key.value.view not in apart for keys in key.value.keys}
    assert mine & of_menus == set()
    assert all(QKeySequence(keys).toString() for key in Key for keys in key.value.keys)


def test_help_names_every_key():
    listed = [(line.name, line.means) for chapter in chapters() for line in chapter.lines]
    assert [key for key in Key if key.row not in listed] == []
    pressed = ", ".join(words for words, _does in listed)
    assert [a for a in Action for keys in a.spec.keys if key_words(keys) not in pressed] == []
