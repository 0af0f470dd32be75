"""The form of a monthly return: its figures one after the other, or all in one message."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from db.items import Item
from db.models import Draft
from db.rules.terms import ReportStatus
from handlers import questions
from handlers.inputs.decision import Entry
from handlers.inputs.intents import is_nil
from handlers.inputs.normalize import normalize
from handlers.inputs.numbers import find_figures
from handlers.inputs.returns import find_return
from handlers.keyboards import base
from handlers.owing import owed
from handlers.presses import draft_of, item_of, stale
from handlers.recording import take
from handlers.texts import monthly as texts
from handlers.texts import reports as report_texts
from handlers.visit import Visit

Found = dict[str, Decimal]
ALL = re.compile(r"[月全都均皆其余]|三项|all|month|nil", re.IGNORECASE)
"""本月无, 三项均为0; 无 alone is said of the one figure that was asked for."""


def answered(visit: Visit, item: Item, entry: Entry, said: str) -> bool:
    """Take the figures of one message, and ask for those that are still missing."""
    have = {name: value for name, value, _ in entry.figures}
    found = figures_in(visit.text, item, have, visit)
    if found is None:
        if len(visit.text) > questions.SHORT:
            return False
        visit.say(texts.no_figure(visit.t))
        return True
    take(visit, _filled(entry, item, have | found), f"{said} {visit.text}".strip(), _behind(visit))
    return True


def figures_in(words: str, item: Item, have: Found, visit: Visit) -> Found | None:
    """By their names, all in order, or the one asked for; None if it is not plain which."""
    plain = normalize(words).text
    missing = missing_names(item, have)
    if is_nil(plain):
        named = missing if ALL.search(plain) else missing[:1]
        return dict.fromkeys(named, Decimal(0))
    returned = find_return(plain, owed([item]), today=visit.today, bare=True)
    if returned:
        return _whole(dict(returned.figures))
    figures = find_figures(plain)
    if len(figures) == 1 and missing and figures[0].unit in (None, item.unit_of(missing[0])):
        return _whole({missing[0]: figures[0].value})
    return None


def missing_names(item: Item, have: Found) -> list[str]:
    """What the form asks for next comes first."""
    return [name for name in item.figure_names if name not in have]


def _whole(found: Found) -> Found | None:
    """Matters are counted: neither half a one nor less than none."""
    counts = all(value >= 0 and value == value.to_integral_value() for value in found.values())
    return found if counts else None


def _filled(entry: Entry, item: Item, have: Found) -> Entry:
    figures = tuple((n, have[n], item.unit_of(n)) for n in item.figure_names if n in have)
    return replace(entry, figures=figures)


def _behind(visit: Visit) -> list[Entry]:
    asked = questions.waiting(visit)
    return questions.entries_of(asked)[1:] if asked else []


def _fill(visit: Visit, _action: str, argument: str) -> None:
    item = item_of(visit, argument)
    if item is None:
        return
    asked = questions.waiting(visit)
    again = asked is not None and asked.kind == "figures" and _about(asked) == item.id
    if again or item.finished or not item.figure_names:
        visit.toast(report_texts.stands_at(visit.t, item))
        return
    visit.toast()
    take(visit, Entry(item.id, ReportStatus.DONE), "")


def _about(asked: Draft) -> int:
    return questions.entries_of(asked)[0].key


def _nil(visit: Visit, _action: str, argument: str) -> None:
    item = item_of(visit, argument)
    if item is None:
        return
    if item.finished or not item.figure_names:
        visit.toast(report_texts.stands_at(visit.t, item))
        return
    visit.toast()
    zeros = _filled(Entry(item.id, ReportStatus.DONE), item, dict.fromkeys(item.figure_names, ZERO))
    take(visit, zeros, "")


def _step(visit: Visit, _action: str, argument: str) -> None:
    """A button of the form: 0, 本月无, or one figure back."""
    question, _, what = argument.partition(":")
    draft = draft_of(visit, question, "figures")
    if draft is None:
        return
    entry, *behind = questions.entries_of(draft)
    item = item_of(visit, str(entry.key), entry)
    if item is None:
        return
    have = {name: value for name, value, _ in entry.figures}
    missing = missing_names(item, have)
    match what:
        case "0":
            have |= {missing[0]: ZERO}
        case "nil":
            have |= dict.fromkeys(missing, ZERO)
        case "back" if have:
            have.pop([name for name in item.figure_names if name in have][-1])
        case _:
            stale(visit)
            return
    visit.toast()
    visit.change_buttons(base.none(), [item.id])
    take(visit, _filled(entry, item, have), draft.payload["said"], behind)


ZERO = Decimal(0)
ACTIONS: dict[str, Callable[[Visit, str, str], None]] = {"fill": _fill, "nil": _nil, "fig": _step}
