"""Every rule there is, in the order of codes; a new one is a module here."""

from collections.abc import Iterator
from functools import cache
from typing import TypeVar

from stocktake_desktop.declared import declared
from stocktake_desktop.planning.findings.rule import Rule

R = TypeVar("R", bound=Rule)


def rules(sort: type[R]) -> Iterator[R]:
    """The rules of a sort, such as those that look at a day."""
    return (rule for rule in _all() if isinstance(rule, sort))


@cache
def _all() -> list[Rule]:
    from stocktake_desktop.planning import findings  # rules know their fixes, and what proposes fixes asks for rules

    return sorted(declared(findings, Rule), key=lambda rule: rule.code)
