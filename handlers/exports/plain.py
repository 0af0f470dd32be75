"""The export as JSON for other programs: English keys, ISO days and moments, numbers as numbers.

The same export gives the same bytes. `SCHEMA` grows when a key goes or changes its meaning; new
keys may come at any time.
"""

import json
from datetime import datetime
from decimal import Decimal
from typing import Any

from db.export_rows import Author, Delivered, Export, Figure, Planned, Reported, Returned, Reviewed
from db.items import Item
from db.rules.office import Office
from db.rules.targets import Target
from handlers.exports.lights import light_of

SCHEMA = 1
Object = dict[str, Any]


def as_json(export: Export, *, office: Office, now: datetime) -> bytes:
    """The bytes of the file, in UTF-8."""
    told = _Teller(export, office)
    found = {
        "schema": SCHEMA,
        "as_of": told.moment(now),
        "time_zone": office.zone.key,
        "units": list(export.units) if export.units is not None else None,
        "plan": [_planned(row) for row in export.plan],
        "assignments": [told.assignment(item) for item in export.items],
        "reports": [told.report(row) for row in export.reports],
        "deliveries": [told.delivery(row) for row in export.deliveries],
        "returns": [told.returned(row) for row in export.returns],
    }
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


class _Teller:
    """Rows as objects; moments with the office's offset."""

    def __init__(self, export: Export, office: Office) -> None:
        self._export, self._office = export, office

    def moment(self, at: datetime | None) -> str | None:
        return at.astimezone(self._office.zone).isoformat(timespec="seconds") if at else None

    def assignment(self, item: Item) -> Object:
        return {
            **_place(item),
            "starts_on": item.starts_on.isoformat(),
            "ends_on": item.ends_on.isoformat(),
            "role": item.role,
            "light": light_of(item, self._export.today).value,
            "state": item.state,
            "due_on": _day(item.due_on),
            "due_origin": item.due_origin if item.due_on else None,
            "target": _target(item.target),
            "figure": _number(item.value),
            "forecast_on": _day(item.forecast_on),
            "last_said_at": self.moment(item.said_at),
            "handler": _author(self._export.handlers.get(item.id)),
        }

    def report(self, row: Reported) -> Object:
        return {
            "id": row.id,
            **_place(row.item),
            "said_at": self.moment(row.said_at),
            "recorded_at": self.moment(row.recorded_at),
            "author": _author(row.author),
            "status": row.status,
            "figures": [_figure(one) for one in row.figures],
            "reason": row.reason,
            "words": row.words,
            "forecast_on": _day(row.forecast_on),
            "files": row.files,
            "on_behalf": row.on_behalf,
            "counts": row.counts,
            "corrected_by": row.corrected_by,
            "taken_back_at": self.moment(row.taken_back_at),
            "reviews": [self._review(one) for one in row.reviews],
        }

    def _review(self, one: Reviewed) -> Object:
        return {
            "stage": one.stage,
            "verdict": one.verdict,
            "exception": one.exception,
            "reason": one.reason,
            "by": _author(one.by),
            "at": self.moment(one.at),
        }

    def delivery(self, row: Delivered) -> Object:
        return {
            "id": row.id,
            **_place(row.item),
            "person": _author(row.person),
            "rung": row.rung,
            "at": self.moment(row.at),
            "state": row.fate.value,
            "sent_at": self.moment(row.sent_at),
            "problem": row.problem,
            "answered_at": self.moment(row.answered_at),
            "answer": row.answer,
        }

    def returned(self, row: Returned) -> Object:
        return {
            **_place(row.item),
            "starts_on": row.item.starts_on.isoformat(),
            "ends_on": row.item.ends_on.isoformat(),
            "figures": [
                _figure(Figure(name, value, row.item.unit_of(name)))
                for name, value in row.figures.items()
            ],
            "state": row.item.state,
            "due_on": _day(row.item.due_on),
            "handed_in_at": self.moment(row.handed_in_at),
        }


def _planned(row: Planned) -> Object:
    return {
        "notice": row.notice,
        "year": row.year,
        "task": row.task,
        "task_title": row.task_title,
        "section": row.section,
        "duty": row.duty,
        "title": row.title,
        "kind": row.kind,
        "force": row.force,
        "rule": row.rule,
        "target": _target(row.target),
        "figures": [dict(figure) for figure in row.figures],
        "units": [{"unit": one.unit, "role": one.role} for one in row.laid],
        "evidence_required": row.evidence_required,
        "source": row.source,
        "task_remark": row.task_remark,
        "remark": row.remark,
    }


def _place(item: Item) -> Object:
    """Which assignment a row is about: `assignment` is its number, `duty` leads to the plan."""
    return {
        "assignment": item.id,
        "notice": item.notice,
        "year": item.year,
        "task": item.task,
        "duty": item.duty,
        "unit": item.unit,
        "period": item.period,
    }


def _author(author: Author | None) -> Object | None:
    if author is None:
        return None
    return {"name": author.name, "unit": author.unit, "post": author.title}


def _target(target: Target | None) -> Object | None:
    if target is None:
        return None
    return {"op": target.op.value, "value": _number(target.value), "unit": target.unit}


def _figure(figure: Figure) -> Object:
    return {"name": figure.name, "value": _number(figure.value), "unit": figure.unit}


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
