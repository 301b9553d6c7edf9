"""The programme as one web page that needs nothing else: to be read, printed, listened to, sent or put on a site."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from stocktake_desktop.interchange.file_kinds import PROGRAMME_HEEDS, ExportOptions, PlanWriter
from stocktake_desktop.languages import language_of
from stocktake_desktop.models import Plan
from stocktake_desktop.whole import write_whole
from stocktake_desktop.words import N_

if TYPE_CHECKING:
    from stocktake_desktop.interchange.told.programme_rows import ProgrammeDay, ProgrammeRow, ProgrammeTold, ToldLine

_STYLE = """
:root { color-scheme: light dark; --ink: #1b2733; --paper: #fff; --line: #8a97a5; --soft: #eef2f6; --accent: #14507f; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8edf2; --paper: #12181f; --line: #5f6d7b; --soft: #1d2630; --accent: #8cc4f0; }
}
body { font: 1rem/1.5 system-ui, "Noto Sans", "Noto Sans Arabic", "Noto Sans SC", sans-serif; color: var(--ink);
  background: var(--paper); max-width: 70rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.8rem; margin: 0; } h2 { font-size: 1.3rem; margin: 2rem 0 .5rem; color: var(--accent); }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; }
a { color: var(--accent); }
table { border-collapse: collapse; width: 100%; } thead { background: var(--soft); }
th, td { border: 1px solid var(--line); padding: .5rem .75rem; vertical-align: top; text-align: start; }
tbody th { font-weight: 600; white-space: nowrap; } td:nth-child(2) { width: 48%; }
td p { margin: 0 0 .35rem; } td ul { margin: 0 0 .5rem; padding-inline-start: 1.25rem; }
td p.title { font-weight: 700; } td p.head { font-weight: 600; }
@media (max-width: 40rem) { tbody th { white-space: normal; } th, td { padding: .35rem; } }
@media print { :root { --ink: #000; --paper: #fff; --line: #555; --soft: #eee; --accent: #000; color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 10pt; } nav { display: none; }
  thead { display: table-header-group; } tr { break-inside: avoid; } h2 { break-after: avoid; }
  @page { margin: 15mm; } }
"""


def write_programme_page(plan: Plan, path: Path, asked: ExportOptions) -> None:
    """Write the programme to `path` as a page in UTF-8 that asks for nothing from elsewhere."""
    from stocktake_desktop.interchange.told.programme_rows import programme_told  # Babel is needed only now

    write_whole(path, page_of(programme_told(plan.meeting, asked)).encode())


def page_of(told: "ProgrammeTold") -> str:
    """The page; whatever the plan says is text in it."""
    direction = "rtl" if language_of(told.language).from_right else "ltr"
    title = escape(told.title)
    links = "".join(f'<li><a href="#day-{nth}">{escape(day.heading)}</a></li>' for nth, day in enumerate(told.days, 1))
    days = "\n".join(_day(nth, day, told.heads) for nth, day in enumerate(told.days, 1))
    return f"""<!DOCTYPE html>
<html lang="{told.language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{_STYLE}</style>
</head>
<body>
<header><h1>{title}</h1><p>{escape(told.subtitle)}</p>
<nav aria-label="{title}"><ul>{links}</ul></nav></header>
<main>
{days}
</main>
</body>
</html>
"""


def _day(nth: int, day: "ProgrammeDay", heads: Sequence[str]) -> str:
    columns = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    rows = "\n".join(map(_row, day.rows))
    return f"""<section aria-labelledby="day-{nth}"><h2 id="day-{nth}">{escape(day.heading)}</h2>
<table aria-labelledby="day-{nth}"><thead><tr>{columns}</tr></thead>
<tbody>
{rows}
</tbody></table></section>"""


def _row(row: "ProgrammeRow") -> str:
    cells = "".join(f"<td>{''.join(_cell(lines))}</td>" for lines in (row.item, row.aims))
    return f'<tr><th scope="row">{escape(row.time)}</th>{cells}</tr>'


def _cell(lines: "Sequence[ToldLine]") -> Iterator[str]:
    """The lines of a cell, those with bullets as lists."""
    for kind, each in groupby(lines, key=lambda line: line.kind.name.lower()):
        texts = [escape(line.text) for line in each]
        if kind == "bullet":
            yield f"<ul>{''.join(f'<li>{text}</li>' for text in texts)}</ul>"
        else:
            yield from (f'<p class="{kind}">{text}</p>' for text in texts)


PROGRAMME_PAGE = PlanWriter("page", N_("Web pages"), (".html",), write_programme_page, PROGRAMME_HEEDS)
