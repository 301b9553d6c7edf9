"""Web pages: tables with cells that go over several rows, lists and headings; menus and programs are left out."""

import pytest

from stocktake_desktop.interchange.readers.foreign import ImportRefused
from stocktake_desktop.interchange.readers.web_page import read_page
from stocktake_desktop.interchange.registry import import_programme
from stocktake_desktop.models import open_plan
from tests.certain import certain

PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>Site</title><style>td {top: 10:00}</style>
<script>var x = "09:00 - 10:00 Not a session";</script></head><body>
<nav><ul><li>Home 8:00</li></ul></nav><h1>Forum on rivers</h1>
<h2>Monday, 4&nbsp;December 2017</h2>
<table><tr><th>Time</th><th>Session</th><th>Room</th></tr>
<tr><td>10:00&nbsp;–&nbsp;11:00</td><td><b>Opening</b><br>Moderator: <a href="http://192.0.2.1/">Ms. Ana Ruiz</a>, Kenya
</td><td>Hall A</td></tr>
<tr><td rowspan="2">11:00 – 13:00</td><td>Action Group 1: Rivers</td><td>Room 1</td></tr>
<tr><td>Action Group 2: Lakes</td><td>Room 2</td></tr>
<tr><td>13:00 – 14:00</td><td colspan="2">Lunch</td></tr></table>
<h2>Tuesday, 5 December 2017</h2><ul><li><p>09:00 – 10:00 Closing</p></li></ul>
<img src="http://192.0.2.1/x.png"><footer>Updated 11:00</footer></body></html>"""


@pytest.mark.parametrize("code", ["utf-8", "utf-16", "cp1252"])
def test_a_page_comes_in_with_its_tables_and_lists(tmp_path, code):
    page = tmp_path / "programme.html"
    page.write_bytes(PAGE.replace("utf-8", "windows-1252" if code == "cp1252" else code).encode(code))
    report = import_programme(page, tmp_path / "a.stocktake")
    with open_plan(tmp_path / "a.stocktake") as plan:
        assert plan.meeting.title == "Forum on rivers"
        sessions = plan.meeting.sessions
        found = [(certain(s.day).date.day, s.start, s.end, s.title, certain(s.room).name) for s in sessions]
        assert found == [
            (4, 600, 660, "Opening", "Hall A"),
            (4, 660, 780, "Action Group 1: Rivers", "Room 1"),
            (4, 660, 780, "Action Group 2: Lakes", "Room 2"),
            (4, 780, 840, "Lunch", "Plenary"),
            (5, 540, 600, "Closing", "Plenary"),
        ]
        assert [certain(one.person).family_name for one in sessions[0].appearances] == ["Ruiz"]
    read = " ".join(line.text for line in report.lines)
    assert not any(words in read for words in ("Not a session", "Home", "Updated", "top"))


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        ("<table><tr><td>10:00</td><td>" + "a" * 10_000_000 + "</td></tr></table>", "holds too much"),
        ("<b>" * 400_000, "holds too much"),
        (f"{'<div>' * 3000}10:00 Opening", "holds too much"),
        ("<script>10:00 Opening</script>", "is empty"),
    ],
    ids=["10 MB cell", "tags", "depth", "programs only"],
)
def test_a_hostile_page_is_refused_in_a_sentence(tmp_path, page, sentence):
    path = tmp_path / "programme.html"
    path.write_text(page)
    with pytest.raises(ImportRefused, match=sentence):
        read_page(path)


def test_entities_of_a_page_do_no_harm(tmp_path):
    path = tmp_path / "programme.html"
    path.write_text('<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><p>10:00 Opening &b;</p>')
    assert len(read_page(path)) < 100
