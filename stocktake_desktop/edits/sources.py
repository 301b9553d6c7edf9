"""What was taken in from files: the import says its source and version, so that the next one can be told from it."""

import re
from collections.abc import Mapping
from datetime import UTC
from pathlib import Path
from typing import Any

from stocktake_desktop.models import EventLine, Plan, PlanError
from stocktake_desktop.planning.comparing.difference import Differing
from stocktake_desktop.planning.comparing.newness import LastVersion
from stocktake_desktop.planning.folding import folded
from stocktake_desktop.planning.moments import moment_words, wall_clock
from stocktake_desktop.words import _

IMPORT = "import"
"""Under which name an event says what was taken in."""
_VERSION = re.compile(r"([\s_.()-]*(v|ver|version|rev|r|final|draft|copy)?[\s_.()-]*\d*[\s_.()-]*)+$")
"""What tells the versions of a file apart at the end of its name: "programme_v4", "Programme (2)", "v3 final"."""


def source_of(name: str) -> str:
    """What all versions of a file are called: "programme" of "Programme_v4.docx"; empty of what was pasted."""
    stem = folded(Path(name).stem)
    return _VERSION.sub("", stem) or stem


def note_source(plan: Plan, name: str, title: str = "", left: Mapping[str, str] | None = None) -> None:
    """Inside a step: it took in a file of this name, which calls the meeting by this title.

    `left` is what it said and was not taken: marks, by what each is about.
    """
    source = source_of(name)
    earlier = [said for line in plan.log.saying(IMPORT) if (said := _said(line)).get("source") == source]
    version = 1 + max((int(said.get("version") or 0) for said in earlier), default=0)
    said = {"source": source, "name": name, "version": version, "title": title, "left": dict(left or {})}
    plan.say(IMPORT, said)


def has_versions(plan: Plan) -> bool:
    """Whether anything was taken in from a file; a history that cannot be read tells of nothing."""
    try:
        return bool(plan.log.saying(IMPORT))
    except PlanError:
        return False


def last_version(plan: Plan, name: str) -> LastVersion | None:
    """What is known of the last version of a file that was taken in, else of whatever was; None where nothing was."""
    lines = plan.log.saying(IMPORT)
    own = [line for line in lines if _said(line).get("source") == source_of(name)]
    line = next(iter(own or lines), None)
    if line is None:
        return None
    said = _said(line)
    setters = plan.log.setters_since(line.number)

    def who(found: Differing) -> str:
        set_by = next(
            (setters[key] for c in found.columns if (key := (found.table, found.here_id, c)) in setters), None
        )
        return _who_and_when(plan, set_by) if set_by is not None else ""

    changed = tuple(plan.changed_since(line.number))
    return LastVersion(str(said.get("name", "")), changed, _marks(said), str(said.get("title", "")), who)


def _said(line: EventLine) -> dict[str, Any]:
    said = line.says(IMPORT)
    return said if isinstance(said, dict) else {}


def _marks(said: Mapping[str, Any]) -> dict[str, str]:
    left = said.get("left")
    return {str(about): str(mark) for about, mark in left.items()} if isinstance(left, dict) else {}


def _who_and_when(plan: Plan, line: EventLine) -> str:
    when = moment_words(wall_clock(plan.meeting, line.made_at.replace(tzinfo=UTC)))
    return _("{who}, {when}").format(who=line.made_by, when=when) if line.made_by else when
