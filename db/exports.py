"""The register as it is exported: gathered in a constant number of prepared bulk selects."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row
from sqlmodel import Session

from db import export_selects as selects
from db.export_rows import (
    Author,
    Delivered,
    Export,
    Fate,
    Figure,
    Laid,
    Planned,
    Reported,
    Returned,
    Reviewed,
)
from db.items import Item, all_items, items_of_units
from db.models.talk import Delivery
from db.returns import handed_in
from db.rules.office import Office
from db.rules.targets import Op, Target
from db.unsent import RECALLED

Rows = Sequence[Row[Any]]

LONG_NUMBER = re.compile(r"-?\d{6,}")


def exported(
    session: Session, *, unit_ids: Collection[int] | None, today: date, office: Office
) -> Export:
    """All that the open cycles in effect on `today` hold about these units; None: about all.

    Of other units nothing is in it: not in the plan either, where a duty names only these units
    and the collectives to which they belong.
    """
    read = _Reader(session, unit_ids, today)
    items = (
        all_items(session, today=today)
        if unit_ids is None
        else items_of_units(session, unit_ids, today=today)
    )
    posts = _Posts(session.connection().execute(selects.POSTS).all(), office)
    reports = _reports(read, items, posts)
    return Export(
        today=today,
        units=unit_names(session, unit_ids),
        plan=_plan(read, items),
        items=items,
        handlers=_handlers(items, posts),
        reports=reports,
        deliveries=_deliveries(read, items, reports, posts),
        returns=list(_returns(items, reports)),
    )


def unit_names(session: Session, unit_ids: Collection[int] | None) -> tuple[str, ...] | None:
    """What these units are called, in the register's order; None for all."""
    if unit_ids is None:
        return None
    rows = session.connection().execute(selects.NAMES, {"unit_ids": list(unit_ids)})
    return tuple(row.name for row in rows)


@dataclass(frozen=True)
class _Reader:
    """Runs the prepared selects for these units, or for all."""

    session: Session
    unit_ids: Collection[int] | None
    today: date

    def rows(self, pair: selects.Pair) -> Rows:
        narrow = self.unit_ids is not None
        return self._run(pair.of_units if narrow else pair.all, units=narrow)

    def duties(self) -> Rows:
        return self._run(selects.DUTIES)

    def laid_on(self) -> Rows:
        """On whom the duties are laid: of some units only these, and their collectives."""
        rows = self._run(selects.LAID_ON)
        if self.unit_ids is None:
            return rows
        theirs = {*self.unit_ids, *self._collectives()}
        return [row for row in rows if row.unit_id in theirs]

    def _collectives(self) -> Iterator[int]:
        return (row.collective_id for row in self._run(selects.COLLECTIVES, units=True))

    def _run(self, statement: Any, *, units: bool = False) -> Rows:
        values: dict[str, Any] = {"today": self.today}
        if units:
            values["unit_ids"] = list(self.unit_ids or ())
        return self.session.connection().execute(statement, values).all()


class _Posts:
    """Who held which post when."""

    def __init__(self, rows: Rows, office: Office) -> None:
        self._office = office
        self._of_person: dict[int, list[Row[Any]]] = defaultdict(list)
        self.by_id = {row.id: Author(row.name, row.unit, row.title) for row in rows}
        for row in rows:
            self._of_person[row.person_id].append(row)

    def of(self, person_id: int, item: Item, at: datetime) -> Author | None:
        """The person by the post held at that moment, in the unit of `item` if there is one."""
        day = self._office.today(at)
        held = [row for row in self._of_person[person_id] if _held(row, day)]
        choice = held or self._of_person[person_id]
        own = [row for row in choice if row.unit_id == item.unit_id]
        return next((self.by_id[row.id] for row in own or choice), None)


def _held(row: Row[Any], day: date) -> bool:
    return (row.from_on is None or row.from_on <= day) and (row.to_on is None or row.to_on >= day)


def _handlers(items: Sequence[Item], posts: _Posts) -> dict[int, Author]:
    known = {item.id: posts.by_id.get(item.handler_post_id or 0) for item in items}
    return {key: author for key, author in known.items() if author}


