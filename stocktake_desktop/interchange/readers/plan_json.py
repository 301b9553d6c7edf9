"""A whole plan from the JSON that `writers.plan_json` writes, or a script in its place (docs/plan-json.md)."""

from collections.abc import Hashable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from stocktake_desktop.edits.sources import note_source
from stocktake_desktop.interchange.file_json import place_content
from stocktake_desktop.interchange.file_kinds import PlanReader
from stocktake_desktop.interchange.midnight import cut_block_at_midnight, is_next_day
from stocktake_desktop.interchange.plan_format import (
    FACTS,
    FORMAT,
    OF_MEETING,
    OF_SESSION,
    ONCE,
    ORDERED,
    VERSION,
    travelling,
)
from stocktake_desktop.interchange.progress import Progress, silently, told
from stocktake_desktop.interchange.readers.foreign import ImportRefused
from stocktake_desktop.interchange.readers.json_bounds import check_keepable, short
from stocktake_desktop.interchange.readers.safe_json import parsed
from stocktake_desktop.interchange.whole_plan import make_plan
from stocktake_desktop.models import (
    MOST_BYTES,
    Alternate,
    Appearance,
    Day,
    EditRefused,
    GuidingQuestion,
    HardStop,
    Meeting,
    MeetingDocument,
    Plan,
    QuestionDocument,
    RoleRule,
    Room,
    Row,
    SessionBlock,
    WithdrawnPart,
    WithdrawnSession,
)
from stocktake_desktop.models.plain import from_plain
from stocktake_desktop.planning.clock import MINUTES_PER_DAY, USUAL_MINUTES, parse_clock
from stocktake_desktop.planning.folding import name_key
from stocktake_desktop.words import N_, _

Json = dict[str, Any]

LONGEST, MOST_VALUES = 30_000_000 + MOST_BYTES * 4 // 3, 2_000_000
"""Bytes of the text, files that are in it among them, and its commas and brackets: it all stays below 1 GB."""

_FRAME = {key: key for key in ("id", "title", "place", "timezone")}
"""What of the meeting is given when its plan is made."""
_WITHIN: dict[type[Row], tuple[str, type[Row]]] = {
    Appearance: ("alternates", Alternate),
    GuidingQuestion: ("documents", QuestionDocument),
}
"""The list that stands in an item of a session, and what its items become."""


def import_plan_json(source: Path, target: Path, progress: Progress = silently) -> Plan:
    """Make a new plan file at `target` from the JSON at `source`; its history begins there.

    EditRefused says in one sentence what is wrong and where ("sessions[3].start: …"); there is then no file. What was
    read otherwise than it stands is told among the remarks of the plan.
    """
    data = read_plan_json(source)
    frame = from_plain(Meeting, data["meeting"], _FRAME, "meeting")
    remarks: list[str] = []
    plan = make_plan(
        target,
        partial(_fill, data=data, progress=progress, remarks=remarks, name=source.name),
        frame.get("title", source.stem),
        frame.get("timezone", "UTC"),
        frame.get("place", ""),
        frame.get("id"),
    )
    plan.remarks = tuple(remarks)
    return plan


def read_plan_json(source: Path) -> Json:
    """The JSON at `source`, if it says that it is a plan of a version known here and holds nothing no plan can keep."""
    try:
        too_long, too_much = _("{path} is too long to be a plan."), _("{path} holds too much to be a plan.")
        data = parsed(source, LONGEST, MOST_VALUES, too_long=too_long, too_much=too_much)
    except ImportRefused as error:
        raise EditRefused(str(error)) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT or not isinstance(data.get("meeting"), dict):
        raise EditRefused(_("{path} is not a Stocktake plan in JSON.").format(path=source))
    if data.get("version") != VERSION:
        words = _("{path} is of version {version}; this program reads version {known}.")
        raise EditRefused(words.format(path=source, version=short(str(data.get("version"))), known=VERSION))
    check_keepable(data)
    return data


