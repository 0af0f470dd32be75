"""B角 and absences, escalation, the office's own calendar, digests, outages, dates that are set."""

import sqlalchemy as sa
from alembic import op

from db.migrations.history import protect

revision = "0004"
down_revision = "0003"

ORIGINS = "'original', 'extended', 'returned', 'recalculated', 'set'"


def upgrade() -> None:
    _origins()
    _deputies()
    _escalations()
    _calendar()
    _agenda()
    _awake()


def _origins() -> None:
    with op.batch_alter_table("due") as due:
        due.drop_constraint(op.f("ck_due_origin"), type_="check")
        due.create_check_constraint(op.f("ck_due_origin"), f"origin IN ({ORIGINS})")
    if op.get_bind().dialect.name == "sqlite":
        protect("due")  # the table was made anew, without its triggers


def _deputies() -> None:
    # In words: Alembic would add the key as a constraint of its own, which SQLite cannot.
    op.execute(
        "ALTER TABLE post ADD COLUMN deputy_post_id INTEGER "
        "CONSTRAINT fk_post_deputy_post_id_post REFERENCES post (id)"
    )
    op.create_table(
        "absence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("incoming_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "to_on IS NULL OR from_on IS NULL OR from_on <= to_on", name="ck_absence_to_on"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_absence_person_id_person"),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name="fk_absence_made_by_person"),
        sa.ForeignKeyConstraint(
            ["incoming_id"], ["incoming.id"], name="fk_absence_incoming_id_incoming"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_absence"),
    )
    op.create_index("ix_absence_person_id", "absence", ["person_id"])


def _escalations() -> None:
    op.create_table(
        "escalation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("due_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outgoing_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name="fk_escalation_assignment_id_assignment"
        ),
        sa.ForeignKeyConstraint(["due_id"], ["due.id"], name="fk_escalation_due_id_due"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_escalation_person_id_person"
        ),
        sa.ForeignKeyConstraint(
            ["outgoing_id"], ["outgoing.id"], name="fk_escalation_outgoing_id_outgoing"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_escalation"),
        sa.UniqueConstraint(
            "assignment_id",
            "due_id",
            "step",
            "person_id",
            name="uq_escalation_assignment_id_due_id_step_person_id",
        ),
    )
    op.create_index("ix_escalation_outgoing_id", "escalation", ["outgoing_id"])


def _calendar() -> None:
    op.create_table(
        "calendar_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("working", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("set_by", sa.Integer(), nullable=True),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["set_by"], ["person.id"], name="fk_calendar_day_set_by_person"),
        sa.PrimaryKeyConstraint("day", name="pk_calendar_day"),
    )


def _agenda() -> None:
    op.create_table(
        "agenda",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("name", name="pk_agenda"),
    )
    op.create_index("ix_agenda_next_at", "agenda", ["next_at"])
    op.create_table(
        "digest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("at", sa.Time(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("incoming_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_because", sa.String(), nullable=True),
        sa.CheckConstraint("weekday BETWEEN 1 AND 7", name="ck_digest_weekday"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_digest_person_id_person"),
        sa.ForeignKeyConstraint(
            ["incoming_id"], ["incoming.id"], name="fk_digest_incoming_id_incoming"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_digest"),
    )
    only_open = sa.text("ended_at IS NULL")
    op.create_index(
        "uq_digest_chat_id_open",
        "digest",
        ["chat_id"],
        unique=True,
        sqlite_where=only_open,
        postgresql_where=only_open,
    )


def _awake() -> None:
    op.add_column("outgoing", sa.Column("claimed_by", sa.String(), nullable=True))
    op.create_table(
        "heartbeat",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_heartbeat"),
    )
    op.create_index("ix_heartbeat_seen_at", "heartbeat", ["seen_at"])
    op.create_table(
        "outage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("from_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outage"),
    )


def downgrade() -> None:
    raise RuntimeError("what was recorded would be lost: restore a backup instead")
