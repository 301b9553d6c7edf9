"""What the house style adds to every page: emblem and organisation at the head, "Internal", the duty officer."""

from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.emblem import emblem_of
from stocktake_desktop.sheets.page.mark_code import QUIET, SIDE
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.words.punctuation import labelled
from stocktake_desktop.words import _

_FROM_EDGE = 24.0  # where a printer is sure to reach
_HEIGHT, _WIDTH = 27.0, 120.0
_SMALL = (46.0, 17.0)
_GAP = 9.0
_BELOW = 6.0
_MOST_LINES = 3
_DUTY_FROM_EDGE = 33.0
FOOT_RAISED = 4.5
"""How much higher the foot stands to leave room for the duty officer."""


class Letterhead:
    """Set once for a sheet; `scale` makes it larger for what is read from afar.

    On what hangs where everybody sees it (`is_public`) stand neither "Internal" nor the duty officer.
    """

    def __init__(self, compositor: Compositor, width: float, *, scale: float = 1.0, is_public: bool = False) -> None:
        house, larger = compositor.house, max(1.0, scale)
        self.width = width
        self.emblem = emblem_of(compositor)
        self._size = self.emblem.size(_WIDTH * larger, _HEIGHT * larger) if self.emblem else (0.0, 0.0)
        self._small = self.emblem.size(*_SMALL) if self.emblem else (0.0, 0.0)
        self._x = self._size[0] + (_GAP * larger if self.emblem else 0.0)
        style = look.larger(look.ORGANISATION, 1 + (larger - 1) / 2)
        words = house.organisation_line.strip()
        room = width - self._x - (SIDE + QUIET if house.stamp_has_code else 0)  # the code of a stamp reaches up to it
        self.line = compositor.set(words, style, room, leading=look.TIGHT, max_lines=_MOST_LINES) if words else None
        self.internal = (
            compositor.set_line(_("Internal"), look.INTERNAL) if house.is_internal and not is_public else None
        )
        officer = house.duty_officer.strip() if not is_public else ""
        duty = labelled(_("Duty officer"), officer)
        self.duty = compositor.set(duty, look.FOOTNOTE_STRONG, width, max_lines=1) if officer else None
        self.cut = [words] if self.line and self.line.is_cut else []
        self.cut += [duty] if self.duty and self.duty.is_cut else []

    @property
    def shift(self) -> float:
        """How much lower the head of the first page begins."""
        return max(0.0, _FROM_EDGE + self._height + _BELOW - look.TOP) if self._height else 0.0

    @property
    def small_width(self) -> float:
        """What the small emblem takes before the name of the sheet on later pages."""
        return self._small[0] + _GAP if self.emblem else 0.0

    @property
    def foot_raised(self) -> float:
        """How much higher the foot stands."""
        return FOOT_RAISED if self.duty else 0.0

    def draw_head(self, page: Page) -> None:
        """Draw emblem and organisation at the top of the first page."""
        if self.emblem:
            self.emblem.draw(page, 0, _FROM_EDGE + (self._height - self._size[1]) / 2, self._size)
        if self.line:
            page.text(self.line, self._x, _FROM_EDGE + (self._height - self.line.height) / 2)

    def draw_small(self, page: Page, y: float, height: float) -> None:
        """Draw the emblem before the name of the sheet, in a row at y."""
        if self.emblem:
            self.emblem.draw(page, 0, y + (height - self._small[1]) / 2, self._small)

    def internal_width(self, gap: float) -> float:
        """What the boxed word takes with a gap beside it; nothing where there is none."""
        return self.internal.width + 14 + gap if self.internal else 0.0

    def draw_internal(self, page: Page, end: float, y: float, height: float) -> None:
        """Draw the boxed word so that it ends at `end`."""
        if self.internal is not None:
            width = self.internal_width(0)
            page.outline(end - width, y, width, height, 1.2)
            page.text(self.internal, end - width + 7, y + (height - self.internal.height) / 2)

    def draw_duty(self, page: Page) -> None:
        """Draw the duty officer's line at the foot."""
        if self.duty:
            page.text(self.duty, 0, page.height - _DUTY_FROM_EDGE)

    @property
    def _height(self) -> float:
        return max(self._size[1], self.line.height if self.line else 0.0)
