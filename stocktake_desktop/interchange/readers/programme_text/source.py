"""Bytes to lines: encodings, control characters, what is no text at all."""

import re
from pathlib import Path

from stocktake_desktop.interchange.file_kinds import TextReader
from stocktake_desktop.interchange.progress import Progress, silently
from stocktake_desktop.interchange.readers.foreign import LONGEST_FILE, ImportRefused, content_of
from stocktake_desktop.words import N_, _

LONGEST_TEXT, MOST_LINES = LONGEST_FILE, 100_000
"""Characters and lines of a text; with what is made of them that stays below 1 GB."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
_BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


def read_text(path: Path, _progress: Progress = silently) -> str:
    """The text of a file, whatever its encoding (UTF-8, UTF-16, Windows)."""
    content = content_of(path, _("{path} is too long to be a programme."))
    text = _decoded(content)
    if text is None:
        raise ImportRefused(_("{path} is not a text; save the programme as plain text first.").format(path=path))
    if not text.strip():
        raise ImportRefused(_("{path} is empty.").format(path=path))
    return text


def clean_lines(text: str) -> list[str]:
    """The lines of a text, without control characters and invisible spaces; blank ones stay, to keep the count.

    ImportRefused when there are more than anybody reads.
    """
    ended = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > LONGEST_TEXT or ended.count("\n") > MOST_LINES:
        words = _("The text is too long: up to {lines} lines and {n} characters are read; keep what belongs here.")
        raise ImportRefused(words.format(lines=MOST_LINES, n=LONGEST_TEXT))
    visible = _CONTROLS.sub("", ended.replace("\ufeff", ""))
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


TEXT = TextReader("text", N_("Texts"), (".txt", ".text", ".md", ".csv", ".tsv"), read_text)
