"""A file that is written anew is the old one or the new one, whenever the writer is killed."""

import random
import subprocess
import sys
import time
from datetime import datetime

from stocktake_desktop.sheets.catalogue import Sheet, Stamp, write_sheet
from stocktake_desktop.ui.widgets.pdf_pages import PdfPages
from stocktake_desktop.whole import write_whole
from tests.certain import certain
from tests.plans import small_plan

WRITER = """
import sys
from itertools import cycle
from pathlib import Path
from stocktake_desktop.whole import write_whole
first = Path(sys.argv[1]).read_bytes()
other = first + b"%" + b"x" * 30_000_000
print("ready", flush=True)
for content in cycle((other, first)):
    write_whole(Path(sys.argv[1]), content)
"""


def test_an_export_that_is_killed_leaves_the_old_file_whole(tmp_path):
    path, chance = tmp_path / "podium.pdf", random.Random(4)
    with small_plan() as plan:
        write_sheet(plan, Sheet("day", day=1), path, Stamp(1, datetime(2031, 5, 1)))
    first = path.read_bytes()
    other = first + b"%" + b"x" * 30_000_000
    found, amid = set(), 0
    for _nth in range(12):
        path.write_bytes(first)
        with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE) as writer:
            assert certain(writer.stdout).readline() == b"ready\n"
            time.sleep(chance.random() * 0.15)
            writer.kill()
        amid += any(tmp_path.glob(".podium.pdf.*.new"))  # the next writer sweeps what this one left
        now = path.read_bytes()
        assert now in (first, other)
        found.add(len(now))
        assert len(PdfPages(path).sizes) == 1
    assert amid, "no writer was killed while it wrote: the test shows nothing"
    write_whole(path, first)
    assert [one.name for one in tmp_path.iterdir()] == ["podium.pdf"]
