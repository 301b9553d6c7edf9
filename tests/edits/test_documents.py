"""The register of documents: added, given files, taken up, removed; all of it taken back and done again."""

from datetime import date

import pytest

from stocktake_desktop.edits.contents import add_question
from stocktake_desktop.edits.copying import duplicate_block, merge_blocks
from stocktake_desktop.edits.documents import (
    NewDocument,
    add_document,
    add_documents,
    attach_file,
    detach_file,
    link_document,
    link_question,
    order_documents,
    remove_document,
    remove_documents,
    take_up,
    unlink_document,
    unlink_question,
)
from stocktake_desktop.models import (
    LARGEST_FILE,
    MOST_BYTES,
    DamagedPlan,
    DocumentKind,
    EditRefused,
    digest_of,
    open_plan,
    save_copy,
)
from tests.plans import small_plan
from tests.snapshots import driver, same_state


@pytest.fixture
def plan(tmp_path):
    """Two documents, the first of which Panel I takes up."""
    with small_plan(tmp_path / "small.stocktake") as plan:
        first = add_document(plan, "Report", "A/71/728")
        add_document(plan, "Progress", "A/CONF.231/2")
        link_document(plan, first, session(plan, "Panel I").id)
        yield plan


def session(plan, title):
    return next(block for block in plan.meeting.sessions if block.title == title)


def of_session(plan, title):
    return [(link.document.symbol, link.is_background) for link in session(plan, title).documents]


def kept(plan):
    return driver(plan).execute("SELECT count(*) FROM kept_file").fetchone()[0]


def test_a_session_takes_documents_up_in_an_order_or_has_them_at_hand(plan):
    panel, (first, second) = session(plan, "Panel I").id, plan.meeting.documents
    link_document(plan, second.id, panel, is_background=True)
    assert of_session(plan, "Panel I") == [("A/71/728", False), ("A/CONF.231/2", True)]
    order_documents(plan, panel, [second.id, first.id])
    link_document(plan, second.id, panel)
    assert of_session(plan, "Panel I") == [("A/CONF.231/2", False), ("A/71/728", False)]
    before = plan.undo_title
    link_document(plan, second.id, panel)  # nothing new, so no step
    assert plan.undo_title == before == "Take up Progress in Panel I"
    unlink_document(plan, first.id, panel)
    assert of_session(plan, "Panel I") == [("A/CONF.231/2", False)]
    for _step in range(4):
        plan.undo()
    assert of_session(plan, "Panel I") == [("A/71/728", False)]
    with pytest.raises(EditRefused, match="changed meanwhile"):
        order_documents(plan, panel, [second.id])


def test_who_loses_a_document_is_told_with_its_removal(plan):
    first, second = (document.id for document in plan.meeting.documents)
    link_document(plan, second, session(plan, "Idea").id)
    before = same_state(plan)
    remove_document(plan, first)
    assert plan.undo_title == "Remove document Report: 1 session loses it (Panel I)"
    assert of_session(plan, "Panel I") == []
    plan.undo()
    remove_documents(plan, [first, second])
    assert plan.undo_title == "Remove 2 documents: 2 sessions lose them (Panel I, Idea)"
    plan.undo()
    assert same_state(plan) == before


def test_questions_refer_to_documents(plan):
    question = add_question(plan, session(plan, "Group 1").id, "Why?")
    first, second = (document.id for document in plan.meeting.documents)
    for document in (second, first, first):
        link_question(plan, document, question)
    [row] = session(plan, "Group 1").questions
    assert [link.document_id for link in row.documents] == [second, first]
    unlink_question(plan, second, question)
    assert [link.document_id for link in row.documents] == [first]


def test_a_file_is_kept_once_by_its_content_and_comes_back_with_undo_and_redo(plan, tmp_path):
    first, second = plan.meeting.documents
    attach_file(plan, first.id, "report.pdf", b"%PDF one")
    attach_file(plan, second.id, "again.pdf", b"%PDF one")
    assert (first.digest, first.file_name, first.file_size) == (digest_of(b"%PDF one"), "report.pdf", 8)
    assert kept(plan) == 1
    attach_file(plan, first.id, "report.pdf", b"%PDF two")
    assert plan.files.content(first.digest) == b"%PDF two"
    plan.undo()
    assert plan.files.content(first.digest) == b"%PDF one"
    plan.redo()
    assert plan.files.content(first.digest) == b"%PDF two"
    detach_file(plan, first.id)
    number = plan.log.lines(1, None)[0].number
    remove_document(plan, second.id)
    assert kept(plan) == 2
    plan.go_back(number - 1, "Go back")
    plan.close()
    with open_plan(plan.path) as again:
        assert [again.files.content(document.digest) for document in again.meeting.documents] == [
            b"%PDF two",
            b"%PDF one",
        ]


