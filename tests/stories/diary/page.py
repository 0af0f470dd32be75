"""docs/diary-2023.md: for each person every moment of the year at which they were written to."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from db.engine import Register
from tests.moments import at
from tests.stories.deputies import name_deputies
from tests.stories.diary.deeds import GROUP, group_of
from tests.stories.diary.script import YEAR
from tests.stories.diary.year import Diary, Texts
from tests.stories.office import Office, at_work, telegram_on
from tests.stories.people import LEADER, LI, LIAISON, LIU, OVERSEER, SUN, WANG
from tests.stories.staff import joins

PAGE = Path(__file__).parents[3] / "docs" / "diary-2023.md"
READERS = (LIAISON, LI, LIU, WANG, SUN, OVERSEER, LEADER)
HEAD = """\
# A year of the notice, as a diary · 2023年全年日志

Made by `make diary`: the people of `tests/stories/diary/script.py` live through 2023 with the bot,
on the sandbox's clock, and every message that somebody got is one line here: how it begins, the
duties in it and their lights. `←` is what the person did. `make tests` plays the year again and
fails when a line differs, so a change of the ladder is reviewed as a change of this page.

Of the units outside the two centres only 市公安局 has bound an account: the supervisors see the
others silent all year. The bot was down from 24 October to the morning of the 27th.
"""


async def lived(url: str) -> Mapping[str, Sequence[str]]:
    """The lines of each reader over the year, in a register in which everyone is bound."""
    with closing(Register(url)) as register:
        name_deputies(register, {"李艳杰": "刘书涛"})
        joins(register, OVERSEER)
    diary = Diary({who: _texts_of(who) for who in READERS} | {GROUP: _texts_of_group})
    async with telegram_on(url) as sandbox:
        for leg in YEAR:
            await sandbox.move_clock(at(leg.start))
            async with at_work(sandbox, url) as office:
                await diary.play(office, leg.deeds, last=leg.last)
    return diary.lines


def page(lines: Mapping[str, Sequence[str]]) -> str:
    return HEAD + "".join(_section(who, told) for who, told in lines.items())


def _section(who: str, lines: Sequence[str]) -> str:
    return "\n".join([f"\n## {who}\n", "```", *lines, "```"]) + "\n"


def _texts_of(who: str) -> Texts:
    return lambda office: office.sees(who)


def _texts_of_group(office: Office) -> list[str]:
    told = group_of(office).sees
    return [message["text"] for message in told if message["from"]["is_bot"]]
