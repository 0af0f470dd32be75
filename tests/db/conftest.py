"""What several stories of the register begin with."""

from pathlib import Path

import pytest

from db.engine import Register
from tests.db.offices import Roster


@pytest.fixture
def roster(register: Register, tmp_path: Path) -> Roster:
    return Roster(register, tmp_path / "roster.csv")
