"""The look of Qt's own widgets, derived from the theme: flat, hairlines instead of boxes, one radius."""

from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from stocktake_desktop.paths import resource
from stocktake_desktop.ui.look.theme import GRID, NORMAL, SMALL, Theme, font, load_fonts, mix, system_theme, theme


def theme_in_use() -> Theme:
    """The theme the program wears now, whoever asked for it."""
    palette = QGuiApplication.palette()
    dark = palette.color(QPalette.ColorRole.Base).lightness() < palette.color(QPalette.ColorRole.Text).lightness()
    return theme("dark" if dark else "light")


def wear(wish: str) -> Theme:
    """Dress the whole program in the theme "light" or "dark", or "system" for what the system asks; returns it."""
    load_fonts()
    hints = QGuiApplication.styleHints()
    schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    hints.setColorScheme(schemes.get(wish, Qt.ColorScheme.Unknown))
    chosen = system_theme() if wish == "system" else theme(wish)
    app, look = QApplication.instance(), sheet(chosen)
    if isinstance(app, QApplication) and app.styleSheet() != look:  # dressing every widget again takes a while
        if not app.styleSheet():
            app.setStyle("Fusion")
        app.setFont(font())
        app.setPalette(chosen.palette())
        app.setStyleSheet(look)
    return chosen


def sheet(look: Theme) -> str:
    """The style sheet of a theme."""
    colours = {
        "paper": look.paper,
        "desk": look.desk,
        "ink": look.ink,
        "muted": look.muted,
        "hairline": look.hairline,
        "accent": look.accent,
        "amber": look.amber,
        "red": look.red,
        "warm": mix(look.amber, look.desk, 0.14),
        "notice_link": mix(look.accent, look.paper, 0.45) if not look.is_dark else mix(look.accent, look.paper, 0.4),
        "notice_keys": mix(look.paper, look.ink, 0.6),
        "notice_hover": mix(look.paper, look.ink, 0.18),
        "hover": mix(look.ink, look.desk, 0.07),
        "pressed": mix(look.ink, look.desk, 0.13),
        "field_line": mix(look.ink, look.paper, 0.32),
        "chosen": mix(look.accent, look.paper, 0.16),
        "faint": mix(look.muted, look.desk, 0.6),
        "handle": mix(look.ink, look.desk, 0.22),
        "strong": mix(look.accent, look.ink, 0.85) if not look.is_dark else mix(look.accent, look.ink, 0.8),
    }
    sizes = {"small": SMALL, "normal": NORMAL, "grid": GRID}
    return Template(_SHEET).substitute(
        {name: colour.name() for name, colour in colours.items()}, **sizes, icons=resource("icons").as_posix()
    )


