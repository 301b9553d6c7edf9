"""Moments and times of day as a script writes them."""

import argparse
from datetime import datetime

from stocktake_desktop.planning.clock import parse_clock
from stocktake_desktop.words import _


def moment(words: str) -> datetime:
    """A moment, "2017-12-04 10:40"."""
    try:
        return datetime.fromisoformat(words).replace(tzinfo=None)
    except ValueError:
        message = _("{words} is not a time such as 2017-12-04 10:40").format(words=words)
        raise argparse.ArgumentTypeError(message) from None


def minute(words: str) -> int:
    """A time of day as a minute, "10:40"."""
    found = parse_clock(words)
    if found is None:
        raise argparse.ArgumentTypeError(_("{words} is not a time such as 10:40").format(words=words))
    return found
