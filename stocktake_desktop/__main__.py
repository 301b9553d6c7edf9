"""`stocktake-desktop` and `python -m stocktake_desktop`: a verb runs without a window, anything else opens it."""

import gc
import sys
from pathlib import Path


def main() -> int:
    """Run the program; returns the exit code."""
    if sys.argv[1:2] == ["--draw-svg"]:  # started by the program itself, to draw what may never end
        from stocktake_desktop.ui.house_style.svg_drawing import draw

        source, target, side = sys.argv[2:5]
        return draw(Path(source), Path(target), int(side))
    gc.disable()  # all that is imported stays, so looking for what can go would be in vain
    from stocktake_desktop import cli

    gc.freeze()
    gc.enable()
    return cli.run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
