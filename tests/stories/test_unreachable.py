"""Who cannot be reminded is told to those who decide about the unit: at once, and once."""

from datetime import date

from sqlalchemy import event

from db.accounts import bound_account, unbind
from db.agenda import UNREACHABLE, booked
from db.models import Outgoing, Post, PostRoleRow
from db.rosters import end_post
from db.rules.terms import PostRole
from tests.moments import at
from tests.stories.deputies import name_deputies
from tests.stories.office import Office, office_on
from tests.stories.people import DEPUTY, LI, LIAISON, OVERSEER, SUN, VISITORS
from tests.stories.staff import join

MORNING = "2023-04-17 09:30"
BLOCKED = """\
孙科长，您好。以下1个岗位目前无人能收到提醒：
消息无法送达（请本人打开机器人发送 /start）
· 市公安局联络员：4月17日周一起 · 68项待办 · 最近4月25日周二到期"""


def lists(office: Office, who: str) -> list[str]:
    """The messages about who cannot be reminded."""
    return [text for text in office.sees(who) if "目前无人能收到提醒" in text]


async def settled(office: Office) -> None:
    """Monday 17 April: the opening has said who is not registered."""
    await office.at("2023-04-14 09:00")
    await office.at(MORNING)


async def test_the_opening_lists_every_unit_that_has_nobody_to_be_reminded(
    any_office: Office,
) -> None:
    await any_office.at("2023-04-14 09:00")
    (text,) = lists(any_office, SUN)
    head, heading, *lines = text.split("\n")
    assert head == "孙科长，您好。以下21个岗位目前无人能收到提醒："
    assert heading == "未绑定（请管理员运行 duban invite，把邀请链接发给本人）"
    assert len(lines) == 21
    assert lines[0] == "· 市公积金联络员：68项待办 · 最近4月25日周二到期"
    assert lists(any_office, LI) == []


async def test_each_supervisor_gets_one_message(any_office: Office) -> None:
    join(any_office, OVERSEER, DEPUTY)
    await any_office.at("2023-04-14 09:00")
    assert [len(lists(any_office, who)) for who in (SUN, OVERSEER, DEPUTY)] == [1, 1, 1]


async def test_who_stops_the_bot_is_told_at_once_and_once(any_office: Office) -> None:
    await settled(any_office)
    await any_office.does(LIAISON, lambda one: one.blocks())
    await any_office.at("2023-04-17 09:31")
    assert lists(any_office, SUN)[1:] == [BLOCKED]
    await any_office.at("2023-04-18 09:00")
    await any_office.at("2023-04-25 09:00")
    assert len(lists(any_office, SUN)) == 2


async def test_at_night_it_waits_for_the_morning(office: Office) -> None:
    await settled(office)
    await office.at("2023-04-17 22:00")
    await office.does(LIAISON, lambda one: one.blocks())
    await office.at("2023-04-17 22:01")
    assert len(lists(office, SUN)) == 1
    await office.at("2023-04-18 09:00")
    assert len(lists(office, SUN)) == 2


async def test_a_refusal_at_delivery_is_told_in_the_next_sweep(any_office: Office) -> None:
    await settled(any_office)
    any_office.sandbox.world.store.chats[VISITORS[LIAISON].id].blocked = True
    await any_office.at("2023-04-23 09:00")
    assert len(lists(any_office, SUN)) == 1
    await any_office.at("2023-04-23 09:01")
    assert "· 市公安局联络员：4月23日周日起" in lists(any_office, SUN)[-1]


async def test_who_came_back_and_is_lost_again_is_news(office: Office) -> None:
    await settled(office)
    await office.does(LIAISON, lambda one: one.blocks())
    await office.at("2023-04-17 09:31")
    await office.does(LIAISON, lambda one: one.unblocks())
    await office.at("2023-04-17 09:32")
    assert len(lists(office, SUN)) == 2
    await office.at("2023-04-19 10:00")
    await office.does(LIAISON, lambda one: one.blocks())
    await office.at("2023-04-19 10:01")
    assert "4月19日周三起" in lists(office, SUN)[-1]
    assert len(lists(office, SUN)) == 3