def test_a_copy_leaves_out_what_nobody_can_come_back_to(plan, tmp_path):
    first = plan.meeting.documents[0]
    attach_file(plan, first.id, "old.pdf", b"%PDF removed for good")
    attach_file(plan, first.id, "new.pdf", b"%PDF new")
    save_copy(plan, tmp_path / "with.stocktake")
    with open_plan(tmp_path / "with.stocktake") as copy:
        copy.undo()
        assert copy.files.content(copy.meeting.documents[0].digest) == b"%PDF removed for good"
    plan.begin_history()
    assert kept(plan) == 2
    save_copy(plan, tmp_path / "without.stocktake")
    assert b"removed for good" not in (tmp_path / "without.stocktake").read_bytes()
    with open_plan(tmp_path / "without.stocktake") as copy:
        assert copy.files.content(copy.meeting.documents[0].digest) == b"%PDF new"


def test_a_rehearsal_and_a_copy_from_memory_have_the_files(plan, tmp_path):
    attach_file(plan, plan.meeting.documents[0].id, "a.pdf", b"%PDF")
    with plan.rehearsal() as copy:
        assert copy.files.content(copy.meeting.documents[0].digest) == b"%PDF"
        save_copy(copy, tmp_path / "copy.stocktake")
    with open_plan(tmp_path / "copy.stocktake") as copy:
        assert copy.files.content(copy.meeting.documents[0].digest) == b"%PDF"


def test_what_is_too_large_is_refused_in_a_sentence_and_leaves_nothing(plan):
    first = plan.meeting.documents[0]
    before = same_state(plan)
    with pytest.raises(EditRefused) as refused:
        attach_file(plan, first.id, "film.mp4", bytes(LARGEST_FILE + 1))
    assert str(refused.value) == "film.mp4 has 21 MB; a plan holds files of at most 20 MB. Enter a link to it instead."
    assert (same_state(plan), kept(plan)) == (before, 0)
    whole = MOST_BYTES // LARGEST_FILE
    files = [NewDocument(str(nth), file_name="a.bin", content=bytes([nth]) * LARGEST_FILE) for nth in range(whole + 1)]
    with pytest.raises(EditRefused, match="more than 60 MB"):
        add_documents(plan, files)
    assert (same_state(plan), kept(plan)) == (before, 0)


def test_a_refused_step_that_kept_a_file_leaves_the_plan_as_it_was(plan):
    def half_a_step():
        with plan.edit("Half a step"):
            plan.files.keep(b"%PDF", "a.pdf")
            raise EditRefused("no")

    before = same_state(plan)
    with pytest.raises(EditRefused):
        half_a_step()
    assert (same_state(plan), kept(plan)) == (before, 0)
    add_document(plan, "The next step is as any other")
    assert plan.trouble == ""


def test_a_content_that_is_gone_or_another_one_is_said(plan):
    first = plan.meeting.documents[0]
    attach_file(plan, first.id, "a.pdf", b"%PDF")
    plan.close()
    for statement in ("UPDATE kept_file SET content = x'00'", "DELETE FROM kept_file"):
        with open_plan(plan.path) as again:
            driver(again).execute(statement)
            with pytest.raises(DamagedPlan, match="no longer holds"):
                again.files.content(first.digest)


def test_several_documents_are_one_step(plan):
    before = same_state(plan)
    add_documents(
        plan,
        [
            NewDocument("Africa", kind=DocumentKind.REGIONAL_CONSULTATION, date=date(2017, 10, 26), origin="ECA"),
            NewDocument(file_name="submission.docx", content=b"PK"),
        ],
    )
    africa, submission = plan.meeting.documents[-2:]
    assert (africa.kind, africa.date, africa.origin) == ("regional consultation", date(2017, 10, 26), "ECA")
    assert (submission.file_name, plan.files.content(submission.digest)) == ("submission.docx", b"PK")
    assert plan.undo_title == "Add 2 documents"
    plan.undo()
    assert same_state(plan) == before


def test_an_import_knows_a_document_by_its_link(plan):
    panel, idea = session(plan, "Panel I"), session(plan, "Idea")
    for block in (panel, panel, idea):
        take_up(plan, block, "Slides", "https://example.org/1")
    assert [document.title for document in plan.meeting.documents] == ["Report", "Progress", "Slides"]
    assert [len(block.documents) for block in (panel, idea)] == [2, 1]


def test_documents_go_along_when_sessions_are_doubled_and_merged(plan):
    panel, first = session(plan, "Panel I"), plan.meeting.documents[0]
    link_question(plan, first.id, add_question(plan, panel.id, "Why?"))
    copy = plan.session(duplicate_block(plan, panel.id, panel.day_id, 800))
    link_document(plan, plan.meeting.documents[1].id, copy.id)
    assert [link.document.symbol for link in copy.documents] == ["A/71/728", "A/CONF.231/2"]
    assert [link.document.symbol for link in copy.questions[0].documents] == ["A/71/728"]
    merge_blocks(plan, [panel.id, copy.id])
    assert of_session(plan, "Panel I") == [("A/71/728", False), ("A/CONF.231/2", False)]
