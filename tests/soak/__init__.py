"""Breaking the program on purpose, and counting what was lost; `docs/trust.md` says what each part tries."""

import os
import tempfile
from pathlib import Path

if "STOCKTAKE_SOAK" not in os.environ and "PYTEST_VERSION" not in os.environ:  # what tools start has the same home
    _HOME = tempfile.TemporaryDirectory(prefix="stocktake-soak-", ignore_cleanup_errors=True)
    Path(_HOME.name).chmod(0o777)  # some of the children are nobody
    os.environ |= {"STOCKTAKE_SOAK": "1", "XDG_DATA_HOME": _HOME.name}
"""The notes of which copies are written here are not to be found among those of whoever runs this."""
