"""Schema 9: what is said at a step and what is done there, how a person is addressed, the brief on podium sheets."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_SESSION_KINDS = sa.Enum(
    "registration", "ceremony", "opening", "panel", "talks", "plenary", "action group", "reporting", "break", "closing",
    name="sessionkind", native_enum=False, length=40,
)  # fmt: skip


def upgrade() -> None:
    """Bring a plan of the schema before to this one; nobody has written words of their own yet."""
    op.add_column("person", sa.Column("gender", sa.String(length=40), nullable=True))
    with op.batch_alter_table("meeting") as batch_op:
        batch_op.add_column(sa.Column("podium_has_brief", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("meeting") as batch_op:
        batch_op.alter_column("podium_has_brief", server_default=None)
    op.create_table(
        "sentence",
        *_scope(),
        sa.Column("occasion", sa.String(length=40), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.CheckConstraint("(text = '') = (language = '')", name=op.f("ck_sentence_silence_has_no_language")),
        *_keys("sentence"),
    )
    op.create_table(
        "script_cue",
        *_scope(),
        sa.Column("pictogram", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("done_by", sa.Text(), nullable=False),
        sa.Column("is_strong", sa.Boolean(), nullable=False),
        sa.Column("is_off", sa.Boolean(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        *_keys("script_cue"),
    )
    for table in ("sentence", "script_cue"):
        op.create_index(f"ix_{table}_meeting_id", table, ["meeting_id"], unique=False)


def _scope() -> tuple[sa.Column[str], ...]:
    return (
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=32), nullable=False),
        sa.Column("session_kind", _SESSION_KINDS, nullable=True),
        sa.Column("who", sa.String(length=32), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
    )


def _keys(table: str) -> tuple[sa.Constraint, ...]:
    return (
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=f"fk_{table}_meeting_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )
