"""`stocktake-desktop` and `python -m stocktake_desktop`: a verb runs without a window, anything else opens it."""

import gc
import sys


def main() -> int:
    """Run the program; returns the exit code."""
    gc.disable()  # all that is imported stays, so looking for what can go would be in vain
    from stocktake_desktop import cli

    gc.freeze()
    gc.enable()
    return cli.run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
