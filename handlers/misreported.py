"""上面那个报错了,应该是58%: words that correct one's own last report."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from db.corrections import own_reports, recent
from db.items import items_by_id, locked_item
from db.models import Report
from db.reports import last_reports
from db.rules.terms import PostRole
from handlers import correcting, replacing, taking_back
from handlers.inputs.amending import Change, blames, meant, merged, same
from handlers.inputs.decision import Entry
from handlers.inputs.reading import Intent, Reading
from handlers.questions import replied_to
from handlers.recording import as_recorded, take
from handlers.texts import corrections as texts
from handlers.understanding import understood
from handlers.visit import Visit


@dataclass(frozen=True)
class Target:
    """The report that is meant, and whether it is plain that no other is."""

    report: Report
    plain: bool


def corrected(visit: Visit, words: str, reading: Reading) -> bool:
    """Whether words were taken as a correction; False: they are a report like any other."""
    said = meant(words)
    target = _target(visit, set() if _only_names(visit, said) else _named(reading))
    if target is None:
        return False
    item = locked_item(visit.session, target.report.assignment_id)
    if item is None:
        return False
    why = replacing.refused(visit, target.report)
    if why and not blames(words):
        return False  # 窗口改成一楼,已办结: news of its own
    if why:
        visit.say(texts.refused(visit.t, why))
        return True
    old = replacing.entry_of(visit, item, target.report)
    if not said:
        taking_back.offer_this(visit, target.report)
        return True
    return _replace(visit, words, target, old, said)


def _replace(visit: Visit, words: str, target: Target, old: Entry, said: str) -> bool:
    found = _instead(visit, said, old)
    if found is None:
        return False
    new, plain = found
    item = items_by_id(visit.session, [new.key])[0]
    new = as_recorded(item, new)
    recorded = {old.key: target.report}
    if same(old, new):
        visit.say(texts.already_so(visit.t, item))
    elif new.key == old.key and plain and target.plain and _is_newest(visit, target.report):
        take(visit, correcting.with_report(visit, new, recorded), words)
    else:
        moved = [Change(old, None), Change(None, new)]
        found_changes = [Change(old, new)] if new.key == old.key else moved
        correcting.propose(visit, found_changes, recorded, words)
    return True


def _only_names(visit: Visit, said: str) -> bool:
    """应该是5b: nothing is said of the duty but that it was meant."""
    return bool(said) and understood(visit, said, about=[])[0].intent is Intent.QUERY


def _target(visit: Visit, named: set[int]) -> Target | None:
    """The newest own report: of a duty named, of the message replied to, else of the last day.

    None if there is none of what is named: then the words are a report of their own.
    """
    who = visit.who
    units = who.actor.units_as(PostRole.REPORTER)
    own = own_reports(visit.session, person_id=who.person_id, unit_ids=units)
    late = [one for one in own if one.recorded_at >= recent(visit.now)]
    shown = replied_to(visit)
    about = [one for one in own if one.assignment_id in (named or shown)]
    if about:
        return Target(about[0], len(about) == 1)
    if named:
        return None
    return Target(late[0], len(late) == 1) if late else _older(own)


def _older(own: Sequence[Report]) -> Target | None:
    """Too old to be changed, which is then said."""
    return Target(own[0], plain=False) if own else None


def _named(reading: Reading) -> set[int]:
    return {int(key) for item in reading.items if item.task for key in item.candidates}


def _instead(visit: Visit, said: str, old: Entry) -> tuple[Entry, bool] | None:
    """What is said instead, of the same duty or of another, and whether that is plain."""
    reading, decision = understood(visit, said, about=[old.key])
    if reading.intent is Intent.QUERY:  # 应该是5b: only the duty was wrong
        return _of_another_duty(reading, old)
    entries = [*decision.entries, *(choice.report for choice in decision.choices)]
    keys = [set(choice.keys) for choice in decision.choices]
    if len(entries) != 1:
        return None
    entry = entries[0]
    if keys and old.key in keys[0]:
        entry = replace(entry, key=old.key)
    if entry.key != old.key:
        return entry, False
    return merged(old, entry, said), entry in decision.plain or not decision.doubtful


def _of_another_duty(reading: Reading, old: Entry) -> tuple[Entry, bool] | None:
    keys = [int(key) for item in reading.items for key in item.candidates]
    return (replace(old, key=keys[0], corrects=None), False) if len(keys) == 1 else None


def _is_newest(visit: Visit, report: Report) -> bool:
    newest = last_reports(visit.session, [report.assignment_id], 1)
    return bool(newest) and newest[0].id == report.id
