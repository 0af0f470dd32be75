"""How Alembic runs here: on the connection that db/migrate.py hands over."""

from alembic import context
from sqlmodel import SQLModel

import db.models  # noqa: F401

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