def place_plan_json(plan: Plan, data: Json, progress: Progress = silently, name: str = "") -> list[str]:
    """Fill a new, empty plan: one step, and one fact for what was printed; what was cut at midnight, in sentences."""
    meeting = plan.meeting
    _check_ids(data)
    _check_references(data)
    remarks: list[str] = []
    with plan.edit(_("Import {title}").format(title=meeting.title)):
        for field, value in from_plain(Meeting, data["meeting"], travelling(Meeting), "meeting").items():
            if field not in _FRAME:
                setattr(meeting, field, value)
        _replace_role_rules(plan, data)
        for item, where in _items(data, "days"):
            day = _add(plan, Day, item, where, meeting=meeting)
            for stop, stop_where in _items(item, "hard_stops", where):
                _add(plan, HardStop, stop, stop_where, day=day)
        for key, model in OF_MEETING:
            for nth, (item, where) in enumerate(_items(data, key)):
                place = {"position": nth} if model in (Room, MeetingDocument) and "position" not in item else {}
                row = _add(plan, model, item, where, meeting=meeting, **place)
                if isinstance(row, MeetingDocument):
                    remarks += place_content(plan, row, item, where)
                for order, (part, inside) in enumerate(_parts(model, item, where)):
                    _add(plan, WithdrawnPart, part, inside, withdrawn=row, position=order)
        places = _Places(plan)
        for item, where in told(list(_items(data, "sessions")), progress):
            _add_session(plan, places, item, where)
        note_source(plan, name, meeting.title)
    _place_printings(plan, data)
    return [*remarks, *places.remarks]


def _place_printings(plan: Plan, data: Json) -> None:
    """What was printed of the meeting lies about, whatever became of the file it was printed from: one fact."""
    with plan.record(_("Import of what was printed")):
        for key, model in FACTS:
            for item, where in _items(data, key):
                _add(plan, model, item, where, meeting=plan.meeting)


def _fill(plan: Plan, data: Json, progress: Progress, remarks: list[str], name: str) -> None:
    remarks += place_plan_json(plan, data, progress, name)
    plan.begin_history()


def _replace_role_rules(plan: Plan, data: Json) -> None:
    """A file that names rules has them instead of the usual ones."""
    if "role_rules" not in data:
        return
    for rule in list(plan.meeting.role_rules):
        plan.remove(rule)
    for nth, (item, where) in enumerate(_items(data, "role_rules")):
        _add(plan, RoleRule, item, where, meeting=plan.meeting, position=nth)


def _records(data: Json) -> Iterator[tuple[type[Row], Json, str]]:
    """Everything in the file that becomes a row, with the place where it stands."""
    yield from ((RoleRule, item, where) for item, where in _items(data, "role_rules"))
    for key, model in (*OF_MEETING, *FACTS):
        for item, where in _items(data, key):
            yield model, item, where
            yield from ((WithdrawnPart, part, inside) for part, inside in _parts(model, item, where))
    for day, where in _items(data, "days"):
        yield Day, day, where
        yield from ((HardStop, stop, inside) for stop, inside in _items(day, "hard_stops", where))
    for session, where in _items(data, "sessions"):
        yield SessionBlock, session, where
        for key, model in OF_SESSION:
            for item, inside in _items(session, key, where):
                yield model, item, inside
                if part := _WITHIN.get(model):
                    yield from ((part[1], row, place) for row, place in _items(item, part[0], inside))


def _parts(model: type[Row], item: Json, where: str) -> Iterator[tuple[Json, str]]:
    """What stands within a row of the meeting: the parts of a withdrawn session."""
    return _items(item, "parts", where) if model is WithdrawnSession else iter(())


