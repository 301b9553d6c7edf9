"""What several sessions have in common: who is in all of them, and their items where these are the same."""

from collections.abc import Sequence
from typing import NamedTuple

from stocktake_desktop.models import Appearance, Role, SessionBlock


class InAll(NamedTuple):
    """Somebody who is in each of several sessions in one role, once for each."""

    name: str
    role: Role
    appearances: tuple[Appearance, ...]


class CommonItem(NamedTuple):
    """An item that each of several sessions has at the same place."""

    title: str
    minutes: int | None


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
            found.append(InAll(appearance.name, appearance.role, (appearance, *same)))
    return found


def common_items(blocks: Sequence[SessionBlock]) -> list[CommonItem]:
    """The items of the sessions where all have the same ones; else none."""
    lists = [[CommonItem(item.title, item.minutes) for item in block.segments] for block in blocks]
    return lists[0] if all(items == lists[0] for items in lists) else []


def _key(appearance: Appearance) -> tuple[str | None, str | None, str, Role]:
    return appearance.person_id, appearance.organisation_id, appearance.placeholder, appearance.role
