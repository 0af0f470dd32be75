"""A report that waits, as a card with its buttons; and the next one after a decision."""

from db.models.review import Stage
from db.reviews import Waiting, evidence_count, figures, is_below_target, returns, waiting
from db.rules.permissions import Action, Subject, may
from handlers.i18n import Tongue
from handlers.informing import named
from handlers.keyboards import reviewing as keyboards
from handlers.keyboards.base import Markup
from handlers.texts import reviewing as texts
from handlers.texts import words
from handlers.visit import Visit

Card = tuple[str, Markup | None, list[int]]
"""A text, its buttons, and the assignments it shows."""


def may_judge(visit: Visit, one: Waiting, stage: Stage) -> bool:
    """Whether this person may decide about a report at a stage: nobody about their own unit."""
    unit = frozenset({one.item.unit_id})
    if stage == Stage.UNIT:
        subject = Subject(unit_ids=unit, author_id=one.report.person_id)
        return may(visit.who.actor, Action.APPROVE, subject)
    return may(visit.who.actor, Action.REVIEW, Subject(unit_ids=unit))


def queue(visit: Visit, task: str) -> list[Waiting]:
    """What waits for this person, oldest first."""
    found = waiting(visit.session, today=visit.today, task=task)
    return [one for one in found if may_judge(visit, one, one.stage)]


def next_card(visit: Visit, task: str, after: int, head: str = "") -> Card:
    """The first card whose report is newer than `after`, under what was just decided."""
    mine = queue(visit, task)
    ahead = [one for one in mine if one.report.id > after]
    if ahead:
        text, keyboard = card(visit, visit.t, ahead[0], len(ahead), task)
        return _below(head, text), keyboard, [ahead[0].item.id]
    end = texts.skipped(visit.t, len(mine)) if mine else texts.all_done(visit.t)
    return _below(head, end), None, []


def _below(head: str, text: str) -> str:
    return f"{head}\n\n{text}" if head else text


def card(visit: Visit, t: Tongue, one: Waiting, left: int, task: str) -> tuple[str, Markup]:
    """One report that waits, in the language of whoever it is for."""
    below = is_below_target(one.item)
    facts = _facts(visit, t, one, below=below)
    text = texts.card(t, one.item, one.report, facts, left, one.stage, visit.today)
    return text, keyboards.card(t, one.report.id, task, one.stage, below=below)


def _facts(visit: Visit, t: Tongue, one: Waiting, *, below: bool) -> texts.Facts:
    session, report = visit.session, one.report
    return texts.Facts(
        who=named(visit, report.person_id),
        when=words.moment(t, report.said_at, visit.office, visit.now),
        said_on=visit.office.today(report.said_at),
        figures=[
            words.figure(value, unit)
            if name == one.item.title
            else f"{name} {words.figure(value, unit)}"
            for name, value, unit in figures(session, report.id)
        ],
        evidence=evidence_count(session, report.id),
        returned=[
            (visit.office.today(review.at), review.reason or "")
            for review in returns(session, one.item.id)
        ],
        below=below,
    )
