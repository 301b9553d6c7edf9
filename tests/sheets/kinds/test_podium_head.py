"""The figures at the head of a podium sheet and a brief, of the sample: who speaks, how long, and what comes next."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from stocktake_desktop.edits.blocks import add_block, move_block
from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.models import Plan
from stocktake_desktop.planning.translations import said_in
from stocktake_desktop.sheets.catalogue import Sheet, sheet_content
from stocktake_desktop.sheets.kinds.podium.pages import speakers_words
from stocktake_desktop.sheets.words.punctuation import listed
from stocktake_desktop.sheets.words.said import setting
from stocktake_desktop.words import speaking

NEXT = {
    "en": ("3 parallel sessions", "The meeting is adjourned; we continue now in parallel sessions."),
    "fr": ("3 séances parallèles", "nous poursuivons maintenant nos travaux en séances parallèles."),
    "es": ("3 sesiones paralelas", "Se levanta la sesión; proseguimos ahora nuestros trabajos en sesiones paralelas."),
    "ru": ("3 параллельных заседания", "закрытым; сейчас работа продолжится на параллельных заседаниях."),
    "zh": ("3场平行会议", "现在散会，接下来分别举行平行会议。"),
    "ar": ("3 جلسات متوازية", "رُفعت الجلسة؛ ونواصل أعمالنا الآن في جلسات متوازية."),
}  # fmt: skip


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plan]:
    with copy_sample(tmp_path_factory.mktemp("plan") / "sample.stocktake") as plan:
        yield plan


def said(plan: Plan, kind: str, title: str, language: str = "en") -> str:
    block = next(one for one in plan.meeting.sessions if one.title.startswith(title))
    return "\n".join(sheet_content(plan, Sheet(kind, session_id=block.id, language=language)))


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Concluding Session", "2 speakers"),
        ("Action Group 1", "1 speaker"),
        ("Opening Day 2", ""),
        ("Reporting Session", "6 speakers\n8 min each"),
    ],
)
def test_a_speaker_is_who_is_given_the_floor_at_a_step(sample: Plan, title: str, words: str) -> None:
    block = next(one for one in sample.meeting.sessions if one.title.startswith(title))
    with setting(said_in(sample.meeting, "en"), "en"):
        assert speakers_words(block) == words
    if words and block.kind.value != "opening":
        assert words.replace("\n", "  ·  ") in said(sample, "moderators-brief", title)


@pytest.mark.parametrize("language", NEXT)
def test_several_parallel_sessions_are_told_as_several_and_the_meeting_goes_on_in_them(
    sample: Plan, language: str
) -> None:
    count, closing = NEXT[language]
    words = said(sample, "podium", "Thematic Synthesis", language)
    assert (count in words, closing in words.replace("\n", "")) == (True, True), words
    assert count not in said(sample, "podium", "Concluding Session", language)


def test_a_step_tells_the_time_it_takes_and_nothing_where_it_takes_none(sample: Plan) -> None:
    assert "about 5 min" in said(sample, "podium", "Concluding Session")
    for kind, title in (("podium", "Reporting Session"), ("moderators-brief", "Concluding Session")):
        assert "– min" not in said(sample, kind, title)
    shown = sheet_content(sample, Sheet("run-of-show"))
    assert "–" not in [words.strip() for words in shown]


LATER = {
    "en": "we resume at 15:30 in Breakout 1, Breakout 2 and Breakout 3.",
    "fr": "nous reprendrons nos travaux à 15 h 30, Breakout 1, Breakout 2 et Breakout 3.",
    "es": "reanudaremos nuestros trabajos a las 15:30 horas, Breakout 1, Breakout 2 y Breakout 3.",
    "ru": "мы продолжим работу в 15:30, Breakout 1, Breakout 2 и Breakout 3.",
    "zh": "15:30继续开会，地点：Breakout 1、Breakout 2 和 Breakout 3。",
    "ar": "ونستأنف أعمالنا في الساعة 15:30، Breakout 1، Breakout 2 و Breakout 3.",
}
"""What is said when parallel sessions follow after a while."""


@pytest.mark.parametrize("language", LATER)
def test_where_parallel_sessions_follow_later_their_rooms_are_told(tmp_path: Path, language: str) -> None:
    with copy_sample(tmp_path / "sample.stocktake") as plan:
        plenary = next(one.room_id for one in plan.meeting.sessions if one.title.startswith("Thematic Synthesis"))
        day = plan.meeting.days[1]
        block = add_block(plan, "Lecture", day_id=day.id, start=900, minutes=20, room_id=plenary)
        words = "\n".join(sheet_content(plan, Sheet("podium", session_id=block, language=language)))
        with speaking(language):
            assert listed(["Breakout 1", "Breakout 2", "Breakout 3"]) in words  # at the head
        for mark in "\u200e\u200f\u00a0":
            words = words.replace(mark, " " if mark == "\u00a0" else "")
        assert LATER[language] in words.replace("\n", ""), words
        group = next(one for one in day.sessions if one.start == 930)
        move_block(plan, group.id, day.id, 930, None)
        assert "Breakout 2" not in "\n".join(sheet_content(plan, Sheet("podium", session_id=block, language=language)))
