"""A duty that needs evidence: 办结 waits for a file, and keeps what was said meanwhile."""

from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from db.engine import Register
from db.notices.reader import BUNDLED, read_plan
from tests.db.loaded import NOTICE, load_people, open_notice
from tests.stories.evidence import PDF, counts, restarted
from tests.stories.office import Office, bind_all, copied, office_on
from tests.stories.people import CENTRE, LI, LIAISON, SUN
from tests.stories.reports import morning, reports

NEEDED = "2a 政策兑现窗口：办结须附佐证材料，请发送图片或文件。"
DONE = """\
✅ 已记录：2a 政策兑现窗口
🟢 已办结
📎 附件1个"""
STRICT = ("2a", "1a", "3a")


def strict_plan(folder: Path) -> str:
    """The notice, as an office would have it that wants to see what is said to be done."""
    text = (BUNDLED / f"{NOTICE}.yaml").read_text(encoding="utf-8")
    for code in STRICT:
        text = text.replace(f"code: {code}\n", f"code: {code}\n            evidence: required\n")
    path = folder / "strict.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.fixture
def strict_url(sqlite_template: Path, tmp_path: Path) -> str:
    url = copied(sqlite_template, tmp_path)
    with closing(Register(url)) as register:
        opened, _ = open_notice(register, source=strict_plan(tmp_path))
        load_people(register, opened)
    bind_all(url)
    return url


@pytest.fixture
async def strict(strict_url: str) -> AsyncIterator[Office]:
    async with office_on(strict_url) as office:
        yield office


async def sends_file(office: Office, who: str = LI, caption: str = "") -> str:
    return await office.does(
        who, lambda one: one.sends_document("验收单.pdf", b"%PDF", PDF, caption)
    )


def test_the_bundled_notice_requires_none_and_this_one_three(tmp_path: Path) -> None:
    bundled, strict = (
        [
            duty.code
            for task in read_plan(source).tasks
            for duty in task.duties
            if duty.evidence == "required"
        ]
        for source in (NOTICE, strict_plan(tmp_path))
    )
    assert bundled == []
    assert sorted(strict) == sorted(STRICT)


async def test_done_in_words_asks_for_a_file_and_the_next_one_completes_it(strict: Office) -> None:
    assert await strict.says(LI, "2a已办结") == NEEDED
    assert strict.labels(LI) == [["取消"]]
    assert strict.state("2a", CENTRE) == "open"
    assert await sends_file(strict) == DONE
    assert strict.state("2a", CENTRE) == "done"
    assert [one.words for one in reports(strict)] == ["2a已办结"]


@pytest.mark.parametrize("words", ["已办结", "现场照片", "验收单", "请查收"])
async def test_words_under_the_file_asked_for_are_kept_with_the_report(
    strict: Office, words: str
) -> None:
    await strict.says(LI, "2a已办结")
    assert await sends_file(strict, caption=words) == DONE
    assert [one.words for one in reports(strict)] == [f"2a已办结 {words}"]


async def test_a_file_about_another_task_leaves_the_question_open(strict: Office) -> None:
    await strict.says(LI, "2a已办结")
    assert (await sends_file(strict, caption="3a 推进中")).startswith("✅ 已记录：3a")
    assert await sends_file(strict) == DONE


async def test_it_survives_a_restart_after_every_step(strict: Office) -> None:
    async with restarted(strict):
        await strict.says(LI, "2a已办结")
        async with restarted(strict):
            assert await sends_file(strict) == DONE
            async with restarted(strict):
                await strict.presses(LI, "undo")
    assert strict.state("2a", CENTRE) == "open"


async def test_done_by_button_asks_too(strict: Office) -> None:
    await morning(strict)
    assert await strict.presses(LI, "done", "2a") == NEEDED
    assert await strict.presses(LI, "done", "2a") == "2a：待签收", "asked a moment ago"
    assert (await sends_file(strict)).startswith("✅ 已记录：2a")
    assert strict.state("2a", CENTRE) == "done"


async def test_with_a_file_it_is_recorded_at_once(strict: Office) -> None:
    assert await sends_file(strict, caption="2a已办结") == DONE


async def test_a_file_that_is_there_already_is_enough(strict: Office) -> None:
    await sends_file(strict, caption="2a 推进中")
    answer = await strict.says(LI, "2a已办结")
    assert answer == "✅ 已记录：2a 政策兑现窗口\n🟢 已办结"


async def test_one_that_was_taken_back_is_not(strict: Office) -> None:
    await sends_file(strict, caption="2a 推进中")
    await strict.presses(LI, "undo")
    assert await strict.says(LI, "2a已办结") == NEEDED


async def test_another_unit_s_file_is_not_enough(strict: Office) -> None:
    await sends_file(strict, SUN, "2a已办结")
    assert strict.state("2a", "市政数局") == "done"
    assert await strict.says(LI, "2a已办结") == NEEDED


async def test_work_in_progress_needs_none(strict: Office) -> None:
    assert (await strict.says(LI, "2a 推进中")).startswith("✅ 已记录")


async def test_it_can_be_cancelled(strict: Office) -> None:
    await strict.says(LI, "2a已办结")
    assert await strict.presses(LI, "drop") == "好的，未作记录。"
    assert await sends_file(strict) == "📎 材料已收到，请问属于哪一项？"
    assert reports(strict) == []


async def test_words_instead_of_a_file_are_asked_again(strict: Office) -> None:
    await strict.says(LI, "2a已办结")
    assert await strict.says(LI, "晚点发") == "请发送图片或文件，或点击“取消”。"
    assert await sends_file(strict) == DONE


async def test_first_the_figure_then_the_file(strict: Office) -> None:
    await strict.says(LI, "1a已办结")
    assert "办结须附佐证材料" in await strict.says(LI, "92%")
    answer = await sends_file(strict)
    assert "已办结 · 92%" in answer
    assert "📎 附件1个" in answer


async def test_below_its_target_it_is_not_done_and_needs_none(strict: Office) -> None:
    answer = await strict.says(LI, "1a已办结,完成80%")
    assert "推进中 · 80%" in answer


async def test_each_of_several_gets_its_own(strict: Office) -> None:
    await strict.says(LI, "2a已办结,3a已办结,5b完成80%")
    asked = await strict.presses(LI, "yes")
    assert "5b" in asked
    assert asked.endswith(NEEDED)
    assert "3a 与市级视频电子监察系统对接：办结须附" in await sends_file(strict)
    await sends_file(strict)
    assert [strict.state(duty, CENTRE) for duty in ("2a", "3a")] == ["done", "done"]
    assert counts(strict) == [1, 1]


async def test_a_reply_to_something_else_is_not_the_file_asked_for(strict: Office) -> None:
    await strict.says(LIAISON, "3a 推进中")
    echo = strict.last(LIAISON)["message_id"]
    await strict.says(LIAISON, "2a已办结")
    answer = await strict.does(
        LIAISON, lambda one: one.sends_document("表.pdf", b"%PDF", PDF, reply_to=echo)
    )
    assert answer == "📎 已附在 3a 与市级视频电子监察系统对接（推进中）下，共1个。"
    assert await sends_file(strict, LIAISON) == DONE
