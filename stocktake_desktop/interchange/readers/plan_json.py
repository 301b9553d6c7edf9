"""A whole plan from the JSON that `writers.plan_json` writes, or a script in its place (docs/plan-json.md)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from stocktake_desktop.interchange.plan_format import FIELDS, FORMAT, VERSION
from stocktake_desktop.models import (
    Acknowledgement,
    Actual,
    Alternate,
    Appearance,
    Day,
    Document,
    EditRefused,
    FloorRequest,
    GuidingQuestion,
    HardStop,
    Meeting,
    Organisation,
    Outcome,
    Person,
    Plan,
    RoleRule,
    Room,
    Row,
    Segment,
    SessionBlock,
    SheetIssue,
    Translation,
    create_plan,
)
from stocktake_desktop.models.plain import from_plain
from stocktake_desktop.planning.clock import MINUTES_PER_DAY, parse_clock
from stocktake_desktop.words import _

Json = dict[str, Any]

_FRAME = 4
"""So many fields of the meeting are given when its plan is made."""
_SOMEBODY = ("id", "person_id", "organisation_id", "placeholder")
_APPEARANCE = (*_SOMEBODY, "segment_id", "role", "status", "minutes", "seat", "notes")


def import_plan_json(source: Path, target: Path) -> Plan:
    """Make a new plan file at `target` from the JSON at `source`; its history begins there.

    EditRefused says in one sentence what is wrong and where ("sessions[3].start: …"); no file is then left behind.
    """
    data = read_plan_json(source)
    frame = from_plain(Meeting, data["meeting"], FIELDS[Meeting][:_FRAME], "meeting")
    plan = create_plan(
        target,
        frame.get("title", source.stem),
        frame.get("timezone", "UTC"),
        frame.get("place", ""),
        meeting_id=frame.get("id"),
    )
    try:
        place_plan_json(plan, data)
        plan.begin_history()
    except BaseException:
        plan.close()
        target.unlink()
        raise
    return plan


def read_plan_json(source: Path) -> Json:
    """The JSON at `source`, if it says that it is a plan of a version known here."""
    try:
        data = json.loads(source.read_text("utf-8-sig"))
    except OSError as error:
        raise EditRefused(_("{path} cannot be read: {cause}.").format(path=source, cause=error.strerror)) from error
    except (ValueError, RecursionError) as error:
        raise EditRefused(_("{path} is not JSON: {cause}.").format(path=source, cause=error)) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT or not isinstance(data.get("meeting"), dict):
        raise EditRefused(_("{path} is not a Stocktake plan in JSON.").format(path=source))
    if data.get("version") != VERSION:
        words = _("{path} is of version {version}; this program reads version {known}.")
        raise EditRefused(words.format(path=source, version=data.get("version"), known=VERSION))
    return data


def place_plan_json(plan: Plan, data: Json) -> None:
    """Add everything in `data` to a new, empty plan as one step."""
    meeting = plan.meeting
    _check_references(data)
    with plan.edit(_("Import {title}").format(title=meeting.title)):
        for field, value in from_plain(Meeting, data["meeting"], FIELDS[Meeting][_FRAME:], "meeting").items():
            setattr(meeting, field, value)
        _replace_role_rules(plan, data)
        for item, where in _items(data, "days"):
            day = _add(plan, Day, item, where, meeting=meeting)
            for stop, stop_where in _items(item, "hard_stops", where):
                _add(plan, HardStop, stop, stop_where, day=day)
        for key, model in (
            ("rooms", Room),
            ("organisations", Organisation),
            ("people", Person),
            ("documents", Document),
            ("acknowledgements", Acknowledgement),
            ("sheet_issues", SheetIssue),
            ("translations", Translation),
        ):
            for nth, (item, where) in enumerate(_items(data, key)):
                place = {"position": nth} if model in (Room, Document) and "position" not in item else {}
                _add(plan, model, item, where, meeting=meeting, **place)
        for item, where in _items(data, "sessions"):
            _add_session(plan, item, where)


def _replace_role_rules(plan: Plan, data: Json) -> None:
    """A file that names rules has them instead of the usual ones."""
    if "role_rules" not in data:
        return
    for rule in list(plan.meeting.role_rules):
        plan.remove(rule)
    for nth, (item, where) in enumerate(_items(data, "role_rules")):
        _add(plan, RoleRule, item, where, meeting=plan.meeting, position=nth)


def _check_references(data: Json) -> None:
    """Every id stands for one thing, and every id referred to for something of the right sort."""
    known = {key: _ids(data, key) for key in ("people", "organisations")}
    sorts = {"person_id": known["people"], "organisation_id": known["organisations"]}
    holders = list(_items(data, "people"))
    for session, where in _items(data, "sessions"):
        sorts["segment_id"] = {item.get("id") for item, _where in _items(session, "segments", where)}
        for key in ("appearances", "floor_requests", "actuals"):
            holders = [*holders, *_items(session, key, where)]
        for appearance, inside in _items(session, "appearances", where):
            holders.extend(_items(appearance, "alternates", inside))
        for item, inside in holders:
            for key, ids in sorts.items():
                if item.get(key) is not None and item[key] not in ids:
                    words = _("{where}.{key}: there is nothing with the id {value}.")
                    raise EditRefused(words.format(where=inside, key=key, value=repr(item[key])))
        holders = []


def _ids(data: Json, key: str) -> set[Any]:
    ids = [item["id"] for item, _where in _items(data, key) if "id" in item]
    if len(set(ids)) < len(ids):
        raise EditRefused(_("{where}: two have the same id.").format(where=key))
    return set(ids)


def _add(plan: Plan, model: type[Row], item: Json, where: str, **links: Any) -> Row:
    return plan.add(model(**from_plain(model, item, FIELDS[model], where), **links))


def _add_session(plan: Plan, item: Json, where: str) -> None:
    renamed = {**item, "format_notes": item.get("format", "")}
    texts = (
        "id",
        "title",
        "number",
        "kind",
        "expected",
        "floor_minutes",
        "locked",
        "objectives",
        "format_notes",
        "notes",
    )
    block = SessionBlock(**from_plain(SessionBlock, renamed, texts, where))
    block.meeting = plan.meeting
    _place(plan, block, item, where)
    plan.add(block)
    for key, model in (("segments", Segment), ("questions", GuidingQuestion), ("outcomes", Outcome)):
        for nth, (one, one_where) in enumerate(_items(item, key, where)):
            _add(plan, model, one, one_where, session=block, position=nth)
    for nth, (one, one_where) in enumerate(_items(item, "floor_requests", where)):
        _add(plan, FloorRequest, one, one_where, session=block, position=nth)
    for one, one_where in _items(item, "actuals", where):
        _add(plan, Actual, one, one_where, session=block)
    for nth, (one, one_where) in enumerate(_items(item, "appearances", where)):
        _add_appearance(plan, block, nth, one, one_where)


def _add_appearance(plan: Plan, block: SessionBlock, nth: int, item: Json, where: str) -> None:
    order = from_plain(Appearance, {"position": item.get("order", nth)}, ("position",), where)
    values = from_plain(Appearance, _somebody(item), _APPEARANCE, where)
    appearance = plan.add(Appearance(**values, **order, session=block))
    for rank, (one, one_where) in enumerate(_items(item, "alternates", where)):
        values = from_plain(Alternate, _somebody(one), _SOMEBODY, one_where)
        plan.add(Alternate(**values, position=rank, appearance=appearance))


def _somebody(item: Json) -> Json:
    """Without a person or organisation, the name a script gave stands as a placeholder."""
    if item.get("person_id") or item.get("organisation_id") or item.get("placeholder"):
        return item
    return {**item, "placeholder": item.get("name") or ""}


def _place(plan: Plan, block: SessionBlock, item: Json, where: str) -> None:
    start, end = (_clock(item.get(key), f"{where}.{key}") for key in ("start", "end"))
    if (item.get("day") is None) != (start is None):
        raise EditRefused(_("{where}: a session has a day and a start, or neither.").format(where=where))
    if start is not None:
        block.day, block.start, block.room = _day(plan, item, where), start, _room(plan, item, where)
    minutes = item.get("minutes", end - start if start is not None and end is not None else 60)
    block.minutes = from_plain(SessionBlock, {"minutes": minutes}, ("minutes",), where)["minutes"]
    if not 1 <= block.minutes <= MINUTES_PER_DAY:
        raise EditRefused(_("{where}: a session lasts from 1 to 1440 minutes.").format(where=where))


def _clock(value: Any, where: str) -> int | None:
    if value is None:
        return None
    minute = MINUTES_PER_DAY if value == "24:00" else parse_clock(value) if isinstance(value, str) else None
    if minute is None:
        raise EditRefused(_("{where}: {value} is not a time such as 10:15.").format(where=where, value=repr(value)))
    return minute


def _day(plan: Plan, item: Json, where: str) -> Day:
    days = sorted(plan.meeting.days, key=lambda day: day.date)
    number = item["day"]
    if type(number) is not int or not 1 <= number <= len(days):
        raise EditRefused(_("{where}.day: there is no day {number}.").format(where=where, number=number))
    return days[number - 1]


def _room(plan: Plan, item: Json, where: str) -> Room | None:
    key, value = next(((k, item[k]) for k in ("room_id", "room") if item.get(k)), ("room", None))
    if value is None:
        return None
    attribute = "id" if key == "room_id" else "name"
    room = next((room for room in plan.meeting.rooms if getattr(room, attribute) == value), None)
    if room is None:
        raise EditRefused(_("{where}.{key}: there is no room {value}.").format(where=where, key=key, value=value))
    return room


def _items(data: Json, key: str, within: str = "") -> Iterator[tuple[Json, str]]:
    """The objects of a list and where each stands; a list that is missing is empty."""
    where = f"{within}.{key}" if within else key
    items = data.get(key, [])
    if not isinstance(items, list):
        raise EditRefused(_("{where} is not a list.").format(where=where))
    for nth, item in enumerate(items):
        if not isinstance(item, dict):
            raise EditRefused(_("{where} is not an object.").format(where=f"{where}[{nth}]"))
        yield item, f"{where}[{nth}]"
