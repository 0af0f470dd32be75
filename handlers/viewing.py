"""/unit, /due, /overdue, /silent, and the lists that questions in words ask for."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from markupsafe import Markup

from db.collectives import with_members
from db.items import Item, items_by_id
from db.posts import known_units
from db.rules.permissions import Action, may
from db.rules.terms import Kind
from handlers.boards import all_visible
from handlers.inputs.inquiries import Inquiry, says_nothing
from handlers.inputs.normalize import normalize
from handlers.inputs.which import Which
from handlers.keyboards import boards as keyboards
from handlers.presses import number, stale
from handlers.questions import replied_to
from handlers.texts import boards, words
from handlers.texts import views as texts
from handlers.texts.fit import cut
from handlers.understanding import inquiry_in
from handlers.views import View, chosen, view_of
from handlers.visit import Visit

WHO = (Which.SILENT, Which.UNSIGNED)
"""What is asked of units rather than of duties."""
SOME = 4
"""Units named as examples."""


def unit(visit: Visit) -> None:
    """/unit 公安局: all that a unit owes, the gravest first."""
    asked = inquiry_in(visit, visit.argument)
    if asked and asked.units:
        show_asked(visit, replace(asked, which=Which.ALL))
    elif visit.argument:
        visit.say(texts.unit_unknown(visit.t, visit.argument, _some_units(visit)))
    else:
        visit.say(texts.which_unit(visit.t, _some_units(visit)))


def due(visit: Visit) -> None:
    """/due, /due 本月: what falls due within a week, or in the time named."""
    _command(visit, Which.DUE)


def overdue(visit: Visit) -> None:
    """/overdue, /overdue 公安局: what is late."""
    _command(visit, Which.OVERDUE)


def silent(visit: Visit) -> None:
    """/silent: who was asked and has not answered."""
    _command(visit, Which.SILENT, by_units=True)


def _command(visit: Visit, which: Which, *, by_units: bool = False) -> None:
    """A list, narrowed by the words behind the command; what they leave unsaid is no unit."""
    asked = inquiry_in(visit, visit.argument) or Inquiry(rest=visit.argument)
    if says_nothing(normalize(asked.rest).text):
        show_asked(visit, replace(asked, which=which, by_units=by_units))
    else:
        visit.say(texts.unit_unknown(visit.t, visit.argument, _some_units(visit)))


def show_asked(visit: Visit, asked: Inquiry, task: str = "", duty: str = "") -> None:
    """A list as words ask for it."""
    known = known_units(visit.session)
    which = asked.which or Which.ALL
    view = View(
        which,
        tuple(known[name].id for name in asked.units),
        asked.window,
        task,
        duty,
        by_units=(asked.by_units or which in WHO) and not (asked.units or duty),
    )
    cycles = _cycles(visit, view, asked.year)
    if view.task and len(cycles) > 1:
        views = [(one, str(replace(view, cycle_id=one.cycle_id))) for one in cycles]
        visit.say(boards.task_of_which(visit.t, task), keyboards.cycles(views))
    else:
        known_year = cycles and (view.task or asked.year)
        cycle_id = cycles[0].cycle_id if known_year else 0
        show(visit, replace(view, cycle_id=cycle_id), 0, visit.say)


def _cycles(visit: Visit, view: View, year: int | None) -> list[Item]:
    """The first item of each cycle that is meant: by the message replied to, by the year."""
    every = [item for item in all_visible(visit) if view.task in ("", item.task)]
    firsts = list({item.cycle_id: item for item in reversed(every)}.values())[::-1]
    meant = {item.cycle_id for item in items_by_id(visit.session, replied_to(visit))}
    replied = [item for item in firsts if item.cycle_id in meant]
    return replied or [item for item in firsts if item.year == year] or firsts


def show(visit: Visit, view: View, page: int, say: Callable[..., None]) -> None:
    """One page of a list, of what this person may see now."""
    visible = all_visible(visit)
    ids = with_members(visit.session, view.unit_ids, today=visit.today) if view.unit_ids else None
    if ids is not None and not any(item.unit_id in ids for item in visible):
        say(_not_visible(visit, view, visible))
        return
    items = chosen(visible, view, ids, visit.today)
    pages = cut(_lines(visit, view, items), most=texts.MOST)
    page = min(page, len(pages) - 1)
    when = words.moment(visit.t, visit.now, visit.office, visit.now)
    scope = texts.Scope(_who(visit, view, ids), _task(visit, view, visible), view.window)
    head = texts.heading(visit.t, view.which, scope, items, when, visit.today)
    text = Markup("\n").join([head, *texts.page_of(visit.t, page, len(pages)), "", *pages[page]])
    drawn = _drawn(visit, view, items)
    keyboard = keyboards.listed(visit.t, str(view), page, len(pages), drawn)
    say(text, keyboard, _about(visit, items))


def _lines(visit: Visit, view: View, items: Sequence[Item]) -> list[Markup]:
    if view.by_units:
        return texts.by_unit(visit.t, items, visit.today)
    if view.duty and items and items[0].target:
        return texts.by_figure(visit.t, items, visit.today)
    return texts.by_duty(visit.t, items, visit.today)


def _drawn(visit: Visit, view: View, items: Sequence[Item]) -> tuple[int, str] | None:
    """The cycle and duty whose figures a picture can show: of one measured duty with a date."""
    first = items[0] if view.duty and items else None
    measured = first is not None and first.course(visit.today) is not None
    return (first.cycle_id, first.duty) if first and measured else None


def _about(visit: Visit, items: Sequence[Item]) -> list[int]:
    """What a reply to the list may report on: one's own."""
    own = visit.who.actor.unit_ids
    return [item.id for item in items if item.unit_id in own and item.kind != Kind.STANDING]


