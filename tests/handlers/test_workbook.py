"""The workbook as somebody's spreadsheet opens it: read back with openpyxl."""

import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.utils.escape import unescape

from db.engine import Register
from db.export_rows import Export
from db.rules.office import Office
from db.rules.terms import Light, ReportStatus
from handlers.exports.cells import ROOM, cell_text
from handlers.exports.columns import Style
from handlers.exports.styles import Styles
from handlers.exports.workbook import workbook
from handlers.i18n import tongue
from jobs.sweep import sweep
from tests.db.exporting import NOW, export, owed, say
from tests.db.loaded import OFFICE, load_people, open_notice
from tests.moments import at

ROOT = Path(__file__).parents[2]
CHINESE, ENGLISH = tongue("zh_CN"), tongue("en")
SHEETS = ["任务分解", "交办事项", "反馈记录", "提醒送达", "月报"]
HOSTILE = [
    "=1+1",
    "+86",
    "-3",
    "@x",
    '=HYPERLINK("http://x","y")',
    "\t=1+1",
    "\r=1+1",
    "#N/A",
    "'=1",
    "85",
    "2023-04-30",
    "_x0041_",
    " 前后空格 ",
    "两行\n文字",
    "😀已办结",
    "<b>&amp;</b>",
]


@pytest.fixture(scope="module")
def exported(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Export:
    """The notice, swept on a morning, with reports of 市公安局: read only."""
    path = tmp_path_factory.mktemp("workbook") / "register.db"
    path.write_bytes(sqlite_template.read_bytes())
    with closing(Register(f"sqlite:///{path}")) as register:
        load_people(register, open_notice(register)[0])
        for day in ("2023-04-14", "2023-04-27"):
            with register.write() as session:
                sweep(session, now=at(f"{day} 09:00"), office=OFFICE, language="zh_CN")
        say(register, owed(register, "1a", "市公积金"), "1a 需协调", ReportStatus.BLOCKED)
        say(register, owed(register, "1a", "市公安局"), "=1a 85%", value=85)
        say(register, owed(register, "2a", "市政数局"), "2a 已办结", ReportStatus.DONE)
        return export(register)


@pytest.fixture(scope="module")
def book(exported: Export) -> Any:
    return load_workbook(BytesIO(workbook(CHINESE, exported, office=OFFICE, now=NOW)))


def moment(text: str) -> datetime:
    """As a workbook has it: without a zone."""
    return datetime.fromisoformat(text)


def rows(sheet: Any) -> list[dict[str, Any]]:
    """Each row as its cells by their headings."""
    _, _, head, *below = sheet.iter_rows()
    return [dict(zip([cell.value for cell in head], row, strict=True)) for row in below]


def row_of(sheet: Any, **wanted: object) -> dict[str, Any]:
    (found,) = [
        row for row in rows(sheet) if all(row[key].value == value for key, value in wanted.items())
    ]
    return found


def test_there_are_five_sheets_with_a_row_for_everything(book: Any, exported: Export) -> None:
    assert book.sheetnames == SHEETS
    assert [len(rows(sheet)) for sheet in book] == [
        len(exported.plan),
        len(exported.items),
        len(exported.reports),
        len(exported.deliveries),
        len(exported.returns),
    ]
    assert len(exported.deliveries) > 10


def test_the_first_line_says_the_moment_the_zone_and_about_whom(book: Any) -> None:
    title = "督办台账 · 全部单位 · 数据截至2023-05-09 10:25（Asia/Shanghai）"
    assert {sheet["A1"].value for sheet in book} == {title}
    assert book.properties.title == title
    assert book.properties.created == moment("2023-05-09 02:25")


def test_headings_stay_in_sight_and_filter_all_rows(book: Any) -> None:
    assert [sheet.freeze_panes for sheet in book] == ["D4", "E4", "E4", "E4", "E4"]
    for sheet in book:
        last = sheet.cell(max(4, sheet.max_row), sheet.max_column).coordinate
        assert sheet.auto_filter.ref == f"A3:{last}"
        headings = [cell.value for cell in sheet[3]]
        assert all(headings)
        assert len(headings) == len(set(headings)), "a pivot table needs them apart"
        assert all(cell.font.bold for cell in sheet[3])


def test_a_blank_row_parts_the_title_from_the_headings(book: Any) -> None:
    assert all(cell.value is None for sheet in book for cell in sheet[2])


def test_an_assignment_is_dates_numbers_and_a_light_in_words(book: Any) -> None:
    row = row_of(book["交办事项"], 编号="1a", 单位="市公安局")
    values = {key: cell.value for key, cell in row.items()}
    assert values["任务"] == 1
    assert values["时限"] == moment("2023-12-31")
    assert row["时限"].number_format == "yyyy-mm-dd"
    assert (values["数值"], values["数值单位"]) == (85, "%")
    assert (values["目标符号"], values["目标值"], values["目标单位"]) == ("≥", 90, "%")
    assert (values["剩余天数"], values["状态"], values["灯色"]) == (236, "推进中", "绿")
    assert row["灯色"].fill.fgColor.rgb == "00C6EFCE"
    assert values["最近反馈（Asia/Shanghai）"] == moment("2023-05-08 10:00")
    assert row["最近反馈（Asia/Shanghai）"].number_format == "yyyy-mm-dd hh:mm"
    assert values["通知原文"] == "2023年底前,标准化建设达标率达到90%以上。"
    assert row["通知原文"].alignment.wrap_text


def test_each_light_has_its_word_and_its_colour(book: Any) -> None:
    lights = {
        (row["灯色"].value, row["灯色"].fill.fgColor.rgb)
        for row in rows(book["交办事项"])
        if row["灯色"].value
    }
    assert lights == {
        ("绿", "00C6EFCE"),
        ("黄", "00FFEB9C"),
        ("红", "00FFC7CE"),
        ("无", "00000000"),
    }


def test_the_plan_says_a_rule_in_words(book: Any) -> None:
    plan = {row["编号"].value: row["通知时限"].value for row in rows(book["任务分解"])}
    assert (plan["1a"], plan["2a"], plan["1b"]) == ("年底前", "4月底前", None)
    assert "每月25日（遇节假日顺延）" in plan.values()


def test_a_reminder_says_its_rung_in_words(book: Any) -> None:
    said = {row["提醒节点"].value for row in rows(book["提醒送达"])}
    assert "提前3天" in said
    assert not {one for one in said if one.isascii()}


def test_the_figures_of_a_return_have_a_column_each(book: Any) -> None:
    headings = [cell.value for cell in book["月报"][3]]
    assert [one for one in headings if one.endswith("（件）")] == [
        "新版全流程审批系统（件）",
        "分类综合窗口（件）",
        "分中心（件）",
    ]


def test_in_english_nothing_of_the_frame_is_chinese(exported: Export) -> None:
    book = load_workbook(BytesIO(workbook(ENGLISH, exported, office=OFFICE, now=NOW)))
    assert book.sheetnames == ["Plan", "Assignments", "Reports", "Reminders", "Monthly returns"]
    headings = [cell.value for sheet in book for cell in sheet[3]]
    assert [one for one in headings if not one.isascii()] == [
        "新版全流程审批系统 (件)",
        "分类综合窗口 (件)",
        "分中心 (件)",
    ]


def test_no_cell_is_a_formula_and_hostile_words_stay_words(book: Any) -> None:
    assert not [c for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    words = row_of(book["反馈记录"], 编号="1a", 单位="市公安局")["原话"]
    assert (words.value, words.data_type, words.quotePrefix) == ("=1a 85%", "s", True)


def test_the_wall_clock_is_the_office_s_own(exported: Export) -> None:
    told = Export(exported.today, None, [], [], {}, exported.reports, [], [])
    office = Office(ZoneInfo("Europe/Berlin"))
    sheet = load_workbook(BytesIO(workbook(CHINESE, told, office=office, now=NOW)))["反馈记录"]
    assert sheet["A1"].value.endswith("2023-05-09 04:25（Europe/Berlin）")
    said = row_of(sheet, 编号="2a")["反馈时间（Europe/Berlin）"]
    assert said.value == moment("2023-05-08 04:00")


def read_back(text: str) -> tuple[Any, str]:
    """A cell of people's text, through the file and back: its value and its type."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("a")
    sheet.append([Styles(CHINESE).cell(sheet, Style.LONG, text)])
    file = BytesIO()
    book.save(file)
    cell = load_workbook(BytesIO(file.getvalue())).active["A1"]  # type: ignore[index, union-attr]
    return cell.value, cell.data_type


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_it_begins_with_it_is_text(text: str) -> None:
    value, kind = read_back(text)
    assert (unescape(value), kind) == (text.replace("\r", "\n"), "s")


def possible(text: str) -> str:
    """What is documented to be left of a text: no controls, no halves of characters, \\n alone."""
    kept = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        one
        for one in kept
        if one in "\t\n" or (ord(one) >= 32 and not 0xD800 <= ord(one) < 0xE000)
        if one not in "\ufffe\uffff"
    )


@given(st.text(st.characters(), max_size=60))
@example("\x00=1+1")
@example("\ud83d\ude00")
@example("a\r\nb\rc")
@example("_x000D_")
def test_what_is_read_back_is_what_went_in(text: str) -> None:
    left = possible(text)
    value, kind = read_back(text)
    assert (unescape(value or ""), kind) == (left, "s" if left else "n")


@pytest.mark.parametrize("unit", ["办", "😀", "_x0041_"])
def test_what_is_too_long_is_cut_with_a_sign_and_no_character_torn(unit: str) -> None:
    text = unit * (ROOM + 1)
    kept = cell_text(text)
    assert len(kept.encode("utf-16-le")) // 2 in (ROOM - 1, ROOM)
    assert kept.endswith("…")
    assert cell_text(unit * 10) == (unit * 10).replace("_x", "_x005F_x")
    assert read_back(text) == (kept, "s")


def test_a_long_text_makes_its_row_higher_and_no_row_too_high(exported: Export) -> None:
    short, long, endless = (
        replace(exported.reports[0], words="字" * count) for count in (10, 100, 20_000)
    )
    told = replace(exported, plan=[], items=[], reports=[short, long, endless])
    sheet = load_workbook(BytesIO(workbook(CHINESE, told, office=OFFICE, now=NOW)))["反馈记录"]
    heights = [sheet.row_dimensions[number].height for number in (4, 5, 6)]
    assert heights == [17, 85, 409]


def test_it_is_told_how_far_the_writing_is(exported: Export) -> None:
    shares: list[float] = []
    workbook(CHINESE, exported, office=OFFICE, now=NOW, tell=shares.append)
    assert shares == sorted(shares)
    assert len(shares) > 4
    assert (0 < shares[0] < 0.5, shares[-1]) == (True, 1.0)


def test_an_empty_export_still_has_its_sheets_and_headings(exported: Export) -> None:
    empty = Export(exported.today, ("市公安局",), [], [], {}, [], [], [])
    book = load_workbook(BytesIO(workbook(CHINESE, empty, office=OFFICE, now=NOW)))
    assert book.sheetnames == SHEETS
    assert book["反馈记录"]["A3"].value == "任务"
    assert "市公安局" in book["反馈记录"]["A1"].value


@pytest.mark.parametrize("module", ["workbook", "calendar", "plain"])
def test_the_heavy_libraries_are_not_loaded_with_the_module(module: str) -> None:
    heavy = "{'openpyxl', 'icalendar'}"
    said = f"import sys, handlers.exports.{module}; print({heavy} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", said], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"


def test_a_light_is_never_its_colour_alone() -> None:
    sheet = Workbook(write_only=True).create_sheet("a")
    said = [Styles(CHINESE).cell(sheet, Style.LIGHT, light).value for light in Light]
    assert said == ["绿", "黄", "红", "无"]
