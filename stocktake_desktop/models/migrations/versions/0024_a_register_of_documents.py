"""Schema 24: the register of documents says more of each, keeps their files, and who takes them up."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"

_NEW = {"kind": "background document", "origin": "", "themes": "", "file_name": "", "digest": "", "notes": ""}
_LENGTHS = {"kind": 40, "file_name": 255, "digest": 64}


def upgrade() -> None:
    """Bring a plan of the schema before to this one; its documents were background documents, and no session's."""
    with op.batch_alter_table("document") as batch_op:
        for name, value in _NEW.items():
            kind = sa.String(length=_LENGTHS[name]) if name in _LENGTHS else sa.Text()
            batch_op.add_column(sa.Column(name, kind, nullable=False, server_default=value))
        batch_op.add_column(sa.Column("date", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("file_size", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("document") as batch_op:
        for name in (*_NEW, "file_size"):
            batch_op.alter_column(name, server_default=None)
    op.create_table(
        "kept_file",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_kept_file"),
    )
    _make_link(
        "session_document", "session_id", "session_block", sa.Column("is_background", sa.Boolean(), nullable=False)
    )
    _make_link("question_document", "question_id", "guiding_question")


def _make_link(table: str, owner: str, parent: str, *more: sa.Column[bool]) -> None:
    """A table of which document is whose, in what order."""
    op.create_table(
        table,
        sa.Column(owner, sa.String(length=32), nullable=False),
        sa.Column("document_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *more,
        sa.Column("id", sa.String(length=32), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{other}.id"], name=f"fk_{table}_{column}", initially="DEFERRED", deferrable=True
            )
            for column, other in ((owner, parent), ("document_id", "document"))
        ),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )
    for column in (owner, "document_id"):
        op.create_index(f"ix_{table}_{column}", table, [column], unique=False)
