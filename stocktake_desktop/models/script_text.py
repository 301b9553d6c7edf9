"""The fields that words to say may have in braces, and what such words must be."""

import re
from collections.abc import Mapping

from stocktake_desktop.models.errors import EditRefused
from stocktake_desktop.words import N_, _

FIELDS: Mapping[str, str] = {
    "address": N_("How the speaker is addressed: H.E. Ms."),
    "name": N_("The name of the speaker"),
    "family_name": N_("The family name of the speaker"),
    "office": N_("What the speaker is"),
    "delegation": N_("Whom the speaker represents"),
    "group": N_("On whose behalf the delegation speaks"),
    "minutes": N_("How long the speaker has"),
    "floor_minutes": N_("How long each speaker from the floor has"),
    "n": N_("How many ask for the floor"),
    "session": N_("The title of the session"),
    "item": N_("The title of the item"),
    "room": N_("The room; when the meeting is adjourned, that of the next one"),
    "time": N_("The time; when the meeting is adjourned, that of the next one"),
    "parallel": N_("Where parallel sessions follow at once: that they do; no time is said then"),
    "day": N_("The day of the next meeting"),
    "next": N_("The number of the next step"),
    "seat": N_("The seat of the speaker"),
    "light": N_("The minute in which the light goes on"),
}
"""Every field, and what it stands for (marked for translation)."""
BRACES = re.compile(r"\{([^{}]*)\}")
"""A field, or with a bar between them what is said of a man and of a woman."""


def must_know_fields(text: str) -> None:
    """EditRefused where words to say have a field that there is not, or half a one."""
    for field in fields_in(text):
        if field not in FIELDS:
            words = _("{field} is no field. The fields are: {fields}.")
            known = ", ".join(f"{{{name}}}" for name in FIELDS)
            raise EditRefused(words.format(field=f"{{{field}}}", fields=known))
    if set("{}") & set(BRACES.sub("", text)):
        raise EditRefused(_("A brace has no other half; a field is written {example}.").format(example="{name}"))


def fields_in(text: str) -> list[str]:
    """The names of the fields in words, in their order."""
    return [field_name(inside) for inside in BRACES.findall(text) if "|" not in inside]


def field_name(inside: str) -> str:
    """A field as it is typed between braces, by its name: "Floor minutes" is floor_minutes."""
    return "_".join(inside.casefold().split())
