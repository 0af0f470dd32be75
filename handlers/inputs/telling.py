"""A reading as plain values: what `duban read` prints, as JSON or for people."""

from decimal import Decimal
from typing import Any

from handlers.inputs.results import Intent, Item, Reading

Row = dict[str, Any]
_TOLD = {Intent.RETRACT: Intent.NONE, Intent.COURTESY: Intent.NONE}
"""Neither 撤回 nor a greeting says anything of a duty."""


def row_of(reading: Reading) -> Row:
    """`items` in the order said; the flat fields derive from them; `dates` are ISO days."""
    return {
        "intent": _TOLD.get(reading.intent, reading.intent).value,
        "items": [_item(item) for item in reading.items],
        "tasks": [_task(task) for task in reading.tasks],
        "status": reading.status.value if reading.status else None,
        "values": [float(value) for value in reading.values],
        "dates": list(dict.fromkeys(found.on.isoformat() for found in reading.dates)),
        "unsure": list(reading.unsure),
    }


def _item(item: Item) -> Row:
    told: Row = {
        "task": _task(item.task) if item.task else None,
        "duty": item.duty,
        "status": item.status.value if item.status else None,
        "value": _number(item.value),
        "unit": item.unit,
        "date": item.date.isoformat() if item.date else None,
        "reason": item.reason,
        "unsure": list(item.unsure),
    }
    if item.figures:
        told["figures"] = {name: float(value) for name, value in item.figures}
    return told


def _task(number: str) -> int | str:
    return int(number) if number.isdigit() else number


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def in_words(row: Row) -> str:
    """A line for the intent, one for each item, one for the dates and for what is unsure."""
    lines = [row["intent"]]
    for item in row["items"]:
        facts = {name: value for name, value in item.items() if value not in (None, [], {})}
        lines.append("  " + " · ".join(f"{name} {_plain(value)}" for name, value in facts.items()))
    more = (f"  {name}: {', '.join(row[name])}" for name in ("dates", "unsure") if row[name])
    return "\n".join((*lines, *more))


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {number:g}" for name, number in value.items())
    if isinstance(value, list):
        return ", ".join(value)
    return f"{value:g}" if isinstance(value, float) else str(value)
