"""The account of a reading while it goes on: every line of the source ends in one place, and is told once."""

from collections.abc import Iterable

from stocktake_desktop.interchange.grid.day_words import looks_like_day
from stocktake_desktop.interchange.grid.times import looks_like_time
from stocktake_desktop.interchange.readers.programme_text.programme import ReadSession
from stocktake_desktop.interchange.report import Fate, ImportReport, Meant, ReadLine, Remark
from stocktake_desktop.words import _


class Account:
    """Knows which line is being read, and tells what became of it."""

    def __init__(self) -> None:
        self.report = ImportReport()
        self.number, self.line = 0, ""
        self.session: ReadSession | None = None
        """The session that the lines now belong to."""
        self._told: set[int] = set()
        self._timed: set[int] = set()
        self._noted: set[int] = set()

    def turn_to(self, number: int, line: str) -> None:
        """Read this line now."""
        self.number, self.line = number, line.strip()

    @property
    def is_told(self) -> bool:
        """Whether it is known what these words of the line, or all of it, became."""
        return self.number in self._noted or (self.number, self.line) in self.report.meant

    def placed(self, where: str, meant: Meant = Meant.TEXT) -> None:
        """The line became a field, or part of one."""
        self.report.meant.setdefault((self.number, self.line), meant)
        self._tell(Fate.PLACED, where)

    def noted(self, where: str) -> None:
        """The line is kept as a note."""
        self._noted.add(self.number)
        self._tell(Fate.NOTE, where)

    def timed(self, where: str, meant: Meant = Meant.TITLE) -> None:
        """The line says when, and is understood."""
        self._timed.add(self.number)
        self.placed(where, meant)

    def understood(self) -> None:
        """What the line says of days is known, wherever its words go."""
        self._timed.add(self.number)

    def remark(self, words: str, *, about_line: bool = True) -> None:
        """Something was assumed of the line, or of the whole."""
        self.report.remarks.append(Remark(words, self.number if about_line else None))

    def finish(self, titles: Iterable[tuple[int, str]]) -> None:
        """Everything in the order of the source, and what seems to say when and was not taken so.

        `titles` are the titles of the sessions, each with its line: a second time in one is such a thing as well.
        """
        remarked = {remark.line for remark in self.report.remarks}
        unused = [(line.number, line.text) for line in self.report.lines if line.number not in self._timed]
        for number, words in [*unused, *titles]:
            if number not in remarked and (looks_like_time(words) or looks_like_day(words)):
                remarked.add(number)
                self.report.unused.append(number)
                told = _("“{line}” looks like a time or a day and was not used as one.").format(line=words.strip()[:80])
                self.report.remarks.append(Remark(told, number))
        self.report.unused.sort()
        self.report.lines.sort(key=lambda line: line.number)
        self.report.remarks.sort(key=lambda remark: (remark.line is None, remark.line or 0))

    def _tell(self, fate: Fate, where: str) -> None:
        if self.session is not None and self.session.lines[-1:] != [self.number]:
            self.session.lines.append(self.number)
        if self.number not in self._told:
            self._told.add(self.number)
            self.report.lines.append(ReadLine(self.number, self.line, fate, where))
