"""The dialog about the house style: what is chosen in it is one step, and a picture that cannot be used is told."""

import base64
import dataclasses
import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from stocktake_desktop.models import PlanError, PodiumSize
from stocktake_desktop.planning.house_style import HouseStyle, house_style_of
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.emblem import emblem_of
from stocktake_desktop.ui.house_style import emblem_file, svg_drawing
from stocktake_desktop.ui.house_style.emblem_file import as_data, picture_of, read_emblem
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.words import use_language
from tests.history import history
from tests.plans import small_plan

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect x="10" width="20" height="20" fill="{}"/></svg>'
)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


@pytest.fixture
def window(open_window, tmp_path):
    path = tmp_path / "small.stocktake"
    small_plan(path).close()
    return open_window(path)


@pytest.fixture
def svg(tmp_path: Path) -> Path:
    path = tmp_path / "emblem.svg"
    path.write_text(SVG.format("#00aa66"))
    return path


def png(path, width, height):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill("blue")
    assert image.save(str(path))
    return path


def test_the_house_style_is_set_in_one_step_from_the_menu(window, answer, svg, monkeypatch, qtbot):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(svg), ""))

    def fill(form):
        assert form.picture.text() == "No emblem"
        assert not form.take_away.isEnabled()
        before = form.page.picture.pixmap().toImage()
        QTest.mouseClick(form.choose, Qt.MouseButton.LeftButton)
        assert form.page.picture.pixmap().toImage() != before
        QTest.keyClicks(form.organisation, "Secretariat")
        QTest.keyClicks(form.officer, " Ana Ruiz ")
        QTest.mouseClick(form.internal, Qt.MouseButton.LeftButton, pos=form.internal.rect().center() / 4)
        QTest.keyClick(form.colours, Qt.Key.Key_Space)
        QTest.keyClick(form.code, Qt.Key.Key_Space)
        form.text_size.setFocus()
        QTest.keyClick(form.text_size, Qt.Key.Key_Down)
        assert form.page.words.text().startswith("Podium sheet · Panel I")
        QTest.mouseClick(form.ok, Qt.MouseButton.LeftButton)

    answer(window.commands[Action.HOUSE_STYLE].trigger, fill)
    house = house_style_of(window.document.plan.meeting)
    assert house == HouseStyle(
        "Secretariat", True, "Ana Ruiz", house.emblem, False, PodiumSize.LARGE, stamp_has_code=True
    )
    picture = picture_of(house.emblem).toImage()
    assert (picture.width(), picture.height()) == (900, 450)
    assert picture.pixelColor(450, 200).name() == "#00aa66"
    assert picture.pixelColor(5, 5).alpha() == 0
    assert window.document.plan.undo_title == "Change the house style of the sheets"
    window.document.undo()
    assert house_style_of(window.document.plan.meeting) == HouseStyle()


def test_cancelled_or_unchanged_it_is_no_step(window, answer):
    steps = len(history(window.document.plan))
    QTest.keyClick(window, Qt.Key.Key_F8)
    bar = window.sheets.centre.bar

    def change(form):
        QTest.keyClicks(form.organisation, "Secretariat")
        QTest.keyClick(form, Qt.Key.Key_Escape)

    answer(lambda: QTest.mouseClick(bar.house, Qt.MouseButton.LeftButton), change)
    answer(bar.house.click, lambda form: form.ok.click())
    assert len(history(window.document.plan)) == steps


def test_a_picture_that_cannot_be_used_is_told_and_the_old_one_stays(window, answer, svg, tmp_path):
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))

    def change(form):
        form.take_emblem(svg)
        kept = form.wished().emblem
        form.take_emblem(broken)
        assert form.wrong.text() == "The picture in broken.png is broken."
        assert form.wrong.isVisible()
        assert form.wished().emblem == kept
        form.take_emblem(svg)
        assert not form.wrong.isVisible()
        QTest.mouseClick(form.take_away, Qt.MouseButton.LeftButton)
        assert form.wished().emblem == ""
        assert form.picture.text() == "No emblem"
        form.reject()

    answer(window.commands[Action.HOUSE_STYLE].trigger, change)


