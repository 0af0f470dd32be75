"""The sheets of the workbook and the headings of their columns."""

from handlers.i18n import Tongue

Headings = dict[str, str]
"""What stands above a column, by the column's key."""


def sheets(t: Tongue) -> Headings:
    """The names of the sheets, in their order."""
    return {
        "plan": t.plain("Plan"),
        "assignments": t.plain("Assignments"),
        "reports": t.plain("Reports"),
        "deliveries": t.plain("Reminders"),
        "returns": t.plain("Monthly returns"),
    }


def headings(t: Tongue, zone: str) -> Headings:
    """Every heading; moments are in the office's `zone`, which stands beside them."""
    return _places(t) | _duties(t) | _standing(t, zone) | _reports(t, zone) | _reminders(t, zone)


def figure(t: Tongue, name: str, unit: str) -> str:
    """Above the figures of a return: 综窗(件)."""
    return t.plain("{name} ({unit})", name=name, unit=unit)


def _places(t: Tongue) -> Headings:
    return {
        "year": t.plain("Year"),
        "notice": t.plain("Notice"),
        "task": t.plain("Task"),
        "task_title": t.plain("Task title"),
        "duty": t.plain("Code"),
        "title": t.plain("Duty"),
        "unit": t.plain("Unit"),
        "role": t.plain("Part"),
        "period": t.plain("Period"),
        "starts_on": t.plain("From"),
        "ends_on": t.plain("To"),
    }


def _duties(t: Tongue) -> Headings:
    return {
        "kind": t.plain("Kind"),
        "force": t.plain("Force"),
        "rule": t.plain("Date in the notice"),
        "target_op": t.plain("Target sign"),
        "target": t.plain("Target"),
        "target_unit": t.plain("Target in"),
        "responsible": t.plain("Responsible"),
        "lead": t.plain("Lead"),
        "support": t.plain("Support"),
        "receive": t.plain("Receives the returns"),
        "evidence_required": t.plain("Evidence required"),
        "source": t.plain("The notice's words"),
        "remark": t.plain("Remark"),
    }


def _standing(t: Tongue, zone: str) -> Headings:
    return {
        "light": t.plain("Light"),
        "state": t.plain("State"),
        "due_on": t.plain("Due"),
        "due_origin": t.plain("Date by"),
        "days_left": t.plain("Days left"),
        "handler": t.plain("Handled by"),
        "last_said_at": t.plain("Last report ({zone})", zone=zone),
        "figure": t.plain("Figure"),
        "figure_unit": t.plain("Figure in"),
        "forecast_on": t.plain("Expected by"),
        "handed_in_at": t.plain("Handed in ({zone})", zone=zone),
    }


def _reports(t: Tongue, zone: str) -> Headings:
    return {
        "said_at": t.plain("Said ({zone})", zone=zone),
        "recorded_at": t.plain("Recorded ({zone})", zone=zone),
        "author": t.plain("Reported by"),
        "post": t.plain("Post"),
        "status": t.plain("Status"),
        "figure_name": t.plain("Figure of"),
        "figures": t.plain("All figures"),
        "reason": t.plain("Reason"),
        "words": t.plain("Words"),
        "files": t.plain("Files"),
        "on_behalf": t.plain("Written down for the unit"),
        "standing": t.plain("Stands"),
        "verdict": t.plain("Review"),
        "verdict_reason": t.plain("Review: reason"),
        "reviewer": t.plain("Reviewed by"),
        "reviewed_at": t.plain("Reviewed ({zone})", zone=zone),
    }


def _reminders(t: Tongue, zone: str) -> Headings:
    return {
        "person": t.plain("Reminded"),
        "rung": t.plain("Reminder"),
        "at": t.plain("Due to go out ({zone})", zone=zone),
        "sent_at": t.plain("Delivered ({zone})", zone=zone),
        "fate": t.plain("Delivery"),
        "problem": t.plain("Why not"),
        "answered_at": t.plain("Answered ({zone})", zone=zone),
        "answer": t.plain("Answer"),
    }
