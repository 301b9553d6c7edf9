"""Who really comes: who has declined keeps the place, and the first alternate who has not declined is called."""

from stocktake_desktop.models import Alternate, Appearance, Status


def ranked(appearance: Appearance) -> list[Alternate]:
    """Who may step in, the first to be asked first; below them, who has declined."""
    declined = Status.DECLINED
    return sorted(appearance.alternates, key=lambda one: (one.status is declined, one.position, one.id))


def waiting(appearance: Appearance) -> list[Alternate]:
    """Who may step in, the first to be asked first; who has declined may not."""
    return [alternate for alternate in ranked(appearance) if alternate.status is not Status.DECLINED]


def comes(appearance: Appearance) -> Appearance | Alternate | None:
    """Who comes as things stand: whoever is named, else the first who steps in; None where nobody does."""
    if appearance.status is not Status.DECLINED:
        return appearance
    return next(iter(waiting(appearance)), None)


def called(appearance: Appearance) -> Appearance | Alternate:
    """Who is called on paper: who comes; where nobody does, whoever is named."""
    return comes(appearance) or appearance
