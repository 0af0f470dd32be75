"""Reading a sentence on Thursday 2023-04-27 at 08:40, and writing an item in short."""

from datetime import datetime

from db.rules.workdays import Calendar
from handlers.inputs.reading import Item, Reading, read
from tests.inputs.conftest import SHANGHAI
from tests.inputs.duties import OWED

MORNING = datetime(2023, 4, 27, 8, 40, tzinfo=SHANGHAI)


def said(item: Item) -> str:
    parts = ("/".join(map(str, item.candidates)), item.status, item.value, item.date)
    return " ".join(str(part) if part not in (None, "") else "-" for part in parts)


def read_now(sentence: str, calendar: Calendar, *replied_to: str) -> Reading:
    return read(
        sentence,
        now=MORNING,
        zone=SHANGHAI,
        calendar=calendar,
        owed=OWED,
        replied_to=replied_to,
    )
