"""The small words that every message is made of: days, lights, states, targets."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from babel.dates import format_skeleton, format_time
from markupsafe import Markup

from db.items import Item
from db.rules.lights import Reason, days_left
from db.rules.office import Office
from db.rules.terms import AssignmentState, Force, Light, ReportStatus, UnitRole
from handlers.i18n import Tongue

LIGHTS = {Light.GREEN: "🟢", Light.YELLOW: "🟡", Light.RED: "🔴", Light.NONE: "⚪"}
HUNDRED = Decimal(100)
SIGNS = {">=": "≥", "<=": "≤", "=": "="}


def day(t: Tongue, when: date, today: date) -> str:
    """4月30日周日; with the year when it is not this one."""
    skeleton = "MMMEd" if when.year == today.year else "yMMMEd"
    return format_skeleton(skeleton, when, locale=t.locale)


def moment(t: Tongue, when: datetime, office: Office, now: datetime) -> str:
    """4月14日周五 09:05, in the office's time zone."""
    local = when.astimezone(office.zone)
    clock = format_time(local, "HH:mm", tzinfo=office.zone, locale=t.locale)
    return f"{day(t, local.date(), office.today(now))} {clock}"


def due(t: Tongue, due_on: date | None, today: date) -> str:
    """When it is due and how long that is: 4月30日周日到期,还剩16天."""
    if due_on is None:
        return t._("no date set")
    left = days_left(due_on, today)
    on = day(t, due_on, today)
    if left < 0:
        return t.plural("due {on} – {n} day overdue", "due {on} – {n} days overdue", -left, on=on)
    if left == 0:
        return t._("due today ({on})", on=on)
    if left == 1:
        return t._("due tomorrow ({on})", on=on)
    return t.plural("due {on} – {n} day left", "due {on} – {n} days left", left, on=on)


def guessed(t: Tongue) -> Markup:
    """Below dates that hang on holidays which are not announced yet."""
    return t._("The holidays of that year are not announced yet: the date may still change.")


def number(value: Decimal) -> str:
    """A figure without trailing zeros: 85, 92.5."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def figure(value: Decimal, unit: str) -> str:
    """A figure with its unit: 85%, 3次."""
    return f"{number(value)}{unit}"


def target(item: Item) -> str:
    """The figure to reach, as a chief reads it: ≥90%; empty where there is none."""
    goal = item.target
    if goal is None:
        return ""
    whole = goal.unit == "%" and goal.value == HUNDRED  # ≥100% would read oddly
    return f"{'' if whole else SIGNS[goal.op]}{figure(goal.value, goal.unit)}"


def period(t: Tongue, item: Item, today: date) -> str:
    """The stretch a monthly return covers: 3月25日至4月24日."""
    first, last = (
        format_skeleton("MMMd", when, locale=t.locale) for when in (item.starts_on, item.ends_on)
    )
    return t.plain("{first} to {last}", first=first, last=last)


def task(t: Tongue, number: str) -> str:
    """第5项, and 保障1 as it is."""
    return t.plain("Task {number}", number=number) if number.isdigit() else number


def plain_name(item: Item) -> str:
    """A duty's code, title and target."""
    return " ".join(part for part in (item.duty, item.title, target(item)) if part)


def name(t: Tongue, item: Item, today: date) -> Markup:
    """How a duty is called everywhere: its code, title, target; a return's month, another year."""
    parts = [Markup("<b>{}</b>").format(item.duty), item.title, target(item)]
    called = Markup(" ").join(part for part in parts if part)
    if item.monthly:
        called += t._(" ({period})", period=period(t, item, today))
    if item.year != today.year:
        called += t._(" ({year} cycle)", year=item.year)
    return called