def _who(visit: Visit, view: View, ids: Collection[int] | None) -> str:
    """Whose items these are; who sees but some of those that were named is not told of others."""
    if not may(visit.who.actor, Action.SEE_BOARD):
        named = ids or ()
        seen = dict.fromkeys(item.unit for item in all_visible(visit) if item.unit_id in named)
        return visit.t.plain(", ").join(seen) if seen else texts.mine(visit.t)
    return visit.t.plain(", ").join(_names(visit, view.unit_ids))


def _task(visit: Visit, view: View, visible: Sequence[Item]) -> str:
    """What narrows the list, also where nothing is in it."""
    duty = next((item for item in visible if view.duty and item.duty == view.duty), None)
    if duty:
        return words.plain_name(duty)
    return words.task(visit.t, view.task) if view.task else ""


def _names(visit: Visit, unit_ids: Sequence[int]) -> list[str]:
    names = {one.id: one.name for one in known_units(visit.session).values()}
    return [names[one] for one in unit_ids if one in names]


def _not_visible(visit: Visit, view: View, visible: Sequence[Item]) -> Markup:
    own = list(dict.fromkeys(item.unit for item in visible))
    asked = visit.t.plain(", ").join(_names(visit, view.unit_ids))
    example = visible[0].task if visible else "5"
    return texts.not_visible(visit.t, asked, own, example)


def _some_units(visit: Visit) -> list[str]:
    return list(dict.fromkeys(item.unit for item in all_visible(visit)))[:SOME]


def others(visit: Visit) -> list[str]:
    """Units whose state this person may see, other than the own ones."""
    own = visit.who.actor.unit_ids
    return list(dict.fromkeys(one.unit for one in all_visible(visit) if one.unit_id not in own))


def _turn(visit: Visit, _action: str, argument: str) -> None:
    code, _, page = argument.rpartition(":")
    view, at = view_of(code), number(page)
    if view is None or at is None:
        stale(visit)
        return
    visit.toast()
    show(visit, view, at, visit.change)


ACTIONS: dict[str, Callable[[Visit, str, str], None]] = {keyboards.LIST: _turn}
