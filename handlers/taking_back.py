"""撤回 in words: the report probably meant is shown with its button; a press takes it back."""

from db.items import items_by_id
from db.reports import last_reports
from handlers.inputs.reading import Reading
from handlers.keyboards import reports as keyboards
from handlers.questions import replied_to
from handlers.texts import reports as texts
from handlers.visit import Visit

LOOKED_AT = 50


def offer(visit: Visit, reading: Reading, owed: list[int]) -> None:
    """The newest own report: of the duty named, of the message replied to, else of any."""
    named = [int(key) for item in reading.items for key in item.candidates]
    keys = named or replied_to(visit) or owed
    mine = [
        report
        for report in last_reports(visit.session, keys, LOOKED_AT)
        if report.person_id == visit.who.person_id
    ]
    if not mine:
        visit.say(texts.nothing_to_take_back(visit.t))
        return
    item = items_by_id(visit.session, [mine[0].assignment_id])[0]
    text = texts.take_back_this(visit.t, item, mine[0].status, visit.today)
    visit.say(text, keyboards.report(visit.t, mine[0].id), about=[item.id])
