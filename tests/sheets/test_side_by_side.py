"""Two languages side by side: the same on the same page at the same height, nothing lost, nothing twice."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise
from random import Random
from typing import NamedTuple

import pytest

from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.translations import translate
from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.models import Plan, SessionBlock
from stocktake_desktop.sheets.catalogue import Layout, PrintSettings, Sheet, sheet_pdf
from stocktake_desktop.sheets.editions import may_lie_beside
from stocktake_desktop.sheets.ledger import ListedSheet, sheets_of
from stocktake_desktop.sheets.page import tagged_pdf
from stocktake_desktop.sheets.page.flow import FlowRow
from stocktake_desktop.sheets.page.look import FOOT, PAPERS
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.page.reading import RowTag
from stocktake_desktop.sheets.registry import sheet_kind
from stocktake_desktop.sheets.words.languages import LANGUAGES
from tests.plans import small_plan
from tests.sheets.drawn import STAMP
from tests.sheets.extremes import extreme_plan

PAIRS = [f"{one}+{other}" for one, other in combinations(LANGUAGES, 2)]
BESIDE = {paper: PrintSettings(paper, Layout.BESIDE) for paper in ("A4", "Letter")}


class Stood(NamedTuple):
    """A row on paper: on which page and in which half, where it begins and ends, the number of a step, its texts."""

    page: int
    half: int
    top: float
    foot: float
    number: str
    words: tuple[str, ...]


def stood(patch: pytest.MonkeyPatch, plan: Plan, sheet: Sheet, settings: PrintSettings) -> list[Stood]:
    """Every row of a sheet as it stands on its page."""
    found: list[Stood] = []
    draw = FlowRow.draw

    def note(row: FlowRow, page: Page, y: float) -> None:
        half = round(page.canvas.absolutePosition(0, 0)[0] / page.paper_width)
        place = page.canvas.getPageNumber(), half, round(y, 2), round(y + row.height, 2)
        found.append(Stood(*place, number(row), tuple(words_in(row))))
        draw(row, page, y)

    with patch.context() as inner:
        inner.setattr(FlowRow, "draw", note)
        inner.setattr(tagged_pdf, "pdf_file", lambda *_parts: b"")
        sheet_pdf(plan, sheet, STAMP, settings)
    return found


def number(row: FlowRow) -> str:
    """The number of a step, which the page before tells too: it is the same in every language."""
    digits = row.opens[1].partition("  ")[0] if row.tag is RowTag.ITEM and row.opens else ""
    return digits if digits.isdigit() else ""


def sheet_in(listed: ListedSheet, language: str) -> Sheet:
    return Sheet(listed.kind, listed.day, listed.session_id, listed.room_id, language)


def flowing_sheets(plan: Plan) -> Iterator[ListedSheet]:
    return (one for one in sheets_of(plan, "en") if may_lie_beside(sheet_kind(one.kind)) and one.kind != "day")


def words_in(row: FlowRow) -> Iterator[str]:
    return (part.text.words for column in row.columns for part in column.parts)


def check(patch: pytest.MonkeyPatch, plan: Plan, sheet: Sheet, paper: str) -> list[list[Stood]]:
    """The halves of a sheet; AssertionError where they differ in what stands where, or rows lie on each other."""
    rows = stood(patch, plan, sheet, BESIDE[paper])
    left, right = ([row for row in rows if row.half == half] for half in (0, 1))
    places, others = ([(row.page, row.top, row.foot) for row in half] for half in (left, right))
    assert places == others, sheet
    assert steps_on(left) == steps_on(right), sheet
    for (page, top, foot), (next_page, following, _foot) in pairwise(places):
        assert top <= foot <= PAPERS[paper][1] - FOOT, sheet
        assert next_page == page + 1 or (next_page == page and foot == pytest.approx(following, abs=0.02)), sheet
    return [left, right]


def steps_on(rows: list[Stood]) -> dict[int, list[str]]:
    """The numbers of the steps on each page."""
    found = defaultdict[int, list[str]](list)
    for row in rows:
        if row.number:
            found[row.page].append(row.number)
    return found


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plan]:
    with copy_sample(tmp_path_factory.mktemp("beside") / "sample.stocktake") as plan:
        yield plan


@pytest.mark.parametrize("pair", PAIRS)
def test_every_step_stands_on_the_same_page_at_the_same_height(
    sample: Plan, pair: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = list(flowing_sheets(sample))
    podium = [one for one in listed if one.kind == "podium"]
    others = {one.kind: one for one in listed}
    for paper in BESIDE:
        pages = [
            halves[0][-1].page
            for one in (*podium[::4], *others.values())
            for halves in [check(monkeypatch, sample, sheet_in(one, pair), paper)]
        ]
        assert max(pages) > 1


@pytest.mark.parametrize("seed", range(6))
def test_random_meetings_break_at_the_same_steps(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    plan, chance = extreme_plan(seed, 12), Random(seed)
    listed = list(flowing_sheets(plan))
    for one in chance.sample(listed, min(5, len(listed))):
        check(monkeypatch, plan, sheet_in(one, chance.choice(PAIRS)), chance.choice(list(BESIDE)))


@pytest.mark.parametrize("pair", ["en+ar", "fr+zh", "ru+es"])
def test_nothing_is_lost_or_said_twice(sample: Plan, pair: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for one in list(flowing_sheets(sample))[::5]:
        beside = check(monkeypatch, sample, sheet_in(one, pair), "A4")
        for language, half in zip(pair.split("+"), by_language(beside, pair), strict=True):
            alone = stood(monkeypatch, sample, sheet_in(one, language), PrintSettings("A4"))
            assert told(half) == told(alone), one


def by_language(halves: list[list[Stood]], pair: str) -> list[list[Stood]]:
    """What reads from the right lies at the right, whichever comes first."""
    return halves[::-1] if pair.startswith("ar") else halves


def told(rows: list[Stood]) -> Counter[str]:
    """The texts of all rows but those to write on, of which there are as many as the paper has room for."""
    return Counter(words for row in rows for words in row.words)


def test_what_no_page_holds_is_split_into_as_many_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = small_plan()
    panel = next(one for one in plan.meeting.sessions if one.title == "Panel I")
    set_field(
        plan, SessionBlock, panel.id, "objectives", "\n".join(f"A long objective {nth} " * 9 for nth in range(60))
    )
    translate(plan, SessionBlock, panel.id, "objectives", "zh", "\n".join(f"目标 {nth}" for nth in range(60)))
    sheet = Sheet("moderators-brief", session_id=panel.id, language="en+zh")
    for half in check(monkeypatch, plan, sheet, "A4"):
        pages = {row.page for row in half if any("objective" in words or "目标" in words for words in row.words)}
        assert len(pages) >= 3
        assert pages == set(range(1, max(pages) + 1)), "no half is empty while the other goes on"
