"""审核: what waits, what was decided, and what the unit is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from db.items import Item
from db.models import Report
from db.models.review import Stage
from db.rules.lights import days_left
from handlers.i18n import Tongue
from handlers.texts import words
from handlers.texts.fit import clip
from handlers.texts.reports import QUOTED, expected

SOURCE = 160


@dataclass(frozen=True)
class Facts:
    """What stands on a card beside the report itself.

    `when`: the moment it was said, `said_on` its day; `returned`: the days and reasons of earlier
    returns; `below`: the target is not met.
    """

    who: str
    when: str
    said_on: date
    figures: Sequence[str]
    evidence: int
    returned: Sequence[tuple[date, str]]
    below: bool


def waiting_line(t: Tongue) -> Markup:
    """To a supervisor for whom nothing waited before."""
    return t._("1 item is waiting for your review: /review")


def card(
    t: Tongue, item: Item, report: Report, facts: Facts, left: int, stage: Stage, today: date
) -> Markup:
    """One report that waits."""
    lines = [
        _title(t, left, stage),
        Markup("{}{}").format(t._("[{unit}] ", unit=item.unit), words.name(t, item, today)),
        Markup("<blockquote>{}</blockquote>").format(clip(item.source, SOURCE)),
        t._("{when} {who}: {status}", when=facts.when, who=facts.who, status=_status(t, report)),
        *_said(t, report, today),
        *_figures(t, item, facts),
        _evidence(t, facts.evidence),
        *_in_time(t, item, facts.said_on, today),
    ]
    lines += [
        t._("Returned {day}: {reason}", day=words.day(t, day, today), reason=clip(reason, QUOTED))
        for day, reason in facts.returned
    ]
    return Markup("\n").join(lines)


def _title(t: Tongue, left: int, stage: Stage) -> Markup:
    if stage == Stage.UNIT:
        return t._("<b>For review within the unit</b> – {n} left", n=left)
    return t._("<b>For review</b> – {n} left", n=left)


def _status(t: Tongue, report: Report) -> str:
    status = words.status(t, report.status)
    return (
        t.plain("{status} (recorded for the unit)", status=status) if report.on_behalf else status
    )


def _said(t: Tongue, report: Report, today: date) -> list[Markup]:
    lines = []
    if report.words:
        lines.append(t._("Words: {words}", words=clip(report.words, QUOTED)))
    if report.reason:
        lines.append(t._("Note: {reason}", reason=clip(report.reason, QUOTED)))
    if report.forecast_on:
        lines.append(Markup(expected(t, report.forecast_on, today)))
    return lines


def _figures(t: Tongue, item: Item, facts: Facts) -> list[Markup]:
    if not facts.figures and not item.target:
        return []
    shown = t.plain(", ").join(facts.figures) or t.plain("none")
    lines = [t._("Figures: {figures}", figures=shown)]
    if item.target:
        lines = [t._("Figure: {figure} (target {target})", figure=shown, target=words.target(item))]
    if facts.below:
        lines.append(t._("The target is not met: it can only be closed as an exception."))
    return lines


def _evidence(t: Tongue, count: int) -> Markup:
    return t.plural("Evidence: {n} file", "Evidence: {n} files", count)


def _in_time(t: Tongue, item: Item, said_on: date, today: date) -> list[Markup]:
    """Whether it was said in time."""
    if item.due_on is None:
        return []
    on = words.day(t, item.due_on, today)
    late = -days_left(item.due_on, said_on)
    if late > 0:
        return [t.plural("Due {on}: {n} day late", "Due {on}: {n} days late", late, on=on)]
    return [t._("Due {on}: in time", on=on)]


def all_done(t: Tongue) -> Markup:
    return t._("Everything is reviewed.")


def nothing_waits(t: Tongue) -> Markup:
    return t._("Nothing is waiting for review.")


def skipped(t: Tongue, count: int) -> Markup:
    """The end of the walk, with what was skipped on it."""
    return t.plural(
        "That was the last one. Skipped: {n} item. Again from the beginning: /review",
        "That was the last one. Skipped: {n} items. Again from the beginning: /review",
        count,
    )


def no_reviewer(t: Tongue) -> Markup:
    return t._("There is nothing for you to review here: supervisors and unit reviewers do that.")


def closed(t: Tongue, item: Item, *, exception: bool) -> Markup:
    unit = item.unit
    if exception:
        return t._("✅ Closed as an exception: [{unit}] {code}", unit=unit, code=item.duty)
    return t._("✅ Closed: [{unit}] {code}", unit=unit, code=item.duty)


def approved(t: Tongue, item: Item) -> Markup:
    return t._(
        "✅ Approved: [{unit}] {code}, now with the supervising office",
        unit=item.unit,
        code=item.duty,
    )


def changed(t: Tongue, item: Item, by: str) -> Markup:
    """What was on the card is no longer so; `by`: who decided, if it was decided."""
    state = words.state(t, item.state)
    if by:
        return t._(
            "Decided already by {who}: [{unit}] {code} – {state}",
            who=by,
            unit=item.unit,
            code=item.duty,
            state=state,
        )
    return t._(
        "This has changed meanwhile: [{unit}] {code} – {state}",
        unit=item.unit,
        code=item.duty,
        state=state,
    )


def below(t: Tongue, item: Item) -> str:
    """A toast."""
    return t.plain(
        "The target is {target}: below it, it can only be closed as an exception with a reason.",
        target=words.target(item),
    )


def own_record(t: Tongue) -> str:
    """A toast: two pairs of eyes."""
    return t.plain("You recorded this for the unit yourself: another supervisor must close it.")
