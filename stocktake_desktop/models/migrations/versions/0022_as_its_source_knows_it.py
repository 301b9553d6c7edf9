"""Schema 22: by which key the source of a session knows it, so that its next version can be matched."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Bring a plan of the schema before to this one; where sessions came from was not kept."""
    with op.batch_alter_table("session_block") as batch_op:
        batch_op.add_column(sa.Column("source_key", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("session_block") as batch_op:
        batch_op.alter_column("source_key", server_default=None)
