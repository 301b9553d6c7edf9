"""The style of the session and findings panels, derived from the theme: a printed page whose fields open when met."""

from string import Template

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from stocktake_desktop.ui.look.style import theme_in_use
from stocktake_desktop.ui.look.theme import GRID, Theme, mix


def page_sheet(look: Theme) -> str:
    """The style sheet of a panel that reads as a page."""
    colours: dict[str, QColor] = {
        "desk": look.desk,
        "paper": look.paper,
        "ink": look.ink,
        "muted": look.muted,
        "hairline": look.hairline,
        "accent": look.accent,
        "red": look.red,
        "hover": mix(look.ink, look.paper, 0.05),
        "lifted": mix(look.accent, look.paper, 0.10),
        "chosen": mix(look.accent, look.paper, 0.12),
        "walked": mix(look.accent, look.paper, 0.26),
        "amber": look.amber,
        "line": mix(look.ink, look.paper, 0.24),
    }
    return Template(_SHEET).substitute({name: colour.name() for name, colour in colours.items()}, grid=GRID)


_SHEET = """
#page, #page_scroll { background: $paper; border: none; }
QFrame[section="true"] { background: $paper; border: none; border-top: 1px solid $hairline; }
#head { border: none; }
#rubric, #field_name, #unit, #small { color: $muted; }
#rubric, #field_name, #group, #budget, #wrong_words { padding: 0 0 0 ${grid}px; }
#unit { padding-right: 2px; }
#floor_now #rubric, #floor_pane #budget { padding-left: 0; }
#wrong_words, #budget[wrong="true"] { color: $red; }
#budget { color: $muted; }
#group { color: $ink; border-top: 1px solid $hairline; padding-top: ${grid}px; margin-top: ${grid}px; }
#group[empty="true"] { color: $muted; }
#strong[declined="true"] { color: $muted; }
#drop_line { background: $accent; border: none; }
QFrame[movable="true"] { border: none; background: transparent; border-radius: ${grid}px; }
#floor_row[movable="true"] { border-bottom: 1px solid $hairline; border-left: 3px solid transparent; border-radius: 0; }
#floor_row[movable="true"][ahead="true"] { background: $lifted; border-left-color: $accent; }
#floor_row[movable="true"][cut="true"] { border-top: 2px solid $red; }
#floor_row[movable="true"]:focus { background: $walked; border-left-color: $accent; }
#stop_words, #floor_row #strong[wrong="true"] { color: $red; font-weight: 600; }
#ahead_words { color: $accent; font-weight: 600; }
QFrame[movable="true"][lifted="true"] { background: $lifted; }
*[quiet="true"] { background: transparent; border: 1px solid transparent; border-radius: ${grid}px;
  padding: 1px 3px; min-height: 18px; }
*[quiet="true"]:hover { border-color: $line; }
*[quiet="true"]:focus { border-color: $accent; background: $paper; }
*[quiet="true"]:disabled { color: $ink; background: transparent; border-color: transparent; }
*[quiet="true"][readOnly="true"] { border-color: transparent; background: transparent; }
*[quiet="true"][wrong="true"] { border-color: $red; }
*[aside="true"] { color: $muted; min-height: 16px; }
*[aside="true"]:focus { color: $ink; }
QComboBox[quiet="true"]::drop-down { border: none; width: 16px; }
QComboBox[quiet="true"]:disabled::down-arrow { image: none; }
QToolButton[quiet="true"] { color: $muted; padding: 1px 5px; }
QToolButton[quiet="true"]:hover { background: $hover; border-color: transparent; color: $ink; }
QToolButton[quiet="true"]:focus { border-color: $accent; }
QToolButton[quiet="true"]:checked { color: $ink; }
QToolButton[quiet="true"]:disabled { color: $muted; }
QToolButton[quiet="true"]::menu-indicator { image: none; width: 0; }
QToolButton#link, QToolButton#link:hover { color: $accent; }
QFrame[ruled="true"] { border-bottom: 1px solid $hairline; border-radius: 0; }
#empty_words { color: $muted; }
#better { color: $accent; }
QFrame[movable="true"][welcomes="true"], QFrame[section="true"][welcomes="true"] { background: $lifted; }
QFrame[movable="true"][welcomes="true"] { border: 1px solid $accent; }
#group[welcomes="true"] { background: $lifted; color: $accent; }
#page[welcomes="true"], #page_scroll[welcomes="true"] { background: $lifted; }
#click_line { border: 1px solid transparent; border-radius: ${grid}px; background: transparent; }
#click_line:hover { background: $hover; }
#click_line:focus { border-color: $accent; }
#script_head { background: $chosen; border: none; border-bottom: 1px solid $hairline; }
#language_bar { background: $paper; border-bottom: 1px solid $hairline; }
#language { border: 1px solid transparent; border-radius: ${grid}px; padding: 3px 8px; background: transparent; }
#language:hover { background: $hover; }
#language:focus { border-color: $accent; }
#language:checked { border-color: $line; background: $paper; font-weight: 600; }
#script_step { background: $paper; border: none; border-bottom: 1px solid $hairline; }
#script_step[now="true"] { background: $lifted; }
#script_number { background: $accent; color: $paper; border-radius: 2px; }
QToolButton#script_tab { background: $paper; color: $ink; font-weight: 600; padding: 3px 8px; }
#step_kind { color: $accent; }
#sentence { background: transparent; border: 1px solid transparent; border-left: 3px solid $accent; border-radius: 0;
  padding-left: 3px; }
#sentence:hover { border-color: $line; border-left-color: $accent; }
#sentence:focus { border: 2px solid $accent; background: $paper; border-radius: ${grid}px; padding-left: 3px; }
#sentence[missing="true"] { color: $muted; border-left-color: $amber; }
QFrame[if="true"] { border: 1px dashed $muted; padding: 2px; }
#sentence[if="true"] { border: 1px solid transparent; }
#sentence[if="true"]:focus { border: 2px solid $accent; }
QToolButton[own="true"] { color: $accent; }
QToolButton[missing="true"] { color: $amber; }
#folded_day { background: $desk; border: none; }
QToolButton#folded_day_name { color: $ink; margin-left: ${grid}px; }
#field_list { background: $paper; border: 1px solid $line; }
"""


class PageLook:
    """Dresses a panel as a page and follows the theme."""

    def __init__(self, panel: QWidget) -> None:
        self._panel = panel
        self._theme: Theme | None = None
        self.follow()

    def follow(self) -> None:
        """Dress the panel again when the theme is another one."""
        if theme_in_use() is not self._theme:
            self._theme = theme_in_use()
            self._panel.setStyleSheet(page_sheet(self._theme))
