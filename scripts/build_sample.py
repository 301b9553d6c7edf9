"""Build the sample meeting (`puerto-vallarta.json`) from its readable source (`puerto-vallarta.toml`).

Ids are derived from where a thing stands in the source, so that building twice gives the same file.
"""

import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from stocktake_desktop.interchange.plan_format import travelling
from stocktake_desktop.interchange.readers.plan_json import import_plan_json
from stocktake_desktop.interchange.writers.plan_json import write_plan_json
from stocktake_desktop.models import RoleRule
from stocktake_desktop.models.plain import plain
from stocktake_desktop.models.rules import usual_role_rules
from stocktake_desktop.paths import resource
from stocktake_desktop.planning.frame import INTERPRETATION_ENDS
from stocktake_desktop.whole import write_whole

FOLDER = resource("sample")
_NAMESPACE = UUID("6f1c7f0e-0d1f-4f0a-9f0e-201712040000")
Table = dict[str, Any]


def build(source: Path, target: Path) -> None:
    """Write the plan that `source` (TOML) describes to `target` (JSON)."""
    import json

    data = as_plan_json(tomllib.loads(source.read_text("utf-8")))
    with tempfile.TemporaryDirectory() as folder:
        rough = Path(folder, "rough.json")
        write_whole(rough, json.dumps(data).encode())
        with import_plan_json(rough, Path(folder, "sample.stocktake")) as plan:
            write_plan_json(plan, target)


def as_plan_json(source: Table) -> Table:
    """The source in the form of docs/plan-json.md."""
    return {
        "format": "stocktake-plan",
        "version": 1,
        "meeting": {"id": _id("meeting"), **source["meeting"]},
        "role_rules": [
            {**plain(rule, travelling(RoleRule)), "id": _id("role rule", str(nth))}
            for nth, rule in enumerate(usual_role_rules())
        ],
        "days": [_day(nth, day) for nth, day in enumerate(source["days"], 1)],
        "rooms": [{"id": _id("room", room.pop("key")), **room} for room in source["rooms"]],
        "organisations": [{"id": _id("who", key), **fields} for key, fields in source["organisations"].items()],
        "people": [_person(key, fields) for key, fields in source["people"].items()],
        "documents": [
            {"id": _id("document", str(nth)), **document} for nth, document in enumerate(source["documents"])
        ],
        "sessions": [_session(nth, session, source) for nth, session in enumerate(source["sessions"], 1)],
    }


def _id(*place: str) -> str:
    return uuid5(_NAMESPACE, "/".join(place)).hex


def _day(nth: int, day: Table) -> Table:
    stops = [
        {"id": _id("day", str(nth), str(minute)), "minute": minute, "title": "interpretation ends"}
        for minute in INTERPRETATION_ENDS
    ]
    return {"id": _id("day", str(nth)), "date": day["date"].isoformat(), "title": day["title"], "hard_stops": stops}


def _person(key: str, fields: Table) -> Table:
    organisation = fields.pop("organisation")
    return {"id": _id("who", key), "organisation_id": _id("who", organisation), **fields}


def _session(nth: int, session: Table, source: Table) -> Table:
    session = {**source["patterns"].get(session.get("like"), {}), **session}
    here = ("session", str(nth))
    start, end = session["time"].split("–")
    segments = [
        {"id": _id(*here, "segment", str(n)), **{k: v for k, v in segment.items() if k != "people"}}
        for n, segment in enumerate(session.get("segments", []))
    ]
    return {
        "id": _id(*here),
        **{key: session[key] for key in ("title", "kind", "day", "number", "locked") if key in session},
        "start": start,
        "end": end,
        "room_id": _id("room", session["room"]),
        **{key: "\n".join(session.get(key, [])) for key in ("objectives", "format", "notes")},
        "segments": segments,
        "questions": [
            {"id": _id(*here, "question", str(n)), "text": text, "due": session["questions_due"].isoformat()}
            for n, text in enumerate(session.get("questions", []))
        ],
        "appearances": [_appearance(here, n, who, segment) for n, (who, segment) in enumerate(_people(here, session))],
    }


def _people(here: tuple[str, ...], session: Table) -> Iterator[tuple[Table, str | None]]:
    yield from ((who, None) for who in session.get("people", []))
    for n, segment in enumerate(session.get("segments", [])):
        yield from ((who, _id(*here, "segment", str(n))) for who in segment.get("people", []))


def _appearance(here: tuple[str, ...], nth: int, who: Table, segment: str | None) -> Table:
    place = (*here, "appearance", str(nth))
    return {
        "id": _id(*place),
        **_somebody(who["who"]),
        "segment_id": segment,
        **{key: who[key] for key in ("role", "status", "minutes", "notes") if key in who},
        "alternates": [
            {"id": _id(*place, "or", str(n)), **_somebody(other)} for n, other in enumerate(who.get("or", []))
        ],
    }


def _somebody(key: str) -> Table:
    """A placeholder is written "?Presenter 1"; people and organisations by their key."""
    if key.startswith("?"):
        return {"placeholder": key[1:]}
    return {"person_id" if key in _PEOPLE else "organisation_id": _id("who", key)}


_PEOPLE = tomllib.loads((FOLDER / "puerto-vallarta.toml").read_text("utf-8"))["people"].keys()

if __name__ == "__main__":
    build(FOLDER / "puerto-vallarta.toml", Path(*sys.argv[1:2]) if sys.argv[1:] else FOLDER / "puerto-vallarta.json")
