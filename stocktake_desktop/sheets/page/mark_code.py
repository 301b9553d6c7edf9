"""The mark of a printing as a QR code: its four signs as text, no address; a telephone reads it without a net."""

from functools import lru_cache

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

SIDE, QUIET = 24.0, 5.0
"""In points: the side of a code, which makes 0.4 mm a square, and what is free around it."""
_SMALLEST = 1
"""The version of the code: 21 squares a side hold the mark however much of it is torn or stained."""


@lru_cache(maxsize=64)
def squares_of(mark: str) -> tuple[tuple[bool, ...], ...]:
    """Which squares of the code of a mark are black, row by row from the top."""
    code = QRCode(_SMALLEST, QRErrorCorrectLevel.H)
    code.addData(mark)
    code.make()
    return tuple(tuple(map(bool, row)) for row in code.modules)
