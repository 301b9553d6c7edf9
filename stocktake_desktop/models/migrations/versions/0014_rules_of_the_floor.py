"""Schema 14: the list of speakers by its rules: minutes by category, rank, closing, absence, cut, right of reply."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

_MINUTES = (("group_minutes", 5), ("state_minutes", 3), ("observer_minutes", 2), ("reply_minutes", 10))
_TEXTS = ("on_behalf_of", "joint_with", "extra_reason", "swapped_with", "carried_from", "aligned_with")
_MOMENTS = ("paused_since", "inscribed_at", "absent_at", "moved_at")


def upgrade() -> None:
    """Bring a plan of the schema before to this one: the usual minutes, and nothing said of who asked before."""
    filled: tuple[tuple[str, sa.Column[Any]], ...] = (
        *(("meeting", _whole(name, minutes)) for name, minutes in (*_MINUTES, ("second_reply_minutes", 5))),
        ("session_block", sa.Column("is_cut_for_all", sa.Boolean(), nullable=False, server_default=sa.false())),
        ("session_block", sa.Column("announced", sa.Text(), nullable=False, server_default="")),
        ("floor_request", _whole("extra_minutes", 0)),
        ("floor_request", sa.Column("has_text", sa.Boolean(), nullable=False, server_default=sa.false())),
        ("floor_request", sa.Column("is_late", sa.Boolean(), nullable=False, server_default=sa.false())),
        *(("floor_request", sa.Column(name, sa.Text(), nullable=False, server_default="")) for name in _TEXTS),
    )
    for table, column in filled:
        with op.batch_alter_table(table) as batch_op:
            batch_op.add_column(column)
        with op.batch_alter_table(table) as batch_op:
            batch_op.alter_column(column.name, server_default=None)
    op.add_column("session_block", sa.Column("list_closes_at", sa.DateTime(), nullable=True))
    op.add_column("session_block", sa.Column("cut_seconds", sa.Integer(), nullable=True))
    op.add_column("floor_request", sa.Column("given_seconds", sa.Integer(), nullable=True))
    op.add_column("floor_request", sa.Column("rank", sa.String(length=40), nullable=True))
    for name in _MOMENTS:
        op.add_column("floor_request", sa.Column(name, sa.DateTime(), nullable=True))


def _whole(name: str, usual: int) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=False, server_default=str(usual))
