"""Holds resources/states.csv against the names the package countrycode keeps (`pip install countrycode`).

Its columns `un.name.*` are the short names of the United Nations in the six languages, as of its release. What differs
is printed, a line each; whether the file or the package is right is for people to say.
"""

import csv
import unicodedata
from collections.abc import Iterator
from importlib import import_module

from stocktake_desktop.paths import resource

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")


def main() -> None:
    """Print every difference, and how many names were held against each other."""
    kept = import_module("countrycode.countrycode").codelist
    with resource("states.csv").open(encoding="utf-8", newline="") as file:
        ours = {row["alpha3"]: row for row in csv.DictReader(file)}
    theirs = {code: nth for nth, code in enumerate(kept["iso3c"]) if code in ours}
    found = [line for code in ours for line in _differences(ours[code], kept, theirs.get(code))]
    print("\n".join(found))
    print(f"{len(ours)} States, {len(theirs)} of them kept; {len(found)} of {len(ours) * len(LANGUAGES)} names differ")


def _differences(row: dict[str, str], kept: dict[str, list[str | None]], nth: int | None) -> Iterator[str]:
    for language in LANGUAGES:
        name = kept[f"un.name.{language}"][nth] if nth is not None else None
        if _plain(name or "") != _plain(row[language]):
            yield f"{row['alpha3']} {language}: {row[language]} | kept: {name or '–'}"


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).replace("’", "'").split())


if __name__ == "__main__":
    main()
