"""Where pieces of a sentence that follow each other without a blank need one: Latin words beside letters of Chinese."""

import re

from stocktake_desktop.languages import IDEOGRAPHS, WIDE_MARKS

_CHINESE, _LATIN = f"[{IDEOGRAPHS}]", f"[^\\W\\d_{IDEOGRAPHS}]"
_NARROW = f"[^{IDEOGRAPHS}{WIDE_MARKS}“”‘’]"
_LATIN_ENDS = re.compile(rf"{_LATIN}{_NARROW}*(?<=[\w).])$")
_LATIN_BEGINS = re.compile(rf"(?=[\w(]){_NARROW}*?{_LATIN}")
_CHINESE_ENDS, _CHINESE_BEGINS = re.compile(f"{_CHINESE}$"), re.compile(_CHINESE)


def blank_between(before: str, after: str, *, are_both_names: bool = False) -> str:
    """A blank where Latin words and Chinese meet, and where two names in Latin words do; else nothing."""
    ends, begins = _LATIN_ENDS.search(before), _LATIN_BEGINS.match(after)
    if ends and begins:
        return " " * are_both_names
    meet = (ends and _CHINESE_BEGINS.match(after)) or (begins and _CHINESE_ENDS.search(before))
    return " " if meet else ""
