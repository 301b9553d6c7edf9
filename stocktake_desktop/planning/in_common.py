"""What several sessions have in common: who is in all of them, and their items where these are the same."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from stocktake_desktop.models import Appearance, Role, SessionBlock
from stocktake_desktop.planning.budget import Budget, budget_of_items
from stocktake_desktop.planning.namesakes import telling_name


class InAll(NamedTuple):
    """Somebody who is in each of several sessions in one role, once for each."""

    name: str
    role: Role
    appearances: tuple[Appearance, ...]


def who_is_in_all(blocks: Sequence[SessionBlock]) -> list[InAll]:
    """Who is in every one of the sessions in the same role, in the order of the first; nobody is known by name alone.

    Placeholders are the same where their words are.
    """
    first, *others = blocks
    found: list[InAll] = []
    for appearance in first.appearances:
        rest = [next((one for one in other.appearances if _key(one) == _key(appearance)), None) for other in others]
        same = [one for one in rest if one is not None]
        if len(same) == len(others) and not any(_key(other.appearances[0]) == _key(appearance) for other in found):
            found.append(InAll(telling_name(appearance), appearance.role, (appearance, *same)))
    return found


def common_budget(blocks: Sequence[SessionBlock]) -> Budget | None:
    """The items of the sessions where all have the same ones, against the shortest of them; None where they differ.

    Whoever speaks in them is another matter. The ids are those of the first session.
    """
    budgets = [budget_of_items(block.segments, block.minutes) for block in blocks]
    shapes = {tuple((item.title, item.kind, item.minutes) for item in budget.items) for budget in budgets}
    if len(shapes) != 1 or not budgets[0].items:
        return None
    return replace(budgets[0], minutes=min(budget.minutes for budget in budgets))


def _key(appearance: Appearance) -> tuple[str | None, str | None, str, Role]:
    return appearance.person_id, appearance.organisation_id, appearance.placeholder, appearance.role
