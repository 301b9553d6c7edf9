"""Schema 5: a person has a rank, by which they are addressed and called."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Bring a plan of the schema before to this one; nobody's rank is known yet."""
    op.add_column("person", sa.Column("rank", sa.String(length=40), nullable=True))
