"""Who sent what stands under the task, and comes again for those who may see it."""

from datetime import date

from sqlmodel import select

from bot.sandbox import Attached
from db.models import Outgoing, Post, Unit
from tests.stories.evidence import PDF
from tests.stories.office import Message, Office
from tests.stories.people import LEADER, LI, LIAISON, LIU, SUN
from tests.stories.walk import speaks_of

MATERIAL = """\
佐证材料
4月14日周五 08:55 市公安局 联络员：3a 视频1段、《验收单.pdf》
4月14日周五 08:55 市政务服务中心 李艳杰：3a 图片3张"""
CAPTION_LI = "3a 与市级视频电子监察系统对接\n市政务服务中心 李艳杰，4月14日周五 08:55"
CAPTION_LIAISON = "3a 与市级视频电子监察系统对接\n市公安局 联络员，4月14日周五 08:55"


async def filed(office: Office) -> None:
    """Three photos of 李科长, a video and a document of the liaison, all about 3a."""
    pieces = [Attached(), Attached()]
    await office.does(LI, lambda one: one.sends_photo("3a 推进中"))
    await office.does(LI, lambda one: one.sends_album(pieces))
    await office.does(LIAISON, lambda one: one.sends_video("3a已办结"))
    await office.does(LIAISON, lambda one: one.sends_document("验收单.pdf", b"%PDF", PDF))


def brought(office: Office, who: str, before: int) -> list[Message]:
    return office.from_bot(who)[before:]


async def test_a_task_names_who_sent_what_and_has_a_button(office: Office) -> None:
    await filed(office)
    answer = await office.says(LEADER, "/task 3")
    assert answer.endswith(MATERIAL)
    assert office.labels(LEADER) == [["全部记录"], ["查看材料（5）"], ["亮灯依据", "刷新"]]


async def test_a_task_without_material_has_neither(office: Office) -> None:
    await office.says(LI, "3a 推进中")
    assert "佐证材料" not in await office.says(LEADER, "/task 3")
    assert office.labels(LEADER) == [["全部记录"], ["亮灯依据", "刷新"]]


async def test_one_sees_what_one_may_see_and_no_more(office: Office) -> None:
    await filed(office)
    answer = await office.says(LIAISON, "/task 3")
    assert "《验收单.pdf》" in answer
    assert "李艳杰" not in answer
    assert office.labels(LIAISON)[-2] == ["查看材料（2）"]
    before = len(office.from_bot(LIAISON))
    await office.presses(LIAISON, "material")
    kinds = [set(m) & {"photo", "video", "document"} for m in brought(office, LIAISON, before)]
    assert kinds == [{"video"}, {"document"}]


async def test_the_button_brings_all_of_it_again(any_office: Office) -> None:
    office = any_office
    await filed(office)
    await office.says(LEADER, "/task 3")
    before = len(office.from_bot(LEADER))
    await office.presses(LEADER, "material")
    album, video, document = (
        brought(office, LEADER, before)[:3],
        brought(office, LEADER, before)[3],
        brought(office, LEADER, before)[4],
    )
    assert len({one["media_group_id"] for one in album}) == 1
    assert [one.get("caption") for one in album] == [CAPTION_LI, None, None]
    assert (video["caption"], document["caption"]) == (CAPTION_LIAISON, CAPTION_LIAISON)
    assert document["document"]["file_name"] == "验收单.pdf"
    sent = {m["photo"][-1]["file_id"] for m in office.person(LI).sees if "photo" in m}
    assert {one["photo"][-1]["file_id"] for one in album} == sent


async def test_a_report_about_a_file_may_answer_it(office: Office) -> None:
    """The re-sent photo is known to be about 3a."""
    await filed(office)
    await office.says(LI, "/task 3")
    await office.presses(LI, "material")
    answer = await office.says(LI, "已办结", reply_to=office.from_bot(LI)[-3]["message_id"])
    assert speaks_of(answer, "3a")


async def test_eleven_pictures_come_as_an_album_of_ten_and_one(office: Office) -> None:
    await office.does(LI, lambda one: one.sends_album([Attached()] * 10, "3a 推进中"))
    await office.does(LI, lambda one: one.sends_photo())
    await office.says(LI, "/task 3")
    before = len(office.from_bot(LI))
    await office.presses(LI, "material")
    albums = [one.get("media_group_id") for one in brought(office, LI, before)]
    assert len(set(albums[:10])) == 1
    assert albums[10] is None


