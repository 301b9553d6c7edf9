"""Recovery: ways out when a day is late or will be. Proposals only, as plain data; `edits.recovery` does one."""

from stocktake_desktop.planning.recovery.proposal import Clash, LimitKind, NewTimes, Outlook, Recovery, TimeLimit, Way
from stocktake_desktop.planning.recovery.telling import limit_words
from stocktake_desktop.planning.recovery.ways import ways_to_recover

__all__ = [
    "Clash",
    "LimitKind",
    "NewTimes",
    "Outlook",
    "Recovery",
    "TimeLimit",
    "Way",
    "limit_words",
    "ways_to_recover",
]
