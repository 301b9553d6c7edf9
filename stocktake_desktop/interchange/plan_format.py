"""The JSON form of a whole plan: what each column declares (`models/columns.py`), as docs/plan-json.md shows it."""

from collections.abc import Mapping
from functools import cache

from stocktake_desktop.models import (
    Acknowledgement,
    Actual,
    Appearance,
    AsPlanned,
    Day,
    Distribution,
    FloorRequest,
    GuidingQuestion,
    MeetingDocument,
    Organisation,
    Outcome,
    Person,
    Room,
    Row,
    ScriptCue,
    Segment,
    Sentence,
    SessionDocument,
    SheetIssue,
    SpeakingTurn,
    Telling,
    TimeRequest,
    Translation,
    WithdrawnSession,
)
from stocktake_desktop.models.columns import Use
from stocktake_desktop.models.fields import fields_of

FORMAT = "stocktake-plan"
VERSION = 1
OF_MEETING: tuple[tuple[str, type[Row]], ...] = (
    ("rooms", Room),
    ("organisations", Organisation),
    ("people", Person),
    ("documents", MeetingDocument),
    ("withdrawn", WithdrawnSession),
    ("time_requests", TimeRequest),
    ("acknowledgements", Acknowledgement),
    ("sentences", Sentence),
    ("cues", ScriptCue),
    ("translations", Translation),
    ("as_planned", AsPlanned),
    ("distribution", Distribution),
)
"""The lists of the meeting, and what their items become."""
OF_SESSION: tuple[tuple[str, type[Row]], ...] = (
    ("segments", Segment),
    ("questions", GuidingQuestion),
    ("outcomes", Outcome),
    ("documents", SessionDocument),
    ("floor_requests", FloorRequest),
    ("actuals", Actual),
    ("turns", SpeakingTurn),
    ("appearances", Appearance),
)
"""The lists in a session."""
FACTS: tuple[tuple[str, type[Row]], ...] = (("sheet_issues", SheetIssue), ("tellings", Telling))
"""The lists of what is so, whatever is taken back."""
ORDERED = (Segment, GuidingQuestion, Outcome, SessionDocument, FloorRequest)
"""What keeps its order by standing in it."""
ONCE: dict[type[Row], tuple[str, ...]] = {
    AsPlanned: ("subject",),
    Day: ("date",),
    Distribution: ("sheet",),
    Sentence: ("subject", "session_kind", "who", "step", "occasion", "language"),
    Translation: ("subject", "field", "language"),
}
"""What no two have in common, beside their ids."""


@cache
def travelling(model: type[Row]) -> Mapping[str, str]:
    """The columns that travel, by their names in JSON; lists inside a session keep their order by standing in it."""
    fields = fields_of(model).items()
    return {"id": "id", **{field.key or name: name for name, field in fields if Use.STAYS not in field.use}}
