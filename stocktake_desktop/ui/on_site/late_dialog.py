"""Asks what is known to begin late: the session, or who it waits for, and when it will begin at the earliest."""

from collections.abc import Sequence
from datetime import datetime
from datetime import time as Time

from PySide6.QtWidgets import QComboBox, QWidget

from stocktake_desktop.models import Appearance, SessionBlock
from stocktake_desktop.planning.clock import clock, minute_of
from stocktake_desktop.planning.fixes.fix import called
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.running import State, planned_start, state_of
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.widgets.form_dialog import FormDialog
from stocktake_desktop.ui.widgets.time_field import TimeLine
from stocktake_desktop.words import _

_USUAL = 20
"""Minutes late that are proposed."""
_LETTERS = 40


class LateDialog(FormDialog):
    """Who or what is late, and until when; what was noted is proposed, else twenty minutes.

    Of sessions under way it may be somebody in them. `late_id` names the session or the appearance it is about first.
    """

    def __init__(self, parent: QWidget, blocks: Sequence[SessionBlock], now: datetime, late_id: str = "") -> None:
        super().__init__(parent, _("Expected late"), _("See what can be done"))
        self._now = now
        self._late: dict[str, SessionBlock | Appearance] = {}
        self.subject, self.until = QComboBox(), TimeLine()
        self.subject.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.subject.setMinimumContentsLength(_LETTERS)  # a long title must not take the room of the words beside it
        for block in (block for block in blocks if state_of(block) is State.PLANNED):
            self._offer(block, f"{clock(block.placed.start)} {called(block.title)}")
        for block in blocks:
            names = {telling_name(one): one for one in reversed(block.appearances) if one.person is not None}
            for name, appearance in reversed(names.items()):
                self._offer(appearance, _("{name} ({title})").format(name=name, title=called(block.title)))
        self.rows.addRow(_("&Who or what"), self.subject)
        self.rows.addRow(_("Begins not &before"), self.until)
        words = _("The plan stays as it is until you choose a way to recover.")
        self.body.addWidget(plain_label(words, "small", wrap=True))
        self.subject.setCurrentIndex(max(0, self.subject.findData(late_id)))
        self.subject.currentIndexChanged.connect(self._propose)
        self.until.understood.connect(self.check)
        self._propose()

    @property
    def late_id(self) -> str:
        """The session, or the appearance in one, that is late."""
        return str(self.subject.currentData())

    @property
    def moment(self) -> datetime:
        """When it begins at the earliest."""
        return datetime.combine(self._now.date(), Time(*divmod(self.until.meant(), 60)))

    def first_field(self) -> QWidget:
        return self.until

    def fault(self) -> str:
        if not self._late:
            return _("Nothing more is to come here today.")
        if self.until.fault:
            return self.until.fault
        planned = self._planned()
        if self.moment <= planned:
            words = _("It is planned for {time}: write a later time; where nothing is late, close this.")
            return words.format(time=f"{planned:%H:%M}")
        if self.moment <= self._now:
            words = _("It is {time} already: write a later time, or press Start when it begins.")
            return words.format(time=f"{self._now:%H:%M}")
        return ""

    def _offer(self, late: SessionBlock | Appearance, words: str) -> None:
        self._late[late.id] = late
        self.subject.addItem(words, late.id)

    def _planned(self) -> datetime:
        late = self._late[self.late_id]
        return planned_start(late if isinstance(late, SessionBlock) else late.session) or self._now

    def _propose(self) -> None:
        if self._late:
            noted = self._late[self.late_id].not_before
            usual = minute_of(max(self._planned(), self._now)) + _USUAL
            is_today = noted is not None and noted.date() == self._now.date()
            self.until.show_value(minute_of(noted) if noted is not None and is_today else min(usual, 24 * 60 - 1))
        self.check()
