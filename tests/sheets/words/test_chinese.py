"""Chinese paper: blanks only beside Latin words, its own mark between the like of a list, its own brackets."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.languages import IDEOGRAPHS, WIDE_MARKS
from stocktake_desktop.paths import resource
from stocktake_desktop.planning.script.template import filled, plain
from stocktake_desktop.sheets.catalogue import Sheet, sheet_content
from stocktake_desktop.sheets.words.punctuation import beside, boxed, listed
from stocktake_desktop.sheets.words.said import setting
from stocktake_desktop.sheets.words.who import addressed
from stocktake_desktop.words import _, ngettext

FLOOR = "现在请{delegation}{office}{name}{address}发言[，时间{minutes}]。"
LATIN = {"delegation": "墨西哥", "office": "President of Mexico", "name": "Enrique Peña Nieto", "address": "先生阁下"}
CHINESE = {"delegation": "墨西哥", "office": "总统", "name": "涅托", "address": "先生阁下", "minutes": "五分钟"}
MIXED = {"office": "72nd President", "name": "Sam Lee Jr.", "minutes": "五分钟"}
FIELD = re.compile(r"\{(\w+)\}")
BLANK_BESIDE_A_MARK = re.compile(f" [{WIDE_MARKS}]|[{WIDE_MARKS}] ")


@pytest.mark.parametrize(
    ("words", "values", "said"),
    [
        (FLOOR, LATIN, "现在请墨西哥 President of Mexico Enrique Peña Nieto 先生阁下发言。"),
        (FLOOR, CHINESE, "现在请墨西哥总统涅托先生阁下发言，时间五分钟。"),
        (FLOOR, MIXED, "现在请 72nd President Sam Lee Jr. 发言，时间五分钟。"),
        ("宣布{session}现在开始。", {"session": "Action Group 1"}, "宣布 Action Group 1 现在开始。"),
        ("{time}在{room}继续。", {"time": "15:00", "room": "Plenary"}, "15:00在 Plenary 继续。"),
        ("宣布“{session}”现在开始。", {"session": "Panel II"}, "宣布“Panel II”现在开始。"),
        ("I thank {name}, of {delegation}.", {"name": "涅托", "delegation": "墨西哥"}, "I thank 涅托, of 墨西哥."),
        ("Je remercie l’{name}({n}).", {"name": "Union", "n": "2"}, "Je remercie l’Union(2)."),
        ("الكلمة لسعادة{name}.", {"name": "Ana"}, "الكلمة لسعادةAna."),
    ],
)  # fmt: skip
def test_latin_words_stand_apart_in_a_chinese_sentence(words: str, values: dict[str, str], said: str) -> None:
    assert plain(filled(words, values)) == said


def test_latin_words_stand_apart_in_every_message() -> None:
    """Whatever message of Chinese paper they fill; figures stand close."""
    with resource("translations", "zh", "LC_MESSAGES", "sheets.po").open("rb") as file:
        ids = [one.id for one in read_po(file) if one.id]
    messages = [(one, one) if isinstance(one, str) else (one[0], one[1]) for one in ids]
    close = re.compile(f"[{IDEOGRAPHS}]Ana|Ana[{IDEOGRAPHS}]|  |Ana [{WIDE_MARKS}]|[{WIDE_MARKS}] Ana")
    with setting({}, "zh"):
        said = [ngettext(*pair, 2).format(**dict.fromkeys(FIELD.findall(pair[1]), "Ana")) for pair in messages]
        assert _("Alternate for {name}").format(name="Ana") == "Ana 的候补"
        assert _("Alternate for {name}").format(name="涅托") == "涅托的候补"
        assert _("Day {number}").format(number=2) == "第2天"
    assert sum("Ana" in words for words in said) > 100
    assert [words for words in said if close.search(words)] == []


def test_a_name_in_latin_letters_stands_apart_from_its_form_of_address() -> None:
    with setting({}, "zh"):
        assert addressed("先生阁下", "Kari Norman") == "Kari Norman 先生阁下"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["13:00, 18:00", "Panel (locked)", "Mayor  [TBC]", "Mayor"]),
        ("fr", ["13:00, 18:00", "Panel (locked)", "Mayor  [TBC]", "Mayor"]),
        ("es", ["13:00, 18:00", "Panel (locked)", "Mayor  [TBC]", "Mayor"]),
        ("ru", ["13:00, 18:00", "Panel (locked)", "Mayor  [TBC]", "Mayor"]),
        ("ar", ["13:00، 18:00", "Panel\u200f (locked)", "Mayor\u200f  [TBC]", "Mayor"]),
        ("zh", ["13:00、18:00", "Panel (locked)", "Mayor（TBC）", "Mayor"]),
    ],
)
def test_lists_and_boxes_have_the_marks_of_the_language(language: str, said: list[str]) -> None:
    with setting({}, language):
        words = [listed(["13:00", "", "18:00"]), beside("Panel", "", "(locked)"), boxed("Mayor", ["TBC"])]
        assert [*words, boxed("Mayor", [])] == said


def test_no_blank_stands_beside_a_mark_of_chinese(tmp_path: Path) -> None:
    with setting({}, "zh"):
        assert beside("休息", "（已锁定）") == "休息（已锁定）"
        assert beside("下页：", "15:05", "Panel") == "下页：15:05 Panel"
        assert beside("第2天", "10:00") == "第2天 10:00"
    plan = copy_sample(tmp_path / "sample.stocktake")
    sessions = [block.id for block in plan.meeting.sessions if block.segments][:3]
    sheets = [Sheet("run-of-show", language="zh"), Sheet("glance", language="zh")]
    sheets += [Sheet(kind, session_id=block, language="zh") for kind in ("podium", "seating") for block in sessions]
    texts = [text for sheet in sheets for text in sheet_content(plan, sheet)]
    assert [text for text in texts if BLANK_BESIDE_A_MARK.search(text) or "[" in text] == []
    assert any("候补：" in text for text in texts)
    assert any(text.startswith("技术员、") for text in texts)
