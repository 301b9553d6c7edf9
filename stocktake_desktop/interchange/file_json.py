"""The files that a plan keeps, in its JSON: the content of each stands with its document, in base64 (RFC 4648)."""

import base64
import binascii
from contextlib import suppress
from typing import Any

from stocktake_desktop.models import EditRefused, MeetingDocument, Plan, PlanError, must_fit
from stocktake_desktop.words import _

CONTENT = "content"
_LONGER = 3 / 4
"""Bytes of a content for each character of base64."""


def content_as_json(plan: Plan, document: MeetingDocument) -> dict[str, str]:
    """The content of the file of a document; nothing where it has none, or the plan has lost it."""
    with suppress(PlanError):
        if document.digest:
            return {CONTENT: base64.b64encode(plan.files.content(document.digest)).decode("ascii")}
    return {}


def place_content(plan: Plan, document: MeetingDocument, item: dict[str, Any], where: str) -> list[str]:
    """Inside a step: keep the file of a document that was read; says where a file is named and not there.

    EditRefused when it is no base64, too large, or another content than its digest says.
    """
    told, content = document.digest, item.get(CONTENT)
    name = document.file_name or document.name
    document.digest, document.file_size = "", 0
    if content is None:
        document.file_name = ""
        words = _("{where}: the file {name} is not in this text, so the document is without it.")
        return [words.format(where=where, name=name)] if told else []
    place = f"{where}.{CONTENT}"
    if not isinstance(content, str):
        raise EditRefused(_("{where}: a file stands here in base64.").format(where=place))
    must_fit(int(len(content) * _LONGER) - 2, name)
    try:
        read = base64.b64decode(content, validate=True)
    except (binascii.Error, ValueError) as error:
        raise EditRefused(_("{where}: a file stands here in base64.").format(where=place)) from error
    document.digest, document.file_size = plan.files.keep(read, name), len(read)
    document.file_name = document.file_name or name
    if told not in ("", document.digest):
        raise EditRefused(_("{where}: the content is not the one that its digest names.").format(where=place))
    return []
