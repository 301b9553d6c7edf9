"""JSON from elsewhere: not without end, only what RFC 8259 knows; else a sentence."""

import json
from pathlib import Path
from typing import Any, NoReturn

from stocktake_desktop.interchange.readers.foreign import ImportRefused, content_of, refusing
from stocktake_desktop.words import _


def parsed(source: Path, longest: int, most: int, *, too_long: str, too_much: str) -> Any:
    """What a file says, of at most `longest` bytes and about `most` values; ImportRefused says why it cannot be had."""
    content = content_of(source, too_long, longest)
    if sum(content.count(mark) for mark in (b",", b"{", b"[")) > most:
        raise ImportRefused(too_much.format(path=source))
    with refusing(_("{path} is not JSON: {cause}."), source):
        # Python reads NaN and Infinity, which RFC 8259 does not know
        return json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)


def _no_number(words: str) -> NoReturn:
    raise ValueError(words)
