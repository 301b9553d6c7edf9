"""What a podium sheet says of a session: sense lines, thanks, what if, cues, what is open, spare or too much."""

from datetime import date, datetime

import pytest

from stocktake_desktop.edits import script
from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.floor import inscribe
from stocktake_desktop.edits.floor_rules import cut_floor, lift_cut
from stocktake_desktop.edits.frame import add_day
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.edits.script import CueWords, ScriptLine
from stocktake_desktop.edits.translations import translate
from stocktake_desktop.models import (
    Gender,
    Occasion,
    Person,
    Pictogram,
    Plan,
    Rank,
    ScriptCue,
    SessionBlock,
    SessionKind,
    Status,
    StepKind,
    new_plan,
)
from stocktake_desktop.planning.script.levels import Scope
from stocktake_desktop.planning.translations import of_session, said_in
from stocktake_desktop.sheets.catalogue import Sheet, Stamp, sheet_pdf
from stocktake_desktop.sheets.ledger import sheets_of
from stocktake_desktop.sheets.page.content import changes
from stocktake_desktop.sheets.type.lines import clean
from stocktake_desktop.sheets.type.text import TextLine
from stocktake_desktop.sheets.words.said import setting
from stocktake_desktop.sheets.words.steps import Item, Step, StepNotice, paper_steps
from tests.sheets.drawn import drawn, words_of


def session(title: str = "Panel II", minutes: int = 60, kind: SessionKind = SessionKind.PANEL) -> tuple[Plan, str]:
    plan = new_plan("Meeting")
    return plan, add_block(plan, title, kind, day_id=add_day(plan, date(2031, 5, 6)), start=600, minutes=minutes)


def kari(plan: Plan, block: str, **fields: object) -> str:
    norway = next((one.id for one in plan.meeting.organisations if one.name == "Norway"), "")
    norway = norway or add_organisation(plan, "Norway")
    values = {"honorific": "H.E. Ms.", "function": "Minister of Water", **fields}
    person = add_person(plan, "Kari", "Nordmann", norway)
    for field, value in values.items():
        set_field(plan, Person, person, field, value)
    return add_appearance(plan, block, Who(person), minutes=5, status=Status.CONFIRMED)


def items(plan: Plan, block: str, language: str = "en") -> list[Item]:
    with setting(said_in(plan.meeting, language), language):
        return paper_steps(plan.session(block))


def step_of(plan: Plan, block: str, kind: StepKind, language: str = "en", nth: int = 0) -> Step:
    found = [item for item in items(plan, block, language) if isinstance(item, Step) and item.kind is kind]
    return found[nth]


def lines(step: Step) -> list[str]:
    return [f"{line.sort}: {''.join(words for words, _strong in line.runs)}" for line in step.lines]


def test_giving_the_floor_is_said_in_sense_lines() -> None:
    plan, block = session()
    kari(plan, block)
    assert lines(step_of(plan, block, StepKind.GIVING_THE_FLOOR)) == [
        "said: I now give the floor to",
        "name: H.E. Ms. Kari Nordmann",
        "office: Minister of Water, Norway.",
        "said: You have five minutes.",
    ]


def test_lines_change_places_where_the_language_has_another_order() -> None:
    plan, block = session()
    kari(plan, block)
    person = plan.meeting.people[0]
    translate(plan, Person, person.id, "name", "zh", "卡丽·努尔曼")
    translate(plan, Person, person.id, "function", "zh", "水利部长")
    kari(plan, block)
    assert lines(step_of(plan, block, StepKind.GIVING_THE_FLOOR, "zh")) == [
        "said: 现在请",
        "office: 挪威水利部长",
        "name: 卡丽·努尔曼女士阁下",
        "said: 发言，时间五分钟。",
    ]
    assert lines(step_of(plan, block, StepKind.GIVING_THE_FLOOR, "zh", 1))[0] == "said: 感谢努尔曼女士阁下。"


def test_gender_is_heard_in_arabic() -> None:
    plan, block = session()
    kari(plan, block)
    assert "لديها خمس دقائق" in step_of(plan, block, StepKind.GIVING_THE_FLOOR, "ar").spoken
    set_field(plan, Person, plan.meeting.people[0].id, "gender", Gender.MALE)
    assert "لديه خمس دقائق" in step_of(plan, block, StepKind.GIVING_THE_FLOOR, "ar").spoken


