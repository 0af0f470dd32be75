"""What is exported of the register: all of it, about whom it was asked, in few reads."""

import json
from dataclasses import asdict, replace
from datetime import date
from decimal import Decimal

import pytest
from sqlmodel import col, select

from db.collectives import with_members
from db.engine import Register
from db.export_rows import Author, Delivered, Export, Figure, Laid, Reported
from db.exports import exported
from db.lives import lives_of_units
from db.models import Outgoing, Ping, Review
from db.models.review import Stage, Verdict
from db.posts import find_unit
from db.reports import Statement, Words, record_report, retract
from db.rules.terms import ReportStatus
from db.unsent import RECALLED
from jobs.sweep import sweep
from tests.db.exporting import counted, owed
from tests.db.loaded import NOW, OFFICE, load_people, open_notice
from tests.moments import at

TODAY = date(2023, 4, 27)


@pytest.fixture
def office(register: Register) -> Register:
    """The notice of 2023 and its roster."""
    load_people(register, open_notice(register)[0])
    return register


def export(register: Register, *names: str, today: date = TODAY) -> Export:
    with register.read() as session:
        ids = [find_unit(session, name).id for name in names]
        units = with_members(session, ids, today=today) if names else None
        return exported(session, unit_ids=units, today=today, office=OFFICE)


def say(register: Register, one: int, said: Statement, when: str = "2023-04-20 10:00") -> int:
    with register.write() as session:
        by = Words(1, at(when), at(when))
        return record_report(session, assignment_id=one, said=said, by=by, office=OFFICE).id


def share(value: int) -> Statement:
    figures = [("达标率", Decimal(value), "%")]
    return Statement(ReportStatus.IN_PROGRESS, f"1a 完成{value}%", figures=figures)


def reads(register: Register, unit_ids: list[int] | None) -> int:
    with register.read() as session, counted(session) as seen:
        exported(session, unit_ids=unit_ids, today=TODAY, office=OFFICE)
    return len(seen)


def test_the_number_of_reads_does_not_grow_with_the_reports(office: Register) -> None:
    first = owed(office, "1a", "市公安局")
    say(office, first, share(60))
    few = reads(office, None)
    for value in range(61, 91):
        say(office, first, share(value))
        say(office, owed(office, "1a", "市公积金"), share(value))
    assert reads(office, None) == few <= 12
    assert len(export(office).reports) == 61


def test_some_units_take_as_few_reads_as_all(office: Register) -> None:
    every = [item.unit_id for item in export(office).items]
    assert reads(office, every[:1]) == reads(office, every) <= 12


def test_an_empty_register_exports_nothing(register: Register) -> None:
    assert export(register) == Export(TODAY, None, [], [], {}, [], [], [])


def test_the_plan_has_a_row_a_duty_with_all_its_units(office: Register) -> None:
    told = export(office)
    assert len(told.plan) == 113
    first = told.plan[0]
    assert (first.duty, first.kind, first.force) == ("1a", "target", "must")
    assert first.target is not None
    assert (first.target.op, first.target.value, first.target.unit) == (">=", 90, "%")
    assert first.source == "2023年底前,标准化建设达标率达到90%以上。"
    units = ["市政数局", "市政务服务中心", "市公安局", "市公积金", "各乡镇(街道)"]
    assert first.laid == tuple(Laid(unit, "responsible") for unit in units)


def test_the_assignments_are_those_of_the_boards(office: Register) -> None:
    told = export(office)
    assert len(told.items) == 1108
    assert {item.unit for item in told.items} > {"市公安局", "范家屯镇"}
    assert len(told.returns) == sum(item.monthly for item in told.items) > 0


def test_a_cycle_that_is_yet_to_take_effect_is_left_out(register: Register) -> None:
    load_people(register, open_notice(register, effective_on=date(2023, 5, 1))[0])
    assert export(register).plan == []
    assert len(export(register, today=date(2023, 5, 1)).plan) == 113


