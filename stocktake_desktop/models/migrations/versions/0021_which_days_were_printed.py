"""Schema 21: of which days the pages alone came out, where not all of a sheet was printed."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Bring a plan of the schema before to this one; all days were printed."""
    with op.batch_alter_table("sheet_issue") as batch_op:
        batch_op.add_column(sa.Column("days", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("sheet_issue") as batch_op:
        batch_op.alter_column("days", server_default=None)
