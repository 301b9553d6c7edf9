"""Schema 8: alternates are asked too, are to answer by a day, and answer."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Bring a plan of the schema before to this one; no alternate is known to have been asked yet."""
    for name, kind in (("asked_on", sa.Date()), ("answer_by", sa.Date()), ("answered_at", sa.DateTime())):
        op.add_column("alternate", sa.Column(name, kind, nullable=True))
    with op.batch_alter_table("alternate") as batch_op:
        batch_op.add_column(sa.Column("answer", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("alternate") as batch_op:
        batch_op.alter_column("answer", server_default=None)
