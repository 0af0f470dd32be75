"""Who handles an assignment: the post that the plan proposes, and after it its successors.

A post that stands in for another (B角) is succeeded in the same way.
"""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain

from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, select
from sqlmodel.sql.expression import SelectOfScalar

from db.audit import amend
from db.models import Assignment, Cycle, Duty, DutyUnit, Post, Task
from db.posts import held_on


def appoint(session: Session, *, now: datetime, today: date) -> None:
    """Give the assignments of the open cycles the 承办人 they lack, where there is one today.

    One that never had any gets the post that the plan proposes; one whose post has ended, or has
    not begun, gets the post of the same title in the same unit. Of several the earliest entered.
    """
    found: dict[int, tuple[Assignment, int]] = {}
    for assignment, post_id in chain(_proposed(session, today), _succeeding(session, today)):
        found.setdefault(assignment.id, (assignment, post_id))
    for assignment, post_id in found.values():
        subject = f"assignment:{assignment.id}"
        action = "assignment.handler"
        amend(session, assignment, now=now, action=action, subject=subject, handler_post_id=post_id)
    session.flush()


def name_deputy(session: Session, post: Post, deputy_id: int | None, *, now: datetime) -> bool:
    """Give a post its B角, or none; False if it had that one before."""
    subject, action = f"post:{post.id}", "post.deputy"
    return amend(session, post, now=now, action=action, subject=subject, deputy_post_id=deputy_id)


def succeed_deputies(session: Session, *, now: datetime, today: date) -> None:
    """A B角 whose post has ended gives way to the post of the same title in the same unit.

    Where there is none, the ended one stays written down: `duban check` tells.
    """
    former, successor = aliased(Post), aliased(Post)
    same = and_(col(successor.unit_id) == former.unit_id, col(successor.title) == former.title)
    found: dict[int, tuple[Post, int]] = {}
    rows = session.exec(
        select(Post, successor.id)
        .join(former, col(former.id) == Post.deputy_post_id)
        .join(successor, same)
        .where(~held_on(today, former), held_on(today, successor), col(successor.id) != Post.id)
        .order_by(col(successor.id))
    )
    for post, deputy_id in rows:
        found.setdefault(post.id, (post, deputy_id))
    for post, deputy_id in found.values():
        name_deputy(session, post, deputy_id, now=now)
    session.flush()


def _proposed(session: Session, today: date) -> Iterator[tuple[Assignment, int]]:
    laid = and_(
        col(DutyUnit.duty_id) == Assignment.duty_id, col(DutyUnit.unit_id) == Assignment.unit_id
    )
    yield from session.exec(
        select(Assignment, Post.id)
        .join(DutyUnit, laid)
        .join(Post, and_(col(Post.unit_id) == Assignment.unit_id, Post.title == DutyUnit.handler))
        .where(
            col(Assignment.handler_post_id).is_(None),
            col(Assignment.duty_id).in_(_open_duties()),
            held_on(today),
        )
        .order_by(col(Post.id))
    )


def _succeeding(session: Session, today: date) -> Iterator[tuple[Assignment, int]]:
    former = aliased(Post)
    same = and_(col(Post.unit_id) == former.unit_id, col(Post.title) == former.title)
    yield from session.exec(
        select(Assignment, Post.id)
        .join(former, col(former.id) == Assignment.handler_post_id)
        .join(Post, same)
        .where(col(Assignment.duty_id).in_(_open_duties()), ~held_on(today, former), held_on(today))
        .order_by(col(Post.id))
    )


def _open_duties() -> SelectOfScalar[int]:
    return select(Duty.id).join(Task).join(Cycle).where(col(Cycle.closed_at).is_(None))
