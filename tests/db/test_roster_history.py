"""Rosters that change with time: posts gain a name, memberships begin and end, people leave."""

from datetime import date

import pytest

from db.posts import PostError
from db.rosters import end_membership, end_post
from tests.db.offices import CHIEF, NOW, POLICE, TODAY, Roster, counts


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
