"""What is wrong with a roster is said by line, all at once, with what to do."""

from pathlib import Path

import pytest

from db.engine import Register
from db.models import Alias, Unit
from db.models.people import UnitKind
from db.roster_file import RosterError, read_roster
from db.rosters import load_roster
from tests.moments import at

NOW = at("2023-04-14 09:00")
HEADER = "单位,所属,姓名,职务,办公电话,手机,角色\n"
GOOD = "市公安局,,,联络员,,,reporter\n"

UNREADABLE = [
    pytest.param(b"", 0, "the file is empty", id="empty"),
    pytest.param(b"\xef\xbb\xbf\r\n\r\n", 0, "the file is empty", id="only empty lines"),
    pytest.param(HEADER.encode(), 0, "nothing below", id="only a header"),
    pytest.param((HEADER + GOOD).encode("gbk"), 0, "CSV UTF-8", id="GBK"),
    pytest.param((HEADER + GOOD).encode("utf-16"), 0, "CSV UTF-8", id="UTF-16"),
    pytest.param(b"PK\x03\x04\x14\x00", 0, "is an Excel workbook", id="xlsx"),
    pytest.param(b"\xd0\xcf\x11\xe0\xa1", 0, "is an Excel workbook", id="xls"),
    pytest.param(
        ("单位,姓名,职务,手机,角色,办公电话\n" + GOOD).encode(),
        1,
        "column 所属 is missing",
        id="missing column",
    ),
    pytest.param(("邮箱," + HEADER + GOOD).encode(), 1, "unknown column 邮箱", id="unknown column"),
    pytest.param(
        ("单位," + HEADER + GOOD).encode(), 1, "column 单位 stands twice", id="doubled column"
    ),
    pytest.param(
        (HEADER + GOOD + '市民政局,,"李明,科长,,,reporter\n').encode(),
        3,
        "a quotation mark is not closed",
        id="open quotation mark",
    ),
]

WRONG = [
    pytest.param(",,,联络员,,,reporter", "单位 is empty", id="no unit"),
    pytest.param("市公安局,,李明,,,,reporter", "职务 is empty", id="no title"),
    pytest.param("市民政局,,,联络员,,,", "角色 is empty", id="no role"),
    pytest.param("市民政局,,,联络员,,,组长", "unknown role 组长", id="unknown role"),
    pytest.param("各部门,,,联络员,,,reporter", "各部门 is a collective", id="collective as unit"),
    pytest.param(
        "市民政局,市司法局,,联络员,,,reporter", "市司法局 is a unit", id="unit as collective"
    ),
    pytest.param("市民政局,,,联络员,,1520446999,reporter", "手机 is no mobile", id="10 digits"),
    pytest.param(
        "市民政局,,,联络员,,15204469994/15144429055,reporter", "one number only", id="two numbers"
    ),
    pytest.param("市民政局,,,联络员,,0434-6294099,reporter", "手机 is no", id="office phone"),
    pytest.param("市民政局,,,联络员,,不详,reporter", "手机 is no mobile", id="no number"),
    pytest.param(GOOD.strip(), "the same 单位, 职务 and 姓名 as line 2", id="doubled"),
    pytest.param("公安局,,,联络员,,,reporter", "as line 2", id="doubled by alias"),
    pytest.param(
        "市民政局,,王芳,科长,,15204469994,reporter",
        "the mobile of line 3 again: whose is it, 王芳 and 孙雯雯?",
        id="one mobile, two names",
    ),
    pytest.param(
        "市民政局,,,联络员,,,reporter,,多", "9 cells under 7 columns", id="too many cells"
    ),
]


@pytest.mark.parametrize(("content", "line", "said"), UNREADABLE)
def test_a_file_that_is_no_roster_is_refused_with_what_to_do(
    tmp_path: Path, content: bytes, line: int, said: str
) -> None:
    path = tmp_path / "roster.csv"
    path.write_bytes(content)
    with pytest.raises(RosterError) as raised:
        read_roster(path)
    assert [number for number, _ in raised.value.problems] == [line]
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RosterError, match=r"nowhere\.csv cannot be read"):
        read_roster(tmp_path / "nowhere.csv")


@pytest.mark.parametrize(("row", "said"), WRONG)
def test_a_wrong_row_is_named_by_line_and_reason(
    sqlite_register: Register, tmp_path: Path, row: str, said: str
) -> None:
    ((line, text),) = problems(sqlite_register, tmp_path, row)
    assert (line, said in text) == (4, True), text


def test_all_wrong_rows_are_named_at_once_by_the_lines_they_begin_on(
    sqlite_register: Register, tmp_path: Path
) -> None:
    rows = [
        '"市民\n政局",,,联络员,,,reporter',
        "",
        ",,,联络员,,,组长",
        "各部门,,,联络员,,1,reporter",
    ]
    found = problems(sqlite_register, tmp_path, *rows)
    assert [line for line, _ in found] == [7, 7, 8, 8]


def test_no_complaint_repeats_a_number(sqlite_register: Register, tmp_path: Path) -> None:
    rows = ["市民政局,,王芳,科长,,15204469994,reporter", "市司法局,,,联络员,,1520446999,reporter"]
    said = str(problems(sqlite_register, tmp_path, *rows))
    assert "1520446999" not in said


def problems(register: Register, tmp_path: Path, *rows: str) -> list[tuple[int, str]]:
    """What is said of `rows`, which begin on line 4, below two good ones."""
    chief = "市政数局,各部门,孙雯雯,科长,,15204469994,reporter\n"
    path = tmp_path / "roster.csv"
    path.write_text(HEADER + GOOD + chief + "\n".join(rows), encoding="utf-8")
    with register.write() as session:
        session.add(Unit(id=1, name="市公安局"))
        session.add(Unit(id=2, name="市司法局"))
        session.add(Unit(id=3, name="各部门", kind=UnitKind.COLLECTIVE))
        session.flush()
        session.add(Alias(name="公安局", unit_id=1))
    with pytest.raises(RosterError) as raised, register.write() as session:
        load_roster(session, read_roster(path), now=NOW, today=NOW.date())
    return raised.value.problems