def test_a_large_picture_is_kept_small(qtbot, tmp_path):
    picture = picture_of(read_emblem(png(tmp_path / "large.png", 3000, 1000)))
    assert (picture.width(), picture.height()) == (900, 300)


def test_a_picture_that_is_hard_to_pack_is_made_smaller_until_it_can_be_kept(qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr(emblem_file, "LONGEST_EMBLEM", 1500)
    data = as_data(QImage(str(png(tmp_path / "one.png", 800, 800))))
    assert len(data) <= 1500
    assert 0 < picture_of(data).width() < 800


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("photo.jpg", b"\xff\xd8\xff\xe0 JFIF", "photo.jpg is neither a PNG nor an SVG picture"),
        ("cut.svg", b"<svg viewBox='0 0 4 4'><rect", "The picture in cut.svg is broken"),
        ("empty.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "The picture in empty.svg is broken"),
        (
            "far.svg",
            b"<svg xmlns='http://www.w3.org/2000/svg' xmlns:x='http://www.w3.org/1999/xlink' viewBox='0 0 4 4'>"
            b"<image x:href='/etc/hostname' width='4' height='4'/></svg>",
            "far.svg shows a picture that lies in another file",
        ),
        (
            "bomb.svg",
            b"<!DOCTYPE svg [<!ENTITY a '0123456789'>"
            + b"".join(b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
            + b"]><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 4'><text>&j;</text></svg>",
            "The picture in bomb.svg is broken",
        ),
        (
            "wide.png",
            b"\x89PNG\r\n\x1a\n"
            + chunk(b"IHDR", struct.pack(">IIBBBBB", 65536, 65536, 8, 6, 0, 0, 0))
            + chunk(b"IDAT", b""),
            "wide.png has 65536 × 65536 pixels",
        ),
        ("much.png", b"\x89PNG" + bytes(5_000_001), "much.png is too large; an emblem may have up to 5 MB"),
    ],
)
def test_files_that_are_no_emblem_are_told_in_a_sentence(qtbot, tmp_path, name, content, why):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(PlanError, match=why):
        read_emblem(tmp_path / name)


def test_a_file_that_is_not_there_is_told(qtbot, tmp_path):
    with pytest.raises(PlanError, match=r"gone\.png cannot be read"):
        read_emblem(tmp_path / "gone.png")


def vector(inner: str, more: str = "") -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" viewBox="0 0 40 20" {more}>'
        f"{inner}</svg>"
    ).encode()


DOUBLED = "".join(f'<g id="g{n + 1}"><use x:href="#g{n}"/><use x:href="#g{n}"/></g>' for n in range(40))
LAYERS = '<rect width="40" height="20" opacity="0.5" stroke="red" stroke-dasharray="0.1"/>' * 19_000

NOT_DRAWN = {
    "used again and again": (vector(f'<g id="g0"><rect width="1" height="1"/></g>{DOUBLED}'), "too intricate"),
    "used within itself": (vector('<g id="a"><use x:href="#b"/></g><g id="b"><use x:href="#a"/></g>'), "too intricate"),
    "gradients in a ring": (
        vector('<linearGradient id="a" x:href="#b"/><linearGradient id="b" x:href="#a"/><rect fill="url(#a)"/>'),
        "too intricate",
    ),
    "very many shapes": (vector('<rect width="1" height="1"/>' * 30_000), "too intricate"),
    "an endless path": (vector(f'<path d="M0 0{" L1 1" * 120_000}"/>'), "too intricate"),
    "a picture within": (
        vector('<image width="4" height="4" x:href="data:image/png;base64,AAAA"/>'),
        "more than a drawing",
    ),
    "a page within": (vector("<foreignObject><p/></foreignObject>"), "more than a drawing"),
    "a style from elsewhere": (vector("<style>@import 'other.css';</style>"), "in another file"),
    "a fill from elsewhere": (
        vector('<rect fill="url(//host/share/a.svg#b)" width="4" height="4"/>'),
        "in another file",
    ),
    "used from elsewhere": (vector('<use href="file:///other.svg#a"/>'), "in another file"),
}


