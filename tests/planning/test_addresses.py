"""Addresses for the line of a mail, out of whatever was noted as a contact."""

import pytest

from stocktake_desktop.planning.addresses import address_line, mail_to, mails_in


@pytest.mark.parametrize(
    ("contact", "mails"),
    [
        ("protocolo@presidencia.example", ["protocolo@presidencia.example"]),
        ("Private office, Ms. R. Olvera <r.olvera@sre.example>; +52 55 0000 0117", ["r.olvera@sre.example"]),
        ("a@b.example, c@d.example; a@b.example", ["a@b.example", "c@d.example"]),
        ("write to (o'neil@x.example).", ["o'neil@x.example"]),
        ("+52 55 0000 0117", []),
        ("@nobody", []),
        ("mailto:ana@un.example", ["ana@un.example"]),
    ],
)
def test_addresses_in_a_contact(contact: str, mails: list[str]) -> None:
    assert mails_in(contact) == mails


def test_a_line_of_addresses_names_everybody_once() -> None:
    people = [
        ("Ana Ruiz", "ana@un.example"),
        ("Ruiz, Ana (UN)", "b@un.example"),
        ("Tel", "12"),
        ("Again", "ANA@un.example"),
    ]
    assert address_line(people[:3]) == 'Ana Ruiz <ana@un.example>; "Ruiz, Ana (UN)" <b@un.example>'
    assert address_line([*people, ("", "c@un.example")]).endswith("; <c@un.example>")
    assert mail_to(["ana@un.example, 12", "x+y@un.example"]) == "mailto:ana@un.example,x%2By@un.example"
    assert mail_to(["12"]) == ""