def _check_ids(data: Json) -> None:
    """Every id stands for one thing, and what there can be once is there once."""
    known: set[Hashable] = set()

    def note(key: Hashable, refusal: str) -> None:
        if key in known:
            raise EditRefused(refusal)
        known.add(key)

    for model, item, where in _records(data):
        if "id" in item:
            value = from_plain(model, item, {"id": "id"}, where)["id"]
            note((model, value), _("{where}: two have the same id.").format(where=f"{where}.id"))
        if fields := ONCE.get(model):
            same = tuple(from_plain(model, item, dict(zip(fields, fields, strict=True)), where).items())
            words = _("{where}: there is one with the same {fields} already.")
            note((model, same), words.format(where=where, fields=", ".join(fields)))


def _check_references(data: Json) -> None:
    """Every id referred to is that of something of the right sort, a segment of the same session."""
    sorts: dict[str, set[str]] = {
        f"{key}_id": {item["id"] for item, _where in _items(data, many) if "id" in item}
        for key, many in (("person", "people"), ("organisation", "organisations"), ("day", "days"), ("room", "rooms"))
    }
    documents = {"document_id": {item["id"] for item, _where in _items(data, "documents") if "id" in item}}
    for item, where in (*_items(data, "people"), *_items(data, "withdrawn"), *_items(data, "time_requests")):
        _check_referring(item, where, sorts)
    for session, where in _items(data, "sessions"):
        here = {
            f"{key}_id": {item["id"] for item, _where in _items(session, many, where) if "id" in item}
            for key, many in (("segment", "segments"), ("appearance", "appearances"))
        }
        _check_documents(session, where, documents)
        for question, inside in _items(session, "questions", where):
            _check_documents(question, inside, documents)
        done: set[str | None] = set()
        for key in ("appearances", "floor_requests", "actuals", "turns"):
            for item, inside in _items(session, key, where):
                _check_referring(item, inside, {**sorts, **here})
                if key == "actuals" and item.get("segment_id") in done:
                    words = _("{where}: what really happened is told twice.")
                    raise EditRefused(words.format(where=inside))
                done |= {item.get("segment_id")} if key == "actuals" else set()
                for alternate, place in _items(item, "alternates", inside) if key == "appearances" else ():
                    _check_referring(alternate, place, sorts)


def _check_documents(owner: Json, where: str, documents: dict[str, set[str]]) -> None:
    """What a session or a question has of the documents is there, and each once."""
    known: set[str] = set()
    for item, inside in _items(owner, "documents", where):
        _check_referring(item, inside, documents)
        if item.get("document_id") in known:
            raise EditRefused(_("{where}: the document stands there twice.").format(where=inside))
        known.add(item.get("document_id", ""))


def _check_referring(item: Json, where: str, sorts: dict[str, set[str]]) -> None:
    for key, ids in sorts.items():
        value = item.get(key)
        if value is not None and (not isinstance(value, str) or value not in ids):
            words = _("{where}.{key}: there is nothing with the id {value}.")
            raise EditRefused(words.format(where=where, key=key, value=short(repr(value))))


def _values(model: type[Row], item: Json, where: str) -> Json:
    """What a row is to have; EditRefused says what is missing or wrong."""
    columns = travelling(model)
    for key, column in columns.items():
        known = model.__table__.columns[column]
        if key not in item and not known.nullable and known.default is None and column != "id":
            raise EditRefused(_("{where}.{field} is missing.").format(where=where, field=key))
    return from_plain(model, item, columns, where)


def _add(plan: Plan, model: type[Row], item: Json, where: str, **links: Any) -> Row:
    return plan.add(model(**_values(model, item, where), **links))


def _add_session(plan: Plan, places: "_Places", item: Json, where: str) -> None:
    block = SessionBlock(**_values(SessionBlock, item, where))
    block.meeting = plan.meeting
    places.place(block, item, where)
    plan.add(block)
    for key, model in OF_SESSION[:-1]:
        for nth, (part, inside) in enumerate(_items(item, key, where)):
            order = {"position": nth} if model in ORDERED else {}
            row = _add(plan, model, part, inside, session=block, **order)
            for rank, (link, place) in enumerate(_items(part, "documents", inside) if model is GuidingQuestion else ()):
                _add(plan, QuestionDocument, link, place, question=row, position=rank)
    for nth, (part, inside) in enumerate(_items(item, "appearances", where)):
        _add_appearance(plan, block, nth, part, inside)


