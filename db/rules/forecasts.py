"""推进中 with a forecast earns silence: which mornings before a due date it spares.

| the day that it names | the mornings before it |
|---|---|
| on or before the due date | silent, but for the last two up to the due date |
| after the due date, or none | come as ever |

On that day and after it the ladder goes on, unless it is done by then. Of what is due on 30 April
2023 and forecast for the 26th, the morning of the 23rd is spared; the 27th and 28th come.
"""

from collections.abc import Iterable
from datetime import date

from db.rules.snoozing import KEPT


def spared(mornings: Iterable[date], *, due_on: date | None, forecast_on: date | None) -> set[date]:
    """Those of its mornings, in the order of time, on which nothing is said."""
    if due_on is None or forecast_on is None or forecast_on > due_on:
        return set()
    before = [day for day in mornings if day <= due_on]
    return {day for day in before[:-KEPT] if day < forecast_on}
