"""The sample meeting: a plan on real content that can be changed freely, because it is a copy."""

from pathlib import Path

from stocktake_desktop.models import SUFFIX
from stocktake_desktop.paths import documents_folder
from stocktake_desktop.words import _


def own_sample(folder: Path | None = None) -> Path:
    """The person's own copy of the sample meeting, made the first time in `folder` (default: the documents)."""
    folder = folder or documents_folder()
    path = folder / f"{_('Puerto Vallarta (sample)')}{SUFFIX}"
    if not path.exists():
        from stocktake_desktop.interchange.sample import copy_sample  # readers are needed only the first time

        folder.mkdir(parents=True, exist_ok=True)
        copy_sample(path).close()
    return path
