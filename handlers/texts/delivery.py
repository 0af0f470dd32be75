"""Whether reminders arrived, and what became of them: it ends “没收到”."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from babel.lists import format_list
from markupsafe import Markup

from db.outbox import OVERTAKEN, UNBOUND
from db.rules.lives import Life, Stage, Told
from db.rules.office import Office
from db.unsent import RECALLED
from handlers.i18n import Tongue
from handlers.texts import words
from handlers.texts.fit import fit

SECTIONS = (
    (Stage.GIVEN_UP, Stage.OWED),
    (Stage.ESCALATED, Stage.SENT, Stage.SIGNED),
    (Stage.ANSWERED,),
)


def which(t: Tongue) -> Markup:
    return t._("Reminders of which task? For example: /delivery 5, /delivery 5a")


def nothing(t: Tongue, task: str) -> Markup:
    return t._("No reminder about task {task} has been due yet.", task=task)


class Teller:
    """Tells of reminders in one language; `people` are those reminded, by their ids."""

    def __init__(self, t: Tongue, office: Office, now: datetime, people: Mapping[int, str]) -> None:
        self._t, self._office, self._now, self._people = t, office, now, people

    def task(self, task: str, title: str, told: Mapping[str, Told], units: int) -> Markup:
        """How far the reminders of a task came, unit by unit; the answered ones last."""
        t = self._t
        arrived = sum(one.stage not in SECTIONS[0] for one in told.values())
        answered = sum(one.stage is Stage.ANSWERED for one in told.values())
        head = [
            t._("<b>Task {task}. {title}: reminders</b>", task=task, title=title),
            t.plural(
                "{n} unit reminded: delivered to {arrived}, all answered by {answered}.",
                "{n} units reminded: delivered to {arrived}, all answered by {answered}.",
                len(told),
                arrived=arrived,
                answered=answered,
            ),
        ]
        if units > len(told):
            head.append(
                t.plural(
                    "Not due yet for {n} unit.", "Not due yet for {n} units.", units - len(told)
                )
            )
        lines = [line for stages in SECTIONS for line in self._section(told, stages)]
        return fit(t, head, lines, [self._note()])

    def unit(self, task: str, unit: str, lives: Sequence[Life]) -> Markup:
        """Every reminder to one unit about a task, the newest first."""
        t = self._t
        head = [t._("<b>Task {task}, {unit}: reminders</b>", task=task, unit=unit)]
        lines = [
            t._(
                "· <b>{duty}</b> {who}: {what}",
                duty=life.duty,
                who=self._people.get(life.person_id, ""),
                what=self.fate(life),
            )
            for life in reversed(lives)
        ]
        return fit(t, head, lines, [self._note()])

    def fate(self, life: Life) -> Markup:
        """What became of one reminder: 09:00 已送达（消息 128，共3项），09:12 答复推进中."""
        t = self._t
        parts = [self._arrival(life)]
        if life.signed_at:
            parts.append(t._("acknowledged {when}", when=self._when(life.signed_at)))
        if life.answered_at and life.answer:
            said = words.status(t, life.answer)
            parts.append(
                t._("answered {when}: {said}", when=self._when(life.answered_at), said=said)
            )
        elif life.escalated_at:
            parts.append(t._("passed up {when}", when=self._when(life.escalated_at)))
        return Markup(" · ").join(parts)

    def _arrival(self, life: Life) -> Markup:
        t = self._t
        if life.given_up:
            made = self._when(life.made_at)
            return t._("{when} not delivered: {why}", when=made, why=reason(t, life.problem))
        if life.sent_at is None:
            return t._("{when} waiting to be sent", when=self._when(life.made_at))
        return t.plural(
            "delivered {when} (message {number}, {n} item)",
            "delivered {when} (message {number}, {n} items)",
            life.together,
            when=self._when(life.sent_at),
            number=life.message_id or "–",
        )

    def _section(self, told: Mapping[str, Told], stages: Sequence[Stage]) -> list[Markup]:
        t = self._t
        units = [(unit, one) for unit, one in told.items() if one.stage in stages]
        if not units:
            return []
        heading = {
            SECTIONS[0]: t._("<b>Not delivered</b>"),
            SECTIONS[1]: t._("<b>Delivered, not answered</b>"),
            SECTIONS[2]: t._("<b>Answered</b>"),
        }[tuple(stages)]
        return [heading, *(self._line(unit, one) for unit, one in units)]

    def _line(self, unit: str, told: Told) -> Markup:
        t = self._t
        worst = next(life for life in told.newest if life.stage is told.stage)
        if told.stage is Stage.ANSWERED:
            return t._("· {unit}: {what}", unit=unit, what=self.fate(told.last))
        return t.plural(
            "· {unit}: {what}; open: {duties} (reminded {n} time)",
            "· {unit}: {what}; open: {duties} (reminded {n} times)",
            told.times,
            unit=unit,
            what=self.fate(worst),
            duties=format_list(told.waiting, locale=t.locale),
        )

    def _note(self) -> Markup:
        return self._t._(
            "“Delivered” means that Telegram took the message; whether it was read, Telegram "
            "does not tell."
        )

    def _when(self, at: datetime) -> str:
        return words.moment(self._t, at, self._office, self._now)


def reason(t: Tongue, problem: str | None) -> str:
    """Why something did not arrive, as a clerk would say it; else Telegram's own words."""
    known = {
        UNBOUND: t.plain("no account is bound to this post"),
        OVERTAKEN: t.plain("a newer message took its place"),
        RECALLED: t.plain("things changed before it could be sent"),
    }
    if problem in known:
        return known[problem]
    if problem and "blocked by the user" in problem:
        return t.plain("the person has blocked the bot")
    if problem and "initiate conversation" in problem:
        return t.plain("the person has not started the bot")
    if problem and "deactivated" in problem:
        return t.plain("the account no longer exists")
    return problem or t.plain("unknown")
