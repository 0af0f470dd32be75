"""What was not understood: examples that fit the person who wrote it."""

from markupsafe import Markup

from db.items import Item
from handlers.i18n import Tongue


def examples(t: Tongue, *found: str) -> Markup:
    """Each example as one could send it."""
    lines = [Markup("· {}").format(one) for one in found]
    head = t._("I did not understand that, and nothing was recorded. You can write, for example:")
    return Markup("\n").join([head, *lines, t._("What I can do: /help")])


def report(t: Tongue, item: Item) -> str:
    """What to report of a duty: a figure where one is measured."""
    if item.target and item.target.unit == "%":
        return t.plain("{code} 85% done", code=item.duty)
    return t.plain("{code} is done", code=item.duty)


def how_is(t: Tongue, task: str) -> str:
    return t.plain("How is task {task} going", task=task)


def open_of(t: Tongue, unit: str) -> str:
    return t.plain("What is still open at {unit}", unit=unit)


def open_of_mine(t: Tongue) -> str:
    return t.plain("What is still open")


def who_is_silent(t: Tongue) -> str:
    return t.plain("Who has not reported")


def overdue(t: Tongue) -> str:
    return t.plain("What is overdue")


def this_month(t: Tongue) -> str:
    return t.plain("What is due this month")
