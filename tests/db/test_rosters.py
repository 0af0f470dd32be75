"""Loading rosters: stories of an office that corrects its file again and again."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import col, select

from db.engine import Register
from db.models import Alias, Audit, Membership, Person, Post, PostRoleRow, Unit
from db.posts import PostError
from db.roster_load import RosterResult
from db.rosters import (
    RosterError,
    RosterRow,
    end_membership,
    end_post,
    load_roster,
    read_roster,
)
from tests.moments import at

NOW = at("2023-04-14 09:00")
TODAY = date(2023, 4, 14)
HEADER = "单位,所属,姓名,职务,办公电话,手机,角色"
CHIEF = "市政数局,,孙雯雯,政务监管科科长,0434-6294099,15204469994,reporter、supervisor"
POLICE = "市公安局,各审批部门、各分中心,,联络员,,,reporter"


@pytest.fixture
def roster(register: Register, tmp_path: Path) -> "Roster":
    return Roster(register, tmp_path / "roster.csv")


class Roster:
    """A roster file that is written anew and loaded, day after day."""

    def __init__(self, register: Register, path: Path) -> None:
        self.register, self.path = register, path

    def load(self, *lines: str, today: date = TODAY) -> RosterResult:
        self.path.write_text("\n".join((HEADER, *lines)), encoding="utf-8")
        with self.register.write() as session:
            return load_roster(session, read_roster(self.path), now=NOW, today=today)

    def posts(self) -> list[tuple[str, str, str | None, str | None]]:
        """单位, 职务, 姓名, 手机 of every post, in the order of entry."""
        with self.register.read() as session:
            rows = session.exec(
                select(Unit, Post, Person)
                .join(Post, col(Post.unit_id) == Unit.id)
                .join(Person, col(Person.id) == Post.person_id)
                .order_by(col(Post.id))
            )
            return [(unit.name, post.title, one.name, one.mobile) for unit, post, one in rows]

    def persons(self) -> int:
        with self.register.read() as session:
            return len(session.exec(select(Person.id)).all())

    def memberships(self) -> set[tuple[str, date | None, date | None]]:
        with self.register.read() as session:
            rows = session.exec(
                select(Unit, Membership).join(Membership, col(Membership.collective_id) == Unit.id)
            )
            return {(whole.name, row.from_on, row.to_on) for whole, row in rows}

    def audit(self, action: str) -> list[tuple[object, object]]:
        with self.register.read() as session:
            rows = session.exec(select(Audit).where(Audit.action == action))
            return [(row.old, row.new) for row in rows]


def counts(result: RosterResult) -> tuple[int, int, int]:
    return result.added, result.changed, result.unchanged


def test_a_first_roster_fills_the_register(roster: Roster) -> None:
    result = roster.load(CHIEF, POLICE)
    assert counts(result) == (2, 0, 0)
    assert result.absent == []
    assert roster.posts() == [
        ("市政数局", "政务监管科科长", "孙雯雯", "15204469994"),
        ("市公安局", "联络员", None, None),
    ]
    assert roster.memberships() == {("各审批部门", None, None), ("各分中心", None, None)}


def test_each_post_gets_the_roles_that_its_line_names(roster: Roster) -> None:
    roster.load("市政数局,,,科长,,,填报、督办、领导、管理员", "市公安局,,,联络员,,,联络员,")
    with roster.register.read() as session:
        found = [tuple(row) for row in session.exec(select(PostRoleRow.post_id, PostRoleRow.role))]
    assert sorted(found) == [
        (1, "admin"),
        (1, "leader"),
        (1, "reporter"),
        (1, "supervisor"),
        (2, "reporter"),
    ]


def test_loading_the_same_file_again_changes_nothing(roster: Roster) -> None:
    roster.load(CHIEF, POLICE)
    before = roster.posts(), roster.memberships(), roster.persons()
    again = roster.load(CHIEF, POLICE)
    assert counts(again) == (0, 0, 2)
    assert (again.absent, again.remarks) == ([], [])
    assert (roster.posts(), roster.memberships(), roster.persons()) == before


def test_the_order_of_the_columns_is_free_and_a_byte_order_mark_is_welcome(
    roster: Roster,
) -> None:
    text = (
        "角色,姓名,职务,单位,手机,办公电话,所属\r\nreporter,孙雯雯,科长,市政数局,15204469994,,\r\n"
    )
    roster.path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    with roster.register.write() as session:
        load_roster(session, read_roster(roster.path), now=NOW, today=TODAY)
    assert roster.posts() == [("市政数局", "科长", "孙雯雯", "15204469994")]


def test_what_changed_in_a_line_is_changed_and_the_old_value_kept(roster: Roster) -> None:
    roster.load(CHIEF)
    result = roster.load("市政数局,,孙雯雯,政务监管科科长,0434-6294100,+86 152-0446-9995,reporter")
    assert counts(result) == (0, 1, 0)
    assert roster.posts() == [("市政数局", "政务监管科科长", "孙雯雯", "15204469995")]
    assert roster.audit("person.amend") == [
        ({"mobile": "15204469994"}, {"mobile": "15204469995"}),
    ]
    assert roster.audit("post.amend") == [
        ({"office_phone": "0434-6294099"}, {"office_phone": "0434-6294100"}),
    ]
    assert roster.audit("post.roles") == [
        ({"roles": ["reporter", "supervisor"]}, {"roles": ["reporter"]}),
    ]


def test_a_number_taken_out_of_the_file_no_longer_lets_anyone_in(roster: Roster) -> None:
    roster.load(CHIEF)
    roster.load("市政数局,,孙雯雯,政务监管科科长,,,reporter")
    assert roster.posts() == [("市政数局", "政务监管科科长", "孙雯雯", None)]


def test_a_unit_is_found_by_its_alias(roster: Roster) -> None:
    roster.load("市政数局,,,联络员,,,reporter")
    with roster.register.write() as session:
        session.add(Alias(name="政数局", unit_id=1))
    again = roster.load("政数局,,,联络员,,,reporter")
    assert counts(again) == (0, 0, 1)


def test_names_padded_with_blanks_and_wide_brackets_are_the_same(roster: Roster) -> None:
    roster.load("范家屯镇,各乡镇(街道),李明,联络员,,13800000001,reporter")
    again = roster.load("范家屯镇,各乡镇(街道),李　明,联络员,,13800000001,reporter")
    assert counts(again) == (0, 0, 1)


class TestWhoIsTheSamePerson:
    def test_one_name_and_one_mobile_in_two_units_is_one_person(self, roster: Roster) -> None:
        roster.load(
            "市政数局,,李明,科长,,13800000001,supervisor",
            "市公安局,,李明,联络员,,13800000001,reporter",
        )
        assert (len(roster.posts()), roster.persons()) == (2, 1)

    def test_one_name_without_a_mobile_in_two_units_is_two_persons(self, roster: Roster) -> None:
        result = roster.load("市政数局,,李明,科长,,,reporter", "市公安局,,李明,科长,,,reporter")
        assert roster.persons() == 2
        assert len(result.remarks) == 1
        assert "市公安局 科长 李明" in result.remarks[0]
        assert "同名未填手机,按两人登记" in result.remarks[0]

    def test_one_name_in_one_unit_is_one_person_with_two_posts(self, roster: Roster) -> None:
        roster.load("市政数局,,李明,科长,,,reporter", "市政数局,,李明,联络员,,,reporter")
        assert roster.persons() == 1

    def test_one_name_with_two_mobiles_is_two_persons(self, roster: Roster) -> None:
        result = roster.load(
            "市政数局,,李明,科长,,13800000001,reporter",
            "市公安局,,李明,科长,,13800000002,reporter",
        )
        assert (roster.persons(), result.remarks) == (2, [])

    def test_unnamed_posts_have_a_person_each(self, roster: Roster) -> None:
        roster.load(POLICE, "市民政局,,,联络员,,,reporter")
        assert roster.persons() == 2

    def test_two_who_turn_out_to_be_one_become_one(self, roster: Roster) -> None:
        roster.load("市政数局,,李明,科长,,13800000001,reporter", "市公安局,,李明,科长,,,reporter")
        result = roster.load(
            "市政数局,,李明,科长,,13800000001,reporter",
            "市公安局,,李明,科长,,13800000001,reporter",
        )
        assert counts(result) == (0, 1, 1)
        assert "市公安局 科长: is now held by the 李明" in result.remarks[0]
        assert roster.posts()[1] == ("市公安局", "科长", "李明", "13800000001")

    def test_two_who_swap_their_numbers_swap_them(self, roster: Roster) -> None:
        one, two = "市政数局,,李明,科长,,{},reporter", "市公安局,,王芳,科长,,{},reporter"
        roster.load(one.format("13800000001"), two.format("13800000002"))
        roster.load(one.format("13800000002"), two.format("13800000001"))
        assert [(name, mobile) for _, _, name, mobile in roster.posts()] == [
            ("李明", "13800000002"),
            ("王芳", "13800000001"),
        ]
        assert roster.persons() == 2

    def test_a_number_passes_on_once_its_owner_has_no_post(self, roster: Roster) -> None:
        roster.load("市政数局,,李明,科长,,13800000001,reporter")
        successor = "市政数局,,王芳,科长,,13800000001,reporter"
        with pytest.raises(RosterError, match="this mobile is 李明, 市政数局 科长's"):
            roster.load(successor)
        with roster.register.write() as session:
            end_post(session, unit="市政数局", title="科长", name="李明", on=TODAY, now=NOW)
        roster.load(successor, today=date(2023, 4, 17))
        assert roster.posts() == [
            ("市政数局", "科长", "李明", None),
            ("市政数局", "科长", "王芳", "13800000001"),
        ]


class TestAPostThatGetsAName:
    def test_keeps_its_post_and_its_person(self, roster: Roster) -> None:
        roster.load(POLICE)
        result = roster.load("市公安局,各审批部门、各分中心,李明,联络员,,13800000001,reporter")
        assert counts(result) == (0, 1, 0)
        assert result.absent == []
        assert roster.posts() == [("市公安局", "联络员", "李明", "13800000001")]
        assert roster.persons() == 1

    def test_is_another_post_if_the_file_keeps_the_unnamed_one(self, roster: Roster) -> None:
        roster.load(POLICE)
        result = roster.load(POLICE, "市公安局,,李明,联络员,,13800000001,reporter")
        assert counts(result) == (1, 0, 1)

    def test_is_another_post_if_the_title_differs(self, roster: Roster) -> None:
        roster.load(POLICE)
        result = roster.load("市公安局,各审批部门、各分中心,李明,科长,,13800000001,reporter")
        assert counts(result) == (1, 0, 0)
        assert result.absent == ["市公安局 联络员 (未填姓名)"]


class TestCollectives:
    def test_new_ones_are_named_so_that_a_slip_shows(self, roster: Roster) -> None:
        result = roster.load(POLICE)
        assert result.remarks == ["new collectives, check the spelling: 各审批部门、各分中心"]

    def test_a_later_membership_begins_on_its_day(self, roster: Roster) -> None:
        roster.load("市公安局,各分中心,,联络员,,,reporter")
        may = date(2023, 5, 4)
        roster.load("市公安局,各分中心、各部门,,联络员,,,reporter", today=may)
        assert roster.memberships() == {("各分中心", None, None), ("各部门", may, None)}

    def test_one_no_longer_named_is_reported_and_stays_until_ended(self, roster: Roster) -> None:
        roster.load(POLICE)
        shorter = "市公安局,各审批部门,,联络员,,,reporter"
        assert roster.load(shorter).absent == ["市公安局 所属 各分中心"]
        with roster.register.write() as session:
            end_membership(session, unit="市公安局", collective="各分中心", on=TODAY, now=NOW)
        assert roster.load(shorter, today=date(2023, 4, 17)).absent == []
        assert roster.memberships() == {("各审批部门", None, None), ("各分中心", None, TODAY)}

    def test_one_that_was_ended_may_begin_again(self, roster: Roster) -> None:
        roster.load(POLICE)
        with roster.register.write() as session:
            end_membership(session, unit="市公安局", collective="各分中心", on=TODAY, now=NOW)
        may = date(2023, 5, 4)
        roster.load(POLICE, today=may)
        assert ("各分中心", may, None) in roster.memberships()

    def test_no_membership_is_ended_twice(self, roster: Roster) -> None:
        roster.load(POLICE)
        with roster.register.write() as session:
            end_membership(session, unit="市公安局", collective="各分中心", on=TODAY, now=NOW)
            with pytest.raises(PostError, match="its end is set already"):
                end_membership(session, unit="市公安局", collective="各分中心", on=TODAY, now=NOW)


class TestEndingAPost:
    def test_who_left_the_file_is_reported_until_ended(self, roster: Roster) -> None:
        roster.load(CHIEF, POLICE)
        assert roster.load(POLICE).absent == ["市政数局 政务监管科科长 孙雯雯"]
        with roster.register.write() as session:
            ended = end_post(session, unit="市政数局", title="政务监管科科长", on=TODAY, now=NOW)
            assert ended.to_on == TODAY
        assert roster.load(POLICE, today=date(2023, 4, 17)).absent == []
        assert roster.audit("post.end") == [({"to_on": None}, {"to_on": "2023-04-14"})]

    def test_who_comes_back_gets_a_new_post_and_is_the_same_person(self, roster: Roster) -> None:
        roster.load(CHIEF)
        with roster.register.write() as session:
            end_post(session, unit="市政数局", title="政务监管科科长", on=TODAY, now=NOW)
        roster.load(CHIEF, today=date(2023, 4, 17))
        assert (len(roster.posts()), roster.persons()) == (2, 1)

    @pytest.mark.parametrize(
        ("unit", "title", "name", "said"),
        [
            pytest.param("市公安居", "联络员", None, "unknown unit 市公安居", id="no such unit"),
            pytest.param("市公安局", "科长", None, "市公安局 联络员", id="no such title"),
            pytest.param("市公安局", "联络员", None, "several posts", id="two of one title"),
            pytest.param("市公安局", "联络员", "王芳", "no such post", id="no such holder"),
        ],
    )
    def test_a_post_that_is_not_clear_is_refused_with_the_choices(
        self, roster: Roster, unit: str, title: str, name: str | None, said: str
    ) -> None:
        roster.load(POLICE, "市公安局,,李明,联络员,,,reporter")
        with roster.register.write() as session, pytest.raises(PostError, match=said):
            end_post(session, unit=unit, title=title, name=name, on=TODAY, now=NOW)

    def test_the_unnamed_one_of_two_is_meant_by_an_empty_name(self, roster: Roster) -> None:
        roster.load(POLICE, "市公安局,,李明,联络员,,,reporter")
        with roster.register.write() as session:
            assert (
                end_post(session, unit="市公安局", title="联络员", name="", on=TODAY, now=NOW).id
                == 1
            )

    def test_no_post_ends_before_it_began(self, roster: Roster) -> None:
        roster.load(CHIEF)
        roster.load(CHIEF, POLICE, today=date(2023, 5, 4))
        with roster.register.write() as session, pytest.raises(PostError, match="2023-05-04"):
            end_post(session, unit="市公安局", title="联络员", on=TODAY, now=NOW)


def test_a_wrong_file_loads_nothing_at_all(roster: Roster) -> None:
    with pytest.raises(RosterError):
        roster.load(CHIEF, "市公安局,各分中心,,,,,reporter")
    assert (roster.posts(), roster.memberships(), everything(roster.register)) == ([], set(), [])


def everything(register: Register) -> list[Unit]:
    with register.read() as session:
        return list(session.exec(select(Unit)))


def test_two_loads_at_once_enter_each_post_once(postgres_register: Register) -> None:
    """The second waits for the first and finds its rows."""
    rows = [RosterRow(2, "市公安局", ("各分中心",), title="联络员", roles=("reporter",))]

    def load(_turn: int) -> tuple[int, int, int]:
        with postgres_register.write() as session:
            return counts(load_roster(session, rows, now=NOW, today=TODAY))

    with ThreadPoolExecutor(max_workers=2) as threads:
        assert sorted(threads.map(load, range(2))) == [(0, 0, 1), (1, 0, 0)]
