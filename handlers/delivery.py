"""/delivery 5, /delivery 5 公安局: whether reminders arrived, and what became of them."""

from db.histories import everybody
from db.items import Item, items_of_task
from db.lives import lives_of_assignments
from db.posts import known_units
from db.rules.lives import by_unit
from db.visibility import begun, visible_to
from handlers.inputs.orders import unit_within
from handlers.inputs.tasks import find_tasks
from handlers.texts import boards as board_texts
from handlers.texts import delivery as texts
from handlers.visit import Visit


def command(visit: Visit) -> None:
    """What was sent about a task: unit by unit, or every reminder to one unit.

    Each sees what they may see of a task: a unit its own, supervisors and leaders all.
    """
    known = known_units(visit.session)
    named = unit_within(visit.argument, known)
    unit = known[named[0]] if named else None
    rest = visit.argument.replace(named[1], " ").strip() if named else visit.argument
    refs = find_tasks(rest) or find_tasks(f"{rest}号")
    if not refs:
        visit.say(texts.which(visit.t))
        return
    number, duty = refs[0].number, refs[0].duty
    every = begun(items_of_task(visit.session, number, today=visit.today), visit.today)
    if not every:
        visit.say(board_texts.task_unknown(visit.t, number))
        return
    items = [
        item
        for item in visible_to(visit.who.actor, every)
        if (duty is None or item.duty == duty.lower()) and (unit is None or item.unit_id == unit.id)
    ]
    _show(visit, items, number, every[0].task_title, unit.name if unit else None)


def _show(visit: Visit, items: list[Item], task: str, title: str, unit: str | None) -> None:
    lives = lives_of_assignments(visit.session, [item.id for item in items])
    if not lives:
        visit.say(texts.nothing(visit.t, task))
        return
    teller = texts.Teller(visit.t, visit.office, visit.now, everybody(visit.session))
    if unit:
        visit.say(teller.unit(task, unit, lives))
    else:
        units = len({item.unit_id for item in items})
        visit.say(teller.task(task, title, by_unit(lives), units))
