"""Schema 15: whether the mark of a printing stands beside its stamp as a code, too."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Bring a plan of the schema before to this one; its stamps have had no code."""
    with op.batch_alter_table("meeting") as batch_op:
        batch_op.add_column(sa.Column("stamp_has_code", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("meeting") as batch_op:
        batch_op.alter_column("stamp_has_code", server_default=None)
