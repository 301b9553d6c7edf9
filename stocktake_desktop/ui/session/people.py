"""The people of a session, grouped by its segments, in the order they speak or sit."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stocktake_desktop.edits.appearances import Who
from stocktake_desktop.models import Appearance, Meeting, Role, SessionBlock
from stocktake_desktop.planning.clock import clock
from stocktake_desktop.planning.head_count import heads
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.session.person_row import PersonRow, WhoAsked
from stocktake_desktop.ui.widgets.carried_who import take_along
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.ui.widgets.movable_row import MovableRow
from stocktake_desktop.ui.widgets.ordered_rows import OrderedRows, RowGroup, RowMoveAsked
from stocktake_desktop.ui.widgets.role_menu import usual_role
from stocktake_desktop.ui.widgets.row_fields import FieldAsked
from stocktake_desktop.ui.widgets.section import Section, small_label
from stocktake_desktop.ui.widgets.who_field import WhoField
from stocktake_desktop.words import _, legible, ngettext

WHOLE = ""
"""Stands for the whole session where a segment's id is expected."""


@dataclass(frozen=True)
class AppearanceAsked:
    """Somebody is to come to a session."""

    session_id: str
    """The session."""
    who: Who
    """Who comes."""
    role: Role
    """What they do there."""
    segment_id: str | None
    """The segment they come for; None: the whole session."""


class PeopleSection(Section):
    """Rows of people under their segments, and a field to add one."""

    field_requested = Signal(FieldAsked)
    """A field is to have another value."""
    add_requested = Signal(AppearanceAsked)
    """Somebody is to come to the session."""
    remove_requested = Signal(str)
    """The appearance with this id is to go."""
    move_requested = Signal(RowMoveAsked)
    """Somebody is to stand at another place; the group is the segment, `WHOLE` the whole session."""
    alternate_requested = Signal(WhoAsked)
    """Somebody is to step in where a person cannot come."""
    replace_requested = Signal(WhoAsked)
    """Somebody is to take the place of a person."""
    empty_requested = Signal(str)
    """Nobody is to be named any more in the place of the appearance with this id."""
    details_requested = Signal(str)
    """Somebody wants to see all about the person or organisation with this id."""
    promote_requested = Signal(str)
    """The alternate with this id is to take the place."""
    remove_alternate_requested = Signal(str)
    """The alternate with this id is to go."""

    def __init__(self) -> None:
        super().__init__(_("People"))
        self._id = ""
        self._roles: dict[str, Role] = {}
        self.list = OrderedRows(self._make_row)
        self.list.move_requested.connect(self.move_requested)
        self.list.carried_out.connect(self._carry_off)
        self.add = WhoField(_("Add a person, an organisation or a placeholder"), _("Add somebody"))
        self.add.chosen.connect(self._add)
        self.into = ChoiceBox(_("Add to"))
        self.into.set_narrow(11)
        self.nobody = small_label(_("Drag a person here, or press P in the timeline."), "empty_words", wrap=True)
        self.nobody.setContentsMargins(GRID, 0, 0, 0)
        self.column.addWidget(self.nobody)
        self.column.addWidget(self.list)
        self.column.addWidget(self._adder())

    def show_session(self, block: SessionBlock, meeting: Meeting) -> None:
        """Show who is in a session."""
        if block.id != self._id:
            self.add.clear()
        self._id = block.id
        segments = [(WHOLE, _("Whole session")), *((s.id, legible(s.title, _("(untitled)"))) for s in block.segments)]
        self._roles = {key: usual_role(block, key or None) for key, _words in segments}
        self.list.show_groups(_groups(block))
        for row in self.list.rows():
            assert isinstance(row, PersonRow)
            row.show_surroundings(meeting, segments)
        self.add.show_meeting(meeting)
        self._offer_segments(segments)
        count = sum(map(heads, block.appearances))
        self.nobody.setVisible(not count)
        self.say_beside(ngettext("{n}", "{n}", count).format(n=count) if count else "")

    def _offer_segments(self, segments: list[tuple[str, str]]) -> None:
        into = self.into.value()
        self.into.offer(Choice(key, words) for key, words in segments)
        self.into.show_value(into if into in dict(segments) else WHOLE)
        self.into.setVisible(len(segments) > 1)

    def _add(self, who: Who) -> None:
        segment = str(self.into.value() or WHOLE)
        self.add_requested.emit(AppearanceAsked(self._id, who, self._roles[segment], segment or None))

    def _to_segment(self, appearance_id: str, segment: str) -> None:
        self.move_requested.emit(RowMoveAsked(appearance_id, segment, len(self.list.rows())))

    def _carry_off(self, key: str) -> None:
        row = self.list.row(key)
        assert isinstance(row, PersonRow)
        take_along(self, *row.luggage())

    def _make_row(self) -> MovableRow:
        row = PersonRow()
        row.field_requested.connect(self.field_requested)
        row.remove_requested.connect(self.remove_requested)
        row.segment_requested.connect(self._to_segment)
        row.alternate_requested.connect(self.alternate_requested)
        row.replace_requested.connect(self.replace_requested)
        row.empty_requested.connect(self.empty_requested)
        row.details_requested.connect(self.details_requested)
        row.alternates.promote_requested.connect(self.promote_requested)
        row.alternates.remove_requested.connect(self.remove_alternate_requested)
        return row

    def _adder(self) -> QWidget:
        result = QWidget()
        result.setProperty("adds", True)
        row = QHBoxLayout(result)
        row.setContentsMargins(0, GRID, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.add, 1)
        row.addWidget(self.into)
        return result


def _groups(block: SessionBlock) -> list[RowGroup]:
    """Who is in the whole session, then who is in each segment, with the time it begins."""
    by_segment: dict[str, list[Appearance]] = {}
    for appearance in block.appearances:
        by_segment.setdefault(appearance.segment_id or WHOLE, []).append(appearance)
    if not block.segments:
        return [RowGroup(WHOLE, "", by_segment.get(WHOLE, []))]
    whole = by_segment.get(WHOLE, [])
    groups = [RowGroup(WHOLE, _("Whole session") if whole else "", whole)]
    at = block.start
    for segment in block.segments:
        title = legible(segment.title, _("(untitled)"))
        words = title if at is None else f"{clock(at)}  {title}"
        groups.append(RowGroup(segment.id, words, by_segment.get(segment.id, [])))
        at = None if at is None or segment.minutes is None else at + segment.minutes
    return groups
