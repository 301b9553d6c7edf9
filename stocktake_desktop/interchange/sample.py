"""The sample meeting, so that the program starts on real content."""

from pathlib import Path

from stocktake_desktop.interchange.readers.plan_json import import_plan_json
from stocktake_desktop.models import Plan
from stocktake_desktop.paths import resource

SAMPLE = resource("sample", "puerto-vallarta.json")


def copy_sample(target: Path) -> Plan:
    """Make a plan file of the sample meeting at `target`, which must not exist yet, and open it."""
    return import_plan_json(SAMPLE, target)
