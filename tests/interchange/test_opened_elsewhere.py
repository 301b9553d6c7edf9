"""What is written for others is opened in what they have: LibreOffice and Chromium print it, and all of it is there."""

import os
import re
import shutil
import subprocess

import pytest

from stocktake_desktop.interchange.file_kinds import ExportOptions
from stocktake_desktop.interchange.registry import WRITERS, kind_called
from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.planning.programme import in_order

LONG = 240
"""Seconds after which a program that opens files is given up."""
_COMMAS = "44,34,76"
"""Commas, double quotes, UTF-8, as LibreOffice numbers them."""
_OF_ITS_MAKER = ("google.com", "googleapis.com", "gvt1.com", "gstatic.com")
"""Where the browser asks for news of itself, whatever it shows."""
_NOBODY = "127.0.0.1"
KINDS = {"word": ".docx", "workbook": ".xlsx", "csv": ".csv", "page": ".html"}


def tool(name):
    """The path of a program; the test is skipped without it, and fails where all have to be there."""
    path = shutil.which(name)
    if path is None:
        missing = f"{name} is not there: what is written was not opened in it"
        pytest.fail(missing) if os.environ.get("STOCKTAKE_ALL_TOOLS") else pytest.skip(missing)
    return path


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The sample meeting as each kind of file, and what everybody has to find in it."""
    folder = tmp_path_factory.mktemp("out")
    with copy_sample(folder / "a.stocktake") as plan:
        for key, ending in KINDS.items():
            kind_called(WRITERS, key).write(plan, folder / f"{key}{ending}", ExportOptions())
        kind_called(WRITERS, "word").write(plan, folder / "arabic.docx", ExportOptions(language="ar"))
        blocks = [block for block in in_order(plan.meeting.sessions) if block.day]
        titles = {block.title for block in blocks}
        names = {one.person.name for block in blocks for one in block.appearances if one.person and one.person.name}
    assert len(titles) > 15
    return folder, titles, names


@pytest.fixture(scope="module")
def as_pdf(written):
    """The text of each file as LibreOffice prints it; of tables, whose narrow cells are cut on paper, what it reads."""
    office = tool("soffice")
    folder, _titles, _names = written

    def convert(kind, *names, known_as=""):
        home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
        command = [office, home, "--headless", *filter(None, [known_as]), "--convert-to", kind]
        files = [str(folder / name) for name in names]
        command += ["--outdir", str(folder / "there")]
        subprocess.run([*command, *files], check=True, capture_output=True, timeout=LONG)

    convert("pdf", "word.docx", "page.html", "arabic.docx")
    convert(f"csv:Text - txt - csv (StarCalc):{_COMMAS}", "workbook.xlsx")
    convert(f"csv:Text - txt - csv (StarCalc):{_COMMAS}", "csv.csv", known_as=f"--infilter=CSV:{_COMMAS}")

    def text(name):
        table = folder / "there" / f"{name}.csv"
        return squeezed(table.read_text("utf-8")) if table.exists() else printed(folder / "there" / f"{name}.pdf")

    return text


def printed(pdf):
    """The text of a PDF in the order in which it was drawn, and as it lies on the pages."""
    pdftotext = tool("pdftotext")
    ways = [[pdftotext, "-raw", str(pdf), "-"], [pdftotext, str(pdf), "-"]]
    return "".join(
        squeezed(subprocess.run(way, check=True, capture_output=True, timeout=LONG).stdout.decode()) for way in ways
    )


def squeezed(text):
    """Letters and figures only: lines end elsewhere in a narrow column."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def missing(wanted, text):
    return [words for words in wanted if squeezed(words) not in text]


def words_of(texts):
    """Each word alone: LibreOffice breaks the rows of a page in HTML, and a title goes on behind the other columns."""
    return {word for text in texts for word in text.split()}


@pytest.mark.parametrize("key", KINDS)
def test_libreoffice_opens_what_is_written_and_finds_every_title_and_name(key, written, as_pdf):
    _folder, titles, names = written
    wanted = titles | names
    assert missing(words_of(wanted) if key == "page" else wanted, as_pdf(key)) == []


def test_libreoffice_opens_a_document_in_arabic(written, as_pdf):
    assert missing(written[2], as_pdf("arabic")) == []


def browse(page, folder):
    """Print a page by a browser; the text of it, and the hosts that were asked for something, its maker's aside."""
    folder.mkdir()
    log, pdf = folder / "net.json", folder / "page.pdf"
    switches = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    places = [f"--user-data-dir={folder / 'browser'}", f"--log-net-log={log}", f"--print-to-pdf={pdf}"]
    command = [tool("chromium"), *switches, *places, page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=LONG)
    hosts = set(re.findall(r'"url":"\w+://([^/":]+)', log.read_text("utf-8", "replace")))
    return printed(pdf), {host for host in hosts if not host.endswith(_OF_ITS_MAKER)}


def test_a_browser_shows_every_title_and_asks_for_nothing(written, tmp_path):
    folder, titles, names = written
    text, asked = browse(folder / "page.html", tmp_path / "as it is")
    assert missing(titles | names, text) == []
    assert asked == set()


def test_the_page_would_ask_for_nothing_if_something_foreign_stood_in_it(written, tmp_path):
    page = (
        (written[0] / "page.html").read_text("utf-8").replace("</main>", f'<img src="http://{_NOBODY}:9/a.png"></main>')
    )
    guarded, bare = tmp_path / "guarded.html", tmp_path / "bare.html"
    guarded.write_text(page, "utf-8")
    bare.write_text(page.replace("Content-Security-Policy", "none"), "utf-8")
    assert browse(guarded, tmp_path / "guarded")[1] == set()
    assert browse(bare, tmp_path / "bare")[1] == {_NOBODY}
