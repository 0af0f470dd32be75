"""Where a file goes that came without words: on a report, with an open question, or asked about."""

from collections.abc import Sequence
from datetime import timedelta

from db.drafts import add_to_draft
from db.evidence import count_on, put_on, reports_with, siblings, take_off, whole
from db.items import Item, items_by_id, items_of_units, locked_item
from db.models import Attachment, Draft, Report
from db.outbox import unsay
from db.recent import last_report_of, recent_assignments, reports_since
from db.rules.terms import PostRole
from db.visibility import begun
from handlers import questions
from handlers.inputs.reading import Reading
from handlers.keyboards import files as keyboards
from handlers.keyboards.base import Markup
from handlers.questions import FILE
from handlers.recording import may_report, take
from handlers.texts import files as texts
from handlers.visit import Visit

GUESS = "guess"
"""The kind of what is said to a file without words: the caption of its album may overtake it."""
NEAR = timedelta(minutes=10)
"""So soon after one's own report it is obvious what a file belongs to."""
MOST = 5
"""Items to choose from: more does not fit a phone."""
WAITING = ("pick", "confirm", "forwarded", "for_card", "for_pick", "reason", "figures", "figure")
"""Questions about a report that a file may wait with."""


def place(visit: Visit, named: Sequence[int] = ()) -> None:
    """Find the report that the visit's files belong to, or ask; `named` are the duties named."""
    visit.filed = True
    keys = list(named) or _shown(visit)
    asked = questions.asked_here(visit)
    if asked and _goes_with(visit, asked, keys):
        return
    keys = keys or _just_reported(visit)
    if len(keys) == 1:
        on_item(visit, keys[0])
    else:
        _ask_which(visit, keys or _likely(visit))


def join(visit: Visit, piece: Attachment) -> bool:
    """A later piece of an album goes where the others are, in silence; False for the first."""
    others = siblings(visit.session, piece)
    for report_id in reports_with(visit.session, others):
        put_on(visit.session, report_id, [piece.id], visit.by)
    visit.filed = visit.filed or bool(others)
    return bool(others)


def unsay_guesses(visit: Visit, pieces: Sequence[Attachment]) -> None:
    """What was said or asked when these came is not so any more."""
    told = [one.incoming_id for one in pieces if one.incoming_id]
    unsay(visit.session, told, kind=GUESS, now=visit.now)


def withdraw(visit: Visit, pieces: Sequence[Attachment]) -> None:
    """Pieces that should not have come: off their reports, and out of the open question."""
    if not pieces:
        return
    ids = [one.id for one in pieces]
    take_off(visit.session, ids, visit.by)
    unsay_guesses(visit, pieces)
    questions.forget_files(visit, ids)
    asked = questions.waiting(visit)
    if asked and asked.kind == FILE and not questions.files_of(asked):
        questions.close(visit)


def settle(visit: Visit, reading: Reading) -> None:
    """After the words under a file: if no report took it, find it a place."""
    if not visit.files or visit.filed:
        return
    named = [int(key) for item in reading.items for key in item.candidates]
    new = visit.session.get(Attachment, visit.files[-1])
    late = new is not None and new.incoming_id == visit.incoming_id and not named
    if not (late and new and join(visit, new)):
        place(visit, named)


def on_item(visit: Visit, key: int) -> None:
    """To the newest report on it, of one's own if there is one; else how does it stand?"""
    item = locked_item(visit.session, key)
    if item is None:
        return
    report = last_report_of(visit.session, item.id, visit.who.person_id)
    if report is None and item.finished and item.report_id:
        report = visit.session.get(Report, item.report_id)  # a colleague's, and nothing is owed
    if report:
        attach(visit, item, report)
        return
    if _is_busy(visit):
        return
    asked = questions.ask(visit, FILE, [], "", about=[item.id])
    question = texts.how_is(visit.t, item, visit.today)
    _answer(visit, question, keyboards.how_is(visit.t, item, asked), [item.id])


def attach(visit: Visit, item: Item, report: Report) -> None:
    """Put the files on this report and say so."""
    put_on(visit.session, report.id, visit.files, visit.by)
    first = whole(visit.session, visit.files)[0]
    if first.group_id:
        text = texts.album_attached(visit.t, item, report.status, visit.today)
    else:
        count = count_on(visit.session, report.id)
        text = texts.attached(visit.t, item, report.status, count, visit.today)
    _answer(visit, text, keyboards.attached(visit.t, first.id), [item.id])


