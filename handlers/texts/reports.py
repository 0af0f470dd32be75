"""Answering a report: the echo, the questions, and what contradicts."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from db.items import Item
from db.models import Report
from db.rules.terms import ReportStatus
from handlers.i18n import Tongue
from handlers.texts import words
from handlers.texts.fit import clip

QUOTED = 200
LOST = 40
"""Characters of people's own words that an answer repeats."""


def recorded(
    t: Tongue,
    item: Item,
    report: Report,
    figures: Sequence[str],
    today: date,
    head: Markup | None = None,
) -> Markup:
    """The echo of what was understood: number, status, figure, forecast, reason, light.

    `head` says instead of 已记录 that it is a correction, or for another unit.
    """
    facts = [words.status(t, report.status), *figures]
    if report.forecast_on:
        facts.append(expected(t, report.forecast_on, today))
    lines: list[str] = [
        head or t._("✅ Recorded: {name}", name=words.name(t, item, today)),
        Markup("{} {}").format(words.LIGHTS[item.light(today)], Markup(" · ").join(facts)),
    ]
    if not item.finished:
        lines.append(words.due(t, item.due_on, today))
        lines += [words.standing(t, item, today)] if words.is_behind(item, today) else []
    if report.reason:
        lines.append(t._("Note: {reason}", reason=clip(report.reason, QUOTED)))
    return Markup("\n").join(lines)


def expected(t: Tongue, forecast_on: date, today: date) -> str:
    """When the unit expects to be done."""
    return t.plain("expected by {day}", day=words.day(t, forecast_on, today))


def taken_back(t: Tongue, item: Item, today: date) -> Markup:
    return t._(
        "↩️ Taken back: {name}\nState now: {state}",
        name=words.name(t, item, today),
        state=words.state(t, item.state),
    )


def all_taken_back(t: Tongue, count: int, codes: Sequence[str]) -> Markup:
    return t._(
        "↩️ Taken back: {n} records ({codes})",
        n=count,
        codes=clip(t.plain(", ").join(dict.fromkeys(codes)), QUOTED),
    )


def target_met(t: Tongue, item: Item) -> Markup:
    return t._(
        "The target is met. If it is finished, please send “{code} is done”.", code=item.duty
    )


def take_back_this(t: Tongue, item: Item, status: str, today: date) -> Markup:
    """The report that 撤回, said in words, is probably about."""
    return t._(
        "Is this the one to take back? Please press the button.\n{name}\n{status}",
        name=words.name(t, item, today),
        status=words.status(t, status),
    )


def nothing_to_take_back(t: Tongue) -> Markup:
    return t._("There is no report of yours to take back.")


def below_target(t: Tongue, item: Item) -> Markup:
    return t._(
        "The target is {target}: not yet met, so recorded as in progress.",
        target=words.target(item),
    )


def ask_figure(t: Tongue, item: Item, today: date) -> Markup:
    return t._(
        "{name}: what is the figure now? Please send it, for example {example}.",
        name=words.name(t, item, today),
        example=words.figure(item.target.value, item.target.unit) if item.target else "85%",
    )


def ask_reason(t: Tongue, item: Item, status: str, today: date) -> Markup:
    name = words.name(t, item, today)
    if status == ReportStatus.NOT_APPLICABLE:
        return t._("{name}: why does it not apply? One sentence is enough.", name=name)
    return t._("{name}: what do you need help with? One sentence is enough.", name=name)


def ask_again(t: Tongue) -> Markup:
    return t._("I found no figure in that. Please send numbers only.")


def which(t: Tongue, said: str) -> Markup:
    return t._("“{said}”: which one do you mean?", said=said)


def which_number(t: Tongue, said: str) -> Markup:
    return t._(
        "“{said}”: which item do you mean? Please put its number first, for example “1a”.",
        said=said,
    )


def confirm(
    t: Tongue,
    readings: Sequence[Markup],
    unclear: Sequence[str],
    foreign: Sequence[str],
    doubts: Sequence[Markup] = (),
) -> Markup:
    """Several things in one sentence, or a doubt: shown before anything is recorded."""
    lines = [t._("This is what I understood. Shall I record it?"), *readings] if readings else []
    lines += doubts
    if unclear:
        lines.append(t._("Unclear which of these you mean; please send them one by one:"))
        lines += [Markup("· {}").format(name) for name in unclear]
    if foreign:
        lines.append(not_yours(t, foreign))
    return Markup("\n").join(lines)


def reading(t: Tongue, item: Item, facts: Sequence[str], today: date) -> Markup:
    """One line of the confirmation card: all that would be recorded, and for which unit."""
    unit = t._("[{unit}] ", unit=item.unit)
    told = Markup(" · ").join(facts)
    return Markup("· {}{}\n   {}").format(unit, words.name(t, item, today), told)


def stands_at(t: Tongue, item: Item) -> str:
    """A toast for a button that changes nothing any more: how it stands."""
    return t.plain("{code}: {state}", code=item.duty, state=words.state(t, item.state))


def not_recorded(t: Tongue, codes: Sequence[str]) -> Markup:
    """An earlier question was passed over."""
    return t._("Not recorded yet: {codes}. Please send it again.", codes=t.plain(", ").join(codes))


def still_undecided(t: Tongue, codes: Sequence[str]) -> Markup:
    """A reviewer's question was passed over."""
    return t._("Still waiting for your decision: {codes}.", codes=t.plain(", ").join(codes))


def quoted(t: Tongue, said: str) -> str:
    """Somebody's words, among the numbers of duties; plain text."""
    return t.plain("“{words}”", words=clip(said, LOST))


def chosen(t: Tongue, item: Item, today: date) -> Markup:
    """What the question becomes once a button answered it."""
    return t._("You chose {name}.", name=words.name(t, item, today))


def confirmed(t: Tongue) -> Markup:
    return t._("Confirmed.")


def acknowledged(t: Tongue, count: int, *, known: bool) -> Markup:
    """`known`: there was something to acknowledge, maybe acknowledged before."""
    if count == 0 and known:
        return t._("All of it was acknowledged before.")
    if count == 0:
        return t._("There is nothing to acknowledge at the moment.")
    return t.plural("Acknowledged: {n} item.", "Acknowledged: {n} items.", count)


def not_yours(t: Tongue, numbers: Sequence[str]) -> Markup:
    """`numbers` as the reader of sentences gives them: "?" where no task was named."""
    named = [number for number in numbers if number != "?"]
    if not named:
        return t._("That is not yours to report on; nothing was recorded. Your tasks: /mine")
    return t._(
        "Task {numbers} is not yours to report on; nothing was recorded for it. Your tasks: /mine",
        numbers=t.plain(", ").join(named),
    )


def closed_already(t: Tongue, item: Item, today: date) -> Markup:
    """To a report that comes after 销号."""
    return t._(
        "{name} is closed; nothing was recorded. To correct it, please ask the supervising office.",
        name=words.name(t, item, today),
    )
