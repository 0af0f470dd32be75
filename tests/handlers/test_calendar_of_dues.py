"""The calendar of the dues as telephones read it: parsed back with icalendar."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar
from sqlmodel import select

from db.audit import amend
from db.engine import Register
from db.export_dues import RENAMED, dated_items
from db.models import Due, Unit
from db.reports import Words, retract
from db.rules.terms import DueOrigin, ReportStatus
from handlers.exports.calendar import calendar
from handlers.i18n import tongue
from tests.db.exporting import NOW, counted, dues, owed, say
from tests.db.loaded import OFFICE, load_people, open_notice
from tests.moments import at

CHINESE, ENGLISH = tongue("zh_CN"), tongue("en")
REQUIRED = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "LAST-MODIFIED", "SUMMARY", "STATUS"}


@pytest.fixture
def office(register: Register) -> Register:
    """The notice of 2023 and its roster."""
    load_people(register, open_notice(register)[0])
    return register


def file(register: Register, language: Any = CHINESE) -> bytes:
    return calendar(language, dues(register), units=None, office=OFFICE)


def events(content: bytes) -> dict[str, Any]:
    """Each entry by its UID; two of one UID are a failure."""
    found = Calendar.from_ical(content).walk("VEVENT")
    by_uid = {str(one["UID"]): one for one in found}
    assert len(by_uid) == len(found), "importing would double them"
    return by_uid


def entry(register: Register, one: int) -> Any:
    return events(file(register))[f"assignment-{one}.2023-32844.2023@duban"]


def move(register: Register, one: int, day: date | None, sequence: int = 2) -> None:
    """A due after the first."""
    with register.write() as session:
        origin = DueOrigin.EXTENDED
        row = Due(assignment_id=one, sequence=sequence, due_on=day, origin=origin, made_at=NOW)
        session.add(row)


def test_an_entry_tells_of_a_due_all_day(office: Register) -> None:
    one = owed(office, "1a", "市公安局")
    told = entry(office, one)
    assert told["SUMMARY"] == "1a 标准化建设达标率 ≥90%（市公安局）"
    assert (told["DTSTART"].dt, told["DTEND"].dt) == (date(2023, 12, 31), date(2024, 1, 1))
    assert told["DESCRIPTION"] == (
        "2023年底前,标准化建设达标率达到90%以上。\n"
        "状态：待签收\n"
        "反馈方式：在 Telegram 里写给机器人，例如：1a 已办结"
    )
    assert (told["SEQUENCE"], told["STATUS"], told["TRANSP"]) == (0, "CONFIRMED", "TRANSPARENT")


def test_every_entry_has_what_it_must_have(office: Register) -> None:
    parsed = Calendar.from_ical(file(office))
    assert (parsed["VERSION"], parsed["PRODID"]) == ("2.0", "-//duban//duban//ZH")
    assert parsed["X-WR-CALNAME"] == "督办时限（全部单位）"
    assert not parsed.errors
    found = list(events(file(office)).values())
    assert len(found) > 250
    assert all(set(one) >= REQUIRED and not one.errors for one in found)
    assert all(one["DTSTAMP"].dt.tzinfo is not None for one in found)


def test_the_alarm_rings_at_nine_on_the_working_day_before(office: Register) -> None:
    """30 April 2023 lies in the holiday of 1 May: the 29th is off, the 28th is worked."""
    (alarm,) = entry(office, owed(office, "2a", "市政数局")).walk("VALARM")
    rings = datetime(2023, 4, 30, tzinfo=UTC) + alarm["TRIGGER"].dt
    assert f"{rings:%m-%d %H:%M}" == "04-28 09:00"
    assert (alarm["ACTION"], str(alarm["DESCRIPTION"])[:5]) == ("DISPLAY", "即将到期：")


def test_an_unchanged_register_gives_the_same_bytes(office: Register) -> None:
    first = file(office)
    assert file(office) == first
    later = calendar(CHINESE, dues(office, day=date(2023, 12, 1)), units=None, office=OFFICE)
    assert later == first, "nor does it hang on the day"


def test_each_change_keeps_the_uid_and_raises_the_sequence(office: Register) -> None:
    one = owed(office, "2a", "市政数局")
    seen = [entry(office, one)]
    report = say(office, one, "2a 推进中")
    seen.append(entry(office, one))
    move(office, one, date(2023, 6, 30))
    seen.append(entry(office, one))
    with office.write() as session:
        retract(session, report_id=report, by=Words(1, NOW, NOW), office=OFFICE)
    seen.append(entry(office, one))
    move(office, one, date(2023, 7, 31), sequence=3)
    seen.append(entry(office, one))
    assert [one["SEQUENCE"] for one in seen] == [0, 1, 2, 3, 4]
    assert [f"{one['DTSTART'].dt:%m-%d}" for one in seen] == [
        "04-30",
        "04-30",
        "06-30",
        "06-30",
        "07-31",
    ]
    assert len({str(one["UID"]) for one in seen}) == 1


def test_a_unit_s_new_name_is_a_change_too(office: Register) -> None:
    one = owed(office, "2a", "市公安局")
    with office.write() as session:
        unit = session.exec(select(Unit).where(Unit.name == "市公安局")).one()
        subject = f"unit:{unit.id}"
        amend(session, unit, now=NOW, action=RENAMED, subject=subject, name="市公安分局")
    told = entry(office, one)
    assert (told["SEQUENCE"], told["DTSTAMP"].dt) == (1, NOW)
    assert told["SUMMARY"].endswith("（市公安分局）")
    assert entry(office, owed(office, "2a", "市政数局"))["SEQUENCE"] == 0


def test_the_number_of_reads_does_not_grow(office: Register) -> None:
    def reads() -> int:
        with office.read() as session, counted(session) as seen:
            dated_items(session, unit_ids=None, today=NOW.date())
        return len(seen)

    few = reads()
    for duty in ("1a", "2a", "3a"):
        say(office, owed(office, duty, "市公安局"), f"{duty} 推进中")
    assert reads() == few == 3


def test_the_stamp_is_that_of_the_last_change(office: Register) -> None:
    one = owed(office, "2a", "市政数局")
    say(office, one, "2a 推进中", when="2023-05-08 10:00")
    told = entry(office, one)
    assert told["DTSTAMP"].dt == told["LAST-MODIFIED"].dt == at("2023-05-08 10:00")


def test_an_import_after_an_import_updates_and_doubles_nothing(office: Register) -> None:
    one = owed(office, "2a", "市政数局")
    before = events(file(office))
    move(office, one, date(2023, 6, 30))
    after = events(file(office))
    assert after.keys() == before.keys()
    changed = [uid for uid in after if after[uid].to_ical() != before[uid].to_ical()]
    assert changed == [f"assignment-{one}.2023-32844.2023@duban"]


def test_what_is_finished_is_ticked_off_and_rings_no_more(office: Register) -> None:
    one = owed(office, "2a", "市政数局")
    say(office, one, "2a 已办结", ReportStatus.DONE)
    told = entry(office, one)
    assert told["SUMMARY"] == "√ 2a 政策兑现窗口（市政数局）"
    assert told["STATUS"] == "CONFIRMED"
    assert not told.walk("VALARM")
    assert "反馈方式" not in told["DESCRIPTION"]


def test_what_no_longer_applies_is_cancelled_and_not_left_out(office: Register) -> None:
    one = owed(office, "2a", "市政数局")
    say(office, one, "2a 不适用", ReportStatus.NOT_APPLICABLE)
    told = entry(office, one)
    assert (told["STATUS"], told["SEQUENCE"]) == ("CANCELLED", 1)
    assert not told.walk("VALARM")


def test_a_date_that_was_taken_back_is_cancelled_where_it_stood(office: Register) -> None:
    one = owed(office, "2a", "市政数局")
    move(office, one, None)
    told = entry(office, one)
    assert (told["STATUS"], told["DTSTART"].dt) == ("CANCELLED", date(2023, 4, 30))


def test_what_never_applied_is_in_nobody_s_calendar(register: Register) -> None:
    load_people(register, open_notice(register, effective_on=date(2023, 5, 8))[0])
    told = events(file(register))
    assert f"assignment-{owed(register, '2a', '市政数局')}.2023-32844.2023@duban" not in told
    assert "CANCELLED" not in {str(one["STATUS"]) for one in told.values()}


def test_a_unit_s_calendar_holds_its_own_dues_only(office: Register) -> None:
    unit = next(one.item.unit_id for one in dues(office) if one.item.unit == "市公安局")
    content = calendar(CHINESE, dues(office, [unit]), units=("市公安局",), office=OFFICE)
    assert Calendar.from_ical(content)["X-WR-CALNAME"] == "督办时限（市公安局）"
    told = events(content).values()
    assert told
    assert all(str(one["SUMMARY"]).endswith("（市公安局）") for one in told)


def test_no_line_is_longer_than_75_octets_and_no_character_is_torn(office: Register) -> None:
    lines = file(office).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines)
    assert any(line.startswith(b" ") for line in lines), "some are folded"
    assert b"\n" not in file(office).replace(b"\r\n", b"")


def test_commas_semicolons_and_line_ends_are_escaped(office: Register) -> None:
    unfolded = file(office).replace(b"\r\n ", b"").decode()
    line = next(one for one in unfolded.splitlines() if one.startswith("DESCRIPTION:2023年底前"))
    assert line.startswith("DESCRIPTION:2023年底前\\,标准化建设达标率达到90%以上。\\n状态")
    texts = [one.partition(":")[2] for one in unfolded.splitlines() if "DESCRIPTION:" in one]
    bare = [one for one in texts if set(_without_escapes(one)) & {",", ";"}]
    assert not bare


def _without_escapes(text: str) -> str:
    return text.replace("\\\\", "").replace("\\,", "").replace("\\;", "")


def test_it_speaks_english_too(office: Register) -> None:
    told = events(file(office, ENGLISH)).values()
    assert {str(one["DESCRIPTION"]).splitlines()[1] for one in told} == {"State: not acknowledged"}


def test_the_alarm_s_span_is_short(office: Register) -> None:
    """Not more than a long holiday before the date."""
    alarms = [one.walk("VALARM")[0]["TRIGGER"].dt for one in events(file(office)).values()]
    assert all(timedelta(days=-10) < one < timedelta() for one in alarms)
