"""A person or an organisation in the hand, on its way from one panel to another."""

from collections.abc import Iterable

from PySide6.QtCore import QMimeData

from stocktake_desktop.edits.appearances import Who

_WHO = "application/x-stocktake-who"
_APPEARANCE = "application/x-stocktake-appearance"


def carry(who: Iterable[Who], appearance_id: str = "") -> QMimeData:
    """Put people into the hand; `appearance_id` is where one of them was taken from, if from a session."""
    chosen = list(who)
    data = QMimeData()
    data.setData(_WHO, "\n".join(f"{one.person_id or ''} {one.organisation_id or ''}" for one in chosen).encode())
    if appearance_id:
        data.setData(_APPEARANCE, appearance_id.encode())
    return data


def carried(data: QMimeData) -> list[Who]:
    """Who is in the hand; nobody when it is something else."""
    pairs = (line.split(" ") for line in bytes(data.data(_WHO).data()).decode().splitlines())
    return [Who(person or None, organisation or None) for person, organisation in pairs]


def taken_from(data: QMimeData) -> str:
    """The id of the appearance that is being carried off, empty for somebody from the people panel."""
    return bytes(data.data(_APPEARANCE).data()).decode()
