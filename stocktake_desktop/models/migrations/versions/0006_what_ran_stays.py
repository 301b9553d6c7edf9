"""Schema 6: what ran stays when its session leaves the programme, who spoke keeps the name, alternates answer too."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_STATUSES = sa.Enum("to be confirmed", "invited", "confirmed", "declined", name="status", native_enum=False, length=40)
_SESSION_KINDS = sa.Enum(
    "registration", "ceremony", "opening", "panel", "talks", "plenary", "action group", "reporting", "break", "closing",
    name="sessionkind", native_enum=False, length=40,
)  # fmt: skip
_KINDS = sa.Enum(
    "introduction", "panel", "presentation", "Q&A", "open discussion", "summary", "other",
    name="segmentkind", native_enum=False, length=40,
)  # fmt: skip


def upgrade() -> None:
    """Bring a plan of the schema before to this one; nothing has been withdrawn, and no alternate has been asked."""
    _add("alternate", sa.Column("status", _STATUSES, nullable=False, server_default="to be confirmed"))
    _add("floor_request", sa.Column("spoken_as", sa.Text(), nullable=False, server_default=""))
    _make_withdrawn_session()
    _make_withdrawn_part()


def _add(table: str, column: sa.Column[str]) -> None:
    with op.batch_alter_table(table) as batch_op:
        batch_op.add_column(column)
    with op.batch_alter_table(table) as batch_op:
        batch_op.alter_column(column.name, server_default=None)


def _make_withdrawn_session() -> None:
    op.create_table(
        "withdrawn_session",
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("day_id", sa.String(length=32), nullable=False),
        sa.Column("room_id", sa.String(length=32), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", _SESSION_KINDS, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        *_run(),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.CheckConstraint("held_seconds >= 0", name=op.f("ck_withdrawn_session_held_seconds")),
        _refers_to("withdrawn_session", "meeting_id", "meeting"),
        _refers_to("withdrawn_session", "day_id", "day"),
        _refers_to("withdrawn_session", "room_id", "room"),
        sa.PrimaryKeyConstraint("id", name="pk_withdrawn_session"),
    )
    for column in ("meeting_id", "day_id", "room_id"):
        op.create_index(f"ix_withdrawn_session_{column}", "withdrawn_session", [column], unique=False)


def _make_withdrawn_part() -> None:
    op.create_table(
        "withdrawn_part",
        sa.Column("withdrawn_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", _KINDS, nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        *_run(),
        sa.Column("is_skipped", sa.Boolean(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.CheckConstraint("held_seconds >= 0", name=op.f("ck_withdrawn_part_held_seconds")),
        _refers_to("withdrawn_part", "withdrawn_id", "withdrawn_session"),
        sa.PrimaryKeyConstraint("id", name="pk_withdrawn_part"),
    )
    op.create_index("ix_withdrawn_part_withdrawn_id", "withdrawn_part", ["withdrawn_id"], unique=False)


def _run() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("started", sa.DateTime(), nullable=True),
        sa.Column("ended", sa.DateTime(), nullable=True),
        sa.Column("held_seconds", sa.Integer(), nullable=False),
    )


def _refers_to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], name=f"fk_{table}_{column}", initially="DEFERRED", deferrable=True
    )
