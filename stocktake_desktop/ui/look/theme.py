"""How the program looks: ten colours by kind, a few for everything, three sizes of one family of type.

Colours are data (`resources/themes/*.json`); every other shade is derived from them here.
"""

import json
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

from stocktake_desktop.models import SessionKind
from stocktake_desktop.paths import resource

FAMILY = "IBM Plex Sans"
SMALL, NORMAL, LARGE = 11, 13, 16
"""The three sizes of type, in pixels at 100 %."""

GRID = 4
"""Distances are multiples of this many pixels; it is also the one radius."""


@dataclass(frozen=True)
class KindColours:
    """The colours of a block: its spine, the pale tint it stands on, and text on the tint."""

    spine: QColor
    tint: QColor
    ink: QColor


@dataclass(frozen=True)
class Theme:
    """One look, light or dark."""

    name: str
    paper: QColor
    desk: QColor
    ink: QColor
    muted: QColor
    hairline: QColor
    accent: QColor
    red: QColor
    amber: QColor
    spines: dict[SessionKind, QColor]

    def kind(self, kind: SessionKind) -> KindColours:
        """The colours of a block of this kind."""
        spine = self.spines[kind]
        return KindColours(spine, mix(spine, self.paper, 0.13), self.ink)

    @property
    def is_dark(self) -> bool:
        """True for light text on a dark ground."""
        return self.paper.lightness() < self.ink.lightness()

    def palette(self) -> QPalette:
        """The same colours for Qt's own widgets."""
        palette = QPalette()
        role = QPalette.ColorRole
        for roles, colour in (
            ((role.Window, role.Button, role.AlternateBase), self.desk),
            ((role.Base, role.ToolTipBase), self.paper),
            ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), self.ink),
            ((role.PlaceholderText,), self.muted),
            ((role.Highlight, role.Link, role.Accent), self.accent),
            ((role.HighlightedText,), self.paper),
            ((role.Mid, role.Midlight, role.Light, role.Dark), self.hairline),
        ):
            for part in roles:
                palette.setColor(part, colour)
        for part in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, part, mix(self.muted, self.desk, 0.6))
        return palette


def mix(colour: QColor, ground: QColor, share: float) -> QColor:
    """`share` (0–1) of a colour laid over a ground, opaque."""
    rest = 1 - share
    return QColor(
        round(colour.red() * share + ground.red() * rest),
        round(colour.green() * share + ground.green() * rest),
        round(colour.blue() * share + ground.blue() * rest),
    )


@cache
def theme(name: str) -> Theme:
    """The theme "light" or "dark"."""
    data = json.loads(resource("themes", f"{name}.json").read_text("utf-8"))
    spines = {SessionKind(kind): QColor(value) for kind, value in data.pop("kinds").items()}
    return Theme(name, **{key: QColor(value) for key, value in data.items()}, spines=spines)


def system_theme() -> Theme:
    """The theme the system asks for."""
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return theme("dark" if dark else "light")


@cache
def load_fonts() -> None:
    """Make the program's own type known to Qt."""
    for path in sorted(resource("fonts").glob("IBMPlexSans*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def font(pixels: int = NORMAL, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The program's type with tabular figures, so that times align."""
    result = QFont(FAMILY)
    result.setPixelSize(pixels)
    result.setVariableAxis(QFont.Tag("wght"), weight.value)  # a weight alone would be smeared: the file is variable
    result.setFeature(QFont.Tag("tnum"), 1)  # OpenType: figures of one width
    return result
