"""Loading rosters: who is entered, who is the same person, and what a correction changes."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlmodel import select

from db.engine import Register
from db.models import Alias, PostRoleRow, Unit
from db.roster_file import RosterError, RosterRow, read_roster
from db.rosters import end_post, load_roster
from tests.db.offices import CHIEF, NOW, POLICE, TODAY, Roster, counts


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
