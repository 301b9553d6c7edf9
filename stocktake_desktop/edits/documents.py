"""The register of documents: added, given a file, taken up by sessions and questions, removed."""

from collections.abc import Sequence
from datetime import date as Date
from typing import NamedTuple

from stocktake_desktop.edits.naming import called, named
from stocktake_desktop.models import (
    DocumentKind,
    EditRefused,
    GuidingQuestion,
    MeetingDocument,
    Plan,
    QuestionDocument,
    SessionBlock,
    SessionDocument,
)
from stocktake_desktop.planning.losses import untaken_words, with_loss
from stocktake_desktop.words import _, legible, ngettext

_LONGEST_NAME = 255
"""Characters of the name of a file; of a longer one its end is kept, by which programs know what it is."""


class NewDocument(NamedTuple):
    """What is known of a document that is to be added; `content` is that of its file, where it has one."""

    title: str = ""
    symbol: str = ""
    link: str = ""
    kind: DocumentKind = DocumentKind.BACKGROUND
    date: Date | None = None
    origin: str = ""
    file_name: str = ""
    content: bytes | None = None


def add_document(plan: Plan, title: str, symbol: str = "", link: str = "") -> str:
    """Add a background document after the others; returns its id."""
    return add_documents(plan, [NewDocument(title, symbol, link)])[0]


def add_documents(plan: Plan, wanted: Sequence[NewDocument]) -> list[str]:
    """Add documents after the others, in one step; returns their ids. EditRefused when a file is too large."""
    if not wanted:
        raise EditRefused(_("There is no document to add."))
    words = ngettext("Add {n} document", "Add {n} documents", len(wanted)).format(n=len(wanted))
    if len(wanted) == 1:
        words = _("Add document {title}").format(title=named(legible(*wanted[0][:2], wanted[0].file_name)))
    with plan.edit(words):
        return [_added(plan, document).id for document in wanted]


def attach_file(plan: Plan, document_id: str, name: str, content: bytes) -> None:
    """Keep a file in the plan as that of a document, in the place of the one it has."""
    document = plan.get(MeetingDocument, document_id)
    with plan.edit(_("Keep {name} as the file of {title}").format(name=named(name), title=called(document))):
        _keep(plan, document, name, content)


def detach_file(plan: Plan, document_id: str) -> None:
    """Let a document have no file."""
    document = plan.get(MeetingDocument, document_id)
    if document.digest:
        words = _("Take the file {name} from {title}")
        with plan.edit(words.format(name=named(document.file_name), title=called(document))):
            document.file_name, document.file_size, document.digest = "", 0, ""


def remove_document(plan: Plan, document_id: str) -> None:
    """Remove a document; the sessions and questions that take it up have it no longer."""
    remove_documents(plan, [document_id])


def remove_documents(plan: Plan, document_ids: Sequence[str]) -> None:
    """Remove documents, in one step."""
    gone = [plan.get(MeetingDocument, row_id) for row_id in dict.fromkeys(document_ids)]
    if not gone:
        return
    words = ngettext("Remove {n} document", "Remove {n} documents", len(gone)).format(n=len(gone))
    if len(gone) == 1:
        words = _("Remove document {title}").format(title=called(gone[0]))
    with plan.edit(with_loss(words, untaken_words(gone))):
        for document in gone:
            plan.remove(document)


def link_document(plan: Plan, document_id: str, block_id: str, *, is_background: bool = False) -> None:
    """Let a session take up a document, after the others it has, or only have it at hand (`is_background`)."""
    document, block = plan.get(MeetingDocument, document_id), plan.session(block_id)
    there = next((link for link in block.documents if link.document is document), None)
    if there is not None and there.is_background is is_background:
        return
    words = _("{document} at hand in {title}") if is_background else _("Take up {document} in {title}")
    with plan.edit(words.format(document=called(document), title=named(block.title))):
        _link(plan, document, block, is_background=is_background)


def unlink_document(plan: Plan, document_id: str, block_id: str) -> None:
    """Let a session not have a document."""
    document, block = plan.get(MeetingDocument, document_id), plan.session(block_id)
    links = [link for link in block.documents if link.document is document]
    if links:
        words = _("Take {document} from {title}")
        with plan.edit(words.format(document=called(document), title=named(block.title))):
            for link in links:
                plan.remove(link)


def order_documents(plan: Plan, block_id: str, document_ids: Sequence[str]) -> None:
    """Put the documents of a session in this order."""
    block = plan.session(block_id)
    if sorted(link.document_id for link in block.documents) != sorted(document_ids):
        raise EditRefused(_("The list has changed meanwhile; try again."))
    with plan.edit(_("Reorder {title}").format(title=named(block.title))):
        for link in list(block.documents):
            link.position = document_ids.index(link.document_id)


def link_question(plan: Plan, document_id: str, question_id: str) -> None:
    """Let a guiding question refer to a document, after the others it has."""
    document, question = plan.get(MeetingDocument, document_id), plan.get(GuidingQuestion, question_id)
    if any(link.document is document for link in question.documents):
        return
    words = _("Take up {document} in a question of {title}")
    with plan.edit(words.format(document=called(document), title=named(question.session.title))):
        last = max((link.position for link in question.documents), default=-1)
        plan.add(QuestionDocument(question=question, document=document, position=last + 1))


def unlink_question(plan: Plan, document_id: str, question_id: str) -> None:
    """Let a guiding question not refer to a document."""
    document, question = plan.get(MeetingDocument, document_id), plan.get(GuidingQuestion, question_id)
    links = [link for link in question.documents if link.document is document]
    if links:
        words = _("Take {document} from a question of {title}")
        with plan.edit(words.format(document=called(document), title=named(question.session.title))):
            for link in links:
                plan.remove(link)


def take_up(plan: Plan, block: SessionBlock, title: str, link: str) -> MeetingDocument:
    """What an import says of a session: a document by its link, known already or new; the session takes it up."""
    with plan.edit(_("Take up {document} in {title}").format(document=named(title or link), title=named(block.title))):
        known = (document for document in plan.meeting.documents if link and document.link == link)
        document = next(known, None) or _added(plan, NewDocument(title, link=link))
        if all(other.document is not document for other in block.documents):
            _link(plan, document, block, is_background=False)
    return document


def _added(plan: Plan, wanted: NewDocument) -> MeetingDocument:
    position = 1 + max((document.position for document in plan.meeting.documents), default=-1)
    document = MeetingDocument(meeting=plan.meeting, position=position, **_told(wanted))
    plan.add(document)
    if wanted.content is not None:
        _keep(plan, document, wanted.file_name, wanted.content)
    return document


def _told(wanted: NewDocument) -> dict[str, object]:
    values = wanted._asdict()
    del values["file_name"], values["content"]
    return values


def _keep(plan: Plan, document: MeetingDocument, name: str, content: bytes) -> None:
    document.digest = plan.files.keep(content, name)
    document.file_name, document.file_size = name[-_LONGEST_NAME:], len(content)


def _link(plan: Plan, document: MeetingDocument, block: SessionBlock, *, is_background: bool) -> None:
    there = [link for link in block.documents if link.document is document]
    for link in there:
        link.is_background = is_background
    if not there:
        last = max((link.position for link in block.documents), default=-1)
        plan.add(SessionDocument(session=block, document=document, position=last + 1, is_background=is_background))
