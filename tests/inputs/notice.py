"""Sentences about the real notice, told by someone who owes all of it: Sunday 2023-04-23, 10:00.

That Sunday was a working day. A row is "sentence | intent | items | what is unsure", an item
"duties, status, value, date" as in `tests.inputs.telling`.
"""

from datetime import datetime

from db.notices.reader import BUNDLED, read_plan
from db.rules.workdays import Calendar
from handlers.inputs.reading import Reading, read
from handlers.owing import owed_in_plan
from tests.inputs.conftest import SHANGHAI
from tests.inputs.telling import said

SUNDAY = datetime(2023, 4, 23, 10, tzinfo=SHANGHAI)
OWED = tuple(owed_in_plan(read_plan(BUNDLED / "2023-32844.yaml")))


def on_sunday(sentence: str, calendar: Calendar, *replied_to: str) -> Reading:
    return read(
        sentence,
        now=SUNDAY,
        zone=SHANGHAI,
        calendar=calendar,
        owed=OWED,
        replied_to=replied_to,
    )


def row_of(sentence: str, reading: Reading) -> str:
    items = ";".join(map(said, reading.items))
    return "|".join((sentence, reading.intent, items, ",".join(reading.unsure)))
