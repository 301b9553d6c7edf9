"""Schema 13: who of those named in the programme had the floor, for how long, and how long they were given."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

_OWNERS = {"session_id": "session_block", "segment_id": "segment", "appearance_id": "appearance"}


def upgrade() -> None:
    """Bring a plan of the schema before to this one; nobody noted who spoke when."""
    op.create_table(
        "speaking_turn",
        sa.Column("session_id", sa.String(length=32), nullable=False),
        sa.Column("segment_id", sa.String(length=32), nullable=True),
        sa.Column("appearance_id", sa.String(length=32), nullable=True),
        sa.Column("spoken_as", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("started", sa.DateTime(), nullable=False),
        sa.Column("ended", sa.DateTime(), nullable=True),
        sa.Column("held_since", sa.DateTime(), nullable=True),
        sa.Column("held_seconds", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.CheckConstraint("held_seconds >= 0", name=op.f("ck_speaking_turn_held_seconds")),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{table}.id"], name=f"fk_speaking_turn_{column}", initially="DEFERRED", deferrable=True
            )
            for column, table in _OWNERS.items()
        ),
        sa.PrimaryKeyConstraint("id", name="pk_speaking_turn"),
    )
    for column in _OWNERS:
        op.create_index(f"ix_speaking_turn_{column}", "speaking_turn", [column], unique=False)
