"""What the JSON of a plan may hold at all, wherever it stands."""

import re
from typing import Any

from stocktake_desktop.models import EditRefused
from stocktake_desktop.words import _

_DEEPEST = 12
"""Lists and objects within each other; a plan has seven."""
# JSON may escape half of a surrogate pair (RFC 8259, 8.2), and UTF-8 has no bytes for it
_HALF = re.compile("[\ud800-\udfff]")
_LARGEST = 2**63 - 1
"""The largest whole number a plan keeps."""


def check_keepable(data: dict[str, Any]) -> None:
    """Refuse what no column can keep, wherever it stands: half characters, numbers too large, depth without end."""
    waiting: list[tuple[Any, str, int]] = [(data, "", 0)]
    while waiting:
        value, where, depth = waiting.pop()
        if depth > _DEEPEST:
            raise EditRefused(_("{where}: lists and objects stand too deep within each other.").format(where=where))
        if isinstance(value, dict):
            waiting += (
                (part, f"{where}.{short(key)}" if where else short(key), depth + 1) for key, part in value.items()
            )
        elif isinstance(value, list):
            waiting += ((part, f"{where}[{nth}]", depth + 1) for nth, part in enumerate(value))
        elif isinstance(value, str) and _HALF.search(value):
            words = _("{where}: the text holds half a character, which no file can keep.")
            raise EditRefused(words.format(where=where))
        elif isinstance(value, int) and abs(value) > _LARGEST:
            raise EditRefused(_("{where}: the number is too large.").format(where=where))


def short(words: str) -> str:
    """Words of a file as a sentence can hold them."""
    return words if len(words) <= 80 else f"{words[:79]}…"
