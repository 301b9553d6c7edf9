"""What can go wrong with a plan; each message is a sentence for the person at the desk."""


class PlanError(Exception):
    """Anything wrong with a plan or an edit, said in one plain sentence."""


class EditRefused(PlanError):
    """A rule forbids the edit; rows, log and screen stay as they were."""


class NotAPlan(PlanError):
    """The file is not a Stocktake plan."""


class DamagedPlan(PlanError):
    """The file is a plan but cannot be read whole; `backup` names the latest good copy, if there is one.

    `made` says when that copy was made, in the time of the meeting.
    """

    def __init__(self, message: str, backup: str | None = None, made: str = "") -> None:
        super().__init__(message)
        self.backup, self.made = backup, made


class NewerPlan(PlanError):
    """The file was written by a later version of the program."""


class ReadOnlyPlan(PlanError):
    """The plan is open for looking only."""


class NotSaved(PlanError):
    """The disk refused the step; nothing of it was kept."""


class FileLost(NotSaved):
    """The file is gone, cannot be read or was changed by somebody else: what is shown is in memory only."""


class BrokenStep(ValueError):
    """A step of the history says what no step of any plan can say."""