def test_nobody_tells_a_head_of_state_how_long_to_speak() -> None:
    plan, block = session()
    kari(plan, block, rank=Rank.HEAD_OF_STATE)
    step = step_of(plan, block, StepKind.GIVING_THE_FLOOR)
    assert "minutes" not in step.spoken
    assert [cue.pictogram for cue in step.cues] == [Pictogram.MICROPHONE]


def test_who_spoke_is_thanked_first_and_by_name_if_there_is_one() -> None:
    plan, block = session()
    kari(plan, block)
    for name in ("The Mayor", "Youth"):
        add_appearance(plan, block, Who(placeholder=name), minutes=5)
    first = [lines(step_of(plan, block, StepKind.GIVING_THE_FLOOR, nth=nth))[0] for nth in range(3)]
    assert first == ["said: I now give the floor to", "said: I thank H.E. Ms. Nordmann.", "said: I thank the speaker."]


def test_who_speaks_for_a_group_is_called_so() -> None:
    plan, block = session()
    group, norway = add_organisation(plan, "the Group of 77"), add_organisation(plan, "Norway")
    person = add_person(plan, "Ana", "Ruiz", norway)
    add_appearance(plan, block, Who(person, group), minutes=5)
    assert "Norway, who speaks on behalf of the Group of 77." in step_of(plan, block, StepKind.ON_BEHALF).spoken


def test_alternates_stand_in_their_order_with_their_own_words_and_the_thanks_that_change() -> None:
    plan, block = session()
    made = add_appearance(plan, block, Who(placeholder="The President"), minutes=5)
    minister = add_person(plan, "Ana", "Ruiz", function="Minister")
    add_alternate(plan, made, Who(minister))
    add_alternate(plan, made, Who(placeholder="the Ambassador"))
    kari(plan, block)
    step = step_of(plan, block, StepKind.GIVING_THE_FLOOR)
    late, absent = step.otherwise
    assert (late.title, late.words) == ("IF late:", f"call step {step.number + 1} first, then come back here.")
    assert absent.ranks == (
        "“I now give the floor to Ana Ruiz, Minister.” then, at step 4: “I thank Ana Ruiz.”",
        "“I now give the floor to the Ambassador.”",
        "nobody: go on to step 4",
    )


def test_an_if_and_a_light_are_switched_off_for_one_speaker() -> None:
    plan, block = session()
    made = add_appearance(plan, block, Who(placeholder="The President"), minutes=5)
    add_alternate(plan, made, Who(placeholder="the Minister"))
    scope, kind = Scope(block, who=made), StepKind.GIVING_THE_FLOOR
    for one in ("late", "absent"):
        script.say_nothing(plan, ScriptLine(scope, kind, Occasion(one)))
    script.write_cues(plan, scope, kind, Pictogram.LAMP, [])
    step = step_of(plan, block, kind)
    assert step.otherwise == ()
    assert [cue.words for cue in step.cues] == ["Seat 1"]


def test_the_open_floor_says_how_many_ask_and_how_long_each_has(monkeypatch: pytest.MonkeyPatch) -> None:
    plan, block = session(kind=SessionKind.ACTION_GROUP)
    set_field(plan, SessionBlock, block, "floor_minutes", 3)
    inscribe(plan, block, Who(placeholder="Norway"))
    step = step_of(plan, block, StepKind.OPENING_THE_FLOOR)
    assert step.spoken == (
        "The floor is open. I have 1 request on my list. Please limit your interventions to three minutes."
    )
    assert [one.title for one in step.otherwise] == ["IF the list is exhausted:"]
    cut_floor(plan, block, 150, "")
    assert "Please limit your interventions to two and a half minutes." in step_of(plan, block, step.kind).spoken
    for sheet in ("podium", "run-of-show"):
        lines, _report = drawn(monkeypatch, sheet, plan, session_id=block)
        assert "2½mineach" in words_of(lines)
    lift_cut(plan, block)
    set_field(plan, SessionBlock, block, "floor_minutes", 61)
    titles = [one.title for one in step_of(plan, block, StepKind.OPENING_THE_FLOOR).otherwise]
    assert titles == ["IF the list is exhausted:", "IF time is up with speakers left:"]


def test_where_nothing_is_said_the_label_says_what_is_done() -> None:
    plan, block = session()
    kari(plan, block)
    script.say_nothing(plan, ScriptLine(Scope(plan.meeting.id), StepKind.GIVING_THE_FLOOR))
    step = step_of(plan, block, StepKind.GIVING_THE_FLOOR)
    assert (step.says_nothing, step.label, step.title) == (True, "GIVE THE FLOOR", "H.E. Ms. Kari Nordmann")