def _plan(read: _Reader, items: Sequence[Item]) -> list[Planned]:
    """The duties, those of some units only where such a unit has a part in them."""
    laid: dict[int, dict[Laid, None]] = defaultdict(dict)
    for row in read.laid_on():
        laid[row.duty_id][Laid(row.unit, row.role)] = None
    if read.unit_ids is not None:
        for item in items:  # what a unit owes stays when it leaves the collective it came by
            if item.duty_id not in laid:
                laid[item.duty_id][Laid(item.unit, item.role)] = None
    return [
        _planned(row, tuple(laid[row.id]))
        for row in read.duties()
        if read.unit_ids is None or row.id in laid
    ]


def _planned(row: Row[Any], laid: tuple[Laid, ...]) -> Planned:
    facts = dict(row._mapping)
    target = tuple(facts.pop(name) for name in ("target_op", "target_value", "target_unit"))
    facts["target"] = Target(Op(target[0]), *target[1:]) if target[0] else None
    return Planned(**facts, laid=laid)


def _reports(read: _Reader, items: Iterable[Item], posts: _Posts) -> list[Reported]:
    by_id = {item.id: item for item in items}
    figures = _grouped(read.rows(selects.FIGURES))
    reviews = _grouped(read.rows(selects.REVIEWS))
    files = {row.report_id: row.files for row in read.rows(selects.FILES)}
    found = []
    for row in read.rows(selects.REPORTS):
        facts = dict(row._mapping)
        item, person_id = by_id[facts.pop("assignment_id")], facts.pop("person_id")
        told = Reported(
            **facts,
            item=item,
            author=posts.of(person_id, item, row.said_at),
            figures=tuple(Figure(one.name, one.value, one.unit) for one in figures[row.id]),
            files=files.get(row.id, 0),
            reviews=tuple(_reviewed(one, item, posts) for one in reviews[row.id]),
        )
        found.append(told)
    return found


def _grouped(rows: Rows) -> Mapping[int, list[Row[Any]]]:
    found: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        found[row.report_id].append(row)
    return found


def _reviewed(row: Row[Any], item: Item, posts: _Posts) -> Reviewed:
    by = posts.of(row.person_id, item, row.at)
    return Reviewed(row.stage, row.verdict, row.exception, row.reason, by, row.at)


def _deliveries(
    read: _Reader, items: Iterable[Item], reports: Sequence[Reported], posts: _Posts
) -> list[Delivered]:
    by_id = {item.id: item for item in items}
    answers: dict[int, list[Reported]] = defaultdict(list)
    for report in reports:
        if report.counts:
            answers[report.item.id].append(report)
    found = []
    for row in read.rows(selects.PINGS):
        item = by_id[row.assignment_id]
        answer = next((one for one in answers[item.id] if one.recorded_at >= row.made_at), None)
        found.append(
            Delivered(
                id=row.id,
                item=item,
                person=posts.of(row.person_id, item, row.made_at),
                rung=row.rung,
                at=row.at,
                made_at=row.made_at,
                fate=_fate(row),
                sent_at=row.sent_at,
                problem=_without_numbers(row.problem),
                answered_at=answer.recorded_at if answer else None,
                answer=answer.status if answer else None,
            )
        )
    return found


def _without_numbers(problem: str | None) -> str | None:
    """Telegram's own words may quote the number of a chat, which is nobody's to read."""
    return LONG_NUMBER.sub("…", problem) if problem else None


def _fate(row: Row[Any]) -> Fate:
    if row.problem == RECALLED:
        return Fate.RECALLED
    if row.state == Delivery.GIVEN_UP:
        return Fate.FAILED
    return Fate.WAITING if row.sent_at is None else Fate.SENT


def _returns(items: Iterable[Item], reports: Sequence[Reported]) -> Iterator[Returned]:
    """The months of each return, one unit after the other, in the order of time."""
    by_id = {report.id: report for report in reports}
    for item in items:
        if item.monthly:
            report = by_id.get(item.report_id or 0) if handed_in(item) else None
            figures = {one.name: one.value for one in report.figures} if report else {}
            yield Returned(item, figures, report.said_at if report else None)
