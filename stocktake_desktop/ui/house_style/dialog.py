"""The house style of the sheets: emblem, organisation, "Internal", duty officer, colours, size; with a page beside."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from stocktake_desktop.edits.house_style import set_house_style
from stocktake_desktop.models import PlanError, PodiumSize
from stocktake_desktop.planning.house_style import HouseStyle, house_style_of
from stocktake_desktop.settings import Settings
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.house_style.emblem_file import picture_of, read_emblem
from stocktake_desktop.ui.house_style.page import HouseStylePage
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.ui.widgets.form_dialog import FormDialog
from stocktake_desktop.words import _

_EMBLEM = QSize(40 * GRID, 20 * GRID)
_PAUSE = 200
"""Milliseconds without a key before the page is set again."""


def change_house_style(document: Document, settings: Settings, window: QWidget) -> None:
    """Ask for the house style and change what differs, as one step."""
    form = HouseStyleDialog(window, document, settings)
    form.ask(lambda: document.attempt(set_house_style, form.wished()))


class HouseStyleDialog(FormDialog):
    """Asks for the house style; beside the fields stands a sheet as it would be printed."""

    def __init__(self, parent: QWidget, document: Document, settings: Settings) -> None:
        super().__init__(parent, _("House style of the sheets"), _("Change the house style"))
        house = house_style_of(document.plan.meeting)
        self._emblem = house.emblem
        self.picture = plain_label(name="emblem")
        self.choose, self.take_away = QPushButton(_("Choose a &file…")), QPushButton(_("&Take away"))
        self.organisation, self.officer = QLineEdit(house.organisation_line), QLineEdit(house.duty_officer)
        self.internal, self.colours, self.brief, self.code = (
            QCheckBox(_("Mark &internal sheets “Internal”")),
            QCheckBox(_("Print in &colours")),
            QCheckBox(_("O&bjectives and format on podium sheets")),
            QCheckBox(_("Mark of the stamp as a &QR code, too")),
        )
        self.organisation.setMaxLength(300)
        self.officer.setMaxLength(160)
        self.officer.setPlaceholderText(_("Name, telephone, room"))
        self.internal.setChecked(house.is_internal)
        self.colours.setChecked(house.in_colour)
        self.brief.setChecked(house.podium_has_brief)
        self.code.setChecked(house.stamp_has_code)
        self.code.setToolTip(_("Its four signs as text, for a telephone that has no net; drafts have no mark"))
        sizes = {
            PodiumSize.NORMAL: _("normal"),
            PodiumSize.LARGE: _("large"),
            PodiumSize.VERY_LARGE: _("very large"),
        }
        self.text_size = ChoiceBox(_("Text of podium sheets"), [Choice(*pair) for pair in sizes.items()])
        self.text_size.setProperty("quiet", False)
        self.text_size.show_value(house.podium_size)
        self.page = HouseStylePage(document.plan, settings)
        self._setting = QTimer(self, singleShot=True, interval=_PAUSE)
        self._setting.timeout.connect(self._show_page)
        self._lay_out()
        self._wire()
        self._show_emblem()
        self._show_page()
        self.check()

    def wished(self) -> HouseStyle:
        """The house style as it was set."""
        return HouseStyle(
            self.organisation.text().strip(),
            self.internal.isChecked(),
            self.officer.text().strip(),
            self._emblem,
            self.colours.isChecked(),
            PodiumSize(str(self.text_size.value())),
            self.brief.isChecked(),
            self.code.isChecked(),
        )

    def choose_emblem(self) -> None:
        """Ask for a picture file and show it; one that cannot be used is told, and what was there stays."""
        kinds = _("Pictures (*.png *.svg)")
        path, _kind = QFileDialog.getOpenFileName(self, _("Emblem"), "", kinds)
        if path:
            self.take_emblem(Path(path))

    def take_emblem(self, path: Path) -> None:
        """Use the picture of a file."""
        self.check()
        try:
            self._emblem = read_emblem(path)
        except PlanError as error:
            self.wrong.setText(str(error))
            self.wrong.show()
            return
        self._show_emblem()
        self._show_page()

    def clear_emblem(self) -> None:
        """Print no emblem."""
        self._emblem = ""
        self.check()
        self._show_emblem()
        self._show_page()
        self.choose.setFocus()

    def _show_emblem(self) -> None:
        ratio = self.devicePixelRatioF()
        picture = picture_of(self._emblem)
        if not picture.isNull():
            ways = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            picture = picture.scaled((_EMBLEM - QSize(2 * GRID, 2 * GRID)) * ratio, *ways)
            picture.setDevicePixelRatio(ratio)
        self.picture.setPixmap(picture if self._emblem else QPixmap())
        if not self._emblem or picture.isNull():
            self.picture.setText(_("The picture is broken.") if self._emblem else _("No emblem"))
        self.take_away.setEnabled(bool(self._emblem))

    def _show_page(self) -> None:
        self.page.show_style(self.wished())

    def _wire(self) -> None:
        self.choose.clicked.connect(self.choose_emblem)
        self.take_away.clicked.connect(self.clear_emblem)
        for field in (self.organisation, self.officer):
            field.textChanged.connect(self._setting.start)
            field.textChanged.connect(self.check)
        for box in (self.internal, self.colours, self.brief, self.code):
            box.toggled.connect(self._show_page)
        self.text_size.chosen.connect(self._show_page)

    def _lay_out(self) -> None:
        fields, halves = QFormLayout(), QHBoxLayout()
        fields.setHorizontalSpacing(4 * GRID)
        fields.setVerticalSpacing(3 * GRID)
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        fields.addRow(_("Emblem"), self._emblem_row())
        fields.addRow(_("&Organisation"), self.organisation)
        fields.addRow(_("&Duty officer"), self.officer)
        fields.addRow(_("Text of &podium sheets"), self.text_size)
        fields.addRow("", self.internal)
        fields.addRow("", self.colours)
        fields.addRow("", self.brief)
        fields.addRow("", self.code)
        words = _("Room signs and name plates are for everybody: “Internal” and the duty officer are left out there.")
        fields.addRow("", plain_label(words, "small", wrap=True))
        halves.setSpacing(6 * GRID)
        left = QVBoxLayout()
        left.addLayout(fields)
        left.addStretch(1)
        halves.addLayout(left, 1)
        halves.addWidget(self.page)
        self.body.addLayout(halves, 1)
        self.setMinimumWidth(220 * GRID)

    def _emblem_row(self) -> QHBoxLayout:
        self.picture.setAccessibleName(_("Emblem"))
        self.picture.setFixedSize(_EMBLEM)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose.setToolTip(_("A PNG or SVG picture"))
        buttons, row = QVBoxLayout(), QHBoxLayout()
        for button in (self.choose, self.take_away):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        row.addWidget(self.picture)
        row.addSpacing(2 * GRID)
        row.addLayout(buttons, 1)
        return row
