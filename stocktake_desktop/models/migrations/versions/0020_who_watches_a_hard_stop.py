"""Schema 20: who watches a hard stop, in words as who does a cue."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Bring a plan of the schema before to this one; nobody was said to watch."""
    with op.batch_alter_table("hard_stop") as batch_op:
        batch_op.add_column(sa.Column("watched_by", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("hard_stop") as batch_op:
        batch_op.alter_column("watched_by", server_default=None)
