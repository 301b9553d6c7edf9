"""What a PDF says to who listens: its texts through the structure tree, and what on its pages is left to the eye."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple

from pypdf import PdfReader

_TOKENS = re.compile(
    r"/Artifact BMC|/\w+ <</MCID (?P<mcid>\d+)(?:/ActualText <FEFF(?P<told>[0-9A-F]*)>)?>> BDC|(?P<end>EMC)"
    r"|/(?P<font>[\w-]+) [\d.]+ Tf|\[(?P<shown>[^\]]*)\] TJ|(?P<paint>\b(?:S|f|B|b|n|Do|f\*)\b)"
)


class Spoken(NamedTuple):
    """A text as it is read: what part it is, its words, and the languages of its stretches."""

    tag: str
    words: str
    languages: tuple[str, ...]


class Aloud:
    """A file as it is heard; `artefacts` are the texts on its pages that nobody hears."""

    def __init__(self, data: bytes) -> None:
        reader = opened(data)
        self.artefacts: list[str] = []
        self.untagged: list[str] = []
        self.marked: list[dict[int, str]] = [self._page(page) for page in reader.pages]
        self._places = {page.indirect_reference.idnum: nth for nth, page in enumerate(reader.pages)}
        self.used: list[tuple[int, int]] = []
        catalog = reader.trailer["/Root"]
        self._tree: Any = catalog["/StructTreeRoot"]
        self._root = self._tree["/K"].get_object()
        self.spoken = list(self._of(self._root, str(catalog["/Lang"])))

    @property
    def words(self) -> str:
        """All that is heard, a line for each part."""
        return "\n".join(one.words for one in self.spoken)

    @property
    def rows(self) -> list[list[str]]:
        """The rows of its tables, each cell in words, those that are empty too."""
        return [[self._words(cell.get_object()) for cell in row["/K"]] for row in _parts(self._root, "/TR")]

    @property
    def headed(self) -> Iterator[tuple[list[str], list[str]]]:
        """Of each row under a head, and of each of its cells: the columns that are covered, and those it names."""
        listed = self._tree.get("/IDTree", {"/Names": []})["/Names"]
        named = {str(key): part.get_object() for key, part in zip(listed[::2], listed[1::2], strict=True)}
        for table in _parts(self._root, "/Table"):
            heads = [self._words(head) for head in _parts(table, "/TH")]
            for row in _parts(table, "/TR") if heads else ():
                at = 0
                for cell in _parts(row, "/TD"):
                    about = cell["/A"]
                    end = at + int(about.get("/ColSpan", 1))
                    yield heads[at:end], [self._words(named[str(key)]) for key in about["/Headers"]]
                    at = end
                yield heads, heads[:at] or heads

    def _words(self, part: Any) -> str:
        return " ".join(one.words for one in self._of(part, ""))

    def _of(self, part: Any, language: str) -> Iterator[Spoken]:
        language = str(part.get("/Lang", language))
        tag = str(part["/S"])[1:]
        if "/Alt" in part:
            list(self._runs(part, language))  # what is drawn in a figure is of it
            yield Spoken(tag, f"[{part['/Alt']}]", (language,))
            return
        words, languages = "", dict[str, None]()
        for kid in part.get("/K", ()):
            kid = kid.get_object()
            if isinstance(kid, dict) and "/S" in kid and kid["/S"] != "/Span":
                yield from self._of(kid, language)
                continue
            for text, spoken in self._kid(part, kid, language):
                words += text
                languages[spoken] = None
        if words.strip():
            yield Spoken(tag, words.strip(), tuple(languages))

    def _kid(self, part: Any, kid: Any, language: str) -> Iterator[tuple[str, str]]:
        if isinstance(kid, dict) and "/S" in kid:
            yield from self._runs(kid, str(kid.get("/Lang", language)))
            return
        holder: Any = kid if isinstance(kid, dict) else part
        page, number = holder.raw_get("/Pg"), kid["/MCID"] if isinstance(kid, dict) else kid
        place = self._places[page.idnum]
        self.used.append((place, int(number)))
        yield self.marked[place][int(number)], language

    def _runs(self, part: Any, language: str) -> Iterator[tuple[str, str]]:
        found = [pair for kid in part["/K"] for pair in self._kid(part, kid.get_object(), language)]
        yield from [(str(part["/ActualText"]), language)] if "/ActualText" in part else found

    def _page(self, page: Any) -> dict[int, str]:
        """The text of each mark of a page, by its number."""
        content = page.get_contents().get_data().decode("latin-1")
        fonts = {name[1:]: _unicode(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
        found, artefact, mark, told, font = dict[int, str](), "", -1, None, {}
        is_open = False
        for token in _TOKENS.finditer(content):
            if token["end"]:
                if mark < 0 and artefact.strip():
                    self.artefacts.append(artefact.strip())
                is_open, mark, artefact = False, -1, ""
            elif token["font"]:
                font = fonts[token["font"]]
            elif token["shown"] is not None or token["paint"]:
                text = "".join(font.get(code, "") for code in _codes(token["shown"] or ""))
                if not is_open:
                    self.untagged.append(text or token["paint"])
                elif mark < 0:
                    artefact += text
                elif told is None:
                    found[mark] += text
            else:
                is_open, mark = True, int(token["mcid"] or -1)
                told = token["told"]
                if mark >= 0:
                    found[mark] = bytes.fromhex(told or "").decode("utf-16-be")
        return found


def opened(data: bytes) -> Any:
    """The file for a look at its objects, which have no types of their own."""
    return PdfReader(BytesIO(data))


def _codes(shown: str) -> Iterator[str]:
    for stretch in re.findall("<([0-9A-F]*)>", shown):
        yield from (stretch[at : at + 4] for at in range(0, len(stretch), 4))


def _unicode(font: Any) -> dict[str, str]:
    pairs = re.findall("<([0-9A-F]{4})> <([0-9a-f]*)>", font["/ToUnicode"].get_data().decode())
    return {code: bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


def _parts(part: Any, tag: str) -> Iterator[Any]:
    """The parts of a tag in a part, the first first."""
    for kid in part.get("/K", ()):
        kid = kid.get_object()
        if isinstance(kid, dict) and "/S" in kid:
            yield from [kid] if kid["/S"] == tag else _parts(kid, tag)
