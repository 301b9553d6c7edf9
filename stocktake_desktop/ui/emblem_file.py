"""A picture file as the emblem of a house: read with care, made small, and kept as a PNG in a data string."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt, QXmlStreamReader
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from stocktake_desktop.models import EMBLEM_STARTS, LONGEST_EMBLEM, PlanError
from stocktake_desktop.words import _

MOST_BYTES = 5_000_000
MOST_DOTS = 40_000_000
SIDE = 900
"""Pixels of the longer side that are kept: sharp at 600 dots an inch on every sheet."""


def read_emblem(path: Path) -> str:
    """The picture of a PNG or SVG file as a data string; PlanError tells in a sentence why it cannot be used."""
    name = path.name
    try:
        if path.stat().st_size > MOST_BYTES:
            words = _("{name} is too large; an emblem may have up to {most} MB.")
            raise PlanError(words.format(name=name, most=MOST_BYTES // 1_000_000))
        data = path.read_bytes()
    except OSError as error:
        raise PlanError(_("{name} cannot be read ({cause}).").format(name=name, cause=error.strerror)) from error
    if data.startswith(b"\x89PNG"):
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
    """The picture in a data string; an empty one where there is none."""
    return QPixmap.fromImage(_image_of(emblem))


def _image_of(emblem: str) -> QImage:
    data = QByteArray.fromBase64(emblem.removeprefix(EMBLEM_STARTS).encode("ascii", "replace"))
    return QImage.fromData(data) if data else QImage()


def _from_png(data: bytes, name: str) -> QImage:
    buffer = _opened(data)
    reader = QImageReader(buffer, QByteArray(b"PNG"))
    size = reader.size()
    if size.width() * size.height() > MOST_DOTS:
        words = _("{name} has {width} × {height} pixels, more than an emblem needs; make it smaller.")
        raise PlanError(words.format(name=name, width=size.width(), height=size.height()))
    image = reader.read() if size.isValid() else QImage()
    if image.isNull():
        raise PlanError(_("The picture in {name} is broken.").format(name=name))
    return _no_larger(image.convertToFormat(QImage.Format.Format_ARGB32), SIDE)


def _from_svg(data: bytes, name: str) -> QImage:
    """Drawn once and for all, so that paper needs nothing that understands SVG."""
    _look_over(data, name)
    renderer = QSvgRenderer(QByteArray(data))
    size = renderer.viewBoxF().size() if renderer.viewBoxF().isValid() else renderer.defaultSize().toSizeF()
    if not renderer.isValid() or size.isEmpty():
        raise PlanError(_("The picture in {name} is broken.").format(name=name))
    scale = SIDE / max(size.width(), size.height())
    image = QImage((size * scale).toSize().expandedTo(QSize(1, 1)), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    return image


def _look_over(data: bytes, name: str) -> None:
    """PlanError unless it is whole, and shows nothing that lies in another file."""
    buffer = _opened(data)
    reader = QXmlStreamReader(buffer)
    while not reader.atEnd():
        reader.readNext()
        given = reader.attributes()
        for attribute in (given.at(nth) for nth in range(given.size())):
            outside = str(attribute.name()) == "href" and not str(attribute.value()).startswith(("#", "data:"))
            if outside and str(reader.name()) != "a":
                raise PlanError(_("{name} shows a picture that lies in another file.").format(name=name))
    if reader.hasError():
        raise PlanError(_("The picture in {name} is broken.").format(name=name))


def _opened(data: bytes) -> QBuffer:
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return buffer


def _no_larger(image: QImage, side: int) -> QImage:
    if max(image.width(), image.height()) <= side:
        return image
    ways = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(QSize(side, side), *ways)
