"""Schema 17: what was planned before ways out of a late day changed it."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Bring a plan of the schema before to this one; nobody noted what was planned before."""
    op.create_table(
        "as_planned",
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=32), nullable=False),
        sa.Column("start", sa.DateTime(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("new_start", sa.DateTime(), nullable=True),
        sa.Column("new_minutes", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_as_planned_meeting_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_as_planned"),
    )
    for column in ("meeting_id", "subject"):
        op.create_index(f"ix_as_planned_{column}", "as_planned", [column], unique=False)
