"""A pasted list of documents: cells in any order, a heading or none, what looks like nothing else is the title."""

from datetime import date

import pytest

from stocktake_desktop.edits.documents import NewDocument
from stocktake_desktop.interchange.readers.document_list import read_documents
from stocktake_desktop.models import DocumentKind, EditRefused
from stocktake_desktop.planning.typed_dates import Around

AROUND = Around([date(2031, 3, 4)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Modalities\tA/RES/71/280", [NewDocument("Modalities", "A/RES/71/280")]),
        (
            "A/CONF.231/2\t6 Nov 2030\tProgress report\thttps://example.org/2\tSecretariat",
            [
                NewDocument(
                    "Progress report",
                    "A/CONF.231/2",
                    "https://example.org/2",
                    date=date(2030, 11, 6),
                    origin="Secretariat",
                )
            ],
        ),
        (
            "Title\tSymbol\n\nAfrica\t\tregional consultation\nNote\tE/CN.9/2031/1/Rev.1",
            [
                NewDocument("Africa", kind=DocumentKind.REGIONAL_CONSULTATION),
                NewDocument("Note", "E/CN.9/2031/1/Rev.1"),
            ],
        ),
        ("Report\tA/1", [NewDocument("Report", "A/1", kind=DocumentKind.REPORT)]),
        ("12 steps to safety", [NewDocument("12 steps to safety")]),
    ],
)
def test_what_a_line_says_is_known_by_what_it_looks_like(text, expected):
    assert read_documents(text, AROUND) == expected


def test_no_list_and_an_endless_one_are_refused():
    with pytest.raises(EditRefused, match="no list of documents"):
        read_documents(" \n", AROUND)
    with pytest.raises(EditRefused, match="at most 2000 lines"):
        read_documents("A note\n" * 2001, AROUND)
