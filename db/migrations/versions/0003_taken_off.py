"""A file can be taken off a report, and be put on it again."""

import sqlalchemy as sa
from alembic import op

from db.migrations.history import protect

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    with op.batch_alter_table("evidence") as evidence:
        evidence.drop_constraint(op.f("uq_evidence_report_id_attachment_id"), type_="unique")
        evidence.create_index(op.f("ix_evidence_report_id"), ["report_id"])
    if op.get_bind().dialect.name == "sqlite":
        protect("evidence")  # the table was made anew, without its triggers
    op.create_table(
        "removal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("evidence_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("incoming_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["incoming_id"], ["incoming.id"], name="fk_removal_incoming_id_incoming"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_removal_person_id_person"),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name="fk_removal_evidence_id_evidence"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_removal"),
        sa.UniqueConstraint("evidence_id", name="uq_removal_evidence_id"),
    )
    protect("removal")


def downgrade() -> None:
    raise RuntimeError("what was recorded would be lost: restore a backup instead")
