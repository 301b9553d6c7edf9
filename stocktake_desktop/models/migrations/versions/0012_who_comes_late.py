"""Schema 12: when a session is known to begin, and somebody in it to come, at the earliest."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Bring a plan of the schema before to this one; nobody is known to be late."""
    for table in ("session_block", "appearance"):
        op.add_column(table, sa.Column("not_before", sa.DateTime(), nullable=True))
