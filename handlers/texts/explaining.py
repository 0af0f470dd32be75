"""/why 5: what each light comes from, reason by reason, with the rows behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from db.grounds import Ground
from db.items import Item
from db.models import Report
from db.rules.lights import Reason
from db.rules.office import Office
from db.rules.terms import AssignmentState
from handlers.i18n import Tongue
from handlers.texts import export_words, views, words
from handlers.texts.fit import clip

MOST = 8
"""Lights on a page."""
QUOTED = 80


def heading(t: Tongue, items: Sequence[Item], when: str, today: date) -> Markup:
    first = items[0]
    title = t._(
        "<b>Task {number}. {title}: why these lights</b>",
        number=first.task,
        title=first.task_title,
    )
    facts = Markup(" · ").join([views.lights(items, today), views.as_of(t, when)])
    return Markup("{}\n{}").format(title, facts)


def rules(t: Tongue) -> Markup:
    """The whole rule in a sentence, below the lights."""
    return t._(
        "🔴 the date has passed · 🟡 due within 7 days, needs coordination, sent back, short of "
        "its course, or asked twice without an answer · 🟢 none of these. "
        "What is best effort or encouraged never turns red."
    )


@dataclass(frozen=True)
class Explainer:
    """Explains lights in one language; `people`: everybody by name or post."""

    t: Tongue
    office: Office
    now: datetime
    people: Mapping[int, str]

    @property
    def today(self) -> date:
        return self.office.today(self.now)

    def lines(self, items: Sequence[Item], grounds: Mapping[int, Ground]) -> list[Markup]:
        """The lights one by one; units with the same reasons for the same duty together."""
        alike: dict[tuple[int, str, tuple[Markup, ...]], list[Item]] = {}
        for item in items:
            why = tuple(self._why(one, item, grounds[item.id]) for one in self._reasons(item))
            alike.setdefault((item.duty_id, item.period, why), []).append(item)
        several = len({item.unit_id for item in items}) > 1
        return [self._told(part, why, several) for (_, _, why), part in alike.items()]

    def _reasons(self, item: Item) -> Sequence[Reason]:
        return item.verdict(self.today).reasons

    def _told(self, items: Sequence[Item], why: Sequence[Markup], several: bool) -> Markup:
        first = items[0]
        name = words.name(self.t, first, self.today)
        head = Markup("{} {}").format(words.LIGHTS[first.light(self.today)], name)
        lines = [head, *(Markup("   · {}").format(one) for one in why)]
        if several:
            lines.append(Markup("   {}").format(views.units(self.t, items)))
        return Markup("\n").join(lines)

    def _calm_word(self, item: Item) -> str:
        reason = item.verdict(self.today).reason
        if reason is Reason.ON_TRACK:
            return self.t.plain("nothing speaks against it")
        return words.state(self.t, item.state)

    def _why(self, reason: Reason, item: Item, ground: Ground) -> Markup:
        match reason:
            case Reason.OVERDUE | Reason.DUE_SOON:
                return self._due(item, ground)
            case Reason.BEHIND:
                return self._behind(item, ground)
            case Reason.BLOCKED:
                return self._blocked(ground)
            case Reason.RETURNED:
                return self._returned(ground)
            case Reason.SILENT:
                return self._silent(ground)
        return self._quiet(item, ground)

    def _due(self, item: Item, ground: Ground) -> Markup:
        due = words.due(self.t, item.due_on, self.today)
        origin = export_words.origin(self.t, ground.due.origin)
        return self.t._("{due} ({origin})", due=due, origin=origin)

    def _behind(self, item: Item, ground: Ground) -> Markup:
        line = Markup(words.standing(self.t, item, self.today))
        return self._by(line, ground.figure)

    def _blocked(self, ground: Ground) -> Markup:
        said = ground.report and (ground.report.reason or ground.report.words)
        line = self.t._("needs coordination: {why}", why=clip(said or "—", QUOTED))
        return self._by(line, ground.report)

    def _returned(self, ground: Ground) -> Markup:
        """Without a row: a return's report may have been corrected since."""
        if ground.returned is None:
            return Markup(words.state(self.t, AssignmentState.RETURNED))
        when = words.day(self.t, self.office.today(ground.returned.at), self.today)
        reason = clip(ground.returned.reason or "", QUOTED)
        return self.t._("sent back on {day}: {why}", day=when, why=reason)

    def _silent(self, ground: Ground) -> Markup:
        """Those of earlier days: today's may still be answered."""
        asked = {ping.rung: self.office.today(ping.at) for ping in ground.asked}
        days = sorted({day for day in asked.values() if day < self.today})
        return self.t._(
            "asked {n} times without an answer: {days}",
            n=len([day for day in asked.values() if day < self.today]),
            days=self.t.plain(", ").join(words.day(self.t, day, self.today) for day in days),
        )

    def _quiet(self, item: Item, ground: Ground) -> Markup:
        """Finished or on its way: what was said last, and the date."""
        line = Markup(self._calm_word(item))
        if item.due_on and not item.finished:
            due = words.due(self.t, item.due_on, self.today)
            line = Markup("{} · {}").format(line, due)
        return self._by(line, ground.report)

    def _by(self, line: Markup, report: Report | None) -> Markup:
        """The line with who said so, and when."""
        if report is None:
            return line
        when = words.moment(self.t, report.said_at, self.office, self.now)
        who = self.people.get(report.person_id, "")
        return self.t._("{line} ({who}, {when})", line=line, who=who, when=when)


def nothing(t: Tongue, number: str) -> Markup:
    return t._("Of task {number} there is no light that you may see.", number=number)
