"""What a report still lacks before it can be recorded, and the question for it."""

from collections.abc import Sequence
from dataclasses import replace

from db.items import Item
from db.rules.terms import ReportStatus
from handlers import requesting
from handlers.attaching import lacks_evidence
from handlers.echoes import figures_said
from handlers.inputs.decision import Entry
from handlers.keyboards import reports as keyboards
from handlers.keyboards.base import Markup
from handlers.texts import files, monthly
from handlers.texts import reports as texts
from handlers.visit import Visit

NEED_REASON = (ReportStatus.BLOCKED, ReportStatus.NOT_APPLICABLE)


def missing(visit: Visit, item: Item, entry: Entry) -> str | None:
    """What an entry still lacks: reason, figures of a return, figure, evidence, a new date."""
    if entry.extend:
        return requesting.lacks(visit, item, entry)
    if entry.status in NEED_REASON and not entry.reason:
        return "reason"
    if item.figure_names and _lacks_named(entry, item.figure_names):
        return "figures"
    if _lacks_figure(item, entry):
        return "figure"
    return "evidence" if lacks_evidence(visit, item, entry) else None


def question(
    visit: Visit, item: Item, entry: Entry, lacking: str, asked: int
) -> tuple[str, Markup]:
    """The question for what is lacking, and its buttons."""
    t, today = visit.t, visit.today
    if lacking == "figures":
        have = [name for name, _, _ in entry.figures]
        wanted = next(name for name in item.figure_names if name not in have)
        text = monthly.ask_figure(t, item, wanted, figures_said(entry), today)
        return text, keyboards.figures(t, asked, len(have))
    if lacking == "reason":
        question = texts.ask_reason(t, item, entry.status, today)
        if entry.status == ReportStatus.NOT_APPLICABLE:
            return question, keyboards.reasons(t, asked)
        return question, keyboards.question(t, asked, None)
    if lacking == "evidence":
        return files.needed(t, item, today), keyboards.question(t, asked, None)
    may_do_without = entry.status != ReportStatus.DONE
    keyboard = keyboards.question(t, asked, item if may_do_without else None)
    return texts.ask_figure(t, item, today), keyboard


def named_only(item: Item, entry: Entry) -> Entry:
    """The figures of a return that are there already, each under a name of its own."""
    given = {name: (name, value, unit) for name, value, unit in entry.figures}
    named = tuple(given[name] for name in item.figure_names if name in given)
    return replace(entry, status=ReportStatus.DONE, figures=named)


def _lacks_named(entry: Entry, wanted: Sequence[str]) -> bool:
    """A return is handed in with all its figures; a percentage (9a 85%) is none of them."""
    unnamed = any(not name for name, _, _ in entry.figures)
    return unnamed or (entry.status == ReportStatus.DONE and len(entry.figures) < len(wanted))


def _lacks_figure(item: Item, entry: Entry) -> bool:
    """A target is answered with a figure: 办结 must show it, 推进中 is asked for it once."""
    asked = entry.status in (ReportStatus.DONE, ReportStatus.IN_PROGRESS)
    return asked and item.target is not None and not entry.figures
