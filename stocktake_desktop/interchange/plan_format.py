"""The JSON form of a whole plan: which columns of which table travel under which key (docs/plan-json.md)."""

from stocktake_desktop.models import (
    Acknowledgement,
    Day,
    Document,
    FloorRequest,
    GuidingQuestion,
    HardStop,
    Meeting,
    Organisation,
    Outcome,
    Person,
    RoleRule,
    Room,
    Row,
    Segment,
    SheetIssue,
)

FORMAT = "stocktake-plan"
VERSION = 1

FIELDS: dict[type[Row], tuple[str, ...]] = {
    Meeting: ("id", "title", "place", "timezone", "notes", "turnaround_minutes"),
    Day: ("id", "date", "title", "notes"),
    HardStop: ("id", "minute", "title"),
    Room: ("id", "name", "kind", "layout", "capacity", "position", "notes"),
    Organisation: ("id", "name", "short_name", "category", "collective", "notes"),
    Person: (
        "id",
        "honorific",
        "given_name",
        "family_name",
        "native_name",
        "respelling",
        "function",
        "languages",
        "contact",
        "present_from",
        "present_to",
        "notes",
        "organisation_id",
    ),
    Document: ("id", "title", "symbol", "link", "position"),
    Segment: ("id", "title", "kind", "minutes", "notes"),
    GuidingQuestion: ("id", "text", "due", "sent"),
    Outcome: ("id", "kind", "text"),
    FloorRequest: (
        "id",
        "kind",
        "state",
        "minutes",
        "seconds_used",
        "notes",
        "organisation_id",
        "person_id",
    ),
    RoleRule: ("id", "kind", "role", "category", "allowed"),
    Acknowledgement: ("id", "code", "key", "facts", "reason"),
    SheetIssue: (
        "id",
        "sheet",
        "subject",
        "language",
        "revision",
        "printed_at",
        "fingerprint",
        "content",
    ),
}
"""Columns that travel under their own name; lists inside a session keep their order by standing in it."""
