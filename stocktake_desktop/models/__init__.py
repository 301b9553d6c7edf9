"""What a meeting is: the tables, the plan file and its log."""

from stocktake_desktop.models.as_planned import AsPlanned
from stocktake_desktop.models.asking import TimeRequest
from stocktake_desktop.models.base import Row, new_id
from stocktake_desktop.models.belongings import where_shown
from stocktake_desktop.models.changes import Changes, RowChange
from stocktake_desktop.models.documents import MeetingDocument, QuestionDocument, SessionDocument
from stocktake_desktop.models.errors import (
    DamagedPlan,
    EditRefused,
    FileLost,
    NewerPlan,
    NotAPlan,
    NotSaved,
    PlanError,
    ReadOnlyPlan,
)
from stocktake_desktop.models.event import EventKind, EventLine
from stocktake_desktop.models.fitting import check_value
from stocktake_desktop.models.floor import FloorRequest
from stocktake_desktop.models.kept_file import LARGEST_FILE, MOST_BYTES, digest_of, must_fit
from stocktake_desktop.models.meeting import Day, HardStop, Meeting, Room
from stocktake_desktop.models.memory import edition
from stocktake_desktop.models.paper import (
    MARK_LENGTH,
    MOST_COPIES,
    Distribution,
    SheetIssue,
    next_revision,
    printing_name,
)
from stocktake_desktop.models.people import Alternate, Appearance, Organisation, Person, name_of
from stocktake_desktop.models.plan import Plan
from stocktake_desktop.models.plan_file import (
    SUFFIX,
    create_plan,
    new_plan,
    open_damaged,
    open_plan,
    save_as,
    save_copy,
)
from stocktake_desktop.models.programme import LONGEST_KEY, GuidingQuestion, Outcome, Placement, Segment, SessionBlock
from stocktake_desktop.models.rules import Acknowledgement, RoleRule
from stocktake_desktop.models.running import Actual, SpeakingTurn
from stocktake_desktop.models.script import ScriptCue, Sentence, script_of
from stocktake_desktop.models.telling import Telling
from stocktake_desktop.models.text_rules import EMBLEM_STARTS, LONGEST_EMBLEM, must_be_emblem
from stocktake_desktop.models.translations import Translation
from stocktake_desktop.models.vocabulary import (
    LEADING_ROLES,
    Category,
    DocumentKind,
    FloorKind,
    FloorState,
    Gender,
    HallAlphabet,
    Occasion,
    OutcomeKind,
    Pictogram,
    PodiumSize,
    Rank,
    Role,
    RoomKind,
    RoomLayout,
    SegmentKind,
    SessionKind,
    Status,
    StepKind,
    TimeAnswer,
)
from stocktake_desktop.models.withdrawn import WithdrawnPart, WithdrawnSession

__all__ = [
    "EMBLEM_STARTS",
    "LARGEST_FILE",
    "LEADING_ROLES",
    "LONGEST_EMBLEM",
    "LONGEST_KEY",
    "MARK_LENGTH",
    "MOST_BYTES",
    "MOST_COPIES",
    "SUFFIX",
    "Acknowledgement",
    "Actual",
    "Alternate",
    "Appearance",
    "AsPlanned",
    "Category",
    "Changes",
    "DamagedPlan",
    "Day",
    "Distribution",
    "DocumentKind",
    "EditRefused",
    "EventKind",
    "EventLine",
    "FileLost",
    "FloorKind",
    "FloorRequest",
    "FloorState",
    "Gender",
    "GuidingQuestion",
    "HallAlphabet",
    "HardStop",
    "Meeting",
    "MeetingDocument",
    "NewerPlan",
    "NotAPlan",
    "NotSaved",
    "Occasion",
    "Organisation",
    "Outcome",
    "OutcomeKind",
    "Person",
    "Pictogram",
    "Placement",
    "Plan",
    "PlanError",
    "PodiumSize",
    "QuestionDocument",
    "Rank",
    "ReadOnlyPlan",
    "Role",
    "RoleRule",
    "Room",
    "RoomKind",
    "RoomLayout",
    "Row",
    "RowChange",
    "ScriptCue",
    "Segment",
    "SegmentKind",
    "Sentence",
    "SessionBlock",
    "SessionDocument",
    "SessionKind",
    "SheetIssue",
    "SpeakingTurn",
    "Status",
    "StepKind",
    "Telling",
    "TimeAnswer",
    "TimeRequest",
    "Translation",
    "WithdrawnPart",
    "WithdrawnSession",
    "check_value",
    "create_plan",
    "digest_of",
    "edition",
    "must_be_emblem",
    "must_fit",
    "name_of",
    "new_id",
    "new_plan",
    "next_revision",
    "open_damaged",
    "open_plan",
    "printing_name",
    "save_as",
    "save_copy",
    "script_of",
    "where_shown",
]
