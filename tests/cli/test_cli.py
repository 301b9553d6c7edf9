"""The commands for scripts: what they print, what they write, and their exit codes."""

import json
from pathlib import Path

import pytest

from stocktake_desktop import __version__, cli
from stocktake_desktop.edits.distribution import set_distribution
from stocktake_desktop.interchange.registry import WRITERS
from stocktake_desktop.interchange.sample import SAMPLE, copy_sample
from stocktake_desktop.models import SessionBlock, create_plan, open_plan
from stocktake_desktop.planning.distribution import HandOut
from tests.certain import certain
from tests.plans import small_plan

PROGRAMME = Path(__file__).parent.parent / "interchange" / "programmes" / "summit.txt"


@pytest.fixture
def sample(tmp_path):
    path = tmp_path / "sample.stocktake"
    copy_sample(path).close()
    return path


@pytest.fixture
def run(capsys):
    """Run a command; returns its exit code, what it said, and what it complained of."""

    def act(*arguments):
        code: str | int | None
        try:
            code = cli.run([str(argument) for argument in arguments])
        except SystemExit as leaving:
            code = leaving.code
        said = capsys.readouterr()
        return code, said.out, said.err

    return act


def test_version_and_help(run):
    assert run("--version")[:2] == (0, f"Stocktake Desktop {__version__}\n")
    code, said, _ = run("--help")
    assert code == 0
    assert all(command in said for command in ("import", "export", "check", "sheet", "open"))


def test_import_of_a_programme(run, tmp_path):
    target = tmp_path / "plan.stocktake"
    code, said, _ = run("import", PROGRAMME, target, "--first-day", "2018-03-12", "--timezone", "Europe/Oslo")
    assert code == 0
    assert "lines read" in said.splitlines()[0]
    assert "This block stands after 2 parallel sessions" in said
    with open_plan(target) as plan:
        assert (plan.meeting.timezone, len(plan.meeting.sessions)) == ("Europe/Oslo", 11)


def test_import_of_a_schedule(run, tmp_path):
    source, target = tmp_path / "some.schedule.xml", tmp_path / "plan.stocktake"
    event = "<event><title>Opening</title><start>10:00</start><duration>30</duration></event>"
    zone = "<conference><time_zone_name>Asia/Tokyo</time_zone_name></conference>"
    source.write_text(f'<schedule>{zone}<day date="2031-05-06"><room name="Hall">{event}</room></day></schedule>')
    assert run("import", source, target)[:2] == (
        0,
        f"{target}: 1 events read, 1 placed.\n"
        "  Persons are told apart by the file's own keys; those it names count as confirmed.\n",
    )
    with open_plan(target) as plan:
        (session,) = plan.meeting.sessions
        assert (session.title, certain(session.room).name, session.start, session.minutes) == (
            "Opening",
            "Hall",
            600,
            30,
        )
        assert plan.meeting.timezone == "Asia/Tokyo"
    source.write_text("<schedule>")
    code, _said, complaint = run("import", source, tmp_path / "other.stocktake")
    assert (code, "not whole XML" in complaint) == (2, True)


def test_import_report_as_json(run, tmp_path):
    code, said, _ = run("import", PROGRAMME, tmp_path / "plan.stocktake", "--first-day", "2018-03-12", "--json")
    report = json.loads(said)
    assert code == 0
    assert report["read"] == report["placed"] + report["notes"] == len(report["lines"])
    assert {"line", "text"} == set(report["assumptions"][0])


def test_an_ending_that_no_writer_has_is_refused_with_those_there_are(run, sample, tmp_path):
    code, _out, said = run("export", sample, tmp_path / "plan.doc")
    listed = said.partition("a plan is written as ")[2].strip().rstrip(".").split(", ")
    assert (code, listed) == (2, [ending for writer in WRITERS for ending in writer.endings])
    assert not (tmp_path / "plan.doc").exists()


def test_export_and_import_again(run, sample, tmp_path):
    first, second = tmp_path / "one.json", tmp_path / "two.json"
    assert run("export", sample, first)[0] == 0
    assert run("import", first, tmp_path / "copy.stocktake")[0] == 0
    assert run("export", tmp_path / "copy.stocktake", second)[0] == 0
    assert first.read_bytes() == second.read_bytes() == SAMPLE.read_bytes()


def test_check_as_json(run, sample):
    code, said, _ = run("check", sample, "--json")
    found = json.loads(said)
    assert code == 1
    errors = [finding["code"] for finding in found if finding["severity"] == "error"]
    assert sorted(errors) == ["person-double-booked", "room-overlap", "room-overlap"]
    assert all(set(finding) == {"code", "severity", "message", "sessions", "people"} for finding in found)
    booked = next(finding for finding in found if finding["code"] == "person-double-booked")
    assert (booked["severity"], len(booked["sessions"]), len(booked["people"])) == ("error", 2, 1)


