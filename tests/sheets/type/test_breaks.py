"""Where lines may end: each | stands at a place where a new line may begin."""

from itertools import pairwise

import pytest

from stocktake_desktop.sheets.type.breaks import break_places

CASES = [
    "Start |at |10 a.m. |on |item 13 |or |№ 3",
    "à |10 h 15 |précises",
    "H.E. Mr. Enrique |Peña |Nieto",
    "J. M. Smith |(TBC)",
    "Panel II – |Stakeholder |perspectives",
    "Group of 77 |and |China",
    "oui : |« très |bien » !",
    "Moderators/|rapporteurs |of |A/79/L.12, |10:15–13:00",
    "sub-|regional |and |non‐|stop",
    "主|席：|安|娜，|议|程|项|目|7(a)。|“好”",
    "第2天，|hello|世|界",
    "会|期|共|2小时|45分，|12月|4日",
    "من |10:00 |إلى |12:45 · |2 ساعة |و |45 دقيقة",
    "10:45–13:00 |Breakout 1 |and |Hall 12",
    "恩里克·|培尼亚·|涅托",
    "墨西哥",
    "主|持|人：|Moderator|（待确认）",
    "大|不|列|颠|及|北|爱|尔|兰|联|合|王|国",
    "Anne-|Marie |O’Brien, |龔|鑫",
    "a\u00a0b |c\u202fd",
    "one",
    "",
]


@pytest.mark.parametrize("marked", CASES)
def test_break_places(marked):
    text = marked.replace("|", "")
    edges = [0, *break_places(text), len(text)]
    assert "|".join(text[start:end] for start, end in pairwise(edges)) == marked
