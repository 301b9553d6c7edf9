"""Schema 19: how long before the end of their time speakers are warned, by who speaks."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

_SECONDS = (("ceremony_warning", 120), ("presentation_warning", 120), ("panel_warning", 60), ("floor_warning", 30))


def upgrade() -> None:
    """Bring a plan of the schema before to this one; they are warned as they were."""
    for name, seconds in _SECONDS:
        with op.batch_alter_table("meeting") as batch_op:
            batch_op.add_column(sa.Column(name, sa.Integer(), nullable=False, server_default=str(seconds)))
        with op.batch_alter_table("meeting") as batch_op:
            batch_op.alter_column(name, server_default=None)
