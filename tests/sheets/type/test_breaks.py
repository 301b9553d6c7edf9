"""Where lines may end: each | stands at a place where a new line may begin."""

from itertools import pairwise

import pytest
from babel import Locale

from stocktake_desktop.languages import LANGUAGES
from stocktake_desktop.sheets.type.breaks import MONTHS, break_places, letter_places, units
from stocktake_desktop.sheets.type.lines import Style
from stocktake_desktop.sheets.type.text import set_text

CASES = [
    "Start |at |10 a.m. |on |item 13 |or |№ 3",
    "à |10 h 15 |précises",
    "H.E. Mr. Enrique |Peña |Nieto",
    "J. M. Smith |(TBC)",
    "Panel II – |Stakeholder |perspectives",
    "Group of 77 |and |China",
    "la |séance |intitulée |« Idées » |en |salle |vide, |point iv",
    "You |have |five minutes, |в вашем |распоряжении |пятнадцать минут",
    "Abd |al-Raḥmān |al-Fāsī |with |the |Co-facilitators",
    "oui : |« très |bien » !",
    "Cofacilitateur/trice, |Rapporteur/euse |et |Modérateurs/trices",
    "Закончить |к 17:30 |с презентацией, |mañana |a las 10:15, |a la |hora",
    "Moderators/|rapporteurs |of |A/79/L.12, |10:15–13:00",
    "sub-|regional |and |non‐|stop",
    "主席：|安娜，|议程项目|7(a)。|“好”",
    "第2天，|hello|世界",
    "会期共|2小时|45分，|12月4日",
    "من |10:00 |إلى |12:45 · |2 ساعة |و 45 دقيقة",
    "10:45–13:00 |Breakout 1 |and |Hall 12",
    "Breakout 1, |Breakout 2; |Hall |10:15, |Hall |2,5, |القاعة 1، |القاعة 2.",
    "恩里克·|培尼亚·|涅托",
    "墨西哥",
    "主持人：|Moderator|（待确认）",
    "大不列颠|及|北爱尔兰|联合|王国",
    "Anne-|Marie |O’Brien, |龔鑫",
    "a\u00a0b |c\u202fd",
    "Г-н Ёлкин, |г-жа Ёлкина |и |X-ray",
    "Понедельник, |4 декабря |2017",
    "le |1er décembre",
    "el |4 de diciembre |de |2017",
    "الاثنين، |4 كانون الأول/|ديسمبر",
    "القاعة |الفرعية 1",
    "(الخطوة |من 1 إلى 6)",
    "“Idées”, |salle 2; |sala 3; |зал 1",
    "外交部长|[待确认]|请|外交|部长|发言|〔待定〕",
    "墨西哥|外交|部长",
    "多|利益攸关方|小组|讨论|会议",
    "恩里克·|培尼亚·|涅托|阁下，|请发言",
    "東|京|タ|ワ|ー|見|学|会",
    "Panéliste · |confirmé · |Langue\u00a0: anglais, |français",
    "Opening |Day 2: |Chair: Ms. Rivera; |Speakers: A, |B; |Speaks |on |behalf |of |all: |so",
    "Implementation |Session: |Towards |Institutions",
    "one",
    "",
]
_UNSEEN = str.maketrans("", "", " \u00ad")


@pytest.mark.parametrize("marked", CASES)
def test_break_places(marked):
    text = marked.replace("|", "")
    edges = [0, *break_places(text), len(text)]
    assert "|".join(text[start:end] for start, end in pairwise(edges)) == marked


def test_no_month_of_any_language_of_paper_is_parted_from_its_day():
    for language in LANGUAGES:
        for code in language.months or (language.locale or language.code,):
            names = Locale.parse(code).months["format"]["wide"].values()
            assert language.in_ideographs or set(names) <= set(MONTHS.split("|"))


def test_units_are_what_no_line_is_shorter_than():
    assert units("Interpreter 12 of\nPanel II ") == ["Interpreter 12", "of", "Panel II"]
    assert units("") == units(" \n ") == []


@pytest.mark.parametrize(
    ("words", "language", "width", "lines"),
    [
        ("Межправительственного комитета", "ru", 100, "Межправитель-|ственного|комитета"),
        ("Выступления", "ru", 60, "Выступле-|ния"),
        ("Suspendue", "fr", 52, "Suspen-|due"),
        ("Suspendido", "es", 52, "Suspen-|dido"),
        ("Stakeholders", "en", 66, "Stakehold-|ers"),
        ("Межправительственного", "en", 100, "Межправитель-|ственного"),  # not translated
        ("Delegation 12", "en", 64, "Delegation|12"),  # at its space, as there is one
        ("15:00–16:00", "en", 40, "15:00–|16:00"),
        ("10\u00a0h\u00a000–11\u00a0h\u00a000", "fr", 84, "10\u00a0h\u00a000–|11\u00a0h\u00a000"),
        ("外交部长", "zh", 25, "外交|部长"),
        ("利益攸关方", "zh", 36.5, "利益攸|关方"),
        ("नमस्तेश्री", "en", 20, None),
    ],
)
def test_what_is_wider_than_its_line_is_parted_by_the_rules_of_its_language(words, language, width, lines):
    found = set_text(((words, Style(400, 12)),), width, 16.0, language=language).lines
    assert lines is None or "|".join(line.text.strip().replace("\u00ad", "-") for line in found) == lines
    assert "".join(line.text for line in found).translate(_UNSEEN) == words.translate(_UNSEEN)
    assert all(line.width <= width for line in found) or lines is None


@pytest.mark.parametrize(
    "marked", ["क्षे|त्र", "กำ|นั|น", "e\u0301|a", "เมื|อ|ง", "👩\u200d👧|x", "ક્ર|મ", "န်|\n|န်| |န်|က", "ད|ཀྱི|ལ"]
)
def test_letters_keep_their_marks(marked):
    text = marked.replace("|", "")
    edges = [*letter_places(text), len(text)]
    assert "|".join(text[start:end] for start, end in pairwise(edges)) == marked
