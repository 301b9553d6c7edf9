"""Bytes to lines: encodings, control characters, what is no text at all."""

import re
from pathlib import Path

from stocktake_desktop.interchange.file_kinds import TextReader
from stocktake_desktop.interchange.progress import Progress, silently
from stocktake_desktop.interchange.readers.foreign import LONGEST_FILE, ImportRefused, content_of
from stocktake_desktop.words import N_, _

LONGEST_TEXT, MOST_LINES = LONGEST_FILE, 100_000
"""Characters and lines of a text; with what is made of them that stays below 1 GB."""

_CONTROLS = re.compile(
    r"[\x00-\x08\x0e-\x1b\x1f\x7f\ud800-\udfff\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
"""What is not seen."""
_BREAKS = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
"""Every way to end a line, Word’s Shift+Enter among them."""
_MISREAD = {"â€“": "–", "â€”": "—", "â€™": "’", "â€œ": "“", "â€\x9d": "”"}
"""UTF-8 that was taken for a Windows code page on its way here."""
_SAVE_ANEW = (
    ".doc",
    ".dot",
    ".odt",
    ".rtf",
    ".pdf",
    ".pages",
    ".xls",
    ".ods",
    ".numbers",
    ".ppt",
    ".pptx",
    ".eml",
    ".msg",
)
"""Files of programs that write something else as well, which can be read."""
_TELLING, _SAMPLE = 8, 20_000
"""Bytes beyond ASCII that tell a code page at least, and bytes that are looked at."""
_BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


def read_text(path: Path, _progress: Progress = silently) -> str:
    """The text of a file, whatever its encoding (UTF-8, UTF-16, Windows)."""
    if path.suffix.lower() in _SAVE_ANEW:
        words = _("{path} cannot be read as it is: save it as .docx, .xlsx or .html, or copy its text and paste it.")
        raise ImportRefused(words.format(path=path))
    content = content_of(path, _("{path} is too long to be a programme."))
    text = decoded(content)
    if text is None:
        raise ImportRefused(_("{path} is not a text; save the programme as plain text first.").format(path=path))
    if not text.strip():
        raise ImportRefused(_("{path} is empty.").format(path=path))
    return text


def clean_lines(text: str) -> list[str]:
    """The lines of a text, without control characters and invisible spaces; blank ones stay, to keep the count.

    ImportRefused when there are more than anybody reads.
    """
    ended = _BREAKS.sub("\n", text)
    if len(text) > LONGEST_TEXT or ended.count("\n") > MOST_LINES:
        words = _("The text is too long: up to {lines} lines and {n} characters are read; keep what belongs here.")
        raise ImportRefused(words.format(lines=MOST_LINES, n=LONGEST_TEXT))
    for misread, meant in _MISREAD.items():
        ended = ended.replace(misread, meant)
    visible = _CONTROLS.sub("", ended)
    return [line.replace("\u00a0", " ").replace("\u202f", " ").rstrip() for line in visible.split("\n")]


def decoded(content: bytes) -> str | None:
    """The text that bytes are, whatever its encoding; None where they are no text."""
    for mark, encoding in _BOMS.items():
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    if content.count(0) > len(content) // 100:
        return None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode(_code_page(content), errors="replace")
        printable = sum(c.isprintable() or c.isspace() for c in text)
        return text if printable > 0.95 * len(text) else None


def _code_page(content: bytes) -> str:
    """The code page of a text that is no UTF-8, by the letters it would give; the Western one in doubt."""
    from charset_normalizer import from_bytes  # is needed only now

    letters = bytes(byte for byte in content if byte > 0x7F or chr(byte).isspace())
    if len(letters) < _TELLING or len(letters) * 8 < len(content):  # few accents among many letters are Western
        return "cp1252"
    best = from_bytes(
        content[:_SAMPLE], cp_isolation=["cp1251", "cp1252", "koi8_r", "cp1256", "gb18030", "big5"]
    ).best()
    return best.encoding if best else "cp1252"


TEXT = TextReader("text", N_("Texts"), (".txt", ".text", ".md", ".csv", ".tsv"), read_text)
