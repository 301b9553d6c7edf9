"""What the keys of a row of the list of speakers do."""

from collections.abc import Callable
from datetime import datetime

from stocktake_desktop.edits import floor, floor_statements, floor_turns
from stocktake_desktop.models import FloorRequest, Rank
from stocktake_desktop.planning.floor import waiting
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.on_site.floor_row import FloorRow, RowPress, RowPressed
from stocktake_desktop.words import _

_ASKED = (RowPress.ON_BEHALF, RowPress.JOINT, RowPress.EXTRA)
_MINUTES = {RowPress.MORE: 1, RowPress.LESS: -1}
_WITH_ANOTHER = (RowPress.SWAP, RowPress.ALIGN)


class FloorRowActs:
    """Asks the verbs for what was pressed on a row; some presses want a second row, or words typed in the row."""

    def __init__(self, document: Document, say: Callable[[str], None]) -> None:
        self._document, self._say = document, say
        self._first: tuple[RowPress, str] | None = None

    def act(self, pressed: RowPressed, row: FloorRow, now: datetime) -> None:
        """Do what was pressed on the request of a row, or ask for what is missing."""
        request = self._document.plan.find(FloorRequest, pressed.request_id)
        if request is None or self._document.plan.read_only:
            return
        if pressed.press in _ASKED:
            self._with_words(pressed, request, row)
        elif pressed.press in _WITH_ANOTHER:
            self._with_another(pressed.press, request, now)
        else:
            self._at_once(pressed.press, request, now)

    def forget(self) -> None:
        """A row that waits for a second one waits no longer."""
        self._first = None
        self._say("")

    def _at_once(self, press: RowPress, request: FloorRequest, now: datetime) -> None:
        do = self._document.do
        if press is RowPress.ABSENT:
            do(floor_turns.note_absent, request.id, now)
        elif press is RowPress.TEXT:
            do(floor_statements.receive_text, request.id, received=not request.has_text)
        elif press is RowPress.RANK:
            ranks = [None, *Rank]
            do(floor.set_request_rank, request.id, ranks[(ranks.index(request.rank) + 1) % len(ranks)])
        elif press in _MINUTES:
            do(floor_statements.change_speaking_minutes, request.id, _MINUTES[press])
        elif press is RowPress.WITHDRAW:
            do(floor.withdraw_request, request.id)

    def _with_words(self, pressed: RowPressed, request: FloorRequest, row: FloorRow) -> None:
        typed, do = pressed.typed.strip(), self._document.do
        if not pressed.typed:
            row.ask(pressed.press, _QUESTIONS[pressed.press]())
        elif pressed.press is RowPress.ON_BEHALF:
            do(floor_statements.speak_on_behalf, request.id, typed)
        elif pressed.press is RowPress.JOINT:
            do(floor_statements.speak_jointly, request.id, typed)
        else:
            do(floor_statements.give_extra, request.id, 0 if request.extra_minutes else 1, typed)

    def _with_another(self, press: RowPress, request: FloorRequest, now: datetime) -> None:
        first, self._first = self._first, None
        self._say("")
        if first is None or first[0] is not press or first[1] == request.id:
            self._first = (press, request.id)
            words = _("Go to the row to change places with, and press S again.")
            if press is RowPress.ALIGN:
                words = _("Go to the row of the speaker with whom it aligns, and press W again.")
            self._say(words)
        elif press is RowPress.SWAP:
            self._document.do(floor.swap_requests, first[1], request.id, now)
        else:
            self._document.do(floor_statements.align_request, first[1], request.id)


def neighbour(request: FloorRequest, step: int) -> FloorRequest | None:
    """Who waits before (-1) or after (1) a request; None at the ends."""
    there = waiting(request.session)
    at = there.index(request) + step if request in there else 0
    return there[at] if 0 <= at < len(there) else None


_QUESTIONS: dict[RowPress, Callable[[], str]] = {
    RowPress.ON_BEHALF: lambda: _("On behalf of…"),
    RowPress.JOINT: lambda: _("Joint statement with…, with commas between"),
    RowPress.EXTRA: lambda: _("A minute more; why is shown nowhere"),
}
