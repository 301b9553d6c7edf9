"""Schema 10: who needs a seat without steps; the first seat of the hall, the lot that drew it, and its alphabet."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Bring a plan of the schema before to this one; nobody is known to need such a seat, and no lot was drawn."""
    columns: tuple[tuple[str, sa.Column[Any]], ...] = (
        ("person", sa.Column("step_free", sa.Boolean(), nullable=False, server_default=sa.false())),
        ("meeting", sa.Column("first_seat", sa.Text(), nullable=False, server_default="")),
        ("meeting", sa.Column("hall_alphabet", sa.String(length=40), nullable=False, server_default="English")),
    )
    for table, column in columns:
        with op.batch_alter_table(table) as batch_op:
            batch_op.add_column(column)
        with op.batch_alter_table(table) as batch_op:
            batch_op.alter_column(column.name, server_default=None)
    op.add_column("meeting", sa.Column("first_seat_lot", sa.Integer(), nullable=True))
