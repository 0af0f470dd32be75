"""How far the several units of a duty are, on /task, for those who may see it."""

from tests.stories.office import Office
from tests.stories.people import LEADER, LI, LIAISON, SUN


async def test_supervisors_and_leaders_see_who_has_not_answered(office: Office) -> None:
    await office.says(LI, "2a 已办结")
    await office.says(LIAISON, "2a 推进中")
    for who in (SUN, LEADER):
        shown = await office.says(who, "/task 2")
        line = next(line for line in shown.splitlines() if "个单位已办结" in line)
        assert line == "   1/4个单位已办结 · 未反馈：市政数局、市公积金"


async def test_a_unit_sees_no_other_s(office: Office) -> None:
    assert "个单位已办结" not in await office.says(LIAISON, "/task 2")


async def test_a_collective_is_done_when_its_members_are(office: Office) -> None:
    shown = await office.says(SUN, "/task 9")
    assert "   各乡镇(街道)：0/6已办结" in shown
