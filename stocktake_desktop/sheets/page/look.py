"""The look of paper: type scale, colours, margins. Sizes and distances are in points."""

import json
from functools import cache, lru_cache

from stocktake_desktop.models import PodiumSize, SessionKind
from stocktake_desktop.paths import resource
from stocktake_desktop.sheets.type.fonts import BOLD, MEDIUM, REGULAR, SEMIBOLD
from stocktake_desktop.sheets.type.lines import Colour, Style

PAPERS = {"A4": (595.28, 841.89), "Letter": (612.0, 792.0), "A3": (841.89, 1190.55)}
"""Width and height of upright sheets."""

MARGIN = 41.0
TOP = 31.0
FOOT = 54.0
"""From the lower edge to the lowest line of content; the foot stands below it."""

INK: Colour = (0.0, 0.0, 0.0)
MUTED: Colour = (0.33, 0.35, 0.38)
BLUE: Colour = (0.05, 0.22, 0.45)
RED: Colour = (0.63, 0.06, 0.08)
HAIRLINE: Colour = (0.62, 0.63, 0.65)
PALE: Colour = (0.925, 0.945, 0.965)
HATCH: Colour = (0.8, 0.8, 0.8)
WHITE: Colour = (1.0, 1.0, 1.0)

TITLE = Style(BOLD, 26)
TITLE_LONG = Style(BOLD, 19)
TITLE_LONGEST = Style(BOLD, 14.5)
SUBTITLE = Style(REGULAR, 11)
RUNNING_TITLE = Style(BOLD, 14.5)
RUNNING_DATE = Style(REGULAR, 10.5, MUTED)
SHEET_NAME = Style(BOLD, 9, BLUE, tracking=1.1)
FOR_WHOM = Style(REGULAR, 9, MUTED)
STAMP = Style(BOLD, 9.5)
FOOTNOTE = Style(REGULAR, 8.5, MUTED)
FOOTNOTE_STRONG = Style(BOLD, 8.5)
PAGE_NUMBER = Style(BOLD, 9.5)

CLOCK = Style(BOLD, 20)
MINUTES = Style(SEMIBOLD, 10.5)
RUNNING = Style(REGULAR, 9.5, MUTED)
LABEL = Style(BOLD, 9, BLUE, tracking=1.1)
NUMBER = Style(BOLD, 10.5, WHITE)
NAME = Style(BOLD, 20)
ITEM = Style(BOLD, 15.5)
SPOKEN = Style(MEDIUM, 15.5)
SPOKEN_STRONG = Style(BOLD, 15.5)
OFFICE = Style(SEMIBOLD, 13)
DELEGATION = Style(SEMIBOLD, 12.5)
HEADING = Style(SEMIBOLD, 11.5)
HARD_STOP = Style(BOLD, 13)
RANK = Style(BOLD, 8.5)
ALOUD = Style(REGULAR, 12)
ALOUD_STRONG = Style(SEMIBOLD, 12)
RESPELLING = Style(REGULAR, 12, MUTED, italic=True)
CUE = Style(REGULAR, 10.5)
CUE_STRONG = Style(SEMIBOLD, 10.5)
INFO_LABEL = Style(SEMIBOLD, 8.5, MUTED, tracking=0.4)
INFO = Style(SEMIBOLD, 11)
BRIEF = Style(REGULAR, 10)
BLOCK_TIME = Style(BOLD, 9.5)
BLOCK_TITLE = Style(SEMIBOLD, 9.5)
BLOCK_TEXT = Style(REGULAR, 8.5, (0.18, 0.19, 0.2))
ROOM = Style(BOLD, 10.5)
HOUR = Style(SEMIBOLD, 9.5, MUTED)
TABLE_HEAD = Style(SEMIBOLD, 8.5, MUTED, tracking=0.3)
TABLE_TIME = Style(BOLD, 9.5)
TABLE = Style(REGULAR, 9.5)
TABLE_STRONG = Style(SEMIBOLD, 9.5)
SHOW = Style(REGULAR, 8.3)
SHOW_STRONG = Style(SEMIBOLD, 8.3)
SHOW_TIME = Style(BOLD, 8.6)
SHOW_QUIET = Style(REGULAR, 8.3, MUTED)
SHOW_SESSION = Style(BOLD, 8.8)
SHOW_BOXED = Style(BOLD, 7.2)
BOXED = Style(BOLD, 10)
ORGANISATION = Style(SEMIBOLD, 9.5)
INTERNAL = Style(BOLD, 9.5)

PODIUM_SCALES = {PodiumSize.NORMAL: 1.0, PodiumSize.LARGE: 1.15, PodiumSize.VERY_LARGE: 1.3}
"""How many times as large what is read aloud stands on a podium sheet."""

SPOKEN_LEADING = 1.45
LEADING = 1.32
TIGHT = 1.2

TINT = 0.13
"""How much of a kind's colour lies on the paper of its block, as on the screen."""


_DARK, _COLOURED = 0.3, 0.15


@cache
def kind_colours() -> dict[SessionKind, Colour]:
    """The colour of each kind of session, the same as on a light screen."""
    kinds = json.loads(resource("themes", "light.json").read_text("utf-8"))["kinds"]
    return {SessionKind(kind): _colour(value) for kind, value in kinds.items()}


def pale(colour: Colour, share: float = TINT) -> Colour:
    """`share` (0 to 1) of a colour laid over white."""
    red, green, blue = (1 - share * (1 - part) for part in colour)
    return red, green, blue


@lru_cache(maxsize=1_000)
def larger(style: Style, times: float) -> Style:
    """The style so many times as large, for sheets that are read from afar."""
    return style._replace(size=round(style.size * times, 2))


def in_colour(style: Style, colour: Colour) -> Style:
    """The style in another colour."""
    return style._replace(colour=colour)


@cache
def grey(colour: Colour) -> Colour:
    """The colour without colour, for houses that print black: what is dark and coloured becomes black."""
    red, green, blue = colour
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    if light < _DARK and max(colour) - min(colour) > _COLOURED:
        light = 0.0
    return light, light, light


def _colour(value: str) -> Colour:
    red, green, blue = (int(value[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue
