"""A copy of the register in memory: a rehearsal writes to it what really would be written."""

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, SQLModel

from db.engine import Register

BLOCK = 1000


def copy_in_memory(register: Register) -> Session:
    """A session on a private SQLite database with every row of `register`."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    SQLModel.metadata.create_all(engine)
    copy = Session(engine)
    with register.read() as session:
        for table in SQLModel.metadata.sorted_tables:
            for block in session.connection().execute(table.select()).partitions(BLOCK):
                copy.connection().execute(table.insert(), [row._asdict() for row in block])
    return copy
