"""The emblem of a house as a picture that can be drawn on a page."""

import base64
import hashlib
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO

from PIL import Image
from reportlab.lib.utils import ImageReader

from stocktake_desktop.models import EMBLEM_STARTS, must_be_emblem
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.words import N_, _


@dataclass(frozen=True)
class Emblem:
    """A picture; `ratio` is its width to its height, `told` what it is in words."""

    picture: ImageReader
    ratio: float
    told: str = ""

    def size(self, width: float, height: float) -> tuple[float, float]:
        """Its width and height when it fills a rectangle as far as it can."""
        return min(width, height * self.ratio), min(height, width / self.ratio)

    def draw(self, page: Page, x: float, y: float, size: tuple[float, float]) -> None:
        """Draw it with its upper corner at x, y."""
        page.picture(self.picture, x, y, *size, self.told)


def emblem_of(compositor: Compositor) -> Emblem | None:
    """The emblem of the house, grey where the house prints no colours; None where it has none or it is broken."""
    house = compositor.house
    if not house.emblem:
        return None
    compositor.mark("emblem", hashlib.sha256(house.emblem.encode()).hexdigest()[:16])
    emblem = _read(house.emblem, house.in_colour)
    if emblem is None:
        compositor.warn(N_("The emblem cannot be printed; choose it again in the house style of the sheets."))
        return None
    line = house.organisation_line.strip()
    return replace(emblem, told=_("Emblem of {organisation}").format(organisation=line) if line else _("Emblem"))


@lru_cache(maxsize=8)
def _read(data: str, in_colour: bool) -> Emblem | None:
    """The picture in a data string; whatever is wrong with it, it is only not there."""
    try:
        must_be_emblem(data)
        dots = base64.b64decode(data.removeprefix(EMBLEM_STARTS))
        drawn = Image.open(BytesIO(dots), formats=("PNG",)).convert("RGBA")
    except Exception:  # of the dozen kinds that a broken picture raises in a library none is to stop a sheet
        return None
    if not in_colour:
        drawn = drawn.convert("LA").convert("RGBA")
    return Emblem(ImageReader(drawn), drawn.width / drawn.height)
