"""Schema 1: the whole plan."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Bring a plan of the schema before to this one."""
    op.create_table(
        "journal",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by", sa.String(length=80), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_journal"),
        sa.UniqueConstraint("id", name="uq_journal_id"),
    )
    with op.batch_alter_table("journal") as batch_op:
        batch_op.create_index("ix_journal_state", ["state"], unique=False)

    op.create_table(
        "meeting",
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("timezone", sa.String(length=64), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_meeting"),
    )
    op.create_table(
        "day",
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_day_meeting_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_day"),
    )
    with op.batch_alter_table("day") as batch_op:
        batch_op.create_index("ix_day_meeting_id", ["meeting_id"], unique=False)

    op.create_table(
        "document",
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("symbol", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_document_meeting_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_document"),
    )
    with op.batch_alter_table("document") as batch_op:
        batch_op.create_index("ix_document_meeting_id", ["meeting_id"], unique=False)

    op.create_table(
        "organisation",
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("short_name", sa.Text(), nullable=False),
        sa.Column(
            "category",
            sa.Enum(
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
                name="category",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("collective", sa.Boolean(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name="fk_organisation_meeting_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_organisation"),
    )
    with op.batch_alter_table("organisation") as batch_op:
        batch_op.create_index("ix_organisation_meeting_id", ["meeting_id"], unique=False)

    op.create_table(
        "room",
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "kind", sa.Enum("plenary", "breakout", name="roomkind", native_enum=False, length=40), nullable=False
        ),
        sa.Column(
            "layout",
            sa.Enum("podium", "amphitheatre", "round table", name="roomlayout", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_room_meeting_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_room"),
    )
    with op.batch_alter_table("room") as batch_op:
        batch_op.create_index("ix_room_meeting_id", ["meeting_id"], unique=False)

    op.create_table(
        "sheet_issue",
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("sheet", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=32), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("printed_at", sa.DateTime(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name="fk_sheet_issue_meeting_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_sheet_issue"),
    )
    with op.batch_alter_table("sheet_issue") as batch_op:
        batch_op.create_index("ix_sheet_issue_meeting_id", ["meeting_id"], unique=False)
        batch_op.create_index("ix_sheet_issue_subject", ["subject"], unique=False)

    op.create_table(
        "hard_stop",
        sa.Column("day_id", sa.String(length=32), nullable=False),
        sa.Column("minute", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.CheckConstraint("minute >= 0 AND minute <= 1440", name=op.f("ck_hard_stop_minute_of_day")),
        sa.ForeignKeyConstraint(
            ["day_id"], ["day.id"], name="fk_hard_stop_day_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_hard_stop"),
    )
    with op.batch_alter_table("hard_stop") as batch_op:
        batch_op.create_index("ix_hard_stop_day_id", ["day_id"], unique=False)

    op.create_table(
        "person",
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("organisation_id", sa.String(length=32), nullable=True),
        sa.Column("honorific", sa.Text(), nullable=False),
        sa.Column("given_name", sa.Text(), nullable=False),
        sa.Column("family_name", sa.Text(), nullable=False),
        sa.Column("native_name", sa.Text(), nullable=False),
        sa.Column("respelling", sa.Text(), nullable=False),
        sa.Column("function", sa.Text(), nullable=False),
        sa.Column("languages", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("present_from", sa.DateTime(), nullable=True),
        sa.Column("present_to", sa.DateTime(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_person_meeting_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name="fk_person_organisation_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
    )
    with op.batch_alter_table("person") as batch_op:
        batch_op.create_index("ix_person_meeting_id", ["meeting_id"], unique=False)
        batch_op.create_index("ix_person_organisation_id", ["organisation_id"], unique=False)

    op.create_table(
        "session_block",
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("day_id", sa.String(length=32), nullable=True),
        sa.Column("room_id", sa.String(length=32), nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
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
                name="sessionkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("objectives", sa.Text(), nullable=False),
        sa.Column("format_notes", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.CheckConstraint("(day_id IS NULL) = (start IS NULL)", name=op.f("ck_session_block_placed_whole")),
        sa.CheckConstraint("minutes >= 1 AND minutes <= 1440", name=op.f("ck_session_block_minutes")),
        sa.CheckConstraint(
            "start IS NULL OR (start >= 0 AND start < 1440)", name=op.f("ck_session_block_start_of_day")
        ),
        sa.ForeignKeyConstraint(
            ["day_id"], ["day.id"], name="fk_session_block_day_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
            name="fk_session_block_meeting_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["room_id"], ["room.id"], name="fk_session_block_room_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_session_block"),
    )
    with op.batch_alter_table("session_block") as batch_op:
        batch_op.create_index("ix_session_block_day_id", ["day_id"], unique=False)
        batch_op.create_index("ix_session_block_meeting_id", ["meeting_id"], unique=False)
        batch_op.create_index("ix_session_block_room_id", ["room_id"], unique=False)

    op.create_table(
        "floor_request",
        sa.Column("session_id", sa.String(length=32), nullable=False),
        sa.Column("organisation_id", sa.String(length=32), nullable=True),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "chair of a group",
                "as inscribed",
                "right of reply",
                "moderator's response",
                name="floorkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "waiting", "has the floor", "has spoken", "withdrawn", name="floorstate", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("seconds_used", sa.Integer(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name="fk_floor_request_organisation_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_floor_request_person_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session_block.id"],
            name="fk_floor_request_session_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_floor_request"),
    )
    with op.batch_alter_table("floor_request") as batch_op:
        batch_op.create_index("ix_floor_request_organisation_id", ["organisation_id"], unique=False)
        batch_op.create_index("ix_floor_request_person_id", ["person_id"], unique=False)
        batch_op.create_index("ix_floor_request_session_id", ["session_id"], unique=False)

    op.create_table(
        "guiding_question",
        sa.Column("session_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("sent", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session_block.id"],
            name="fk_guiding_question_session_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_guiding_question"),
    )
    with op.batch_alter_table("guiding_question") as batch_op:
        batch_op.create_index("ix_guiding_question_session_id", ["session_id"], unique=False)

    op.create_table(
        "outcome",
        sa.Column("session_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "actionable commitment", "means of implementation", name="outcomekind", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session_block.id"],
            name="fk_outcome_session_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_outcome"),
    )
    with op.batch_alter_table("outcome") as batch_op:
        batch_op.create_index("ix_outcome_session_id", ["session_id"], unique=False)

    op.create_table(
        "segment",
        sa.Column("session_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "introduction",
                "panel",
                "presentation",
                "Q&A",
                "open discussion",
                "summary",
                "other",
                name="segmentkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.CheckConstraint("minutes IS NULL OR minutes >= 0", name=op.f("ck_segment_minutes")),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session_block.id"],
            name="fk_segment_session_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_segment"),
    )
    with op.batch_alter_table("segment") as batch_op:
        batch_op.create_index("ix_segment_session_id", ["session_id"], unique=False)

    op.create_table(
        "appearance",
        sa.Column("session_id", sa.String(length=32), nullable=False),
        sa.Column("segment_id", sa.String(length=32), nullable=True),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("organisation_id", sa.String(length=32), nullable=True),
        sa.Column("placeholder", sa.Text(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
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
                name="role",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum("to be confirmed", "invited", "confirmed", "declined", name="status", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("seat", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "person_id IS NOT NULL OR organisation_id IS NOT NULL OR placeholder <> ''",
            name=op.f("ck_appearance_somebody"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name="fk_appearance_organisation_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_appearance_person_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["segment_id"], ["segment.id"], name="fk_appearance_segment_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session_block.id"],
            name="fk_appearance_session_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_appearance"),
    )
    with op.batch_alter_table("appearance") as batch_op:
        batch_op.create_index("ix_appearance_organisation_id", ["organisation_id"], unique=False)
        batch_op.create_index("ix_appearance_person_id", ["person_id"], unique=False)
        batch_op.create_index("ix_appearance_segment_id", ["segment_id"], unique=False)
        batch_op.create_index("ix_appearance_session_id", ["session_id"], unique=False)

    op.create_table(
        "alternate",
        sa.Column("appearance_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("organisation_id", sa.String(length=32), nullable=True),
        sa.Column("placeholder", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "person_id IS NOT NULL OR organisation_id IS NOT NULL OR placeholder <> ''",
            name=op.f("ck_alternate_somebody"),
        ),
        sa.ForeignKeyConstraint(
            ["appearance_id"],
            ["appearance.id"],
            name="fk_alternate_appearance_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name="fk_alternate_organisation_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_alternate_person_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_alternate"),
    )
    with op.batch_alter_table("alternate") as batch_op:
        batch_op.create_index("ix_alternate_appearance_id", ["appearance_id"], unique=False)
        batch_op.create_index("ix_alternate_organisation_id", ["organisation_id"], unique=False)
        batch_op.create_index("ix_alternate_person_id", ["person_id"], unique=False)
