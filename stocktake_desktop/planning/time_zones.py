"""Time zones as people call them: by their own name, by a city or a country in a language of the screens."""

from functools import cache
from zoneinfo import available_timezones

from stocktake_desktop.planning.folding import folded

_PLACES = {
    "Africa/Cairo": ("Sharm el-Sheikh",),
    "Africa/Casablanca": ("Marrakech", "Marrakesh", "Rabat"),
    "Africa/Johannesburg": ("Pretoria", "Cape Town", "Durban"),
    "Africa/Lagos": ("Abuja",),
    "America/Bogota": ("Cartagena", "Medellín"),
    "America/Guayaquil": ("Quito",),
    "America/Los_Angeles": ("San Francisco",),
    "America/Mexico_City": ("Puerto Vallarta", "Guadalajara"),
    "America/New_York": ("Washington", "Boston"),
    "America/Sao_Paulo": ("Rio de Janeiro", "Brasília"),
    "America/Toronto": ("Montreal", "Ottawa"),
    "Asia/Dubai": ("Abu Dhabi",),
    "Asia/Ho_Chi_Minh": ("Hanoi",),
    "Asia/Karachi": ("Islamabad",),
    "Asia/Kolkata": ("Delhi", "New Delhi", "Mumbai"),
    "Asia/Qatar": ("Doha",),
    "Asia/Shanghai": ("Beijing", "Peking", "Pékin", "Pekín"),
    "Asia/Tokyo": ("Kyoto", "Osaka"),
    "Europe/Amsterdam": ("The Hague", "Den Haag", "La Haye", "La Haya"),
    "Europe/Berlin": ("Bonn", "Hamburg", "Munich"),
    "Europe/Istanbul": ("Ankara",),
    "Europe/London": ("Glasgow",),
    "Europe/Madrid": ("Barcelona",),
    "Europe/Paris": ("Strasbourg",),
    "Europe/Rome": ("Milan",),
    "Europe/Zurich": ("Geneva", "Genève", "Ginebra", "Bern"),
}
"""Where meetings are held in a zone that bears another city's name."""


@cache
def zones() -> tuple[str, ...]:
    """The zones to choose from; names without a slash (EST, Japan) are kept only for what was written long ago."""
    return tuple(sorted(zone for zone in available_timezones() if "/" in zone or zone == "UTC"))


@cache
def called() -> dict[str, str]:
    """What a zone is looked for by, folded, beside its own name: the cities that meet by it."""
    return {zone: " ".join([_plain(zone), *map(_plain, _PLACES.get(zone, ()))]) for zone in zones()}


def zone_of_place(name: str) -> str | None:
    """The zone of a city, or of a country that has one zone, by its whole name; else None."""
    wanted = _plain(name)
    return _cities().get(wanted) or _elsewhere().get(wanted)


def zone_meant(typed: str) -> str | None:
    """The zone somebody meant by "America/Mexico_City", "mexico city", "Geneva", "Le Caire" or "Kenya"; else None."""
    wanted = _plain(typed.partition(",")[0])
    if not wanted:
        return None
    for names in (_own_names, _cities, _elsewhere, _old_names):
        if found := names().get(wanted):
            return found
    begun = {zone for zone in zones() if wanted in _plain(zone)} if len(wanted) > 3 else set()
    return begun.pop() if len(begun) == 1 else None


def _plain(name: str) -> str:
    return folded(name.replace("_", " ").replace("-", " "))


@cache
def _own_names() -> dict[str, str]:
    return {_plain(zone): zone for zone in zones()}


@cache
def _old_names() -> dict[str, str]:
    return {_plain(zone): zone for zone in available_timezones()}


@cache
def _cities() -> dict[str, str]:
    of_zones = {_plain(zone.rpartition("/")[2]): zone for zone in zones() if not zone.startswith("Etc/")}
    return of_zones | {_plain(place): zone for zone, places in _PLACES.items() for place in places}


@cache
def _elsewhere() -> dict[str, str]:
    """Cities and countries of one zone, by what Unicode calls them in the languages of the screens."""
    from babel import Locale
    from babel.core import get_global

    from stocktake_desktop.languages import SCREEN_LANGUAGES

    found: dict[str, str] = {}
    for locale in map(Locale, SCREEN_LANGUAGES):
        for country, its_zones in get_global("territory_zones").items():
            if len(its_zones) == 1 and country in locale.territories:
                found.setdefault(_plain(locale.territories[country]), its_zones[0])
        for zone, names in locale.time_zones.items():
            if "city" in names:
                found.setdefault(_plain(str(names["city"])), zone)
    return {name: zone for name, zone in found.items() if zone in available_timezones()}
