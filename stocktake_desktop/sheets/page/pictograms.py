"""Pictograms for the cue column, drawn as paths in a square of ten by ten (y down)."""

from functools import lru_cache
from typing import Any

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfgen.canvas import Canvas

from stocktake_desktop.sheets.type.lines import Colour

_SIDE = 10.0

_FILLED: dict[str, tuple[str, ...]] = {
    "gavel": ("M .7 4 L 4 .7 L 6.3 3 L 3 6.3 Z", "M 5.1 4.7 L 9.6 8.4 L 8.4 9.6 L 4.7 5.1 Z"),
    "person": ("O 5 2.7 2.1", "M 1 9.6 C 1 6.6 2.6 5.4 5 5.4 C 7.4 5.4 9 6.6 9 9.6 Z"),
    "microphone": ("M 3.4 2.4 C 3.4 .1 6.6 .1 6.6 2.4 L 6.6 4.8 C 6.6 7.1 3.4 7.1 3.4 4.8 Z",),
    "screen": ("M 3.4 8.7 L 6.6 8.7 L 6.6 9.5 L 3.4 9.5 Z",),
    "warning": ("O 5 7.6 .55",),
    "lock": ("M 1.8 4.6 L 8.2 4.6 L 8.2 9.4 L 1.8 9.4 Z",),
    "lamp": ("M 2.6 6.6 C 2.6 2.4 7.4 2.4 7.4 6.6 Z", "M 1.6 7.6 L 8.4 7.6 L 8.4 9.4 L 1.6 9.4 Z"),
    "lamp struck": ("M 2.6 6.6 C 2.6 2.4 7.4 2.4 7.4 6.6 Z", "M 1.6 7.6 L 8.4 7.6 L 8.4 9.4 L 1.6 9.4 Z"),
    "escort": ("O 3.2 2.4 1.8", "M .2 9.4 C .2 6.4 1.4 5 3.2 5 C 5 5 6.2 6.4 6.2 9.4 Z"),
    "lectern": (
        "M .8 2.2 L 9.2 2.2 L 8 5 L 2 5 Z",
        "M 4.2 5 L 5.8 5 L 5.8 8.6 L 4.2 8.6 Z",
        "M 2.2 8.6 L 7.8 8.6 L 7.8 9.6 L 2.2 9.6 Z",
    ),
    "headphones": ("M .8 5.6 L 3 5.6 L 3 9.2 L .8 9.2 Z", "M 7 5.6 L 9.2 5.6 L 9.2 9.2 L 7 9.2 Z"),
    "list": ("O 1.4 2 .9", "O 1.4 5 .9", "O 1.4 8 .9"),
    "video": ("M 3.9 3 L 7 5 L 3.9 7 Z",),
}
_STROKED: dict[str, tuple[str, ...]] = {
    "clock": ("O 5 5 4.3", "M 5 2.4 L 5 5.2 L 6.9 6.3"),
    "microphone": ("M 1.9 4.4 C 1.9 8.9 8.1 8.9 8.1 4.4", "M 5 7.8 L 5 9.6", "M 3.2 9.6 L 6.8 9.6"),
    "paper": ("M 2 .7 L 6 .7 L 8.2 2.9 L 8.2 9.4 L 2 9.4 Z", "M 3.6 5 L 6.6 5", "M 3.6 7 L 6.6 7"),
    "screen": ("M .6 1.2 L 9.4 1.2 L 9.4 7.2 L .6 7.2 Z",),
    "name plate": ("M .6 3 L 9.4 3 L 9.4 7.6 L .6 7.6 Z", "M 2.4 5.3 L 7.6 5.3"),
    "warning": ("M 5 .9 L 9.5 9.2 L .5 9.2 Z", "M 5 3.8 L 5 6.3"),
    "speech": ("M .7 1.2 L 9.3 1.2 L 9.3 6.6 L 5.2 6.6 L 3 9 L 3 6.6 L .7 6.6 Z",),
    "lock": ("M 3 4.6 L 3 3 C 3 .4 7 .4 7 3 L 7 4.6",),
    "lamp": ("M 5 1.8 L 5 .4", "M 1.8 3 L .8 2", "M 8.2 3 L 9.2 2"),
    "lamp struck": ("M .6 9.6 L 9.4 .4",),
    "escort": ("M 6.2 3.6 L 9.4 3.6", "M 7.8 2 L 9.4 3.6 L 7.8 5.2"),
    "slides": ("M .6 1.2 L 9.4 1.2 L 9.4 7.2 L .6 7.2 Z", "M 5 7.2 L 5 9.4"),
    "slide none": ("M .6 1.2 L 9.4 1.2 L 9.4 7.2 L .6 7.2 Z", "M 5 7.2 L 5 9.4", "M .4 9.6 L 9.6 .4"),
    "video": ("M .6 1 L 9.4 1 L 9.4 9 L .6 9 Z",),
    "headphones": ("M 1.4 6 C 1.4 -.6 8.6 -.6 8.6 6",),
    "camera": ("M .6 2.8 L 3 2.8 L 3.8 1.2 L 6.2 1.2 L 7 2.8 L 9.4 2.8 L 9.4 9 L .6 9 Z", "O 5 5.8 1.9"),
    "document": ("M 2 .7 L 6 .7 L 8.2 2.9 L 8.2 9.4 L 2 9.4 Z", "M 3.6 5 L 6.6 5", "M 3.6 7 L 6.6 7"),
    "list": ("M 3.6 2 L 9.6 2", "M 3.6 5 L 9.6 5", "M 3.6 8 L 9.6 8"),
    "next": ("M 1 5 L 8.6 5", "M 5.6 2 L 8.6 5 L 5.6 8"),
}

NAMES = frozenset(_FILLED) | frozenset(_STROKED)
"""What there is to draw."""


def outline_of(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is filled and what is drawn with a line in a pictogram, as paths in its square of ten by ten."""
    return _FILLED.get(name, ()), _STROKED.get(name, ())


def draw_pictogram(canvas: Canvas, name: str, left: float, top: float, size: float, colour: Colour) -> None:
    """Draw one with its upper left corner at left, top, in the canvas's own coordinates."""
    scale = size / _SIDE
    canvas._code += ("q", f"{fp_str(scale, 0, 0, -scale, left, top)} cm", *_operators(name, colour), "Q")


@lru_cache(maxsize=500)
def _operators(name: str, colour: Colour) -> tuple[str, ...]:
    """What draws a pictogram in its square; it is the same wherever it stands."""
    canvas = Canvas("")
    canvas._code = []
    canvas.setFillColorRGB(*colour)
    canvas.setStrokeColorRGB(*colour)
    canvas.setLineWidth(1.1)
    canvas.setDash([])
    for drawing in _FILLED.get(name, ()):
        canvas.drawPath(_path(canvas, drawing), stroke=0, fill=1)
    for drawing in _STROKED.get(name, ()):
        canvas.drawPath(_path(canvas, drawing), stroke=1, fill=0)
    return tuple(canvas._code)


def _path(canvas: Canvas, drawing: str) -> Any:
    path = canvas.beginPath()
    draw = {"M": (path.moveTo, 2), "L": (path.lineTo, 2), "C": (path.curveTo, 6), "O": (path.circle, 3)}
    words = iter(drawing.split())
    for word in words:
        if word == "Z":
            path.close()
        else:
            act, count = draw[word]
            act(*(float(next(words)) for _ in range(count)))
    return path
