"""Append-only tables: the database itself refuses to change or delete what was recorded."""

from alembic import op

FIRST = (
    "acknowledgement",
    "audit",
    "due",
    "nudge",
    "observation",
    "report",
    "retraction",
    "review",
)
"""Those of revision 0001."""
APPEND_ONLY = (*FIRST, "attachment", "evidence", "snooze", "removal")


def protect(table: str) -> None:
    """Refuse UPDATE and DELETE on `table`, on SQLite and PostgreSQL alike."""
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER keep_{table}_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
        return
    op.execute(
        f"CREATE TRIGGER keep_{table} BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )


def make_refusal() -> None:
    """PostgreSQL's triggers call a function; SQLite's carry their own body."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
        )
