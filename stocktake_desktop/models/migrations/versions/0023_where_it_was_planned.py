"""Schema 23: in which room something was planned before a way out postponed it, and what was left out of it."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Bring a plan of the schema before to this one; neither was noted."""
    with op.batch_alter_table("as_planned") as batch_op:
        batch_op.add_column(sa.Column("room", sa.String(length=32), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("left_out", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("as_planned") as batch_op:
        batch_op.alter_column("room", server_default=None)
        batch_op.alter_column("left_out", server_default=None)
