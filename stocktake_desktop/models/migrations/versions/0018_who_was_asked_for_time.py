"""Schema 18: who was asked for more time after a limit, and what they answered."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

_OWNERS = ("meeting", "day", "room")


def upgrade() -> None:
    """Bring a plan of the schema before to this one; whom was asked stood in the notes of a day, and stays there."""
    op.create_table(
        "time_request",
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("day_id", sa.String(length=32), nullable=False),
        sa.Column("room_id", sa.String(length=32), nullable=True),
        sa.Column("subject", sa.String(length=32), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("minute", sa.Integer(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.Column("answer_by", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("answer", sa.String(length=40), nullable=False),
        sa.Column("answered_at", sa.DateTime(), nullable=True),
        sa.Column("answered_by", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [f"{table}_id"],
                [f"{table}.id"],
                name=f"fk_time_request_{table}_id",
                initially="DEFERRED",
                deferrable=True,
            )
            for table in _OWNERS
        ),
        sa.PrimaryKeyConstraint("id", name="pk_time_request"),
    )
    for table in _OWNERS:
        op.create_index(f"ix_time_request_{table}_id", "time_request", [f"{table}_id"], unique=False)
