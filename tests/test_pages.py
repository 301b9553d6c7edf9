"""The pages that a new engineer reads first name files that are there, in lines that fit."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = ["docs/architecture.md", "CONTRIBUTING.md"]
NAMED = re.compile(r"(?<![\w/.*])(?:[\w.-]+/)*[\w-]+\.(?:py|md|toml|spec|svg|po|yaml)\b|(?<=`)(?:[\w.-]+/)+(?=`)")


def missing(page: str, files: list[str]) -> list[str]:
    """What a page names, as a file or as a folder, and no path of the project ends with."""
    folders = {f"{folder.as_posix()}/" for file in files for folder in Path(file).parents}
    there = [f"/{one}" for one in (*files, *folders)]
    return [name for name in NAMED.findall(page) if not any(path.endswith(f"/{name}") for path in there)]


@pytest.fixture(scope="module")
def files() -> list[str]:
    """Every file of the project by its path, those of the rooms below the package."""
    apart = {".git", ".venv", "build", "dist", "out"}
    paths = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
    return [path.as_posix() for path in paths if not apart & set(path.parts)]


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_names_is_there(page: str, files: list[str]) -> None:
    text = (ROOT / page).read_text("utf-8")
    assert len(NAMED.findall(text)) > 10
    assert missing(text, files) == []


@pytest.mark.parametrize("page", PAGES)
def test_lines_fit(page: str) -> None:
    lines = (ROOT / page).read_text("utf-8").splitlines()
    assert [line for line in lines if len(line) > 120 and not line.startswith("|")] == []


def test_what_is_not_there_is_noticed() -> None:
    page = "`ui/there.py` and `ui/gone.py`, in `ui/` or `web/`, [told](gone.md) of `*.toml`"
    assert missing(page, ["desktop/ui/there.py"]) == ["ui/gone.py", "web/", "gone.md"]
