"""Recovery: ways out when a day is late or will be. Proposals only, as plain data; `edits.recovery` does one."""

from stocktake_desktop.planning.recovery.guests import calls_words
from stocktake_desktop.planning.recovery.proposal import Clash, LimitKind, NewTimes, Outlook, Recovery, TimeLimit, Way
from stocktake_desktop.planning.recovery.table import Cell, Tone, WayRow, WayTable, table_of, verdict_of
from stocktake_desktop.planning.recovery.telling import limit_line, limit_words
from stocktake_desktop.planning.recovery.ways import ways_to_recover

__all__ = [
    "Cell",
    "Clash",
    "LimitKind",
    "NewTimes",
    "Outlook",
    "Recovery",
    "TimeLimit",
    "Tone",
    "Way",
    "WayRow",
    "WayTable",
    "calls_words",
    "limit_line",
    "limit_words",
    "table_of",
    "verdict_of",
    "ways_to_recover",
]
