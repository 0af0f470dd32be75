"""The table of whole sentences: how its rows are written and read.

A row is `text`, `intent`, `items` and `unsure`, about the real notice, said on Sunday 2023-04-23
at 10:00 by someone who owes all of it. An item is "duty status figure date reason", each where it
is said: "5a in_progress 65% 2023-09-20; 3b done"; "5?" while the duty of task 5 is open, "?" while
the task is too. The figures of a return stand as "4月 1203、862、415". \\n in a text is a new line.
"""

import csv
from decimal import Decimal
from pathlib import Path

from handlers.inputs.reading import Item, Reading

TABLE = Path(__file__).with_name("sentences.tsv")


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def text_of(row: dict[str, str]) -> str:
    return row["text"].replace("\\n", "\n")


def row_of(text: str, reading: Reading) -> dict[str, str]:
    return {
        "text": text.replace("\n", "\\n"),
        "intent": str(reading.intent),
        "items": "; ".join(map(_item, reading.items)),
        "unsure": ",".join(reading.unsure),
    }


def _item(item: Item) -> str:
    parts = (
        item.duty or f"{item.task or ''}?",
        item.status,
        f"{item.year}年" if item.year else None,
        f"{item.month}月" if item.month else None,
        "、".join(_number(value) for _, value in item.figures),
        f"{_number(item.value)}{item.unit or ''}" if item.value is not None else None,
        item.date,
        item.reason,
    )
    return " ".join(str(part) for part in parts if part)


def _number(value: Decimal) -> str:
    return f"{value:f}"
