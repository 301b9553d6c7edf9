"""Bytes to lines: encodings, control characters, what is no text at all."""

import re
from pathlib import Path

from stocktake_desktop.models import PlanError
from stocktake_desktop.words import _

LONGEST_FILE = 20_000_000
"""Bytes; a programme of a week has about 50,000."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
_BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


class ImportRefused(PlanError):
    """The source cannot be read as a programme; says why in one sentence."""


def read_text(path: Path) -> str:
    """The text of a file, whatever its encoding (UTF-8, UTF-16, Windows)."""
    try:
        if path.stat().st_size > LONGEST_FILE:
            raise ImportRefused(_("{path} is too long to be a programme.").format(path=path))
        content = path.read_bytes()
    except OSError as error:
        raise ImportRefused(_("{path} cannot be read: {cause}.").format(path=path, cause=error.strerror)) from error
    text = _decoded(content)
    if text is None:
        raise ImportRefused(_("{path} is not a text; save the programme as plain text first.").format(path=path))
    if not text.strip():
        raise ImportRefused(_("{path} is empty.").format(path=path))
    return text


def clean_lines(text: str) -> list[str]:
    """The lines of a text, without control characters and invisible spaces; blank ones stay, to keep the count."""
    visible = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", ""))
    return [line.replace("\u00a0", " ").replace("\u202f", " ").rstrip() for line in visible.split("\n")]


def _decoded(content: bytes) -> str | None:
    for mark, encoding in _BOMS.items():
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    if content.count(0) > len(content) // 100:
        return None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
        printable = sum(c.isprintable() or c.isspace() for c in text)
        return text if printable > 0.95 * len(text) else None
