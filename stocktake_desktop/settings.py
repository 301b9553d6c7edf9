"""Preferences, each declared once: name, type, default, one sentence. Kept as JSON, written whole or not at all."""

import contextlib
import json
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any

from stocktake_desktop.languages import PAPER_LANGUAGES
from stocktake_desktop.whole import write_whole

THEMES = ("system", "light", "dark")
PAPERS = ("A4", "Letter", "A3")
VIEWS = ("plan view", "table view", "sheets view", "site view")
SNAPS = (1, 5, 10, 15, 30)
HOURS = tuple(range(25))
BESIDE = ("staff", "floor")
FOLLOWS = ("only", "room", "day")
LAYOUTS = ("after", "beside")
CARD_ORDERS = ("seat", "walking")
RECENT_KEPT = 8


def _about(sentence: str, choices: tuple[str, ...] | tuple[int, ...] = ()) -> dict[str, Any]:
    return {"sentence": sentence, "choices": choices}


@dataclass
class Settings:
    """What the program remembers between two starts; nothing in it belongs to a plan."""

    path: Path
    """The file they are kept in."""

    language: str = field(
        default="", metadata=_about("The language of the screens as a code such as fr; empty follows the system.")
    )
    theme: str = field(
        default="system", metadata=_about("The colours: as the system asks, always light or always dark.", THEMES)
    )
    paper: str = field(default="A4", metadata=_about("The size of the paper that sheets are set for.", PAPERS))
    sheet_paper: str = field(
        default="", metadata=_about("The paper every sheet is printed on; empty: each on its own.", ("", *PAPERS))
    )
    sheet_language: str = field(
        default="en", metadata=_about("The language sheets are printed in.", tuple(PAPER_LANGUAGES))
    )
    sheet_second_language: str = field(
        default="",
        metadata=_about("A second language on every sheet; empty: none.", ("", *PAPER_LANGUAGES)),
    )
    sheet_layout: str = field(
        default="after",
        metadata=_about("Two languages one after the other, or side by side on paper twice as wide.", LAYOUTS),
    )
    card_order: str = field(
        default="seat", metadata=_about("The name plates of a podium by seat, or as people walk in.", CARD_ORDERS)
    )
    recent: list[str] = field(default_factory=list, metadata=_about("The plans opened last, newest first."))
    view: str = field(default="plan view", metadata=_about("The programme as a plan of days or as a table.", VIEWS))
    first_hour: int = field(default=8, metadata=_about("The first hour of a day that is always shown.", HOURS))
    last_hour: int = field(default=18, metadata=_about("The last hour of a day that is always shown.", HOURS))
    snap: int = field(default=5, metadata=_about("Minutes that a moved session snaps to.", SNAPS))
    follows: str = field(
        default="only",
        metadata=_about("What follows a session that is moved: nothing, later ones in its room, or that day.", FOLLOWS),
    )
    beside_rooms: str = field(
        default="staff",
        metadata=_about("What stands beside the rooms on the day: what staff do, the floor list.", BESIDE),
    )
    hall_screens: list[str] = field(
        default_factory=list,
        metadata=_about("Of each room its display for the speakers, what that shows and says, with tabs between."),
    )
    reduced_motion: bool = field(
        default=False, metadata=_about("Nothing flashes on any screen; else it is as the system asks.")
    )
    real_time: str = field(
        default="", metadata=_about("What real time was counted from while something ran, by this start of the laptop.")
    )
    window_geometry: str = field(default="", metadata=_about("Where the window stood, as Qt writes it, in base 64."))
    window_panels: str = field(
        default="", metadata=_about("Which panels were open and how wide, as Qt writes it, in base 64.")
    )

    def save(self) -> None:
        """Write the preferences; a folder that cannot be written is no reason to stop anybody's work."""
        values = {setting.name: getattr(self, setting.name) for setting in declared()}
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self.path, json.dumps(values, indent=2).encode())

    def remember(self, plan: Path) -> None:
        """Put a plan first among the recent ones."""
        newest = str(plan.resolve())
        self.recent = [newest, *(other for other in self.recent if other != newest)][:RECENT_KEPT]
        self.save()

    def forget(self, plan: Path) -> None:
        """Take a plan that is gone out of the recent ones."""
        self.recent = [other for other in self.recent if other != str(plan)]
        self.save()


def declared() -> list[Field[Any]]:
    """Every setting with its type, default and (in `metadata`) its sentence and choices."""
    return [setting for setting in fields(Settings) if "sentence" in setting.metadata]


def load(path: Path) -> Settings:
    """The preferences kept in `path`; what is missing, broken or makes no sense has its default."""
    settings = Settings(path)
    values = _read(path)
    for setting in declared():
        value = values.get(setting.name)
        if _fits(setting, value, getattr(settings, setting.name)):
            setattr(settings, setting.name, value)
    settings.recent = [path for path in settings.recent if "\0" not in path][:RECENT_KEPT]
    if settings.first_hour >= settings.last_hour:
        settings.first_hour, settings.last_hour = Settings.first_hour, Settings.last_hour
    return settings


def _read(path: Path) -> dict[str, Any]:
    try:
        values = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def _fits(setting: Field[Any], value: Any, default: Any) -> bool:
    if type(value) is not type(default):  # isinstance would take True for a number
        return False
    if isinstance(value, list):
        return all(isinstance(item, str) for item in value)
    return not setting.metadata["choices"] or value in setting.metadata["choices"]
