"""Every script of the world's names: shaped as it should be, found again in the PDF, no line touching another."""

import re
import unicodedata
from io import BytesIO

import pypdfium2
import pytest
import uharfbuzz as hb
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from stocktake_desktop.paths import resource
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.type import fonts
from stocktake_desktop.sheets.type.coverage import missing
from stocktake_desktop.sheets.type.lines import Style
from stocktake_desktop.sheets.type.text import set_text
from tests.sheets.type.scripts import FROM_RIGHT, SCRIPTS

STYLE = Style(400, 20)


def box(words, leading=26.0, **how):
    return set_text(((words, STYLE),), 400.0, leading, **how)


def pdf_of(*boxes):
    canvas = Canvas(target := BytesIO(), invariant=1, pagesize=(440, 300))
    for one, top in boxes:
        one.draw(canvas, 20, top)
    canvas.save()
    return target.getvalue()


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_name_is_shaped_as_harfbuzz_shapes_it_alone(script):
    name, wanted, _letters = SCRIPTS[script]
    for word in name.split():
        (line,) = box(word).lines
        faces = {piece.face.name for piece in line.pieces}
        assert not wanted or faces == {wanted}
        glyphs = [glyph.gid for piece in line.pieces for glyph in piece.shaped.glyphs if glyph.advance or glyph.text]
        assert glyphs
        assert all(glyphs)
        if wanted and script not in FROM_RIGHT:
            assert glyphs == alone(line.pieces[0].face, word)


def alone(face, word):
    """The glyphs that HarfBuzz makes of a word when nothing of ours stands between."""
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(resource("fonts", face.file)))))
    buffer = hb.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    return [info.codepoint for info in buffer.glyph_infos]


def test_vowels_and_ligatures_are_put_in_their_places():
    """A short i of Devanagari stands before its letter, and क्ष is one glyph; so are stacks of Khmer and Tibetan."""
    assert [len(box(words).lines[0].pieces[0].shaped.glyphs) for words in ("क", "कि", "क्ष", "ཀྱ")] == [1, 2, 1, 1]
    ka, ki = (box(words).lines[0].pieces[0].shaped.glyphs for words in ("क", "कि"))
    assert ki[1].gid == ka[0].gid


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_name_is_found_again_in_the_pdf(script):
    data, name = pdf_of((box(SCRIPTS[script].name), 200)), squeezed(SCRIPTS[script].name)
    assert squeezed(PdfReader(BytesIO(data)).pages[0].extract_text()) == name
    if script not in FROM_RIGHT:
        assert squeezed(pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()) == name


def squeezed(text):
    """Without the spaces that readers put where a mark steps back, and what is not seen."""
    return unicodedata.normalize("NFC", re.sub("[\\s\u200b\u200d]", "", text))


@pytest.mark.parametrize("script", SCRIPTS)
def test_no_line_touches_the_line_above_or_below_it(script):
    words = SCRIPTS[script].name
    both = box(f"{words}\n{words}", 20.0)
    lines = [set_text(((words, STYLE),), 400.0, both.leading) for _line in both.lines]
    assert len(both.lines) == 2
    upper, lower = (rows_of_ink(one, 250 - nth * both.leading) for nth, one in enumerate(lines))
    assert upper[1] < lower[0]
    first, last = rows_of_ink(both, 250)
    assert first >= 50 * ZOOM - 1
    assert last <= (50 + both.height) * ZOOM + 1


ZOOM = 3


def rows_of_ink(one, top):
    """The first and last row of pixels, from the upper edge of the page, where there is ink."""
    bitmap = pypdfium2.PdfDocument(pdf_of((one, top)))[0].render(scale=ZOOM).to_pil().convert("L")
    _left, first, _right, last = bitmap.point(lambda shade: 255 if shade < 200 else 0).getbbox()
    return first, last - 1


def test_faces_of_other_scripts_are_opened_only_when_a_name_asks_for_them(monkeypatch):
    opened = []
    monkeypatch.setattr(fonts, "resource", lambda *path: opened.append(path[-1]) or resource(*path))
    for known in (fonts._face, fonts.chain, fonts.faces_of, fonts.shape, set_text):
        known.cache_clear()
    box("H.E. Mr. Enrique Peña Nieto, Г-н Ёлкин 10:15")
    assert opened == ["IBMPlexSans[wdth,wght].ttf"]
    box("ปรานปรีย์ Peña")
    assert opened == ["IBMPlexSans[wdth,wght].ttf", "NotoSansThai[wght].ttf"]


@pytest.mark.parametrize(
    "words", ["ʿAbd Qāʾid", "ḥ ṣ ḍ ṭ ẓ ǧ", "h\u0323 s\u0323 d\u0323 t\u0323 z\u0323 g\u030c", "x\u0323 m\u0310"]
)
def test_romanised_names_are_printed_and_never_warned_of(words):
    compositor = Compositor()
    data = pdf_of((compositor.set(words, STYLE, 300), 200))
    assert compositor.warnings == []
    assert squeezed(PdfReader(BytesIO(data)).pages[0].extract_text()) == squeezed(words)


@pytest.mark.parametrize("words", ["😀", "𞤀𞤣", "Ꭰ", "\u0378", "�", "ᠮ"])
def test_what_no_face_has_is_known(words):
    assert missing(f"Ana {words}") == tuple(words)


def test_marks_of_chinese_that_meet_leave_one_gap():
    """A bracket that closes before a comma takes half its width: "（待确认），" has no hole."""
    apart, together = (box(words, language="zh").natural_width for words in ("（待确认）主，", "（待确认），主"))
    assert apart - together == pytest.approx(STYLE.size / 2, abs=0.1)
