"""Schema 16: on which item of the agenda the floor was asked for; rights of reply are counted by it."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Bring a plan of the schema before to this one; what was asked before is asked on its session."""
    with op.batch_alter_table("floor_request") as batch_op:
        batch_op.add_column(sa.Column("asked_on", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("floor_request") as batch_op:
        batch_op.alter_column("asked_on", server_default=None)
