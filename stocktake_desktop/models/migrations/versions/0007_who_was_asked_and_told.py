"""Schema 7: who was asked, is to answer by when and answered; the contact of organisations; who was told of changes."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Bring a plan of the schema before to this one; nobody is known to have been asked or told yet."""
    for name, kind in (("asked_on", sa.Date()), ("answer_by", sa.Date()), ("answered_at", sa.DateTime())):
        op.add_column("appearance", sa.Column(name, kind, nullable=True))
    for table, name in (("appearance", "answer"), ("organisation", "contact")):
        with op.batch_alter_table(table) as batch_op:
            batch_op.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=""))
        with op.batch_alter_table(table) as batch_op:
            batch_op.alter_column(name, server_default=None)
    op.create_table(
        "telling",
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=32), nullable=False),
        sa.Column("told_at", sa.DateTime(), nullable=False),
        sa.Column("event_id", sa.String(length=32), nullable=False),
        sa.Column("is_void", sa.Boolean(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_telling_meeting_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_telling"),
    )
    op.create_index("ix_telling_meeting_id", "telling", ["meeting_id"], unique=False)
    op.create_index("ix_telling_subject", "telling", ["subject"], unique=False)
