"""Where things are: resources that ship with the program, and the user's own folders."""

import sys
from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("Stocktake Desktop", appauthor=False)


_KEPT_BY_SYSTEMS = frozenset('<>:"/\\|?*')
_PORTS = (f"{port}{nth}" for port in ("com", "lpt") for nth in "0123456789¹²³")
_NAMES_KEPT = frozenset({"con", "prn", "aux", "nul", "conin$", "conout$", *_PORTS})
"""Names that Windows gives to devices, whatever follows after a dot."""
_LONGEST_LETTERS, _LONGEST_BYTES = 80, 180
"""Every system takes so much, also with a number, a date or a suffix behind it."""


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


def copies_folder() -> Path:
    """Where this laptop notes which copies of which plans it writes."""
    return Path(_DIRS.user_data_dir) / "copies"


def crash_folder() -> Path:
    """Where a report is written when the program fails."""
    return Path(_DIRS.user_log_dir)


def file_stem(title: str) -> str:
    """A title as the name of a file that every system takes, without a suffix; empty when nothing is left of it."""
    letters = "".join(letter for letter in title.strip() if letter.isprintable() and letter not in _KEPT_BY_SYSTEMS)
    name = letters[:_LONGEST_LETTERS].encode()[:_LONGEST_BYTES].decode("utf-8", "ignore").strip(" .")
    return f"_{name}" if name.partition(".")[0].rstrip().lower() in _NAMES_KEPT else name


def is_there(path: Path) -> bool:
    """Whether a file can be found; not where its name is too long or its folder may not be looked into."""
    try:
        return path.exists()
    except OSError:
        return False


def documents_folder() -> Path:
    """Where a new plan is proposed to be saved."""
    return Path(_DIRS.user_documents_dir)
