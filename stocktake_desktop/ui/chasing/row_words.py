"""What the rows of the chasing list say: who, how they are reached, when they were asked, what is at stake."""

from datetime import date as Date

from PySide6.QtCore import QDate, QLocale

from stocktake_desktop.models import Alternate, Appearance, Organisation, Person, SessionBlock
from stocktake_desktop.planning.addresses import mails_in
from stocktake_desktop.planning.chasing import Chased, Place, Urgency
from stocktake_desktop.planning.clock import clock
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.stepping_in import waiting
from stocktake_desktop.words import _, legible, ngettext, term

Lines = tuple[str, str]
"""What a cell says, and what stands smaller below it."""


def urgency_words(urgency: Urgency) -> str:
    """What a group of the list is called."""
    return {
        Urgency.OVERDUE: _("Overdue"),
        Urgency.THIS_WEEK: _("This week"),
        Urgency.NOT_ASKED: _("Not asked yet"),
        Urgency.LATER: _("Later"),
        Urgency.ANSWERED: _("Answered, not on paper yet"),
    }[urgency]


def chip_words(urgency: Urgency, count: int) -> str:
    """What the chip of a group says, with how many are in it."""
    words = {
        Urgency.OVERDUE: _("{n} overdue"),
        Urgency.THIS_WEEK: _("{n} this week"),
        Urgency.NOT_ASKED: _("{n} not asked"),
        Urgency.LATER: _("{n} later"),
        Urgency.ANSWERED: _("{n} answered"),
    }[urgency]
    return words.format(n=count)


def who_lines(row: Chased) -> Lines:
    """A name, and below it the function or organisation, where nobody is named that, and who waits behind."""
    below = [alternate_words(row), about_words(row)]
    behind = [telling_name(other) for one in row.places if isinstance(one, Appearance) for other in waiting(one)]
    if behind:
        below.append(_("or: {name}").format(name=behind[0]))
    return row.name, " · ".join(filter(None, below))


def alternate_words(row: Chased) -> str:
    """Whose alternate somebody is; where they are named somewhere too, in which session: "alternate in Panel II"."""
    alternates = [one for one in row.places if isinstance(one, Alternate)]
    if row.appearance_ids:
        words, named = _("alternate in {title}"), [title_words(one.session) for one in alternates]
    else:
        words, named = _("alternate of {name}"), [telling_name(one.appearance) for one in alternates]
    said = ", ".join(dict.fromkeys(named))
    return words.format(title=said, name=said) if said else ""


def contact_words(contact: str) -> Lines:
    """Who is written to, and below it the addresses; what is only an address stands above."""
    mails = ", ".join(mails_in(contact))
    rest = " ".join(contact.split())
    for mail in mails_in(contact):
        rest = rest.replace(f"<{mail}>", "").replace(mail, "")
    rest = rest.strip(" ,;·")
    return (rest, mails) if rest else (mails or _("no contact"), "")


def contact_lines(row: Chased) -> Lines:
    """How somebody is reached; where nobody is named, that somebody could be."""
    return contact_words(row.contact) if row.somebody is not None else (_("no contact"), _("Name somebody…"))


def due_lines(row: Chased, today: Date) -> Lines:
    """By when the answer is due, and below it how many days that is over."""
    if row.answer_by is None or row.urgency is Urgency.ANSWERED:
        return "–", ""
    over = (today - row.answer_by).days
    words = ngettext("{n} day over", "{n} days over", over).format(n=over)
    return short_date(row.answer_by), words if over > 0 else ""


def asked_words(row: Chased) -> str:
    """When they were last asked."""
    return short_date(row.asked_on) if row.asked_on is not None else "–"


def session_words(place: Place) -> str:
    """A session that waits for the answer: "Mon 10:00 Welcome Ceremony"."""
    return f"{time_words(place.session)} {place_words(place)}"


def place_words(place: Place) -> str:
    """What a session is called, and whether somebody is an alternate in it."""
    title = title_words(place.session)
    return _("{title}, alternate").format(title=title) if isinstance(place, Alternate) else title


def time_words(block: SessionBlock) -> str:
    """When a session is, in few words: "Mon 10:00"."""
    if block.day is None:
        return _("parked")
    date = block.day.date
    day = QLocale().toString(QDate(date.year, date.month, date.day), "ddd")
    return f"{day} {clock(block.placed.start)}"


def title_words(block: SessionBlock) -> str:
    """What a session is called."""
    return legible(block.title, _("(untitled)"))


def short_date(date: Date) -> str:
    """A date as short as it can be: "27 Nov"."""
    return QLocale().toString(QDate(date.year, date.month, date.day), "d MMM")


def standing_words(row: Chased, today: Date) -> str:
    """How long ago somebody was asked, and how far the answer is over: "asked 9 days ago, 2 days over"."""
    if row.urgency is Urgency.ANSWERED:
        return term(row.status)
    asked = ""
    if row.asked_on is not None:
        days = (today - row.asked_on).days
        asked = (
            ngettext("asked {n} day ago", "asked {n} days ago", days).format(n=days) if days > 0 else _("asked today")
        )
    return ", ".join(filter(None, (asked, due_lines(row, today)[1]))) or _("not asked yet")


def about_words(row: Chased) -> str:
    """The function and organisation of a person, what sort of organisation, as what somebody is wanted."""
    match row.somebody:
        case Person() as person:
            organisation = person.organisation.name if person.organisation is not None else ""
            function = person.function if person.name else ""
            return ", ".join(dict.fromkeys(filter(None, (function, organisation))))
        case Organisation() as organisation:
            return term(organisation.category, capital=True)
    first = row.places[0]
    role = first.role if isinstance(first, Appearance) else first.appearance.role
    return _("{role}, nobody named yet").format(role=term(role, capital=True))
