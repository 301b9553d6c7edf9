"""The sample meeting, so that the program starts on real content: a plan that can be changed freely, being a copy."""

from pathlib import Path

from stocktake_desktop.models import SUFFIX, Plan
from stocktake_desktop.paths import documents_folder, resource
from stocktake_desktop.words import _

SAMPLE = resource("sample", "puerto-vallarta.json")


def copy_sample(target: Path) -> Plan:
    """Make a plan file of the sample meeting at `target`, which must not exist yet, and open it."""
    from stocktake_desktop.interchange.readers.plan_json import import_plan_json  # needed only the first time

    return import_plan_json(SAMPLE, target)


def own_sample(folder: Path | None = None) -> Path:
    """The person's own copy of the sample meeting, made the first time in `folder` (default: the documents)."""
    folder = folder or documents_folder()
    path = folder / f"{_('Puerto Vallarta (sample)')}{SUFFIX}"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        copy_sample(path).close()
    return path