def _add_appearance(plan: Plan, block: SessionBlock, nth: int, item: Json, where: str) -> None:
    values = _values(Appearance, {"order": nth, **_somebody(item, where)}, where)
    appearance = plan.add(Appearance(**values, session=block))
    for rank, (alternate, inside) in enumerate(_items(item, "alternates", where)):
        _add(plan, Alternate, _somebody(alternate, inside), inside, position=rank, appearance=appearance)


def _somebody(item: Json, where: str) -> Json:
    """Without a person or organisation, the name a script gave stands as a placeholder."""
    if item.get("person_id") or item.get("organisation_id") or item.get("placeholder"):
        return item
    if not item.get("name"):
        words = _("{where} names nobody; give a name, a person_id or an organisation_id.")
        raise EditRefused(words.format(where=where))
    return {**item, "placeholder": item["name"]}


class _Places:
    """Where sessions can stand: the days by their numbers, the rooms by their ids and names."""

    def __init__(self, plan: Plan) -> None:
        self.remarks: list[str] = []
        """What was cut at midnight, each in a sentence."""
        self._days = sorted(plan.meeting.days, key=lambda day: day.date)
        rooms = plan.meeting.rooms[::-1]  # of two with one name the first is meant
        self._rooms = {key: room for room in rooms for key in (("room_id", room.id), ("room", name_key(room.name)))}

    def place(self, block: SessionBlock, item: Json, where: str) -> None:
        """Put a session where the file says, for as long as it says."""
        start, end = (_clock(item.get(key), f"{where}.{key}", ends=key == "end") for key in ("start", "end"))
        if (item.get("day") is None) != (start is None):
            raise EditRefused(_("{where}: a session has a day and a start, or neither.").format(where=where))
        if start is not None:
            block.day, block.start, block.room = self._day(item, where), start, self._room(item, where)
        if start is not None and end is not None and is_next_day(start, end):
            end += MINUTES_PER_DAY
        minutes = item.get("minutes", end - start if start is not None and end is not None else USUAL_MINUTES)
        if isinstance(minutes, int) and not 1 <= minutes <= MINUTES_PER_DAY:
            raise EditRefused(_("{where}: a session lasts from 1 to 1440 minutes.").format(where=where))
        block.minutes = from_plain(SessionBlock, {"minutes": minutes}, {"minutes": "minutes"}, where)["minutes"]
        if words := cut_block_at_midnight(block):
            self.remarks.append(f"{where}: {words}")

    def _day(self, item: Json, where: str) -> Day:
        number = item["day"]
        if type(number) is not int or not 1 <= number <= len(self._days):
            raise EditRefused(
                _("{where}.day: there is no day {number}.").format(where=where, number=short(str(number)))
            )
        return self._days[number - 1]

    def _room(self, item: Json, where: str) -> Room | None:
        key, value = next(((k, item[k]) for k in ("room_id", "room") if item.get(k)), ("room", None))
        if value is None:
            return None
        words = name_key(value) if key == "room" and isinstance(value, str) else value
        room = self._rooms.get((key, words)) if isinstance(words, str) else None
        if room is None:
            said = _("{where}.{key}: there is no room {value}.")
            raise EditRefused(said.format(where=where, key=key, value=short(str(value))))
        return room


def _clock(value: Any, where: str, *, ends: bool) -> int | None:
    if value is None:
        return None
    read = parse_clock(value[:40]) if isinstance(value, str) else None
    minute = MINUTES_PER_DAY if ends and value == "24:00" else read
    if minute is None:
        words = _("{where}: {value} is not a time such as 10:15.")
        raise EditRefused(words.format(where=where, value=short(repr(value))))
    return minute


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


PLAN_JSON = PlanReader("plan-json", N_("Plans as JSON"), (".json",), import_plan_json)