async def test_documents_and_pictures_of_one_report_come_apart(office: Office) -> None:
    two = [Attached("document", f"表{n}.pdf", b"x", PDF) for n in range(2)]
    await office.does(LI, lambda one: one.sends_album([Attached(), Attached("video", "", b"v")]))
    await office.says(LI, "3a 推进中")
    await office.does(LI, lambda one: one.sends_album(two))
    await office.says(LI, "/task 3")
    before = len(office.from_bot(LI))
    await office.presses(LI, "material")
    albums = [one["media_group_id"] for one in brought(office, LI, before)]
    assert albums[0] == albums[1] != albums[2] == albums[3]


async def test_more_than_thirty_are_not_sent_at_once(office: Office) -> None:
    for number in range(4):
        words = "3a 推进中" if number == 0 else ""
        await office.does(LI, lambda one, w=words: one.sends_album([Attached()] * 10, w))  # type: ignore[misc]
    await office.says(LI, "/task 3")
    before = len(office.from_bot(LI))
    await office.presses(LI, "material")
    first, *rest = brought(office, LI, before)
    assert first["text"] == "仅发送最近30份。"
    assert len(rest) == 30


async def test_a_file_that_telegram_no_longer_has_is_a_line(office: Office) -> None:
    await filed(office)
    files = office.sandbox.world.files
    gone = next(m for m in office.person(LI).sees if "media_group_id" in m)["photo"][-1]["file_id"]
    document = next(m for m in office.person(LIAISON).sees if "document" in m)
    del files._contents[gone], files._contents[document["document"]["file_id"]]
    await office.says(LEADER, "/task 3")
    before = len(office.sees(LEADER))
    await office.presses(LEADER, "material")
    lost = "该文件在 Telegram 上已无法取回，请联系报送人重新发送：\n"
    assert office.sees(LEADER)[before:] == [
        f"<photo> {CAPTION_LI}",
        lost + CAPTION_LI,
        "<photo>",
        f"<video> {CAPTION_LIAISON}",
        lost + CAPTION_LIAISON,
    ]
    assert {row.state for row in office.rows(Outgoing)} == {"sent"}


async def test_whose_post_ended_sees_nothing_at_the_press(office: Office) -> None:
    await filed(office)
    await office.says(LIAISON, "/task 3")
    message = office.last(LIAISON)["message_id"]
    with office.register.write() as session:
        row = select(Post).where(Post.title == "联络员")
        liaison = session.exec(row.where(Post.unit_id == _unit(office))).one()
        liaison.to_on = date(2023, 4, 13)
    before = len(office.from_bot(LIAISON))
    await office.does(LIAISON, lambda one: one.presses(message, "查看材料（2）"))
    shown = brought(office, LIAISON, before)
    assert not [one for one in shown if {"photo", "video", "document"} & set(one)]


async def test_another_unit_s_button_brings_only_one_s_own(office: Office) -> None:
    await filed(office)
    await office.says(LEADER, "/task 3")
    data = office.data(LEADER)[-1]
    await office.says(LIU, "/mine")
    before = len(office.from_bot(LIU))
    office.forge(LIU, data)
    await office.sandbox.settled()
    senders = [one.get("caption", "") for one in brought(office, LIU, before)]
    assert not any("联络员" in caption for caption in senders)


async def test_nonsense_behind_the_button_is_a_toast(office: Office) -> None:
    await office.says(SUN, "/mine")
    for data in ("material", "material:1:99", "material::", "material:x:3"):
        office.forge(SUN, data)
    await office.sandbox.settled()
    assert [one["text"] for one in office.person(SUN).popups] == ["没有可供您查看的材料。"] * 4


async def test_in_english(office: Office) -> None:
    await filed(office)
    await office.says(LEADER, "/language en")
    answer = await office.says(LEADER, "/task 3")
    assert answer.endswith(
        "Material\n"
        "Fri, Apr 14 08:55 市公安局 联络员: 3a 1 video, “验收单.pdf”\n"
        "Fri, Apr 14 08:55 市政务服务中心 李艳杰: 3a 3 photos"
    )
    assert office.labels(LEADER)[-2] == ["Show material (5)"]
    await office.presses(LEADER, "material")
    assert office.last(LEADER)["caption"] == (
        "3a 与市级视频电子监察系统对接\n市公安局 联络员, Fri, Apr 14 08:55"
    )


def _unit(office: Office) -> int:
    (unit,) = office.rows(Unit, Unit.name == "市公安局")
    return int(unit.id)