_SHEET = """
QDialogButtonBox, QMessageBox { dialogbuttonbox-buttons-have-icons: 0; }
QMainWindow, QDialog, QMessageBox { background: $desk; }
QMainWindow::separator { background: $hairline; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: $accent; }
QMenuBar { background: $desk; padding: 2px 6px; spacing: 2px; }
QMenuBar::item { padding: 4px 8px; border-radius: ${grid}px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenuBar::item:pressed { background: $pressed; }
QMenu { background: $paper; border: 1px solid $hairline; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 8px; border-radius: ${grid}px; }
QMenu::item:selected { background: $chosen; color: $ink; }
QMenu::item:disabled { color: $faint; }
QMenu::icon { padding-left: 6px; }
QMenu::separator { height: 1px; background: $hairline; margin: 4px 8px; }
QToolBar { background: $desk; border: none; border-bottom: 1px solid $hairline; padding: 3px 8px; spacing: 2px; }
QToolBar::separator { background: $hairline; width: 1px; margin: 5px 7px; }
QToolBar QToolButton { background: transparent; border: 1px solid transparent; border-radius: ${grid}px; padding: 4px; }
QToolBar QToolButton:hover { background: $hover; }
QToolBar QToolButton:pressed { background: $pressed; }
QToolBar QToolButton:checked { background: $chosen; }
QToolBar QToolButton:focus { border-color: $accent; }
#follows::menu-indicator { image: none; }
#qt_toolbar_ext_button { background: $hover; border: 1px solid $field_line; border-radius: ${grid}px; padding: 4px; }
#empty_hint { color: $muted; background: $paper; border: 1px solid $hairline; border-radius: ${grid}px; padding: 8px; }
#told QLabel#qt_msgbox_label, #told QLabel#qt_msgbox_informativelabel { min-width: 380px; }
QStatusBar { background: $desk; border-top: 1px solid $hairline; color: $muted; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $muted; font-size: ${small}px; padding: 0 4px; }
QDockWidget { color: $muted; }
QToolTip { background: $paper; color: $ink; border: 1px solid $hairline; padding: 4px 6px; }
#rubric { color: $muted; padding: 0 0 ${grid}px 0; }
#muted, #small { color: $muted; }
#wrong { color: $amber; }
#source_place { color: $muted; font-size: ${small}px; padding: 0 2px; min-height: 0; border: none; }
#source_place:enabled { color: $accent; }
#source_place[wrong="true"], #unused { color: $amber; }
#panel_title { background: $desk; border-bottom: 1px solid $hairline; }
#panel_title QLabel { color: $muted; }
#panel_title QToolButton { border: none; border-radius: ${grid}px; padding: 2px; }
#panel_title QToolButton:hover { background: $pressed; }
QStatusBar #notice QLabel { padding: 0; }
QStatusBar #notice[fresh="true"] { background: $ink; }
QStatusBar #notice QLabel[fresh="true"] { color: $paper; }
#notice #offer { background: transparent; border: none; color: $notice_link; padding: 2px 8px; min-height: 0; }
QStatusBar #notice #offer_keys { color: $notice_keys; padding-right: 8px; }
#notice #offer:hover { background: $notice_hover; }
#notice_card { background: $ink; border-radius: ${grid}px; }
#notice_card QLabel { color: $paper; }
#banner { background: $warm; border-bottom: 1px solid $hairline; }
QPushButton { background: $paper; border: 1px solid $field_line; border-radius: ${grid}px; padding: 5px 14px;
  min-height: 16px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:focus { border-color: $accent; }
QPushButton:default { background: $strong; border-color: $strong; color: $paper; }
QPushButton:disabled { color: $faint; border-color: $hairline; background: $desk; }
QPushButton:flat { background: transparent; border-color: transparent; }
QPushButton:flat:hover { background: $hover; }
QPushButton:flat:focus { border-color: $accent; }
#in_hand { background: $paper; border: 1px dashed $accent; border-radius: ${grid}px; }
#first_choice { background: $strong; border-color: $strong; color: $paper; }
#first_choice:focus { border-color: $ink; }
#choice { text-align: left; min-height: 52px; padding: 0; background: transparent; border-color: transparent; }
#choice:hover { background: $hover; }
#choice:focus { border-color: $accent; }
#row_button { background: transparent; border-color: transparent; color: $strong; padding: 2px 8px; }
#row_button:hover { background: $hover; }
#row_button:pressed { background: $pressed; }
#row_button:focus { border-color: $accent; }
#row_button:disabled { color: $faint; background: transparent; border-color: transparent; }
#row_button::menu-indicator { image: url("$icons/arrow-down.svg"); width: 12px; height: 12px;
  subcontrol-origin: padding; subcontrol-position: center right; }
#filter_switch { background: transparent; border: 1px solid transparent; border-radius: ${grid}px; padding: 2px 6px;
  color: $muted; font-size: ${small}px; }
#filter_switch:checked { background: $chosen; color: $ink; }
#filter_switch:hover { background: $hover; }
#filter_switch:focus { border-color: $accent; }
#print_bar { background: $desk; border-bottom: 1px solid $hairline; }
#main_button { background: $strong; border-color: $strong; color: $paper; }
#main_button:hover { background: $accent; }
#main_button:disabled { background: $desk; border-color: $hairline; color: $faint; }
#clock_strip, #speakers_desk { background: $desk; }
#laptop_time { color: $muted; font-size: ${small}px; }
#laptop_time[differs="true"] { color: $amber; }
#rehearsal_strip QLabel { color: white; }
#pace { background: transparent; border: 1px solid white; border-radius: 0; color: white; padding: 4px 8px; }
#pace:hover, #pace:focus { background: #936300; }
#pace:checked { background: white; color: #7a5200; font-weight: 600; }
#end_rehearsal { background: white; border: 2px solid white; color: #7a5200; font-weight: 600; }
#end_rehearsal:hover { background: #f4ead4; }
#end_rehearsal:focus { border-color: $accent; }
#on_site[rehearses="true"], #rooms_ground[rehearses="true"], #speakers_desk[rehearses="true"] { background: $warm; }
#clock_strip { border-bottom: 1px solid $hairline; }
#speakers_desk { border-bottom: 1px solid $hairline; }
#fold { background: transparent; border: none; font-weight: 600; padding: 2px; }
#fold:focus { color: $accent; }
#side_pane { border-left: 1px solid $hairline; background: $paper; }
#dialog_foot { background: $desk; border-top: 1px solid $hairline; }
#column_heads { background: $desk; border-bottom: 1px solid $hairline; }
#stop_chip { background: transparent; border: 1px solid $red; border-radius: ${grid}px; color: $red; padding: 2px 5px; }
#stop_chip:hover, #stop_chip:focus { background: $hover; }
#stop_chip:focus { border-color: $accent; }
#stop_chip:disabled { color: $faint; border-color: $hairline; }
#side_pane > QTabBar { background: $desk; border-bottom: 1px solid $hairline; }
#staff_board, #floor_pane { background: $paper; border: none; }
#staff_board > QWidget > QWidget { background: $paper; }
#board_window { background: $desk; }
#room_card, #folded_room, #board_row { background: $paper; border: 1px solid $hairline; border-radius: ${grid}px; }
#heading[large="true"] { font-size: 24px; }
#folded_room #go { font-size: ${normal}px; padding: 4px 6px; }
#folded_room #recover { padding: 1px 4px; min-height: 0; font-size: ${small}px; }
#room_card[keyed="true"], #folded_room[keyed="true"], #folded_room:focus { border-color: $accent; }
#way_table { background: $paper; border: 1px solid $hairline; border-radius: ${grid}px; }
#way_head, #way_cell { border: none; border-bottom: 1px solid $hairline; border-left: 1px solid $hairline; }
#way_head { border-top: 3px solid transparent; }
#way_head[here="true"], #way_cell[here="true"] { background: $chosen; }
#way_head[here="true"] { border-top-color: $strong; }
#way_rubric { background: $desk; border-bottom: 1px solid $hairline; }
#way_foot { background: $chosen; border-radius: ${grid}px; }
QLabel[tone="good"] { color: $accent; }
QLabel[tone="dear"] { color: $amber; }
QLabel[tone="bad"] { color: $red; }
#recover { color: $amber; border-color: $amber; font-weight: 600; }
#wait_chip { border: 1px dashed $amber; border-radius: ${grid}px; }
#wait_words { background: transparent; border: 1px solid transparent; color: $amber; font-size: ${small}px;
  font-weight: 600; padding: 2px 4px; text-align: left; }
#wait_words:hover { background: $hover; }
#wait_chip QToolButton { background: transparent; border: 1px solid transparent; color: $amber; padding: 1px 5px; }
#wait_chip QToolButton:hover { background: $hover; }
#open { color: $amber; font-size: ${small}px; font-weight: 600; }
#wait_words:focus, #wait_chip QToolButton:focus { border-color: $accent; }
#go { color: $accent; border: 1px solid $accent; border-radius: ${grid}px; font-weight: 600; font-size: 16px;
  padding: 4px 12px; min-height: 28px; }
#go[due="true"], #press[due="true"] { background: $accent; color: $paper; border-color: $accent; }
#go[tall="true"] { min-height: 36px; }
#go[long="true"] { font-size: ${normal}px; padding: 4px 6px; }
#press { padding: 5px 8px; }
#go:hover { background: $hover; }
#go[due="true"]:hover, #press[due="true"]:hover { background: $strong; }
#go:disabled { background: $hover; color: $faint; border-color: $hairline; }
#go:focus { border: 2px solid $ink; }
#running_order { border: none; border-top: 1px solid $hairline; background: transparent; }
#running_order::item { padding: 2px 6px 2px 0; }
QComboBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
#report::item { padding: 3px 4px; }
#report QHeaderView { background: $desk; border: none; }
#filter_bar { background: $desk; border-bottom: 1px solid $hairline; }
#emblem { background: white; color: #55595f; border: 1px solid $field_line; }
#filter_choice { background: transparent; border: 1px solid $field_line; border-radius: ${grid}px; padding: 2px 8px; }
#filter_choice:hover { background: $hover; }
#filter_choice:focus { border-color: $accent; }
#filter_choice[narrows="true"] { background: $chosen; border-color: $accent; }
#filter_choice::menu-indicator { image: none; }
#filter_switch:disabled { background: transparent; color: $faint; }
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox { background: $paper; color: $ink;
  border: 1px solid $field_line; border-radius: ${grid}px; padding: 3px 6px; min-height: 18px;
  selection-background-color: $accent; selection-color: $paper; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
  border-color: $accent; }
#qt_calendar_navigationbar { background: $desk; }
#qt_calendar_navigationbar QToolButton { color: $ink; border: 1px solid transparent; border-radius: ${grid}px;
  padding: 2px 6px; }
#qt_calendar_navigationbar QToolButton:hover { background: $hover; }
#qt_calendar_monthbutton::menu-indicator { image: none; }
QLineEdit[wrong="true"] { border-color: $amber; }
#said { color: $muted; }
#said[wrong="true"] { color: $amber; }
QComboBox[mixed="true"], QLineEdit[mixed="true"] { font-style: italic; color: $muted; }
#several_head { background: $chosen; border-left: 4px solid $accent; }
#title_in_place { border: 2px solid $accent; font-weight: 600; padding: 1px 4px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { color: $muted;
  background: $desk; border-color: $hairline; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url("$icons/arrow-down.svg"); width: 12px; height: 12px; }
QCheckBox { spacing: 6px; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid $field_line; border-radius: 3px;
  background: $paper; }
QCheckBox::indicator:focus, QCheckBox::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { border-color: $accent; image: url("$icons/tick.svg"); }
QCheckBox::indicator:disabled { background: $desk; border-color: $hairline; }
QSpinBox::up-button, QSpinBox::down-button {
  border: none; background: transparent; width: 18px; }
QSpinBox::up-arrow { image: url("$icons/arrow-up.svg"); width: 12px; height: 12px; }
QSpinBox::down-arrow { image: url("$icons/arrow-down.svg"); width: 12px; height: 12px; }
QTabWidget::pane { border: 1px solid $hairline; border-radius: ${grid}px; top: -1px; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent;
  padding: 6px 12px; }
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:selected { color: $ink; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; }
QTabWidget QAbstractItemView { border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QComboBox QAbstractItemView { background: $paper; border: 1px solid $hairline; outline: none;
  selection-background-color: $chosen; selection-color: $ink; }
QAbstractItemView { background: $paper; border: 1px solid $hairline; outline: none; alternate-background-color: $desk;
  selection-background-color: $chosen; selection-color: $ink; }
#palette { background: $paper; border: 1px solid $field_line; border-radius: ${grid}px; }
#palette QTreeView { border: none; background: transparent; outline: none; }
#palette QTreeView::item { padding: 4px 6px; border: none; }
#palette QTreeView::item:selected { background: $chosen; color: $ink; border-radius: ${grid}px; }
#palette QLineEdit { padding: 6px 8px; }
#card { background: $paper; border: 1px solid $field_line; border-radius: ${grid}px; }
#offers { background: $paper; border: 1px solid $field_line; border-radius: ${grid}px; padding: 3px; }
#offers::item { padding: 2px 6px; }
#found { padding: 4px; }
#found::item { padding: 4px 6px; }
QHeaderView::section { background: $desk; color: $muted; border: none; border-bottom: 1px solid $hairline;
  padding: 4px 6px; font-size: ${small}px; }
QScrollArea { border: none; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $handle; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
