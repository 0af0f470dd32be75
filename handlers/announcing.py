"""Whose turn it is after 办结: the unit's own reviewer gets the card, the office one line."""

from db.holders import Holder, deciders, unit_reviewers, units_of_people
from db.items import Item
from db.models.review import Stage
from db.reviews import Waiting, waiting, waiting_for
from db.rules.terms import AssignmentState
from handlers import review_cards
from handlers.texts import reviewing as texts
from handlers.visit import Visit


def reported(visit: Visit, assignment_id: int) -> None:
    """After a report, or after 通过: tell whoever comes next, if anybody does."""
    one = waiting_for(visit.session, assignment_id, today=visit.today)
    if one is None or one.item.state != AssignmentState.DONE or one.of_a_month:
        return
    if one.stage == Stage.UNIT:
        _tell_unit(visit, one)
    else:
        _tell_office(visit, one.item)


def _tell_unit(visit: Visit, one: Waiting) -> None:
    for holder in unit_reviewers(visit.session, one.item.unit_id, today=visit.today):
        if holder.chat_id is not None and holder.person_id != one.report.person_id:
            text, keyboard = review_cards.card(visit, visit.tongue_of(holder), one, 1, "")
            visit.say_to(holder.chat_id, text, keyboard, [one.item.id], holder.person_id)


def _tell_office(visit: Visit, item: Item) -> None:
    """Only those for whom nothing waited before: one line, not one each time."""
    able = deciders(visit.session, item.unit_id, today=visit.today)
    reached = [h for h in able if h.chat_id is not None and h.person_id != visit.who.person_id]
    if not reached:
        return
    with_office = [
        one.item
        for one in waiting(visit.session, today=visit.today)
        if one.stage == Stage.OFFICE and one.item.id != item.id
    ]
    own = units_of_people(
        visit.session, [holder.person_id for holder in reached], today=visit.today
    )
    for holder in reached:
        if all(other.unit_id in own[holder.person_id] for other in with_office):
            _say_line(visit, holder)


def _say_line(visit: Visit, holder: Holder) -> None:
    line = texts.waiting_line(visit.tongue_of(holder))
    visit.say_to(holder.chat_id or 0, line, person_id=holder.person_id)
