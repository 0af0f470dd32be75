"""Walking through days, and noting when somebody was written to."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from tests.stories.office import Office

TIMES = ("09:00", "15:00")


async def walk(office: Office, first: str, last: str) -> None:
    """Every day from `first` to `last`, free ones too, in the morning and in the afternoon."""
    for moment in moments(first, last):
        await office.at(moment)


def moments(first: str, last: str) -> Iterator[str]:
    day = date.fromisoformat(first)
    while day <= date.fromisoformat(last):
        yield from (f"{day} {time}" for time in TIMES)
        day += timedelta(days=1)


async def when_told(office: Office, who: str, about: str, first: str, last: str) -> list[str]:
    """The moments (04-23 09:00) at which a new message to `who` spoke of a duty or a period."""
    told = []
    for moment in moments(first, last):
        seen = len(office.sees(who))
        await office.at(moment)
        told += [moment[5:] for text in office.sees(who)[seen:] if speaks_of(text, about)]
    return told


def speaks_of(text: str, about: str) -> bool:
    """Whether a text names 2a, and not 12a."""
    return bool(re.search(rf"(?<![\d障]){re.escape(about)}(?![\da-z])", text))
