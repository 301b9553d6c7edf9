"""Inside a session: where each of its lines goes, to a field, to somebody, to a part of it, or to its notes."""

import re
from collections.abc import Callable

from stocktake_desktop.interchange.grid.grid import Cell
from stocktake_desktop.interchange.grid.times import ranges_in
from stocktake_desktop.interchange.readers.programme_text import sessions
from stocktake_desktop.interchange.readers.programme_text.account import Account
from stocktake_desktop.interchange.readers.programme_text.blocks import (
    BULLET,
    FOLLOWED,
    PAGE,
    Block,
    bare,
    block_of,
    is_numbered,
    is_segment_title,
)
from stocktake_desktop.interchange.readers.programme_text.names import is_name_alone, starts_with_honorific
from stocktake_desktop.interchange.readers.programme_text.people_lines import (
    appearances,
    are_people_in_full,
    is_person_in_full,
    label_of_person,
    people_behind,
)
from stocktake_desktop.interchange.readers.programme_text.programme import ReadSegment, ReadSession
from stocktake_desktop.interchange.readers.programme_text.roles import remarks_by, role_label
from stocktake_desktop.interchange.readers.programme_text.rooms import labelled_room, lone_room, split_room
from stocktake_desktop.interchange.readers.programme_text.words_meant import segment_kind
from stocktake_desktop.interchange.report import Meant
from stocktake_desktop.models import Role, SegmentKind
from stocktake_desktop.planning.clock import clock
from stocktake_desktop.planning.folding import same_name
from stocktake_desktop.words import _

_MINUTES = re.compile(r"\(?\b(\d{1,3})\s?min(?:ute)?s?\b\.?\)?", re.IGNORECASE)
_LED_IN_BRACKETS = re.compile(
    r"\s*[\[(]\s*([^\[\]()]{3,30}[:：][^\[\]]{3,200})\]\s*$|\s*\(\s*([^()]{3,30}[:：][^()]{3,200})\)\s*$"
)
_LED_BEHIND = re.compile(r"(?:\s+[–—-]|\.)\s+(?=[^\W\d_][^:]{2,30}:\s)")
_LONGEST = 3_000
"""Characters of a line that names people, however many."""
_PARTS = re.compile("[;；]")
_SPEECH = re.compile(
    r"keynote|lecture|magistral|inaugural|conférence|conferência|vortrag|лекция|主旨|主题演讲|محاضرة", re.IGNORECASE
)
_FILLED = 45
"""Characters of a line that was wrapped, at least."""
_ROLE_IN: dict[SegmentKind, Role] = {
    SegmentKind.PANEL: Role.PANELLIST,
    SegmentKind.PRESENTATION: Role.PRESENTER,
    SegmentKind.QUESTIONS: Role.PARTICIPANT,
    SegmentKind.DISCUSSION: Role.PARTICIPANT,
}


_SEVERAL = (Role.PANELLIST, Role.PRESENTER, Role.EXPERT, Role.PARTICIPANT, Role.KEYNOTE_SPEAKER, Role.RESPONDENT)
"""Roles that more than one has as a rule."""


