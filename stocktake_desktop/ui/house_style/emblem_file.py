"""A picture file as the emblem of a house: read with care, made small, and kept as a PNG in a data string."""

import base64
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPixmap

from stocktake_desktop.models import EMBLEM_STARTS, LONGEST_EMBLEM, EditRefused, PlanError, must_be_emblem
from stocktake_desktop.ui.house_style.svg_care import plain_svg, too_intricate
from stocktake_desktop.ui.house_style.svg_drawing import DrawnTooLong, drawn
from stocktake_desktop.words import _

MOST_BYTES = 5_000_000
MOST_DOTS = 40_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
SIDE = 900
"""Pixels of the longer side that are kept: sharp at 600 dots an inch on every sheet."""


def read_emblem(path: Path) -> str:
    """The picture of a PNG or SVG file as a data string; PlanError tells in a sentence why it cannot be used."""
    name = path.name
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise PlanError(_("{name} cannot be read ({cause}).").format(name=name, cause=error.strerror)) from error
    if len(data) > MOST_BYTES:
        words = _("{name} is too large; an emblem may have up to {most} MB.")
        raise PlanError(words.format(name=name, most=MOST_BYTES // 1_000_000))
    if data.startswith(_PNG):
        return as_data(_from_png(data, name))
    if b"<svg" in data:
        return as_data(_from_svg(data, name))
    raise PlanError(_("{name} is neither a PNG nor an SVG picture.").format(name=name))


def as_data(image: QImage) -> str:
    """A picture as a data string no longer than a plan can keep."""
    while True:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"PNG")).write(image)
        data = EMBLEM_STARTS + bytes(buffer.data().toBase64().data()).decode()
        if len(data) <= LONGEST_EMBLEM:
            return data
        image = _no_larger(image, max(image.width(), image.height()) * 3 // 4)


def picture_of(emblem: str) -> QPixmap:
    """The picture in a data string; an empty one where there is none, or anything else than a PNG."""
    try:
        must_be_emblem(emblem)
        data = base64.b64decode(emblem.removeprefix(EMBLEM_STARTS))
    except EditRefused:
        return QPixmap()
    _size, image = _png(data)
    return QPixmap.fromImage(image)


def _from_png(data: bytes, name: str) -> QImage:
    size, image = _png(data)
    if size.width() * size.height() > MOST_DOTS:
        words = _("{name} has {width} × {height} pixels, more than an emblem needs; make it smaller.")
        raise PlanError(words.format(name=name, width=size.width(), height=size.height()))
    if image.isNull():
        raise PlanError(_("The picture in {name} is broken.").format(name=name))
    return _no_larger(image.convertToFormat(QImage.Format.Format_ARGB32), SIDE)


def _from_svg(data: bytes, name: str) -> QImage:
    """Drawn once and for all, so that neither plan nor paper holds anything that must be understood."""
    try:
        return _from_png(drawn(plain_svg(data, name), SIDE), name)
    except DrawnTooLong as error:
        raise too_intricate(name) from error


def _png(data: bytes) -> tuple[QSize, QImage]:
    """The size that a PNG says it has, and the picture where that is not too large; nothing else is read as one."""
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"PNG"))
    reader.setAutoDetectImageFormat(False)  # else Qt tries every other format that it knows where this one fails
    size = reader.size()
    is_small = data.startswith(_PNG) and size.isValid() and size.width() * size.height() <= MOST_DOTS
    return size, reader.read() if is_small else QImage()


def _no_larger(image: QImage, side: int) -> QImage:
    if max(image.width(), image.height()) <= side:
        return image
    ways = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(QSize(side, side), *ways)
