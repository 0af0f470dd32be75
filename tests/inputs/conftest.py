"""The moment and the duties that the sentences of these tests are said about."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from db.rules.workdays import Calendar

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture(scope="session")
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def monday() -> datetime:
    """The moment of the table: Monday 2026-11-23, 10:00."""
    return datetime(2026, 11, 23, 10, tzinfo=SHANGHAI)
