"""A disk as it may look after the power is cut: what was synced is there, of the rest nobody knows."""

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

SECTOR = 512
_HEAD = struct.Struct("=4siqq")
Names = dict[str, "Inode"]
Change = tuple[int, bytes] | int
"""Bytes at a place, or a new length."""


class Call(NamedTuple):
    """One call as the shim wrote it down: a letter, the file, a place or number, and bytes."""

    what: str
    file: int
    at: int
    data: bytes


@dataclass
class Inode:
    """A file whatever it is called: what is safely on the disk, and what was written since."""

    synced: bytes = b""
    live: bytearray = field(default_factory=bytearray)
    pending: list[Change] = field(default_factory=list)

    def change(self, change: Change) -> None:
        """A write or a new length, not synced yet."""
        self.pending.append(change)
        apply(self.live, change)

    def sync(self) -> None:
        """All of it is safe."""
        self.synced, self.pending = bytes(self.live), []


class Disk:
    """Files by name; a name that came, went or changed is safe once its folder was synced."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._names: Names = {}
        self._pending: list[tuple[str, Inode | None]] = []
        self._synced_names: Names = {}
        self._folders = {""}
        self._open: dict[int, Inode | str] = {}
        for path in folder.iterdir():
            if path.is_file():
                data = path.read_bytes()
                self._names[path.name] = Inode(data, bytearray(data))
        self._synced_names = dict(self._names)

    def take(self, call: Call) -> None:
        """Do what the process did."""
        inode = self._open.get(call.file)
        if call.what == "O":
            self._open[call.file] = self._opened(call.data, cut=bool(call.at))
        elif call.what == "C":
            self._open.pop(call.file, None)
        elif call.what == "D":
            self._folders.add(self._short(call.data))
        elif call.what == "W" and isinstance(inode, Inode):
            inode.change((call.at, call.data))
        elif call.what == "T" and isinstance(inode, Inode):
            inode.change(call.at)
        elif call.what == "S":
            self._sync(inode)
        elif call.what == "U":
            self._name(self._short(call.data), None)
        elif call.what == "R":
            source, target = self._short(call.data[: call.at]), self._short(call.data[call.at :])
            self._name(target, self._names[source])
            self._name(source, None)

    def written(self, way: str, chance: random.Random) -> dict[str, bytes]:
        """What may be found by name: "synced" only, "everything", "some" unsynced writes, or "torn" ones."""
        if way == "everything":
            return {name: bytes(inode.live) for name, inode in self._names.items()}
        names = dict(self._synced_names)
        if way == "synced":
            return {name: inode.synced for name, inode in names.items()}
        for name, inode in self._pending[: chance.randrange(len(self._pending) + 1)]:
            _rename(names, name, inode)
        share = chance.random()
        return {name: _survived(inode, way, share, chance) for name, inode in names.items()}

    def _opened(self, path: bytes, *, cut: bool) -> Inode | str:
        """The file behind a name, made where there is none; a folder is its name."""
        name = self._short(path)
        if name in self._folders:
            return name
        if name not in self._names:
            self._name(name, Inode())
        elif cut:
            self._names[name].change(0)
        return self._names[name]

    def _sync(self, what: Inode | str | None) -> None:
        if isinstance(what, Inode):
            what.sync()
        elif what is not None:
            safe = [one for one in self._pending if _parent(one[0]) == what]
            self._pending = [one for one in self._pending if one not in safe]
            for name, inode in safe:
                _rename(self._synced_names, name, inode)

    def _name(self, name: str, inode: Inode | None) -> None:
        _rename(self._names, name, inode)
        self._pending.append((name, inode))

    def _short(self, path: bytes) -> str:
        return path.decode().removeprefix(self._folder).strip("/")


def _parent(name: str) -> str:
    return name.rpartition("/")[0]


def calls(log: bytes) -> Iterator[Call]:
    """What the shim wrote down, in its order."""
    at = 0
    while at + _HEAD.size <= len(log):
        what, file, place, length = _HEAD.unpack_from(log, at)
        at += _HEAD.size
        yield Call(chr(what[0]), file, place, log[at : at + length])
        at += length


def apply(data: bytearray, change: Change) -> None:
    """Do one change to the bytes of a file."""
    if isinstance(change, int):
        del data[change:]
        data.extend(bytes(change - len(data)))
        return
    at, written = change
    if at > len(data):
        data.extend(bytes(at - len(data)))
    data[at : at + len(written)] = written


def _rename(names: Names, name: str, inode: Inode | None) -> None:
    if inode is None:
        names.pop(name, None)
    else:
        names[name] = inode


def _survived(inode: Inode, way: str, share: float, chance: random.Random) -> bytes:
    """What was synced, and a random part of what was written since."""
    data = bytearray(inode.synced)
    for change in inode.pending:
        for part in _sectors(change) if way == "torn" else [change]:
            if chance.random() < share:
                apply(data, part)
    return bytes(data)


def _sectors(change: Change) -> Iterator[Change]:
    """The parts of a write that a disk writes whole or not at all."""
    if isinstance(change, int):
        yield change
        return
    at, written = change
    while written:
        here = SECTOR - at % SECTOR
        yield at, written[:here]
        at, written = at + here, written[here:]