@pytest.mark.parametrize(("data", "why"), NOT_DRAWN.values(), ids=NOT_DRAWN)
def test_a_drawing_that_reaches_out_or_never_ends_is_told(qtbot, tmp_path, data, why):
    (tmp_path / "odd.svg").write_bytes(data)
    with pytest.raises(PlanError, match=why):
        read_emblem(tmp_path / "odd.svg")


def test_a_drawing_that_takes_too_long_is_ended(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(svg_drawing, "LONGEST_DRAWING", 700)
    (tmp_path / "layers.svg").write_bytes(vector(LAYERS))
    with pytest.raises(PlanError, match=r"layers\.svg is too intricate"):
        read_emblem(tmp_path / "layers.svg")


def test_a_style_sheet_beside_the_file_is_not_read(qtbot, tmp_path):
    (tmp_path / "red.css").write_text("rect { fill: #ff0000; }")
    sheet = f'<?xml-stylesheet type="text/css" href="{tmp_path / "red.css"}"?>'.encode()
    (tmp_path / "styled.svg").write_bytes(sheet + vector('<rect width="40" height="20"/>'))
    assert picture_of(read_emblem(tmp_path / "styled.svg")).toImage().pixelColor(450, 200).name() == "#000000"


def test_a_usual_drawing_with_a_document_type_words_and_things_used_twice(qtbot, tmp_path):
    start = b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
    inner = (
        '<defs><linearGradient id="g"><stop stop-color="#0000ff"/><stop offset="1" stop-color="#0000ff"/>'
        "</linearGradient>"
        '<g id="s"><rect width="20" height="20" fill="url(#g)"/></g></defs>'
        '<use x:href="#s"/><use x:href="#s" x="20"/><text x="2" y="8" font-size="4">UN</text>'
    )
    (tmp_path / "usual.svg").write_bytes(start + vector(inner))
    image = picture_of(read_emblem(tmp_path / "usual.svg")).toImage()
    assert [image.pixelColor(x, 300).name() for x in (200, 700)] == ["#0000ff", "#0000ff"]


@pytest.mark.parametrize("kind", ["svg", "bmp", "wide", "text", "long"])
def test_an_emblem_in_a_plan_is_a_png_or_nothing(qtbot, tmp_path, kind):
    """A plan may come by mail: what it calls a PNG must be one, or files beside it could be shown."""
    png(tmp_path / "secret.png", 20, 20)
    image = QImage(str(tmp_path / "secret.png"))
    assert image.save(str(tmp_path / "secret.bmp"))
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)
    data = {
        "svg": vector(f'<image x:href="{tmp_path / "secret.png"}" width="40" height="20"/>'),
        "bmp": (tmp_path / "secret.bmp").read_bytes(),
        "wide": b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b""),
        "text": b"\x89PNG\r\n\x1a\n" + bytes(30),
        "long": (tmp_path / "secret.png").read_bytes() + bytes(2_000_000),
    }[kind]
    emblem = f"data:image/png;base64,{base64.b64encode(data).decode()}"
    assert picture_of(emblem).isNull()
    house = dataclasses.replace(house_style_of(small_plan().meeting), emblem=emblem)
    assert emblem_of(Compositor(house=house)) is None


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_form_is_as_wide_as_the_words_of_the_language_need(window, answer, language):
    places: list[QRect] = []

    def look(form):
        places.extend((form.picture.geometry(), form.choose.geometry(), form.take_away.geometry()))
        form.reject()

    use_language(language)
    try:
        answer(window.commands[Action.HOUSE_STYLE].trigger, look)
    finally:
        use_language("en")
    picture, *buttons = places
    assert not any(picture.intersects(button) for button in buttons)
