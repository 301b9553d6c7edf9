"""Writes the table of docs/findings.md: a row for every rule, as the rules say it themselves (`make docs`)."""

from pathlib import Path

from stocktake_desktop.planning.findings.rule import Rule
from stocktake_desktop.planning.findings.rules import rules

PAGE = Path(__file__).parent.parent / "docs" / "findings.md"
_HEAD = "| code | severity | what it says |\n| --- | --- | --- |\n"


def main() -> None:
    """Bring the page up to date."""
    PAGE.write_text(written(PAGE.read_text("utf-8")), "utf-8")


def written(page: str) -> str:
    """The page with a table of all rules, those of the worst findings first; what stands before the table stays."""
    before, _head, _table = page.partition(_HEAD)
    listed = sorted(rules(Rule), key=lambda rule: (min(severity.rank for severity in rule.severities), rule.code))
    return before + _HEAD + "".join(map(_row, listed))


def _row(rule: Rule) -> str:
    says = rule.says[:1].lower() + rule.says[1:].removesuffix(".")
    return f"| `{rule.code}` | {', '.join(rule.severities)} | {says} |\n"


if __name__ == "__main__":
    main()
