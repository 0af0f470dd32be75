"""What every command begins with: settings, and the register at its newest revision."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from bot.clock import Clock
from bot.settings import Settings, load_settings
from db.calendars import in_force
from db.engine import Register
from db.migrate import upgrade
from db.rules.office import Office


@dataclass(frozen=True)
class Tools:
    """A command's tools."""

    settings: Settings
    register: Register
    office: Office
    clock: Clock

    @property
    def now(self) -> datetime:
        return self.clock.now()

    @property
    def today(self) -> date:
        return self.office.today(self.now)


@contextmanager
def opened() -> Iterator[Tools]:
    """Settings read and checked, the register open and migrated; closed at the end."""
    settings = load_settings()
    register = Register(settings.database_url)
    try:
        upgrade(register.engine)
        with register.read() as session:
            office = in_force(session, settings.office)
        yield Tools(settings, register, office, settings.clock())
    finally:
        register.close()
