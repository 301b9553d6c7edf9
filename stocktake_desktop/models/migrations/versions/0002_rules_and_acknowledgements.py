"""Schema 2: role rules, acknowledged findings, minutes to change rooms, people expected."""

from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_KINDS = (
    "registration",
    "ceremony",
    "opening",
    "panel",
    "talks",
    "plenary",
    "action group",
    "reporting",
    "break",
    "closing",
)
_ROLES = (
    "chair",
    "co-facilitator",
    "moderator",
    "rapporteur",
    "panellist",
    "keynote speaker",
    "presenter",
    "expert",
    "respondent",
    "participant",
)
_CATEGORIES = (
    "Member State",
    "UN system",
    "regional commission",
    "international organisation",
    "civil society",
    "private sector",
    "local authority",
    "academia",
    "host country",
    "other",
)
_USUAL = (
    ("action group", "moderator", "Member State", True),
    ("action group", "moderator", "host country", True),
    ("action group", "rapporteur", "Member State", True),
    ("action group", "rapporteur", "host country", True),
    ("talks", "presenter", "Member State", False),
    ("talks", "presenter", "host country", False),
    ("talks", "presenter", "UN system", False),
)


def upgrade() -> None:
    """Bring a plan of the schema before to this one."""
    with op.batch_alter_table("meeting") as batch_op:
        batch_op.add_column(sa.Column("turnaround_minutes", sa.Integer(), nullable=False, server_default="10"))
    with op.batch_alter_table("meeting") as batch_op:
        batch_op.alter_column("turnaround_minutes", server_default=None)
    with op.batch_alter_table("session_block") as batch_op:
        batch_op.add_column(sa.Column("expected", sa.Integer(), nullable=True))
    _of_the_meeting(
        "acknowledgement",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
    )
    rules = _of_the_meeting(
        "role_rule",
        _one_of("kind", "sessionkind", _KINDS),
        _one_of("role", "role", _ROLES),
        _one_of("category", "category", _CATEGORIES),
        sa.Column("allowed", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
    )
    _give_usual_rules(rules)


def _of_the_meeting(name: str, *columns: "sa.Column[Any]") -> sa.Table:
    """A table whose rows hang from the meeting."""
    table = op.create_table(
        name,
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        *columns,
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=f"fk_{name}_meeting_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    with op.batch_alter_table(name) as batch_op:
        batch_op.create_index(f"ix_{name}_meeting_id", ["meeting_id"], unique=False)
    return table


def _one_of(name: str, vocabulary: str, values: tuple[str, ...]) -> "sa.Column[str]":
    return sa.Column(name, sa.Enum(*values, name=vocabulary, native_enum=False, length=40), nullable=False)


def _give_usual_rules(rules: sa.Table) -> None:
    for (meeting_id,) in op.get_bind().execute(sa.text("SELECT id FROM meeting")).fetchall():
        for nth, (kind, role, category, allowed) in enumerate(_USUAL):
            values = {"kind": kind, "role": role, "category": category, "allowed": allowed, "position": nth}
            rule_id = sha256(f"{meeting_id}:role_rule:{nth}".encode()).hexdigest()[:32]  # the same in every copy
            op.execute(rules.insert().values(id=rule_id, meeting_id=meeting_id, **values))
