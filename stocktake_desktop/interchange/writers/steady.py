"""Office files that are the same bytes whenever the same is written: they hold no time of their making."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_MADE_AT = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")
_PROPERTIES = "docProps/core.xml"


def steady(package: bytes) -> bytes:
    """A package of parts (.docx, .xlsx) without the moments that a library put into it."""
    content = BytesIO()
    with ZipFile(BytesIO(package)) as made, ZipFile(content, "w", ZIP_DEFLATED) as kept:
        for name in made.namelist():
            part = made.read(name)
            entry = ZipInfo(name)  # of the first of January 1980, as ZIP files count
            entry.compress_type = ZIP_DEFLATED
            kept.writestr(entry, _MADE_AT.sub(b"", part) if name == _PROPERTIES else part)
    return content.getvalue()
