"""Schema 4: the journal is a log of events that is only added to; a printing tells its event, its letter, its mark."""

import json
import sqlite3
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from alembic import context, op

from stocktake_desktop.models.migrations.past_log import OldJournal, PastEvent
from stocktake_desktop.models.migrations.past_steps import PRINTED, Trial, Values, moment

revision = "0004"
down_revision = "0003"

_INDEXED = ("kind", "back", "copy_id")
_STEPS = "SELECT number, id, title, made_at, made_by, state, rows FROM journal ORDER BY number"
_AS_OF_OLD: Values = {"letter": "", "mark": "", "copies": None, "thrown_away_at": None}


def upgrade() -> None:
    """Bring a plan of the schema before to this one."""
    _make_events()
    for column in _new_columns():
        op.add_column(PRINTED, column)
    if context.config.attributes.get(
        "whatever_it_holds"
    ):  # a damaged page would end it, and a salvaged plan begins anew
        return
    _write_log()
    with op.batch_alter_table(PRINTED) as batch_op:
        for column in _new_columns():
            batch_op.alter_column(column.name, server_default=None)
    op.drop_table("journal")


def _new_columns() -> tuple["sa.Column[Any]", ...]:
    return (
        sa.Column("event_id", sa.String(length=32), nullable=False, server_default=""),
        sa.Column("letter", sa.String(length=4), nullable=False, server_default=""),
        sa.Column("mark", sa.String(length=4), nullable=False, server_default=""),
        sa.Column("content_version", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("copies", sa.Integer(), nullable=True),
        sa.Column("thrown_away_at", sa.DateTime(), nullable=True),
    )


def _make_events() -> None:
    op.create_table(
        "event",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.Column("back", sa.String(length=32), nullable=True),
        sa.Column("copy_id", sa.String(length=32), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.String(length=80), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_event"),
        sa.UniqueConstraint("id", name="uq_event_id"),
    )
    for name in _INDEXED:
        op.create_index(f"ix_event_{name}", "event", [name], unique=False)


def _write_log() -> None:
    db = op.get_bind().connection.driver_connection
    assert isinstance(db, sqlite3.Connection)
    meeting = db.execute("SELECT id FROM meeting").fetchone()
    if meeting is None:  # the tables alone are being made
        return
    trial = Trial(db)
    new = {**_AS_OF_OLD, "content_version": int(context.config.attributes.get("begun_at") == "0003")}
    _keep(db, OldJournal(meeting[0], _steps(db)).log(trial, _printings(db), new))
    trial.close()


def _steps(db: sqlite3.Connection) -> list[Any]:
    """The old journal, which nobody has looked at: its texts may hold bytes that are none."""
    db.text_factory = lambda text: text.decode("utf-8", "replace")
    try:
        return db.execute(_STEPS).fetchall()
    finally:
        db.text_factory = str


def _printings(db: sqlite3.Connection) -> dict[str, Values]:
    """The printings by their ids, as a journal writes them."""
    names = [name for _nth, name, *_more in db.execute(f"PRAGMA table_info({PRINTED})").fetchall()]
    old = [name for name in names if name not in {"event_id", "content_version", *_AS_OF_OLD}]
    rows = [
        dict(zip(old, row, strict=True)) for row in db.execute(f"SELECT {', '.join(old)} FROM {PRINTED}").fetchall()
    ]
    return {row["id"]: {**row, "printed_at": datetime.fromisoformat(row["printed_at"]).isoformat()} for row in rows}


def _keep(db: sqlite3.Connection, events: list[PastEvent]) -> None:
    """Write the log, and the printings as it has them."""
    marks = ", ".join("?" * (1 + len(PastEvent._fields)))
    names = ", ".join(("number", *PastEvent._fields))
    db.executemany(f"INSERT INTO event ({names}) VALUES ({marks})", [(nth, *e) for nth, e in enumerate(events, 1)])
    for event in events:
        if event.kind == "fact":
            for _table, _before, row in json.loads(event.rows):
                row["printed_at"] = moment(row["printed_at"])
                names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
                db.execute(f"INSERT OR REPLACE INTO {PRINTED} ({names}) VALUES ({marks})", row)