async def test_whom_a_deputy_stands_in_for_is_not_told(any_office: Office) -> None:
    name_deputies(any_office.register, {"李艳杰": "刘书涛"})
    await settled(any_office)
    await any_office.does(LI, lambda one: one.blocks())
    await any_office.at("2023-04-17 09:31")
    assert len(lists(any_office, SUN)) == 1


async def test_once_the_deputy_is_away_too_it_is_told(office: Office) -> None:
    name_deputies(office.register, {"李艳杰": "刘书涛"})
    await settled(office)
    await office.says("刘科长", "/away 4月20日到4月21日")
    await office.does(LI, lambda one: one.blocks())
    for day in ("2023-04-17 09:31", "2023-04-19 09:00"):
        await office.at(day)
        assert len(lists(office, SUN)) == 1
    await office.at("2023-04-20 09:00")
    assert "· 市政务服务中心政务服务科科长：4月17日周一起" in lists(office, SUN)[-1]


async def test_a_post_that_ends_without_a_successor_is_told_on_the_day(office: Office) -> None:
    await settled(office)
    with office.register.write() as session:
        end_post(
            session,
            unit="市公安局",
            title="联络员",
            on=date(2023, 4, 19),
            now=at("2023-04-17 09:40"),
        )
    await office.at("2023-04-19 15:00")
    assert len(lists(office, SUN)) == 1
    await office.at("2023-04-20 09:00")
    assert lists(office, SUN)[-1].split("\n")[1:] == [
        "无人承办（请管理员补上联络员：duban roster load）",
        "· 市公安局：4月20日周四起 · 68项待办 · 最近4月25日周二到期",
    ]


async def test_an_account_that_is_unbound_is_told(office: Office) -> None:
    await settled(office)
    with office.register.write() as session:
        account = bound_account(session, user_id=VISITORS[LIAISON].id)
        assert account
        unbind(session, account_id=account.id, now=at(MORNING))
    await office.at("2023-04-17 09:31")
    assert "· 市公安局联络员：4月17日周一起" in lists(office, SUN)[-1]


async def test_of_a_supervisor_s_own_unit_the_others_hear(any_office: Office) -> None:
    join(any_office, OVERSEER)
    await settled(any_office)
    await any_office.does(SUN, lambda one: one.blocks())
    await any_office.at("2023-04-17 09:31")
    assert "· 市政数局政务监管科科长" in lists(any_office, OVERSEER)[-1]


async def test_where_nobody_may_decide_the_administrators_hear(bound_url: str) -> None:
    """The only supervisor is of that very unit; the administrator sits elsewhere."""
    async with office_on(bound_url) as office:
        await settled(office)
        with office.register.write() as session:
            person = bound_account(session, user_id=VISITORS[LI].id)
            assert person
            post = Post(unit_id=1, person_id=person.person_id, title="管理员")
            session.add(post)
            session.flush()
            session.add(PostRoleRow(post_id=post.id, role=PostRole.ADMIN))
        await office.does(SUN, lambda one: one.blocks())
        await office.at("2023-04-17 09:31")
        assert "· 市政数局政务监管科科长" in lists(office, LI)[-1]


async def test_what_could_be_told_to_nobody_is_told_to_who_registers(new_office: Office) -> None:
    await new_office.at("2023-04-14 09:00")
    assert new_office.rows(Outgoing, Outgoing.kind == "unreachable") == []
    await new_office.at("2023-04-14 10:00")
    await new_office.says(SUN, "/start")
    await new_office.does(SUN, lambda one: one.shares_contact())
    await new_office.at("2023-04-14 10:01")
    assert len(lists(new_office, SUN)) == 1


async def test_a_quiet_sweep_looks_at_the_agenda_only(office: Office) -> None:
    await settled(office)
    with office.register.read() as session:
        assert booked(session, UNREACHABLE) is None
    asked: list[str] = []
    engine = office.register.engine
    event.listen(engine, "before_cursor_execute", lambda *about: asked.append(about[2]))
    await office.at("2023-04-17 10:00")
    looked = [one for one in asked if "FROM agenda" in one or "audit" in one or "absence" in one]
    assert looked
    assert all("FROM agenda" in one for one in looked)
