"""A choice of time zones that can be typed by any name people use, and takes none that does not exist."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimeZone, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QCompleter

from stocktake_desktop.planning.folding import folded
from stocktake_desktop.planning.time_zones import called, zone_meant, zones
from stocktake_desktop.planning.understood import NotUnderstood
from stocktake_desktop.ui.widgets.meant_field import MeantField
from stocktake_desktop.words import _

_CALLED = Qt.ItemDataRole.UserRole


class ZoneLine(MeantField[str]):
    """The line a zone is typed in."""

    def understand(self, typed: str) -> str:
        zone = zone_meant(typed)
        if zone is None:
            words = _("“{typed}” is not a time zone; write a city or one such as America/Mexico_City.")
            if not typed.strip():
                words = _("Choose a time zone such as America/Mexico_City.")
            raise NotUnderstood(words.format(typed=typed.strip()))
        return zone

    def words_of(self, value: str) -> str:
        return value


class ZoneBox(QComboBox):
    """Time zones to choose or to type; what was typed is found anywhere in their names."""

    changed = Signal()
    """Another zone is meant, or none."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.line = ZoneLine()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setLineEdit(self.line)
        self.addItems(zones())
        self.setCompleter(_Finder(self))
        self.line.understood.connect(self.changed)
        self.setCurrentText(name or _here())

    @property
    def zone(self) -> str | None:
        """The zone that is meant."""
        return self.line.value

    @property
    def fault(self) -> str:
        """Why it is none, in a sentence; empty when all is well."""
        return self.line.fault

    def meant(self) -> str:
        """The zone that is meant, while it is understood."""
        assert self.zone is not None
        return self.zone


class _Finder(QCompleter):
    """Finds zones by what is in their names, or in those of cities that meet by them."""

    def __init__(self, box: ZoneBox) -> None:
        super().__init__(box)
        model = QStandardItemModel(self)
        for zone, names in called().items():
            item = QStandardItem(zone)
            item.setData(names, _CALLED)
            model.appendRow(item)
        self.setModel(model)
        self.setCompletionRole(_CALLED)
        self.setFilterMode(Qt.MatchFlag.MatchContains)

    def splitPath(self, path: str) -> list[str]:
        return [folded(path.replace("_", " ").replace("-", " "))]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole))


def _here() -> str:
    """The zone of this computer."""
    here = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    return here if here in zones() and here != "Etc/UTC" else "UTC"
