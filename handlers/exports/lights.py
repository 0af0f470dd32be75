"""The light of an assignment in every file: the one place that asks for it."""

from datetime import date

from db.items import Item
from db.rules.terms import Light


def light_of(item: Item, today: date) -> Light:
    """How it stands on the office's `today`."""
    return item.light(today)
