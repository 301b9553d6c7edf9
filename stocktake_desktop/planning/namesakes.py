"""Persons of one name: what tells them apart in every sentence, by organisation, else function, address or number."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple
from weakref import WeakKeyDictionary

from stocktake_desktop.models import Alternate, Appearance, FloorRequest, Meeting, Organisation, Person, edition
from stocktake_desktop.planning.addresses import mails_in
from stocktake_desktop.planning.brevity import brief
from stocktake_desktop.planning.folding import folded, name_key
from stocktake_desktop.words import N_, _, language_of_screens, legible, term

Tags = dict[str, tuple[str, ...]]
"""What stands behind the name of those who share it with others, by the id of the person."""


class _Fact(NamedTuple):
    """What two persons of one name may differ in, and what is said of who has no such thing."""

    of: Callable[[Person], str]
    missing: str


class _Known:
    """What tells the people of one meeting apart, and whom changes since the last reach call otherwise."""

    def __init__(self) -> None:
        self.of: object = None
        self.tags: Tags = {}
        self.changed: set[str] = set()
        self.reached: tuple[object, frozenset[str]] = (None, frozenset())


_known: WeakKeyDictionary[Meeting, _Known] = WeakKeyDictionary()


def telling_name(
    somebody: Person | Organisation | Appearance | Alternate | FloorRequest,
    *beside: str,
    cut: Callable[[str], str] = str,
) -> str:
    """The name no other person of the meeting has in a sentence: "Ana Ruiz", of two "Ana Ruiz (Peru)".

    What is said `beside` the name anyway is not said again; the name alone is `cut`.
    """
    person = somebody if isinstance(somebody, Person) else getattr(somebody, "person", None)
    if person is None:
        return cut(somebody.name)
    if isinstance(somebody, FloorRequest) and somebody.stands_for is not None:
        delegation = somebody.delegation
        return cut(" · ".join((delegation, telling_name(person, delegation, *beside))))
    said, name = {brief(words) for words in beside}, cut(legible(person.name, person.function, term(Person.noun)))
    tag = ", ".join(part for part in _tags(person.meeting).get(person.id, ()) if part not in said)
    return _("{name} ({tag})").format(name=name, tag=tag) if tag else name


def called_otherwise(meeting: Meeting) -> frozenset[str]:
    """The ids of those whom the last steps call otherwise, for another one got, lost or changed the same name."""
    _tags(meeting)
    known = _known[meeting]
    if known.reached[0] != known.of:
        known.reached, known.changed = (known.of, frozenset(known.changed)), set()
    return known.reached[1]


def _tags(meeting: Meeting) -> Tags:
    """What tells the people of a meeting apart; found anew when any of them, or an organisation, has changed."""
    known = _known.setdefault(meeting, _Known())
    now = (edition(meeting, Person, Organisation), language_of_screens())
    if known.of != now:
        before, known.of, known.tags = known.tags, now, _found(meeting.people)
        known.changed |= {key for key in {*before, *known.tags} if before.get(key) != known.tags.get(key)}
    return known.tags


def _found(people: Iterable[Person]) -> Tags:
    named: defaultdict[str, list[Person]] = defaultdict(list)
    for person in people:
        named[_key(person)].append(person)
    tags, taken = Tags(), set(named)
    for key, namesakes in named.items():
        for person, parts in _apart(namesakes, _FACTS) if len(namesakes) > 1 else ():
            tags[person.id] = next(tag for tag in _numbered(parts) if f"{key}({name_key(', '.join(tag))})" not in taken)
            taken.add(f"{key}({name_key(', '.join(tags[person.id]))})")
    return tags


def _apart(namesakes: Sequence[Person], facts: Sequence[_Fact]) -> Iterator[tuple[Person, tuple[str, ...]]]:
    """Each with the first things that the others do not have, and who has all in common by number."""
    if len(namesakes) == 1:
        yield namesakes[0], ()
        return
    if not facts:
        yield from ((person, (str(n),)) for n, person in enumerate(sorted(namesakes, key=lambda one: one.id), 1))
        return
    parts: defaultdict[str, list[Person]] = defaultdict(list)
    for person in namesakes:
        parts[folded(facts[0].of(person))].append(person)
    for part in parts.values():
        said = legible(facts[0].of(part[0])) or _(facts[0].missing)
        for person, more in _apart(part, facts[1:]):
            yield person, (said, *more) if len(parts) > 1 else more


def _numbered(parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The same, and where that is somebody else's very name, with a number that is free."""
    yield parts
    n = 2
    while True:
        yield *parts, str(n)
        n += 1


def _key(person: Person) -> str:
    return _key_of(legible(person.name, person.function))


@lru_cache(maxsize=20_000)
def _key_of(name: str) -> str:
    return name_key(name)


def _organisation(person: Person) -> str:
    return brief(" ".join(person.organisation.name.split())) if person.organisation is not None else ""


def _function(person: Person) -> str:
    return brief(" ".join(person.function.split()))


def _address(person: Person) -> str:
    return brief(next(iter(mails_in(person.contact)), " ".join(person.contact.split())))


_FACTS = (
    _Fact(_organisation, N_("no organisation")),
    _Fact(_function, N_("no function")),
    _Fact(_address, N_("no address")),
)
