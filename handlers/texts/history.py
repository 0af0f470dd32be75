"""全部记录 as it is read: a line an event, oldest first, in pages."""

from collections.abc import Sequence
from datetime import date, datetime

from markupsafe import Markup

from db.histories import Decided, Event, History, Moved, NewDue
from db.items import Item
from db.models import Acknowledgement, Extension, Nudge, Report, Retraction, Review
from db.models.review import Decision, Verdict
from db.rules.office import Office
from db.rules.terms import DueOrigin
from handlers.i18n import Tongue
from handlers.texts import words
from handlers.texts.fit import clip, length

QUOTED = 200
ROOM = 3800
"""Characters of lines on a page: the rest of the 4,096 is for its heading."""


def heading(t: Tongue, task: str, title: str, page: int, pages: int) -> Markup:
    """The first line; the page where there are several."""
    head = t._("<b>Task {task}. {title}: history</b>", task=task, title=title)
    if pages == 1:
        return head
    return Markup("{} {}").format(head, t._("(page {page} of {pages})", page=page, pages=pages))


def nothing(t: Tongue, task: str) -> Markup:
    return t._("Nothing has been said about task {task} yet that you may see.", task=task)


def which(t: Tongue) -> Markup:
    return t._("History of which task? For example: /history 5, /history 5a")


def pages(lines: Sequence[Markup]) -> list[list[Markup]]:
    """The lines page by page, from the oldest on: later lines leave the earlier pages alone."""
    found: list[list[Markup]] = [[]]
    room = ROOM
    for line in lines:
        room -= length(line) + 1
        if room < 0 and found[-1]:
            found.append([])
            room = ROOM - length(line) - 1
        found[-1].append(line)
    return found


class Teller:
    """Tells the events of one history in one language."""

    def __init__(self, t: Tongue, office: Office, now: datetime, told: History) -> None:
        self._t, self._office, self._now, self._told = t, office, now, told
        self._today = office.today(now)

    def line(self, event: Event, item: Item) -> Markup:
        """4月14日周五 09:05 【市公安局】5a 孙雯雯：…"""
        return self._t._(
            "{when} [{unit}] <b>{duty}</b> {who}: {what}",
            when=self._when(event.at),
            unit=item.unit,
            duty=self._duty(item),
            who=self._who(event.person_id),
            what=self._what(event, item),
        )

    def _duty(self, item: Item) -> str:
        if not item.monthly:
            return item.duty
        period = words.period(self._t, item, self._today)
        return self._t.plain("{code} ({period})", code=item.duty, period=period)

    def _when(self, at: datetime) -> str:
        return words.moment(self._t, at, self._office, self._now)

    def _day(self, day: date | None) -> str:
        return words.day(self._t, day, self._today) if day else self._t.plain("no date set")

    def _who(self, person_id: int | None) -> str:
        return self._told.people.get(person_id or 0) or self._t.plain("office")

    def _what(self, event: Event, item: Item) -> Markup:
        match event.row:
            case Acknowledgement():
                return self._t._("acknowledged")
            case Nudge():
                return self._t._("nudged")
            case Report() as report:
                return self._report(report, item)
            case Retraction(report_id=report_id):
                return self._t._("took back: {said}", said=self._said(report_id, item))
            case Review() as review:
                return self._review(review, item)
        return self._date_or_post(event.row)

    def _date_or_post(self, row: Extension | Decided | NewDue | Moved) -> Markup:
        match row:
            case Extension() as asked:
                day = self._day(asked.asked_on)
                said = self._t._("asked for an extension to {day}", day=day)
                return self._because(said, asked.reason)
            case Decided(request=request):
                return self._decided(request)
            case NewDue() as new:
                return self._due(new)
            case Moved() as moved:
                posts = self._told.posts
                return self._t._(
                    "handed on from {former} to {present}",
                    former=posts.get(moved.former or 0, "–"),
                    present=posts.get(moved.present or 0, "–"),
                )

    def facts(self, report: Report, item: Item) -> Markup:
        """推进中 · 85% · 预计9月20日: what a report says, without its words."""
        said = [words.status(self._t, report.status)]
        for one in self._told.figures.get(report.id, ()):
            name = "" if one.name == item.title else one.name
            said.append(f"{name} {words.figure(one.value, one.unit)}".strip())
        if report.forecast_on:
            said.append(self._t.plain("expected by {day}", day=self._day(report.forecast_on)))
        if report.reason:
            said.append(clip(report.reason, QUOTED))
        return Markup(" · ").join(said)

    def _report(self, report: Report, item: Item) -> Markup:
        parts = [self.facts(report, item)]
        if report.words and report.words != report.reason:
            parts.append(self._t._("“{words}”", words=clip(report.words, QUOTED)))
        files = self._told.evidence.get(report.id, 0)
        if files:
            parts.append(self._t.plural("{n} file", "{n} files", files))
        marks = [mark for mark in self._marks(report, item) if mark]
        return Markup(" ").join([*parts, *marks])

    def _marks(self, report: Report, item: Item) -> list[Markup | None]:
        """Whom it was written down for, what it replaced, and what became of it."""
        replacing = report.supersedes_id and self._said(report.supersedes_id, item)
        corrected = report.id in self._told.replaced
        return [
            self._t._("(written down for the unit)") if report.on_behalf else None,
            self._t._("(instead of: {said})", said=replacing) if replacing else None,
            self._t._("(corrected later)") if corrected else None,
            self._t._("(taken back)") if report.id in self._told.taken_back else None,
        ]

    def _said(self, report_id: int, item: Item) -> Markup:
        report = self._told.reports.get(report_id)
        return self.facts(report, item) if report else Markup("–")

    def _review(self, review: Review, item: Item) -> Markup:
        done = {
            Verdict.APPROVED: self._t._("approved for the unit"),
            Verdict.RETURNED: self._t._("returned"),
            Verdict.CLOSED: self._t._("closed"),
        }[Verdict(review.verdict)]
        if review.exception:
            done = self._t._("closed as an exception")
        said = self._t._("{done}: {said}", done=done, said=self._said(review.report_id, item))
        return self._because(said, review.reason)

    def _decided(self, request: Extension) -> Markup:
        done = {
            Decision.GRANTED: self._t._("granted the extension"),
            Decision.REFUSED: self._t._("refused the extension"),
            Decision.WITHDRAWN: self._t._("the request was withdrawn"),
        }[Decision(request.decision or Decision.WITHDRAWN)]
        return self._because(done, request.answer)

    def _due(self, new: NewDue) -> Markup:
        if new.due.origin == DueOrigin.SET:
            return self._dated(new)
        said = self._t._(
            "due moved from {before} to {day}",
            before=self._day(new.before),
            day=self._day(new.due.due_on),
        )
        if new.due.origin == DueOrigin.RECALCULATED:
            said = self._t._("{said} (working calendar)", said=said)
        return self._because(said, new.due.reason)

    def _dated(self, new: NewDue) -> Markup:
        """督办定: from none, to another, or taken back."""
        if new.due.due_on is None:
            return self._t._("took back the date {day}", day=self._day(new.before))
        return self._t._("set the date: {day}", day=self._day(new.due.due_on))

    def _because(self, said: Markup, reason: str | None) -> Markup:
        if not reason:
            return said
        return self._t._("{said}; reason: {reason}", said=said, reason=clip(reason, QUOTED))
