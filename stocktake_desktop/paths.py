"""Where things are: resources that ship with the program, and the user's own folders."""

import sys
from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("Stocktake Desktop", appauthor=False)


def _resource_root() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen) / "resources"
    installed = Path(__file__).parent / "resources"
    return installed if installed.is_dir() else Path(__file__).parent.parent / "resources"


RESOURCES = _resource_root()


def resource(*parts: str) -> Path:
    """The file or folder below `resources/`, in a checkout, an installed wheel and a frozen program alike."""
    return RESOURCES.joinpath(*parts)


def settings_file() -> Path:
    """Where preferences are kept (JSON)."""
    return Path(_DIRS.user_config_dir) / "settings.json"


def crash_folder() -> Path:
    """Where a report is written when the program fails."""
    return Path(_DIRS.user_log_dir)


def documents_folder() -> Path:
    """Where a new plan is proposed to be saved."""
    return Path(_DIRS.user_documents_dir)