def state(t: Tongue, value: str) -> str:
    """The state of an assignment in the office's own terms."""
    return {
        AssignmentState.OPEN: t.plain("not acknowledged"),
        AssignmentState.ACKNOWLEDGED: t.plain("acknowledged"),
        AssignmentState.IN_PROGRESS: t.plain("in progress"),
        AssignmentState.NOT_STARTED: t.plain("not started"),
        AssignmentState.BLOCKED: t.plain("needs coordination"),
        AssignmentState.DONE: t.plain("done, waiting for review"),
        AssignmentState.CLOSED: t.plain("closed"),
        AssignmentState.RETURNED: t.plain("returned"),
        AssignmentState.NOT_APPLICABLE: t.plain("not applicable"),
    }[AssignmentState(value)]


def status(t: Tongue, value: str) -> str:
    """What a report says, as the buttons call it."""
    return {
        ReportStatus.DONE: t.plain("Done"),
        ReportStatus.IN_PROGRESS: t.plain("In progress"),
        ReportStatus.NOT_STARTED: t.plain("Not started"),
        ReportStatus.BLOCKED: t.plain("Needs coordination"),
        ReportStatus.NOT_APPLICABLE: t.plain("Not applicable"),
    }[ReportStatus(value)]


def force(t: Tongue, value: str) -> str:
    """How strongly the notice asks; a plain must goes without saying."""
    return {
        Force.MUST: "",
        Force.PRINCIPLE: t.plain("in principle"),
        Force.STRIVE: t.plain("best effort"),
        Force.ENCOURAGE: t.plain("encouraged"),
    }[Force(value)]


def role(t: Tongue, value: str) -> str:
    """A unit's part in a duty."""
    return {
        UnitRole.RESPONSIBLE: t.plain("Responsible"),
        UnitRole.LEAD: t.plain("Lead"),
        UnitRole.SUPPORT: t.plain("Support"),
        UnitRole.RECEIVE: t.plain("Receives the returns"),
    }[UnitRole(value)]


def line(
    t: Tongue,
    item: Item,
    today: date,
    *,
    with_unit: bool = False,
    light: bool = True,
    of_several: bool = False,
) -> Markup:
    """One assignment on a board: light and name; below it date, state and figure, if any.

    `of_several`: it stands for those of several units, of which only the date is the same.
    """
    mark = f"{LIGHTS[item.light(today)]} " if light else ""
    unit = t._("[{unit}] ", unit=item.unit) if with_unit else Markup("")
    first = Markup("{}{}{}").format(mark, unit, name(t, item, today))
    details = [*_date(t, item, today), *([] if of_several else _state(t, item, today))]
    return Markup("{}\n   {}").format(first, Markup(" · ").join(details)) if details else first


def lines(t: Tongue, items: Sequence[Item], today: date) -> list[Markup]:
    """Assignments one below the other, with their units where there are several."""
    several = len({item.unit_id for item in items}) > 1
    return [line(t, item, today, with_unit=several) for item in items]


def _date(t: Tongue, item: Item, today: date) -> list[str]:
    return [due(t, item.due_on, today)] if item.due_on and not item.finished else []


def _state(t: Tongue, item: Item, today: date) -> list[str]:
    """What was said; that nothing was said yet goes without saying."""
    found = [] if item.state == AssignmentState.OPEN else [state(t, item.state)]
    if item.target and (item.value is not None or is_behind(item, today)):
        found.append(standing(t, item, today))
    return found


def standing(t: Tongue, item: Item, today: date) -> str:
    """Where a figure stands: 现72%; short of its course, where it should be: 应到67%,现40%."""
    unit, course = item.target_unit or "", item.course(today)
    behind = course is not None and is_behind(item, today)
    expected = figure(course.expected, unit) if course and behind else ""
    if item.value is None:
        no_figure = t._("{expected} expected by now, no figure yet", expected=expected)
        return no_figure if behind else t._("no figure yet")
    now = figure(item.value, unit)
    if not behind:
        return t._("now {figure}", figure=now)
    return t._("{expected} expected by now, {figure} reached", expected=expected, figure=now)


def is_behind(item: Item, today: date) -> bool:
    """Whether its figure is short of its course."""
    return Reason.BEHIND in item.verdict(today).reasons
