"""Evidence, snoozes, the unit's own review, exceptions, reports on behalf, one open extension."""

import sqlalchemy as sa
from alembic import op

from db.migrations.history import protect

revision = "0002"
down_revision = "0001"

ROLES = "'reporter', 'supervisor', 'leader', 'reviewer', 'admin'"


def upgrade() -> None:
    _where_words_came_from()
    _files()
    _snoozes()
    _reviews()
    _extensions()
    _roles()


def _where_words_came_from() -> None:
    op.add_column("incoming", sa.Column("chat_id", sa.BigInteger(), nullable=True))
    op.add_column("incoming", sa.Column("message_id", sa.BigInteger(), nullable=True))
    op.create_index("ix_incoming_chat_id_message_id", "incoming", ["chat_id", "message_id"])
    on_behalf: sa.Column[bool] = sa.Column(
        "on_behalf", sa.Boolean(), server_default=sa.false(), nullable=False
    )
    op.add_column("report", on_behalf)


def _files() -> None:
    op.create_table(
        "attachment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("file_id", sa.String(), nullable=False),
        sa.Column("file_unique_id", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=True),
        sa.Column("mime_type", sa.String(), nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=True),
        sa.Column("group_id", sa.String(), nullable=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("incoming_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('photo', 'document', 'video')", name="ck_attachment_kind"),
        sa.ForeignKeyConstraint(
            ["incoming_id"], ["incoming.id"], name="fk_attachment_incoming_id_incoming"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_attachment_person_id_person"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_attachment"),
        sa.UniqueConstraint("chat_id", "message_id", name="uq_attachment_chat_id_message_id"),
    )
    op.create_index("ix_attachment_group_id", "attachment", ["group_id"])
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("attachment_id", sa.Integer(), nullable=False),
        sa.Column("incoming_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["incoming_id"], ["incoming.id"], name="fk_evidence_incoming_id_incoming"
        ),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_evidence_report_id_report"),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name="fk_evidence_attachment_id_attachment"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_evidence"),
        sa.UniqueConstraint(
            "report_id", "attachment_id", name="uq_evidence_report_id_attachment_id"
        ),
    )
    op.create_index("ix_evidence_attachment_id", "evidence", ["attachment_id"])
    protect("attachment")
    protect("evidence")


def _snoozes() -> None:
    op.create_table(
        "snooze",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("incoming_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name="fk_snooze_assignment_id_assignment"
        ),
        sa.ForeignKeyConstraint(
            ["incoming_id"], ["incoming.id"], name="fk_snooze_incoming_id_incoming"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_snooze_person_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_snooze"),
    )
    op.create_index("ix_snooze_assignment_id", "snooze", ["assignment_id"])
    protect("snooze")


def _reviews() -> None:
    with op.batch_alter_table("review") as review:
        review.add_column(sa.Column("stage", sa.String(), server_default="office", nullable=False))
        review.add_column(
            sa.Column("exception", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        review.drop_constraint(op.f("uq_review_report_id"), type_="unique")
        review.create_unique_constraint(op.f("uq_review_report_id_stage"), ["report_id", "stage"])
        review.drop_constraint(op.f("ck_review_verdict"), type_="check")
        review.create_check_constraint(
            op.f("ck_review_verdict"), "verdict IN ('approved', 'returned', 'closed')"
        )
        review.create_check_constraint(op.f("ck_review_stage"), "stage IN ('unit', 'office')")
        review.create_check_constraint(
            op.f("ck_review_exception_has_reason"), "NOT exception OR reason IS NOT NULL"
        )
    if op.get_bind().dialect.name == "sqlite":
        protect("review")  # the table was made anew, without its triggers


def _extensions() -> None:
    with op.batch_alter_table("extension") as extension:
        extension.add_column(sa.Column("answer", sa.String(), nullable=True))
        extension.drop_constraint(op.f("ck_extension_decision"), type_="check")
        extension.create_check_constraint(
            op.f("ck_extension_decision"), "decision IN ('granted', 'refused', 'withdrawn')"
        )
    only_open = sa.text("decision IS NULL")
    op.create_index(
        "uq_extension_open",
        "extension",
        ["assignment_id"],
        unique=True,
        sqlite_where=only_open,
        postgresql_where=only_open,
    )


def _roles() -> None:
    with op.batch_alter_table("post_role") as post_role:
        post_role.drop_constraint(op.f("ck_post_role_role"), type_="check")
        post_role.create_check_constraint(op.f("ck_post_role_role"), f"role IN ({ROLES})")


def downgrade() -> None:
    raise RuntimeError("what was recorded would be lost: restore a backup instead")
