"""Asks what is known to begin late: the session, or who it waits for, and when it will begin at the earliest."""

from collections.abc import Sequence
from datetime import datetime
from datetime import time as Time

from PySide6.QtWidgets import QComboBox, QWidget

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.clock import clock, minute_of
from stocktake_desktop.planning.fixes.fix import called
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.running import planned_start
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.widgets.form_dialog import FormDialog
from stocktake_desktop.ui.widgets.time_field import TimeLine
from stocktake_desktop.words import _

_USUAL = 20
"""Minutes late that are proposed."""
_LETTERS = 40


class LateDialog(FormDialog):
    """Who or what is late, and until when; twenty minutes are proposed."""

    def __init__(self, parent: QWidget, blocks: Sequence[SessionBlock], now: datetime) -> None:
        super().__init__(parent, _("Expected late"), _("See what can be done"))
        self._blocks, self._now = {block.id: block for block in blocks}, now
        self.subject, self.until = QComboBox(), TimeLine()
        self.subject.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.subject.setMinimumContentsLength(_LETTERS)  # a long title must not take the room of the words beside it
        for block in blocks:
            self.subject.addItem(f"{clock(block.placed.start)} {called(block.title)}", block.id)
        for block in blocks:
            for name in dict.fromkeys(
                telling_name(appearance) for appearance in block.appearances if appearance.person is not None
            ):
                self.subject.addItem(_("{name} ({title})").format(name=name, title=called(block.title)), block.id)
        self.rows.addRow(_("&Who or what"), self.subject)
        self.rows.addRow(_("Begins not &before"), self.until)
        words = _("The plan stays as it is until you choose a way to recover.")
        self.body.addWidget(plain_label(words, "small", wrap=True))
        self.subject.currentIndexChanged.connect(self._propose)
        self.until.understood.connect(self.check)
        self._propose()

    @property
    def session_id(self) -> str:
        """The session that waits."""
        return str(self.subject.currentData())

    @property
    def moment(self) -> datetime:
        """When it begins at the earliest."""
        return datetime.combine(self._now.date(), Time(*divmod(self.until.meant(), 60)))

    def fault(self) -> str:
        if not self._blocks:
            return _("Nothing more is to come here today.")
        if self.until.fault:
            return self.until.fault
        planned = planned_start(self._blocks[self.session_id])
        if planned is not None and self.moment <= max(planned, self._now):
            return _("That is not later than planned.") if self.moment <= planned else _("That time is over.")
        return ""

    def _propose(self) -> None:
        if self._blocks:
            planned = planned_start(self._blocks[self.session_id]) or self._now
            minute = minute_of(max(planned, self._now)) + _USUAL
            self.until.show_value(min(minute, 24 * 60 - 1))
        self.check()