def _answer(visit: Visit, text: str, keyboard: Markup, about: Sequence[int]) -> None:
    """In place of the question whose button was pressed, else said; a caption may overtake it."""
    if visit.query:
        visit.change(text, keyboard, about)
    else:
        visit.say(text, keyboard, about, kind=GUESS)


def _ask_which(visit: Visit, keys: Sequence[int]) -> None:
    items = {item.id: item for item in items_by_id(visit.session, keys)}
    shown = [items[key] for key in keys[:MOST] if key in items]
    if not shown:
        visit.say(texts.nothing_owed(visit.t))
        return
    if _is_busy(visit):
        return
    about = [item.id for item in shown]
    asked = questions.ask(visit, FILE, [], "", about=about)
    question = texts.which(visit.t)
    visit.say(question, keyboards.which(visit.t, shown, asked), about=about, kind=GUESS)


def _is_busy(visit: Visit) -> bool:
    """Another question is open: the file must not push it aside."""
    asked = questions.asked_here(visit)
    if asked is None or asked.kind == FILE:
        return False
    visit.say(texts.answer_first(visit.t))
    return True


def ask_anew(visit: Visit, without: int) -> None:
    """Not that one: which of the others?"""
    _ask_which(visit, [key for key in _likely(visit) if key != without])


def _goes_with(visit: Visit, asked: Draft, keys: Sequence[int]) -> bool:
    """Whether the files answer the open question, or wait with it."""
    entries = questions.entries_of(asked)
    about = [entry.key for entry in entries] or asked.payload.get("about", [])
    if keys and not set(keys) & set(about):
        return False
    if asked.kind == "evidence":
        said = f"{asked.payload['said']} {visit.text}".strip()
        take(visit, entries[0], said, entries[1:])
    elif asked.kind == FILE:
        if keys and len(about) > 1:
            return False  # the answer to it names one
        files = _added(visit, asked)
        visit.say(texts.more(visit.t, files))
    elif asked.kind in WAITING and (keys or not _reported_since(visit, asked)):
        _added(visit, asked)
        visit.say(texts.goes_along(visit.t))
    else:
        return False
    return True


def _reported_since(visit: Visit, asked: Draft) -> bool:
    """Whether something was recorded after the question: a file belongs to what was said last."""
    recent = reports_since(visit.session, visit.who.person_id, visit.said_at - NEAR)
    return any(one.recorded_at > asked.made_at for one in recent)


def _added(visit: Visit, asked: Draft) -> int:
    """Let the files wait with the question; how many do now, an album as one."""
    files = [*questions.files_of(asked), *visit.files]
    add_to_draft(visit.session, asked, files=files)
    return len(files)


def _shown(visit: Visit) -> list[int]:
    """What the message replied to shows and this person may report on."""
    shown = questions.replied_to(visit)
    return [item.id for item in _in_order(visit, shown) if may_report(visit, item)]


def _in_order(visit: Visit, keys: Sequence[int]) -> list[Item]:
    found = {item.id: item for item in items_by_id(visit.session, keys)}
    return [found[key] for key in keys if key in found]


def _just_reported(visit: Visit) -> list[int]:
    """What this person reported on a moment ago: one thing, or those of one sentence."""
    recent = reports_since(visit.session, visit.who.person_id, visit.said_at - NEAR)
    newest = [one for one in recent if one.incoming_id == recent[0].incoming_id]
    keys = list(dict.fromkeys(one.assignment_id for one in newest))
    return [item.id for item in _in_order(visit, keys) if may_report(visit, item)]


def _likely(visit: Visit) -> list[int]:
    """What this person spoke of or was reminded of last, then what is due first."""
    units = visit.who.actor.units_as(PostRole.REPORTER)
    theirs = begun(items_of_units(visit.session, units, today=visit.today), visit.today)
    open_keys = {item.id for item in theirs}
    recent = [
        key for key in recent_assignments(visit.session, visit.who.person_id) if key in open_keys
    ]
    due = sorted(
        (item for item in theirs if item.due_on and not item.finished),
        key=lambda item: (item.due_on, item.task_position),
    )
    return list(dict.fromkeys([*recent, *(item.id for item in due)]))[:MOST]
