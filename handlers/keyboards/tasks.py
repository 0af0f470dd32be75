"""Buttons under one task, and what they lead to: 催办, 转办, 全部记录."""

from collections.abc import Sequence

from db.holders import Holder
from db.items import Item
from handlers.i18n import Tongue
from handlers.keyboards.base import Button, Markup, button, inline, turning
from handlers.texts import words

UNITS_A_ROW = 3
MOST_UNITS = 30
MOST_LETTERS = 40


def task(t: Tongue, item: Item, *, nudges: bool, hands_on: bool, material: Button | None) -> Markup:
    """Under the task of an assignment; `material` brings its files."""
    number, again = item.task, (item.cycle_id, item.task)
    row = [button(t.plain("History"), "hist", number)]
    row += [button(t.plain("Nudge"), "nudge", number)] if nudges else []
    row += [button(t.plain("Hand on"), "handon", number)] if hands_on else []
    looks = [button(t.plain("Why?"), "explain", *again), button(t.plain("Refresh"), "task", *again)]
    return inline(row, [material] if material else [], looks)


def why(t: Tongue, item: Item, page: int, pages: int) -> Markup:
    """Under the lights of a task: pages, 刷新, and the task itself."""
    data = ("explain", item.cycle_id, item.task)
    refresh = button(t.plain("Refresh"), *data, page)
    back = button(words.task(t, item.task), "task", item.cycle_id, item.task)
    return inline(turning(t, data, page, pages), [refresh, back])


def cycles(action: str, items: Sequence[Item]) -> Markup:
    """Of which year: a button for the cycle of each of these assignments."""
    rows = ([button(cycle(one), action, one.cycle_id, one.task)] for one in items)
    return inline(*rows)


def cycle(item: Item) -> str:
    """What tells its year and task from those of others."""
    return f"{item.year} {item.task_title}"[:MOST_LETTERS]


def nudge(t: Tongue, number: str, silent: Sequence[Sequence[Item]]) -> Markup:
    """All silent units of a duty, duty by duty; then one unit."""
    rows = [[_all(t, number, items)] for items in silent]
    units = {item.unit_id: item.unit for items in silent for item in items}
    ones = [
        button(name, "nudgeone", unit_id, number)
        for unit_id, name in list(units.items())[:MOST_UNITS]
    ]
    return inline(*rows, *_in_rows(ones))


def _all(t: Tongue, number: str, items: Sequence[Item]) -> Button:
    label = t.plain(
        "{code}: all {n} units not answered",
        code=items[0].duty,
        n=len({item.unit_id for item in items}),
    )
    return button(label, "nudgeall", items[0].duty_id, number)


def _in_rows(buttons: Sequence[Button]) -> list[list[Button]]:
    return [list(buttons[at : at + UNITS_A_ROW]) for at in range(0, len(buttons), UNITS_A_ROW)]


def which_duty(items: Sequence[Item]) -> Markup:
    """转办: which of one's own duties."""
    return inline(*([button(f"{i.duty} {i.title}"[:40], "handwhich", i.id)] for i in items))


def posts(t: Tongue, item: Item, present: int, others: Sequence[Holder]) -> Markup:
    """转办: to which post; who cannot be pinged is marked."""
    rows = [[button(_post(t, one), "handto", item.id, present, one.post_id)] for one in others]
    return inline(*rows)


def _post(t: Tongue, one: Holder) -> str:
    who = f"{one.title} {one.name or ''}".strip()
    return who if one.chat_id else t.plain("{who} (not registered)", who=who)


def back(t: Tongue, item: Item, present: int, former: int) -> Markup:
    """Under what was handed on: undone by handing it back."""
    return inline([button(t.plain("Hand it back"), "handto", item.id, present, former)])
