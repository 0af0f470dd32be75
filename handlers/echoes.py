"""The echo of a report: what was understood, what speaks against it, and what to press then."""

from collections.abc import Iterator

from markupsafe import Markup

from db.forms import form_in
from db.items import Item, items_by_id
from db.models import Report
from db.outbox import reminder_of
from db.returns import figures_of, month_before
from db.rules.doubts import Doubt, Known, Said, doubts, leaps
from db.rules.targets import Op
from db.rules.terms import ReportStatus
from handlers import colleagues, parts, replacing
from handlers.inputs.decision import Entry
from handlers.keyboards import echoes as keyboards
from handlers.keyboards import standing as forms
from handlers.keyboards.base import none
from handlers.texts import corrections as correction_texts
from handlers.texts import doubts as doubt_texts
from handlers.texts import extending as requesting_texts
from handlers.texts import monthly, words
from handlers.texts import on_behalf as on_behalf_texts
from handlers.texts import reports as texts
from handlers.texts.fit import clip
from handlers.visit import Visit


def echo(
    visit: Visit,
    before: Item,
    report: Report,
    entry: Entry,
    *,
    short: bool,
    enclosed: str | None = None,
) -> None:
    """Say what was recorded about `before`; `short`: said as 办结, below its target; `enclosed`:
    what is said of the files that came with it."""
    item = items_by_id(visit.session, [before.id])[0]
    found = doubts(_said(entry), _known(before, entry), today=visit.today)
    lines = [_recorded(visit, before, item, report, entry)]
    lines += [enclosed] if enclosed else []
    if short:
        lines.append(texts.below_target(visit.t, item))
    elif _met(item, entry) and not entry.on_behalf:
        lines.append(texts.target_met(visit.t, item))
    lines += [_line(visit, before, entry, doubt) for doubt in found]
    if item.monthly and entry.figures:
        lines += _leaps(visit, item, entry)
    if entry.on_behalf:
        keyboard = keyboards.take_back(visit.t, item, report.id)
    else:
        keyboard = keyboards.echo(visit.t, item, report.id, found, short=short)
    visit.say("\n".join(lines), keyboard, about=[item.id])
    if entry.on_behalf:
        colleagues.told_what_was_recorded(visit, item, facts_said(visit, entry))


def refresh_reminder(visit: Visit, key: int) -> None:
    """Under the last reminder of a duty, leave the buttons of what is still owed.

    Under a pressed one its own handler does so.
    """
    _refresh_form(visit, key)
    number = reminder_of(visit.session, key, chat_id=visit.chat_id)
    if number is None or number == visit.pressed:
        return
    found = parts.reminder_at(visit, number)
    if found:
        found.turn_to(key)


def _refresh_form(visit: Visit, key: int) -> None:
    """Under the last form, the codes of what is still unanswered."""
    form = form_in(visit.session, chat_id=visit.chat_id)
    ids = [item.id for item in form.items] if form else []
    if form is None or key not in ids:
        return
    left = form.unanswered
    if len(left) == len(ids):
        keyboard = forms.form(visit.t)
    else:
        keyboard = forms.which(visit.t, left, 0) if left else none()
    visit.change_buttons_of(form.message_id, keyboard, ids)


def facts_said(visit: Visit, entry: Entry) -> list[str]:
    """Everything an entry says, for the card that asks before recording it."""
    if entry.extend:
        wish = requesting_texts.wish(visit.t, entry.extend.until, visit.today)
        return [wish, *([clip(entry.reason, texts.QUOTED)] if entry.reason else [])]
    forecast = (
        [texts.expected(visit.t, entry.forecast_on, visit.today)]
        if entry.forecast_on and entry.status != ReportStatus.DONE
        else []
    )
    reason = [clip(entry.reason, texts.QUOTED)] if entry.reason else []
    return [words.status(visit.t, entry.status), *figures_said(entry), *forecast, *reason]


def figures_said(entry: Entry) -> list[str]:
    """The figures of an entry as the echo shows them: 85%, or 新版系统 1203件 for a return."""
    return [f"{name} {words.figure(value, unit)}".strip() for name, value, unit in entry.figures]


def _said(entry: Entry) -> Said:
    return Said(entry.status, entry.value, entry.forecast_on)


def _known(item: Item, entry: Entry) -> Known:
    """A correction is not held against what it corrects."""
    last = None if entry.corrects else item.value
    return Known(item.target, last, item.due_on, item.ends_on, item.monthly)


def _recorded(visit: Visit, before: Item, item: Item, report: Report, entry: Entry) -> str:
    if item.monthly and entry.status == ReportStatus.NOT_APPLICABLE:
        return monthly.not_ours(visit.t, item, entry.reason or "", visit.today)
    if not (item.monthly and entry.figures):
        head = _head(visit, item, report)
        return texts.recorded(visit.t, item, report, figures_said(entry), visit.today, head)
    replaced = figures_of(visit.session, [before]).get(before.id, {})
    return monthly.recorded(visit.t, item, entry.figures, replaced, visit.today)


def _head(visit: Visit, item: Item, report: Report) -> Markup | None:
    """更正 with what it was before, or 代录 for which unit; none for a plain report."""
    was = replacing.replaced_by(visit, item, report)
    if was:
        return correction_texts.corrected(visit.t, item, facts_said(visit, was), visit.today)
    return on_behalf_texts.recorded(visit.t, item, visit.today) if report.on_behalf else None


def _line(visit: Visit, before: Item, entry: Entry, doubt: Doubt) -> str:
    t, today = visit.t, visit.today
    if doubt is Doubt.BELOW_LAST:
        return doubt_texts.below_last(t, before, entry.value, before.value)
    if doubt is Doubt.OVER_LIMIT:
        return doubt_texts.over_limit(t, before)
    if doubt is Doubt.AFTER_DUE and entry.forecast_on:
        return doubt_texts.after_due(t, words.day(t, entry.forecast_on, today))
    return monthly.early(t, before, today)


def _leaps(visit: Visit, item: Item, entry: Entry) -> Iterator[str]:
    last = month_before(visit.session, item, today=visit.today)
    if last is None:
        return
    before = figures_of(visit.session, [last])[last.id]
    now = {name: value for name, value, _ in entry.figures}
    for name in leaps(now, before):
        unit = item.unit_of(name)
        change = words.figure(before[name], unit), words.figure(now[name], unit)
        yield monthly.leap(visit.t, name, *change)


def _met(item: Item, entry: Entry) -> bool:
    """推进中 with a figure that reaches a target to be reached: then it can be finished."""
    goal = item.target
    if goal is None or goal.op != Op.AT_LEAST or entry.value is None:
        return False
    return entry.status == ReportStatus.IN_PROGRESS and entry.value >= goal.value
