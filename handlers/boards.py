"""/mine and /status: what is my own, and how the whole stands."""

from collections.abc import Callable

from markupsafe import Markup

from db.appointments import Appointments, appointments
from db.items import Item, items_of_units
from db.rules.permissions import Action, may
from db.rules.terms import PostRole
from db.visibility import applicable, begun, on_board
from handlers import colleagues
from handlers.inputs.which import Which
from handlers.keyboards import boards as keyboards
from handlers.keyboards import menus
from handlers.presses import number, stale
from handlers.tasks import guessed
from handlers.texts import boards, overall, views, words
from handlers.views import View, chosen
from handlers.visit import Visit

LISTS = (
    Which.RED,
    Which.YELLOW,
    Which.OVERDUE,
    Which.SILENT,
    Which.BLOCKED,
    Which.BEHIND,
    Which.DUE,
)
"""What the whole board leads to."""


def mine(visit: Visit) -> None:
    """/mine: what I owe, by date."""
    _show_mine(visit, 0, visit.say)


def _show_mine(visit: Visit, page: int, say: Callable[..., None]) -> None:
    items = items_handled(visit)
    if not items:
        say(boards.nothing_owed(visit.t, visit.who.salutation), menus.menu(visit.t))
        return
    pages = boards.mine(
        visit.t,
        visit.who.salutation,
        items,
        visit.today,
        words.moment(visit.t, visit.now, visit.office, visit.now),
        _instead(visit, items),
        guessed=guessed(visit, [item for item in items if not item.finished]),
    )
    page = min(page, len(pages) - 1)
    about = [item.id for item in items if not item.finished]
    say(pages[page], keyboards.mine(visit.t, page, len(pages)), about)


def _instead(visit: Visit, items: list[Item]) -> list[Markup]:
    owed = [item for item in items if not item.finished]
    return colleagues.standing(visit, visit.t, visit.who.person_id, owed)


def items_handled(visit: Visit) -> list[Item]:
    """What this person handles, or is reminded of instead of a colleague; without the returns of
    months to come."""
    people = appointments(visit.session, today=visit.today)
    units = visit.who.actor.units_as(PostRole.REPORTER)
    return [
        item
        for item in applicable(
            begun(items_of_units(visit.session, units, today=visit.today), visit.today)
        )
        if visit.who.person_id in _concerned(people, item)
    ]


def _concerned(people: Appointments, item: Item) -> set[int]:
    """The 承办人, and the B角 standing in for them."""
    both = (people.appointed(item), people.handler(item))
    return {holder.person_id for holder in both if holder}


def all_visible(visit: Visit) -> list[Item]:
    """What stands on the board for this person."""
    return on_board(visit.session, visit.who.actor, today=visit.today)


def status(visit: Visit) -> None:
    """/status: the board of what this person may see."""
    _show(visit, 0, visit.say)


def _show(visit: Visit, page: int, say: Callable[..., None]) -> None:
    items = all_visible(visit)
    when = words.moment(visit.t, visit.now, visit.office, visit.now)
    whole = may(visit.who.actor, Action.SEE_BOARD)
    pages = overall.status(visit.t, items, when, visit.today, whole=whole)
    page = min(page, len(pages) - 1)
    say(pages[page], keyboards.status(visit.t, _lists(visit, items), page, len(pages)))


def _lists(visit: Visit, items: list[Item]) -> list[tuple[str, str]]:
    """The lists that have anything, each with how much, and what its button carries."""
    found = []
    for which in LISTS:
        view = View(which, by_units=which is Which.SILENT)
        count = len(chosen(items, view, None, visit.today))
        label = f"{views.which(visit.t, which)} {count}"
        found += [(label, str(view))] if count else []
    return found


def _turn(visit: Visit, action: str, argument: str) -> None:
    page = number(argument)
    if page is None:
        stale(visit)
    else:
        visit.toast()
        _SHOW[action](visit, page, visit.change)


_SHOW = {keyboards.STATUS: _show, keyboards.MINE: _show_mine}
ACTIONS: dict[str, Callable[[Visit, str, str], None]] = dict.fromkeys(_SHOW, _turn)