def test_a_report_is_told_whole(office: Register) -> None:
    one = owed(office, "1a", "市公安局")
    late = share(85)
    said = Statement(
        ReportStatus.BLOCKED,
        "1a 85%,设备没到货",
        reason="设备没到货",
        figures=late.figures,
        forecast_on=date(2023, 5, 20),
    )
    report_id = say(office, one, said)
    (told,) = export(office).reports
    assert told == Reported(
        id=report_id,
        item=told.item,
        author=Author("孙雯雯", "市政数局", "政务监管科科长"),
        status="blocked",
        words="1a 85%,设备没到货",
        reason="设备没到货",
        forecast_on=date(2023, 5, 20),
        said_at=at("2023-04-20 10:00"),
        recorded_at=at("2023-04-20 10:00"),
        on_behalf=False,
        corrected_by=None,
        taken_back_at=None,
        figures=(Figure("达标率", Decimal(85), "%"),),
        files=0,
        reviews=(),
    )
    assert (told.item.id, told.item.unit, told.counts) == (one, "市公安局", True)


def test_what_was_corrected_or_taken_back_says_so(office: Register) -> None:
    one = owed(office, "1a", "市公安局")
    first = say(office, one, share(85))
    second = say(office, one, replace(share(58), supersedes=first), "2023-04-20 10:05")
    before = {row.id: (row.counts, row.corrected_by) for row in export(office).reports}
    assert before == {first: (False, second), second: (True, None)}
    with office.write() as session:
        retract(session, report_id=second, by=Words(1, NOW, NOW), office=OFFICE)
    after = {row.id: (row.counts, row.taken_back_at) for row in export(office).reports}
    assert after == {first: (True, None), second: (False, NOW)}


def test_a_report_bears_its_reviews_the_last_word_first(office: Register) -> None:
    done = say(office, owed(office, "2a", "市公安局"), Statement(ReportStatus.DONE, "2a 已办结"))
    with office.write() as session:
        for hour, stage, verdict in ((11, Stage.UNIT, Verdict.APPROVED), (12, Stage.OFFICE, "")):
            session.add(
                Review(
                    report_id=done,
                    stage=stage,
                    person_id=2,
                    verdict=verdict or Verdict.RETURNED,
                    reason="材料不全",
                    at=at(f"2023-04-20 {hour}:00"),
                )
            )
    (told,) = export(office).reports
    assert [one.verdict for one in told.reviews] == ["approved", "returned"]
    assert told.review is not None
    assert (told.review.stage, told.review.reason) == ("office", "材料不全")
    assert told.review.by is not None


def test_a_return_has_figures_only_once_it_is_handed_in(office: Register) -> None:
    first = next(row for row in export(office, "市公安局").returns if row.item.period == "2023-05")
    assert (first.figures, first.handed_in_at) == ({}, None)
    names = first.item.figure_names
    figures = [(name, Decimal(3 + place), "件") for place, name in enumerate(names)]
    say(office, first.item.id, Statement(ReportStatus.DONE, "5月报送", figures=figures))
    told = next(row for row in export(office, "市公安局").returns if row.item.id == first.item.id)
    assert told.figures == dict(zip(names, (3, 4, 5), strict=True))
    assert told.handed_in_at == at("2023-04-20 10:00")


@pytest.fixture
def swept(office: Register) -> Register:
    """The sweeps of some mornings, and an answer between two of them."""
    for day in ("2023-04-14", "2023-04-23", "2023-04-27"):
        with office.write() as session:
            sweep(session, now=at(f"{day} 09:00"), office=OFFICE, language="zh_CN")
        if day == "2023-04-23":
            say(office, owed(office, "2a", "市公安局"), share(40), "2023-04-23 10:12")
    return office


