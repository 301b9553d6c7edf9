"""Schema 3: what really happened, translations, the floor since when, house style, the clock of a rehearsal."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_SIZES = sa.Enum("normal", "large", "very large", name="podiumsize", native_enum=False, length=40)


def upgrade() -> None:
    """Bring a plan of the schema before to this one."""
    _give_the_meeting_its_style()
    with op.batch_alter_table("session_block") as batch_op:
        batch_op.add_column(sa.Column("floor_minutes", sa.Integer(), nullable=True))
        batch_op.create_check_constraint(
            op.f("ck_session_block_floor_minutes"), "floor_minutes IS NULL OR floor_minutes >= 1"
        )
    with op.batch_alter_table("floor_request") as batch_op:
        batch_op.add_column(sa.Column("given_at", sa.DateTime(), nullable=True))
    _make_actual()
    _make_translation()


def _give_the_meeting_its_style() -> None:
    columns: tuple[sa.Column[Any], ...] = (
        sa.Column("organisation_line", sa.Text(), nullable=False, server_default=""),
        sa.Column("is_internal", sa.Boolean(), nullable=False, server_default="0"),
        sa.Column("duty_officer", sa.Text(), nullable=False, server_default=""),
        sa.Column("emblem", sa.Text(), nullable=False, server_default=""),
        sa.Column("in_colour", sa.Boolean(), nullable=False, server_default="1"),
        sa.Column("podium_size", _SIZES, nullable=False, server_default="normal"),
        sa.Column("clock_rate", sa.Integer(), nullable=False, server_default="1"),
    )
    with op.batch_alter_table("meeting") as batch_op:
        for column in columns:
            batch_op.add_column(column)
        for name in ("clock_shows", "clock_set_at"):
            batch_op.add_column(sa.Column(name, sa.DateTime(), nullable=True))
    with op.batch_alter_table("meeting") as batch_op:
        for column in columns:
            batch_op.alter_column(column.name, server_default=None)


def _make_actual() -> None:
    op.create_table(
        "actual",
        sa.Column("session_id", sa.String(length=32), nullable=False),
        sa.Column("segment_id", sa.String(length=32), nullable=True),
        sa.Column("started", sa.DateTime(), nullable=True),
        sa.Column("ended", sa.DateTime(), nullable=True),
        sa.Column("held_since", sa.DateTime(), nullable=True),
        sa.Column("held_seconds", sa.Integer(), nullable=False),
        sa.Column("is_skipped", sa.Boolean(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.CheckConstraint("held_seconds >= 0", name=op.f("ck_actual_held_seconds")),
        _refers_to("actual", "session_id", "session_block"),
        _refers_to("actual", "segment_id", "segment"),
        sa.PrimaryKeyConstraint("id", name="pk_actual"),
    )
    op.create_index("ix_actual_session_id", "actual", ["session_id"], unique=False)
    op.create_index("uq_actual_segment", "actual", ["segment_id"], unique=True)
    itself = sa.text("segment_id IS NULL")
    op.create_index("uq_actual_session_itself", "actual", ["session_id"], unique=True, sqlite_where=itself)


def _make_translation() -> None:
    op.create_table(
        "translation",
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=32), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        _refers_to("translation", "meeting_id", "meeting"),
        sa.PrimaryKeyConstraint("id", name="pk_translation"),
        sa.UniqueConstraint("subject", "field", "language", name="uq_translation_subject_field_language"),
    )
    op.create_index("ix_translation_meeting_id", "translation", ["meeting_id"], unique=False)


def _refers_to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], name=f"fk_{table}_{column}", initially="DEFERRED", deferrable=True
    )