class InSession:
    """The sessions of a row, the last of which is being read, and the part of it where the reading is."""

    def __init__(
        self, account: Account, add: Callable[[ReadSession], None], session: ReadSession, *, alone: bool = False
    ) -> None:
        self._alone = alone  # no line of it can be another session
        self._account, self._add = account, add
        self.row = [session]
        add(session)
        account.session = session
        self._block = Block.AGENDA
        self._segment: int | None = None
        self._role: Role | None = None
        self._said = ""
        self._lists = False
        self._fixed = alone
        self._wrapped: tuple[str, int] | None = None

    @property
    def session(self) -> ReadSession:
        """The one being read."""
        return self.row[-1]

    def entitle(self, title: str) -> None:
        """Give the session its title, its room and who leads it, where the title says so."""
        title, room = self._without_room(title)
        title, leads = _without_leads(title)
        if not room:
            title, room = self._without_room(title)
        title, people = people_behind(title) if len(title) <= sessions.LONGEST_TITLE else (title, "")
        self.session.room = self.session.room or room
        if not sessions.entitle(self.session, title):
            words = _("The title has {n} characters; it was cut after {longest}, and stands among the notes.")
            self._account.remark(words.format(n=len(title), longest=sessions.LONGEST_TITLE))
        for lead in leads:
            self._into_agenda(lead, lead, bulleted=False)
        if people:
            self._name(people, labelled=True)
        self._segment, self._role, self._lists = None, None, False

    def _without_room(self, title: str) -> tuple[str, str]:
        """A title and the room it names; one beside that of the session stays in the title."""
        without, room = split_room(title)
        return (without if not self.session.room or same_name(room, self.session.room) else title), room

    def read_cell(self, cell: Cell, block: Block, role: Role | None = None, *, is_who: bool = False) -> None:
        """Take in a further cell of the row, whose column says what it holds."""
        self._block, self._role, self._segment, self._lists = block, role, None, is_who
        for paragraph in cell:
            self._account.turn_to(paragraph.line, paragraph.text)
            if not paragraph.text.strip(" –—-"):
                self._account.placed(_("empty cell"))
            elif is_who and not role_label(bare(paragraph.text)):
                self._name(bare(paragraph.text), labelled=True)
            else:
                self._fixed = block is not Block.AGENDA
                self.read(paragraph.text)
        self._fixed, self._role, self._lists = False, None, False

    def read(self, line: str) -> None:
        """Find the place of a line of the session."""
        bulleted, words = bool(BULLET.match(line)), bare(line)
        if not words or PAGE.fullmatch(line.strip()):
            self._note(line.strip())
        elif not bulleted and self._names_parallel(words):
            return
        elif not self.session.title and not bulleted and not block_of(words) and not lone_room(words):
            self.entitle(words)
            self._account.placed(_("title"), Meant.TITLE)
        elif self._opens_block(words) or self._is_room(words) or self._goes_on(line, words, bulleted=bulleted):
            return
        elif self._block is Block.AGENDA or not (bulleted or self._fixed or not is_segment_title(words, 90)):
            self._into_agenda(line, words, bulleted=bulleted)
        elif not bulleted and (label := role_label(words)) and (label[1] or not self._block_is_open()):
            self._block = Block.AGENDA
            self._into_agenda(line, words, bulleted=bulleted)
        else:
            self._into_block(words)

    def _block_is_open(self) -> bool:
        return self._block in (Block.QUESTIONS, Block.NOTES)

    def _names_parallel(self, words: str) -> bool:
        """A title of the same family ("Action Group 2" after "Action Group 1") is a session in the same row."""
        title = self.session.title
        if self._alone or not title or len(self.row) >= sessions.MOST_PARALLEL or len(words) > sessions.LONGEST_TITLE:
            return False
        if not sessions.same_family(self.row, words):
            return False
        self.open_parallel(words)
        self._account.placed(_("title of a parallel session"), Meant.TITLE)
        return True

    def open_parallel(self, title: str, room: str = "") -> None:
        """Another session at the same time."""
        first = self.row[0]
        session = ReadSession(self._account.number, first.start, first.end, room=room, row=first.row)
        session.is_open = first.is_open
        self.row.append(session)
        self._add(session)
        self._account.session = session
        self._block, self._wrapped = Block.AGENDA, None
        self.entitle(title)

    def _opens_block(self, words: str) -> bool:
        block = block_of(words)
        if block is None:
            return False
        self._block, inline = block
        if len(self.row) > 1:
            names = _("{count} parallel sessions").format(count=len(self.row))
            words = _("This block stands after {names} and was given to each of them.")
            self._account.remark(words.format(names=names))
        if inline:
            self._into_block(inline)
        else:
            self._account.placed(_("heading of a block"))
        return True

    def _is_room(self, words: str) -> bool:
        room = labelled_room(words) or lone_room(words)
        if not room or self._block not in (Block.AGENDA, Block.NOTES) or self.session.room:
            return False
        self.session.room = room
        self._account.understood()
        self._account.placed(_("room"))
        return True

    def _goes_on(self, line: str, words: str, *, bulleted: bool) -> bool:
        """A line that the one before, which named somebody, was wrapped into."""
        wrapped, self._wrapped = self._wrapped, None
        if wrapped is None or bulleted or line[:1] == "\t" or role_label(words) or is_person_in_full(words):
            return False
        before, named = wrapped
        is_rest = words[0].islower() or before.endswith((",", " of", " the", " and", " for", " de", " du", " der"))
        if not (is_rest or (len(before) >= _FILLED and not is_segment_title(words, 120) and before[-1] not in ".)")):
            return False
        again = appearances(f"{before} {words}", self._default_role(), labelled=True)
        if len(again) != named:
            return False
        for read, old in zip(again, self.session.appearances[-named:], strict=True):
            read.role, read.segment, read.notes = old.role, old.segment, read.notes or old.notes
        self.session.appearances[-named:] = again
        self._wrapped = (f"{before} {words}", named)
        self._account.placed(_("who"), Meant.WHO)
        return True

    def _into_block(self, words: str) -> None:
        lists = {
            Block.OBJECTIVES: [session.objectives for session in self.row],
            Block.FORMAT: [session.format_notes for session in self.row],
            Block.QUESTIONS: [session.questions for session in self.row],
        }.get(self._block, [session.notes for session in self.row])
        for lines in lists:
            lines.append(words)
        if self._block in (Block.NOTES, Block.AGENDA):
            self._noted()
        else:
            self._account.placed(self._block.name.lower())
        if self._block is Block.FORMAT:
            for session in self.row:
                for learnt in sessions.learn_from_format(session, words):
                    self._account.remark(learnt)

    def _into_agenda(self, line: str, words: str, *, bulleted: bool) -> None:
        self._block = Block.AGENDA
        if len(words) > _LONGEST:
            self._note(words)
        elif labels := _labels_in(words):
            for one in labels:
                self._labelled(*one)
        elif said := remarks_by(words) or self._label_of_person(words, bulleted=bulleted):
            self._open_remarks(*said)
        elif not bulleted and self._is_segment(line, words):
            self._open_segment(words)
        elif starts_with_honorific(words) or is_person_in_full(words):
            self._name(words, labelled=self._lists)
        elif self._names_people(words):
            self._name(words, labelled=True)
        elif is_numbered(line) and bulleted and self._role is None:
            self._open_segment(words)
        elif bulleted or self._lists:
            self._name(words, labelled=self._lists)
        else:
            self._note(words)

    def _label_of_person(self, words: str, *, bulleted: bool) -> tuple[str, str] | None:
        """In a list of people a label before a name is where they are from: "BioNTech: Prof. Emre Yıldız"."""
        return None if bulleted or self._role is not None else label_of_person(words)

    def _open_remarks(self, what: str, named: str) -> None:
        """ "Opening remarks by Jane Doe", or "Opening remarks:" above those who make them."""
        self._open_segment(what)
        self._role, self._lists = Role.KEYNOTE_SPEAKER, not named
        if named:
            self._name(named, labelled=True)
            self._role = None

    def _names_people(self, words: str) -> bool:
        """Whether a line without a label can only be several; below a speech a name alone is who gives it."""
        is_speech = not self.session.appearances and bool(_SPEECH.search(self.session.title))
        return are_people_in_full(words) or (is_speech and is_name_alone(words))

    def _labelled(self, role: Role, named: str, said: str) -> None:
        """ "Speakers:" is followed by a list; "Moderator: Jane Doe" names whom it means, and no one after."""
        self._role, self._said, self._lists = role, said, not named
        if not named:
            self._account.placed(_("role of those that follow"))
        elif ranges_in(named) or (is_segment_title(named, 120) and not starts_with_honorific(named)):
            self._open_segment(named)
            self._role, self._lists = role, True
        else:
            self._name(named, labelled=True)
            self._role = role if role in _SEVERAL else None

    def _is_segment(self, line: str, words: str) -> bool:
        indented = line[:1] in " \t" and bool(self.session.appearances)
        return is_segment_title(words, 120) and not indented and not words.endswith(".")

    def _open_segment(self, words: str) -> None:
        title, minutes = FOLLOWED.sub("", words).rstrip(" :"), None
        if match := _MINUTES.search(title):
            title, minutes = title.replace(match[0], "").strip(" ,–—-"), int(match[1])
        elif found := ranges_in(title):
            minutes = (found[0].end or found[0].start) - found[0].start
            minutes = minutes if 0 < minutes <= self.session.minutes else None
            self._account.understood()
        segment = ReadSegment(title[:1].upper() + title[1:], segment_kind(title) or SegmentKind.OTHER, minutes)
        if FOLLOWED.match(words):
            segment.notes = words
        self.session.segments.append(segment)
        self._segment, self._role, self._lists = len(self.session.segments) - 1, None, False
        self._account.placed(_("segment"), Meant.TITLE)

    def _name(self, words: str, *, labelled: bool) -> bool:
        """Put those that words name on the session; else they are a note."""
        found = [] if words.strip("–—- ") == "" else appearances(words, self._default_role(), labelled=labelled)
        for read in found:
            read.segment = self._segment
            read.role = self._role or read.role
            read.notes = "; ".join(filter(None, [self._said, read.notes]))
            self.session.appearances.append(read)
        self._said = self._said if self._role else ""
        if found:
            self._wrapped = (words, len(found))
            self._account.placed(_("who"), Meant.WHO)
        else:
            self._note(words)
        return bool(found)

    def _default_role(self) -> Role:
        if self._role is not None:
            return self._role
        if self._segment is None:
            return sessions.role_without_segment(self.session)
        return _ROLE_IN.get(self.session.segments[self._segment].kind, Role.PANELLIST)

    def _note(self, words: str) -> None:
        self.session.notes.append(words)
        self._noted()

    def _noted(self) -> None:
        session = self.session
        self._account.noted(_("note of {title}").format(title=session.title or clock(session.start)))


def _labels_in(words: str) -> list[tuple[Role, str, str]]:
    """The roles that a line announces: "Chair: Jane Doe; Speakers: Ana Ruiz, Ben Okoro"."""
    each = [role_label(part.strip()) for part in _PARTS.split(words)]
    whole = role_label(words)
    return [one for one in each if one] if all(each) else [whole] if whole else []


def _without_leads(title: str) -> tuple[str, list[str]]:
    """A title without "[moderator: …]" and "– Moderator: …" at its end, and those labels."""
    if len(title) > 1000:
        return title, []
    if (match := _LED_IN_BRACKETS.search(title)) and role_label(match[1] or match[2]):
        return title[: match.start()], [match[1] or match[2]]
    for match in _LED_BEHIND.finditer(title):
        if role_label(title[match.end() :]):
            return title[: match.start()], [title[match.end() :]]
    return title, []