def test_the_reminders_end_as_the_delivery_report_says(swept: Register) -> None:
    told = export(swept).deliveries
    with swept.read() as session:
        ids = [item.unit_id for item in export(swept).items]
        span = (at("2023-01-01 00:00"), at("2024-01-01 00:00"))
        lives = lives_of_units(session, list(set(ids)), since=span[0], until=span[1])
    assert told
    key = ("rung", "made_at", "sent_at", "answered_at", "answer")
    mine = [(one.item.unit, one.item.duty, *(getattr(one, name) for name in key)) for one in told]
    theirs = [(one.unit, one.duty, *(getattr(one, name) for name in key)) for one in lives]
    assert sorted(map(str, mine)) == sorted(map(str, theirs))
    assert {one.answered_at for one in told if one.answer} == {at("2023-04-23 10:12")}


def test_a_reminder_that_could_not_be_sent_tells_why_without_long_numbers(swept: Register) -> None:
    with swept.write() as session:
        first, second, *rest = session.exec(
            select(Outgoing).where(col(Outgoing.id).in_(select(Ping.outgoing_id)))
        ).all()
        first.state, first.problem = "given_up", "Chat -1002023032844 not found"
        second.state, second.problem = "given_up", RECALLED
        for row in rest:
            row.state, row.problem, row.sent_at = "sent", None, at("2023-04-27 09:01")
        ids = first.id, second.id
        pings = session.exec(select(Ping)).all()
        outgoing = {ping.id: ping.outgoing_id for ping in pings}
    by_message: dict[int, set[tuple[str, str | None]]] = {}
    for one in export(swept).deliveries:
        by_message.setdefault(outgoing[one.id], set()).add((one.fate.value, one.problem))
    assert by_message.pop(ids[0]) == {("failed", "Chat … not found")}
    assert by_message.pop(ids[1]) == {("recalled", RECALLED)}
    assert all(fates == {("sent", None)} for fates in by_message.values())


def test_a_unit_s_export_holds_nothing_of_any_other(swept: Register) -> None:
    for unit in ("市公安局", "市公积金", "范家屯镇"):
        say(swept, owed(swept, "1a", unit), share(70))
    told = export(swept, "市公安局")
    assert told.units == ("市公安局",)
    about = [*told.items, *(row.item for row in (*told.reports, *told.deliveries, *told.returns))]
    assert {item.unit for item in about} == {"市公安局"}
    assert len(told.reports) == 2
    laid = {one.unit for row in told.plan for one in row.laid}
    assert laid == {"市公安局", "各审批部门", "各相关部门", "各部门", "各分中心"}
    everybody = {item.unit for item in export(swept).items} - {"市公安局"}
    assert not [one for one in everybody if one in _without_sources(told)]


def _without_sources(told: Export) -> str:
    """All that is in it, but for the notice's own words, remarks and titles."""
    public = ("source", "remark", "task_remark", "title", "task_title", "section", "keywords")
    rows = [asdict(row) for row in (*told.plan, *told.items)]
    kept = [{key: value for key, value in row.items() if key not in public} for row in rows]
    kept += [asdict(row) | {"item": None, "author": None} for row in told.reports]
    kept += [asdict(row) | {"item": None} for row in told.deliveries]
    return json.dumps(kept, default=str, ensure_ascii=False)


def test_a_collective_stands_for_its_members(office: Register) -> None:
    told = export(office, "各乡镇(街道)")
    members = {"范家屯镇", "怀德镇", "响水镇", "大岭镇", "河南街道", "河北街道"}
    assert {item.unit for item in told.items} == members
    assert set(told.units or ()) == members | {"各乡镇(街道)"}


def test_no_telephone_and_no_number_of_telegram_is_exported(swept: Register) -> None:
    told = export(swept)
    fields = {name for row in (Reported, Delivered, Author) for name in row.__dataclass_fields__}
    assert not {name for name in fields if "phone" in name or "mobile" in name or "chat" in name}
    text = json.dumps(asdict(told), default=str, ensure_ascii=False)
    assert "15204469994" not in text
    assert "6294099" not in text
