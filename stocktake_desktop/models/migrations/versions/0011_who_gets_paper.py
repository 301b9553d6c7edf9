"""Schema 11: how many copies of each kind of sheet come out and to whom they go; who got those that were printed."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Bring a plan of the schema before to this one; nobody said who gets what, nor who got what was printed."""
    op.create_table(
        "distribution",
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("sheet", sa.String(length=40), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("goes_to", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name="fk_distribution_meeting_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_distribution"),
        sa.UniqueConstraint("sheet", name="uq_distribution_sheet"),
    )
    op.create_index("ix_distribution_meeting_id", "distribution", ["meeting_id"], unique=False)
    with op.batch_alter_table("sheet_issue") as batch_op:
        batch_op.add_column(sa.Column("goes_to", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("sheet_issue") as batch_op:
        batch_op.alter_column("goes_to", server_default=None)