def test_check_of_a_plan_without_fault(run, tmp_path):
    create_plan(tmp_path / "plan.stocktake", "Empty").close()
    assert run("check", tmp_path / "plan.stocktake")[:2] == (0, "Nothing found.\n")
    assert run("check", tmp_path / "plan.stocktake", "--json")[:2] == (0, "[]\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("check", "none.stocktake"), "none.stocktake cannot be opened: No such file or directory."),
        (("export", "none.stocktake", "out.json"), "cannot be opened"),
        (("import", "none.txt", "new.stocktake"), "cannot be read"),
        (("import", "none.json", "new.stocktake"), "cannot be read"),
        (("import", PROGRAMME, "new.stocktake", "--first-day", "4 Dec"), "4 Dec is not a date such as 2017-12-04"),
        (("import", PROGRAMME, "new.stocktake", "--timezone", "Moon/Crater"), "Moon/Crater is not a time zone"),
        (("check",), "PLAN"),
        (("dance",), "dance"),
        (("sheet", "none.stocktake", "--kind", "poem", "-o", "x.pdf"), "poem"),
    ],
)
def test_what_is_wrong_is_one_sentence(run, arguments, sentence, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, said, complaint = run(*arguments)
    assert (code, said) == (2, "")
    assert sentence in complaint
    assert complaint.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_plan_is_not_imported_over(run, sample):
    before = sample.read_bytes()
    code, _, complaint = run("import", PROGRAMME, sample, "--first-day", "2018-03-12")
    assert (code, sample.read_bytes()) == (2, before)
    assert "exists already" in complaint


def shift_sample(run, path, title, minutes, *more):
    code, said, _complaint = run("shift", path, "--session", title, "--minutes", minutes, "--json", *more)
    assert code == 0
    return json.loads(said)


def test_a_shift_says_what_moves_and_does_it(run, sample):
    foretold = shift_sample(run, sample, "Panel II", -10, "--mode", "room", "--dry-run")
    with open_plan(sample, read_only=True) as plan:
        panel = next(block for block in plan.meeting.sessions if block.title.startswith("Panel II"))
        assert panel.start == 900
    assert foretold["stopped"][0]["reason"] == "locked"  # lunch, until 15:00
    done = shift_sample(run, sample, "Closing day 1", -30, "--mode", "only")
    assert [(one["day"], one["old_start"], one["new_start"], one["new_end"]) for one in done["moved"]] == [
        (1, "17:55", "17:25", "17:30")
    ]
    with open_plan(sample) as plan:
        assert plan.get(SessionBlock, done["moved"][0]["id"]).start == 17 * 60 + 25
        assert "Shift" in certain(plan.undo_title)


def test_a_shift_stops_at_the_end_of_interpretation(run, sample):
    shifted = shift_sample(run, sample, "Panel II", 15, "--mode", "room")
    assert shifted["moved"] == []
    assert {one["reason"] for one in shifted["stopped"]} == {"hard-stop"}


def test_a_shift_of_nothing_known_is_refused(run, sample):
    assert run("shift", sample, "--session", "Panel IX", "--minutes", "5")[0] == 2
    assert run("shift", sample, "--session", "Panel II", "--minutes", "soon")[0] == 2


def test_what_really_happened_is_noted_beside_the_plan_and_projected(tmp_path, capsys):
    path = tmp_path / "small.stocktake"
    with small_plan(path) as plan:
        block = next(block for block in plan.meeting.sessions if block.title == "Panel I")
        panel, introductions = block.id, block.segments[0].id
    assert cli.run(["record", str(path), "--session", "Panel I", "--start", "10:20"]) == 0
    assert cli.run(["project", str(path), "--now", "2018-03-12 10:40", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["now"] == "2018-03-12 10:40"
    assert told["rooms"] == [
        {
            "room": "Plenary",
            "over_minutes": 20,
            "sessions": [
                {
                    "id": panel,
                    "state": "running",
                    "expected_start": "10:20",
                    "expected_end": "11:50",
                    "likely_end": None,
                    "segments": [
                        {
                            "id": introductions,
                            "state": "planned",
                            "expected_start": "10:40",
                            "expected_end": "11:00",
                        }
                    ],
                }
            ],
        }
    ]
    with open_plan(path, read_only=True) as plan:
        assert plan.session(panel).start == 600
    assert cli.run(["project", str(path), "--now", "2018-03-12 10:40"]) == 0
    told = capsys.readouterr().out
    assert "20 min late" in told
    assert "Panel I  (too little was noted yet to say when it ends)" in told


@pytest.mark.parametrize("verb", ["project", "recover"])
def test_of_a_day_that_is_none_of_the_meeting_a_sentence_says_which_are(verb, tmp_path, capsys):
    path = tmp_path / "small.stocktake"
    small_plan(path).close()
    assert cli.run([verb, str(path), "--now", "2018-03-20 10:40"]) == 2
    days = "2018-03-12, 2018-03-13"
    assert f"2018-03-20 is no day of this meeting; its days are: {days}." in capsys.readouterr().err


def test_a_parked_session_has_no_day_to_note(tmp_path, capsys):
    path = tmp_path / "small.stocktake"
    small_plan(path).close()
    assert cli.run(["record", str(path), "--session", "Idea", "--start", "10:20"]) == 2
    assert "parked" in capsys.readouterr().err


def test_the_report_as_text_table_sheet_and_object(run, tmp_path):
    path, table, sheet = tmp_path / "small.stocktake", tmp_path / "out.csv", tmp_path / "out.pdf"
    small_plan(path).close()
    assert "Nothing was noted on this day." in run("report", path)[1]
    assert run("record", path, "--session", "Panel I", "--start", "10:20", "--end", "11:45")[0] == 0
    code, said, _ = run("report", path, "--day", "1")
    assert code == 0
    assert "Panel I | 10:00–11:30 · 1 h 30 | 10:20–11:45 · 1 h 25 | began 20 min late | ended 15 min late" in said
    assert run("report", path, "--csv", table, "--pdf", sheet)[:2] == (0, "")
    assert "Panel I" in table.read_text("utf-8-sig")
    assert sheet.read_bytes().startswith(b"%PDF")
    told = json.loads(run("report", path, "--day", "1", "--json")[1])
    (room,) = told["days"][0]["rooms"]
    assert (room["room"], room["sessions"][0]["state"], room["sessions"][0]["over_minutes"]) == ("Plenary", "done", -5)
    assert told["days"][0]["totals"]["end_late"] == 15
    code, _, complaint = run("report", path, "--day", "7")
    assert (code, complaint.count("\n")) == (2, 1)
    assert "no day 7" in complaint


def test_a_file_named_by_hand_is_replaced_and_that_is_said(run, tmp_path):
    path, pdf, table, copy = (tmp_path / name for name in ("small.stocktake", "out.pdf", "out.csv", "out.json"))
    small_plan(path).close()
    for arguments, written in (
        (("sheet", path, "--kind", "day", "--day", "1", "-o", pdf), [pdf]),
        (("report", path, "--csv", table, "--pdf", pdf), [table, pdf]),
        (("export", path, copy), [copy]),
    ):
        for one in (pdf, table, copy):
            one.unlink(missing_ok=True)
        assert run(*arguments) == (0, "", "")
        for one in written:
            one.write_bytes(b"old")
        said = "".join(f"{one} was there already and was replaced.\n" for one in written)
        assert run(*arguments) == (0, "", said)
        assert all(one.read_bytes() != b"old" for one in written)


def test_what_could_not_be_written_is_not_said_to_be_replaced(run, tmp_path):
    path, pdf = tmp_path / "small.stocktake", tmp_path / "out.pdf"
    small_plan(path).close()
    pdf.write_bytes(b"old")
    code, _said, complaint = run("sheet", path, "--kind", "day", "--day", "9", "-o", pdf)
    assert (code, "replaced" in complaint, pdf.read_bytes()) == (2, False, b"old")


def test_stale_paper_is_listed_and_printed_again_in_whatever_language_it_lies_about(tmp_path, capsys):
    path = tmp_path / "small.stocktake"
    small_plan(path).close()
    print_all = ["sheets", str(path), "--print-to-folder", str(tmp_path / "paper"), "--json"]
    assert cli.run([*print_all, "--kind", "podium", "--language", "fr"]) == 0
    assert cli.run(["shift", str(path), "--session", "Panel I", "--minutes", "15"]) == 0
    capsys.readouterr()
    assert cli.run([*print_all, "--stale"]) == 0
    assert [(one["kind"], one["language"]) for one in json.loads(capsys.readouterr().out)] == [("podium", "fr")]
    assert cli.run(["sheets", str(path), "--stale", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert cli.run([*print_all, "--kind", "podium"]) == 0
    assert {one["language"] for one in json.loads(capsys.readouterr().out)} == {"en"}


def test_it_is_said_from_whom_stale_copies_are_taken_back(tmp_path, capsys):
    path = tmp_path / "small.stocktake"
    with small_plan(path) as plan:
        set_distribution(plan, {"podium": HandOut(2, "chair, podium")})
    paper = ["--print-to-folder", str(tmp_path / "paper")]
    assert cli.run(["sheets", str(path), *paper, "--kind", "podium", "--kind", "day"]) == 0
    assert cli.run(["shift", str(path), "--session", "Panel I", "--minutes", "15"]) == 0
    capsys.readouterr()
    for more in ([], [*paper, "--dry-run"], paper):
        assert cli.run(["sheets", str(path), "--stale", *more]) == 0
        said = [line.strip() for line in capsys.readouterr().out.splitlines() if "Take back" in line]
        assert len(said) == 1
        assert said[0].startswith("Take back: Podium sheet · Panel I, Rev. 1·A · ")
        assert said[0].endswith(", 2 copies: chair, podium")
