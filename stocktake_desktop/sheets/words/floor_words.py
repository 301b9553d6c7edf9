"""What the chair announces when the floor is cut: how many wait, when it must end, and how long each may speak now."""

from datetime import datetime

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.floor import waiting
from stocktake_desktop.planning.floor_time import FloorCut, floor_stop
from stocktake_desktop.planning.script.built_in import usual_script
from stocktake_desktop.sheets.words.punctuation import beside
from stocktake_desktop.words import _, ngettext, speaking


def cut_announcement(block: SessionBlock, cut: FloorCut, language: str, now: datetime) -> str:
    """The words of the chair for a cut, in a language of paper."""
    n, stop = len(waiting(block)), floor_stop(block, now)
    with speaking(language):
        listed = ngettext("There is {n} delegation on my list.", "There are {n} delegations on my list.", n).format(n=n)
        ends = _("We must end at {time}.").format(time=f"{stop.moment:%H:%M}") if stop is not None else ""
        words = _("From now on I ask all speakers to take no more than {minutes}.")
        if not cut.for_all:
            words = _("From now on I ask States and observers to take no more than {minutes}.")
        limit = words.format(minutes=usual_script(language).length_of(cut.seconds))
        return beside(listed, ends, limit)