def test_more_than_fits_is_said_and_moves_nothing() -> None:
    plan, block = session(minutes=30)
    for name in ("One", "Two"):
        add_appearance(plan, block, Who(placeholder=name), minutes=20)
    notice = next(item for item in items(plan, block) if isinstance(item, StepNotice))
    assert "10 min too much" in notice.words


def test_an_empty_place_is_told_and_nobody_called() -> None:
    plan, block = session()
    add_appearance(plan, block, Who(placeholder="The Mayor"), minutes=5, status=Status.DECLINED)
    notice = next(item for item in items(plan, block) if isinstance(item, StepNotice))
    assert notice.words == "The place of The Mayor is empty: nobody is called."


def test_a_title_with_braces_is_said_as_typed() -> None:
    plan, block = session("{title} of {0}")
    assert "{title} of {0}" in step_of(plan, block, StepKind.OPENING_MEETING).spoken


def test_changed_words_make_the_sheet_stale_and_the_sentence_is_named() -> None:
    plan, block = session()
    kari(plan, block)
    sheet = next(sheet for sheet in sheets_of(plan) if sheet.kind == "podium")
    before = sheet.content(plan)
    line = ScriptLine(Scope(plan.meeting.id, SessionKind.PANEL), StepKind.OPENING_MEETING)
    script.say(plan, line, "en", "Good morning.")
    told = list(changes(before, sheet.content(plan)))
    assert any("Good morning." in sentence for sentence in told), told


def test_words_missing_in_a_language_are_warned_of_and_the_usual_ones_said() -> None:
    plan, block = session()
    script.say(plan, ScriptLine(Scope(block), StepKind.OPENING_MEETING), "en", "Good morning.")
    stamp = Stamp(1, datetime(2031, 5, 1, 9, 0))
    _pdf, report = sheet_pdf(plan, Sheet("podium", session_id=block, language="fr"), stamp)
    assert list(report.warnings) == [
        "Panel II: the words of “opening of a meeting” are missing in Français; the usual ones stand there."
    ]
    assert step_of(plan, block, StepKind.OPENING_MEETING, "fr").spoken.startswith("Je déclare ouverts les travaux")


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "ar", "zh"])
def test_what_is_read_aloud_is_never_smaller_than_twelve_points(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plan, block = session()
    made = kari(plan, block, native_name="李燕")
    add_alternate(plan, made, Who(placeholder="the Deputy Minister"))
    sizes: dict[str, TextLine] = {}
    draw = TextLine.draw
    monkeypatch.setattr(
        TextLine, "draw", lambda self, *where: (sizes.setdefault(self.text, self), draw(self, *where))[1]
    )
    sheet_pdf(plan, Sheet("podium", session_id=block, language=language), Stamp(1, datetime(2031, 5, 1, 9, 0)))
    size_of = {words: max(piece.style.size for piece in line.pieces) for words, line in sizes.items() if line.pieces}
    name = next(words for words in size_of if "Kari" in words)
    assert size_of[name] == 20
    assert all(size >= 12 for words, size in size_of.items() if "Deputy" in words)
    for item in items(plan, block, language):
        for line in item.lines if isinstance(item, Step) else ():
            for words, _strong in line.runs:
                drawn = [size for text, size in size_of.items() if clean(words) in text]
                assert not drawn or max(drawn) >= 13


def test_a_cue_of_staff_is_said_in_the_language_of_the_sheet_by_whom_it_is_done() -> None:
    plan, block = session()
    kari(plan, block)
    lamp, camera = Pictogram.LAMP, Pictogram.CAMERA
    scope, kind = Scope(block), StepKind.GIVING_THE_FLOOR
    script.write_cues(plan, scope, kind, camera, [CueWords(camera, "Handshake with {name}", is_strong=True)])
    script.write_cues(plan, scope, kind, lamp, [CueWords(lamp, done_by="The clerk")])
    (listed,) = [source for source in of_session(plan.session(block)) if source.field == "words"]
    translate(plan, ScriptCue, listed.row.id, "words", "fr", "Poignée de main avec {name}")
    cues = [(cue.pictogram, cue.words, cue.done_by, cue.strong) for cue in step_of(plan, block, kind, "fr").cues]
    assert cues == [
        ("microphone", "Place 1", "technique", False),
        ("lamp", "Lumière à 4 min", "The clerk", False),
        ("camera", "Poignée de main avec Kari Nordmann", "photographe", True),
    ]
