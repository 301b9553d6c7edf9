"""`stocktake-desktop` and `python -m stocktake_desktop`: a verb runs without a window, anything else opens it."""

import sys


def main() -> int:
    """Run the program; returns the exit code."""
    from stocktake_desktop import cli

    return cli.run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
