"""Several things said of one duty in one message: joined where they agree, doubted where not."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from db.rules.terms import ReportStatus
from handlers.inputs.results import Intent, Item

_SAID = ("status", "value", "unit", "date", "reason", "month", "year")


def merged(items: Sequence[Item]) -> list[Item]:
    """The items with one for each duty; 2a推进中。2a已办结 stay two, and both unsure."""
    found: list[Item] = []
    for item in items:
        at = next((i for i, one in enumerate(found) if _is_of_same(one, item)), None)
        if at is None:
            found.append(item)
        elif _agree(found[at], item):
            found[at] = _joined(found[at], item)
        else:
            found[at] = _doubted(found[at])
            found.append(_doubted(item))
    return found


def _is_of_same(one: Item, other: Item) -> bool:
    return bool(one.candidates) and one.candidates == other.candidates


def _agree(one: Item, other: Item) -> bool:
    if Intent.RETURN in (one.intent, other.intent) and one.intent is not other.intent:
        return False
    if one.figures and other.figures and one.figures != other.figures:
        return False
    silent = ("status",) if _measured(one, other) or _measured(other, one) else ()
    pairs = ((getattr(one, name), getattr(other, name)) for name in _SAID if name not in silent)
    return all(None in pair or pair[0] == pair[1] for pair in pairs)


def _measured(one: Item, other: Item) -> bool:
    """1a 已办结,达标率93%: the second says how far, the first how it stands."""
    return other.implied and one.status in (ReportStatus.DONE, ReportStatus.BLOCKED)


def _joined(one: Item, other: Item) -> Item:
    said: dict[str, Any] = {
        name: _either(getattr(one, name), getattr(other, name)) for name in _SAID
    }
    if _measured(other, one):
        said["status"] = other.status
    doubts = tuple(dict.fromkeys((*one.unsure, *other.unsure)))
    late = Intent.EXTENSION in (one.intent, other.intent)
    intent = Intent.EXTENSION if late else one.intent
    return replace(
        one,
        intent=intent,
        end=max(one.end, other.end),
        figures=one.figures or other.figures,
        implied=one.implied and other.implied,
        unsure=doubts,
        **said,
    )


def _either(one: object, other: object) -> object:
    return other if one is None else one


def _doubted(item: Item) -> Item:
    return replace(item, unsure=tuple(dict.fromkeys((*item.unsure, "status"))))
