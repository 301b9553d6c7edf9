"""The mail addresses in what was noted as somebody's contact, as the address line of a mail takes them."""

import re
from collections.abc import Iterable
from urllib.parse import quote

_MAIL = re.compile(r"[^\s<>\"(),;:@\[\]]+@[^\s<>\"'(),;:@\[\]]+\.\w+")
_PLAIN = re.compile(r"[\w .'’-]*")


def mails_in(contact: str) -> list[str]:
    """The addresses in a contact, each once: "Protocol, protocol@office.example, +52 55 1234"."""
    return list(dict.fromkeys(found.strip(".") for found in _MAIL.findall(contact)))


def address_line(people: Iterable[tuple[str, str]]) -> str:
    """Names and contacts as one line, "Ana Ruiz <ana@un.example>; …"; who has no address is left out, each is once."""
    named = {
        mail.casefold(): f"{_quoted(name)} <{mail}>".strip() for name, contact in people for mail in mails_in(contact)
    }
    return "; ".join(named.values())


def mail_to(contacts: Iterable[str]) -> str:
    """What opens a mail to all the addresses in these contacts; nothing without one."""
    mails = list(dict.fromkeys(mail for contact in contacts for mail in mails_in(contact)))
    return f"mailto:{','.join(quote(mail, safe='@') for mail in mails)}" if mails else ""


def _quoted(name: str) -> str:
    """A name as it may stand before an address: in quotes where it holds a sign that has a meaning there."""
    words = " ".join(name.split())
    return words if _PLAIN.fullmatch(words) else '"' + words.replace("\\", "").replace('"', "'") + '"'
