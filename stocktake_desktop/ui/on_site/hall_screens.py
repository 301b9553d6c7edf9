"""Which room is shown on which display, one screen a room; all of it comes back after a restart or an unplugging."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from stocktake_desktop.settings import Settings
from stocktake_desktop.ui.look.motion import may_flash
from stocktake_desktop.ui.on_site.hall_scene import Scene, Shows
from stocktake_desktop.ui.on_site.room_face import Press
from stocktake_desktop.ui.on_site.speakers_screen import SpeakersScreen

_BETWEEN = "\t"


@dataclass(frozen=True)
class HallNote:
    """What this laptop is to show of a room: on which display (empty: on none), what of it, and a message."""

    display: str = ""
    shows: Shows = Shows.ALL
    message: str = ""


class HallScreens(QObject):
    """Opens and closes the screens, and keeps with the preferences of this laptop what they are to show."""

    changed = Signal()
    """A display came or went, or a screen was closed."""
    pressed = Signal(str, Press)
    """What was pressed for a room on its screen."""

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._notes = dict(_read(settings.hall_screens))
        self.shown: dict[str, SpeakersScreen] = {}
        self.newest = ""
        """The display that was plugged in last."""
        self._app = QGuiApplication.instance()
        if isinstance(self._app, QGuiApplication):
            self._app.screenAdded.connect(self.screen_came)
            self._app.screenRemoved.connect(self.screen_went)

    def note(self, room_id: str) -> HallNote:
        """What is to be shown of a room."""
        return self._notes.get(room_id, HallNote())

    def keep(self, room_id: str, note: HallNote) -> None:
        """Show this of a room from now on, after a restart too."""
        self._notes[room_id] = replace(note, message=" ".join(note.message.split()))
        there = [(room, one) for room, one in self._notes.items() if one != HallNote()]
        self._settings.hall_screens = [_BETWEEN.join((room, *_values(one))) for room, one in there]
        self._settings.save()

    def open(self, room_id: str, display: QScreen) -> None:
        """Show a room on a display; another room that is shown there makes place."""
        for other in [room for room, screen in self.shown.items() if screen.display == name_of(display)]:
            self.close(other)
        self.keep(room_id, replace(self.note(room_id), display=name_of(display)))
        self._show(room_id, display)

    def close(self, room_id: str) -> None:
        """Take a room off its display, and let it stay off."""
        self.keep(room_id, replace(self.note(room_id), display=""))
        self._hide(room_id)

    def leave_no_room(self) -> None:
        """What was opened while no room was in use makes place for the rooms."""
        if "" in self.shown:
            self.close("")

    def close_all(self) -> None:
        """Take everything off for now, as the program ends."""
        for room_id in list(self.shown):
            self._hide(room_id)

    def restore(self, room_ids: Iterable[str]) -> None:
        """Show again what was shown of these rooms, as far as the displays are there."""
        there = {name_of(screen): screen for screen in QGuiApplication.screens()}
        for room_id in room_ids:
            display = there.get(self.note(room_id).display)
            if display is not None and room_id not in self.shown:
                self._show(room_id, display)

    def is_missed(self, room_id: str) -> bool:
        """Whether a room is to be shown on a display that is not there now."""
        return bool(self.note(room_id).display) and room_id not in self.shown

    def show_scene(self, room_id: str, scene: Scene) -> None:
        """Let the screen of a room show this."""
        if room_id in self.shown:
            self.shown[room_id].may_flash = may_flash(self._settings)
            self.shown[room_id].show_scene(scene)

    def screen_came(self, screen: QScreen) -> None:
        """A display was plugged in: it is offered first, and what was on it comes back at the next look."""
        self.newest = name_of(screen)
        self.changed.emit()

    def screen_went(self, screen: QScreen) -> None:
        """A display was unplugged: what it showed does not come over the desk, but waits for it."""
        for room_id in [room for room, one in self.shown.items() if one.display == name_of(screen)]:
            self._hide(room_id)
        self.newest = "" if self.newest == name_of(screen) else self.newest
        self.changed.emit()

    def _show(self, room_id: str, display: QScreen) -> None:
        self._hide(room_id)
        screen = self.shown[room_id] = SpeakersScreen()
        screen.left.connect(lambda: self._leave(room_id))
        screen.pressed.connect(lambda press: self.pressed.emit(room_id, press))
        screen.display = name_of(display)
        screen.open_on(display, is_only=len(QGuiApplication.screens()) == 1)

    def _hide(self, room_id: str) -> None:
        screen = self.shown.pop(room_id, None)
        if screen is not None:
            screen.close()
            screen.deleteLater()

    def _leave(self, room_id: str) -> None:
        """Whoever closed it on the display itself wants it closed."""
        if room_id in self.shown:
            self.close(room_id)
            self.changed.emit()


def name_of(screen: QScreen) -> str:
    """What a display is called by the system; some systems have no names."""
    there = QGuiApplication.screens()
    return screen.name() or f"display {there.index(screen) if screen in there else len(there)}"


def _values(note: HallNote) -> tuple[str, str, str]:
    return note.display, note.shows.value, note.message


def _read(lines: Iterable[str]) -> Iterable[tuple[str, HallNote]]:
    for line in lines:
        parts = line.split(_BETWEEN)
        if len(parts) == 4 and parts[2] in list(Shows):
            yield parts[0], HallNote(parts[1], Shows(parts[2]), parts[3])
