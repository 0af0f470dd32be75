"""How a deed of the diary is done: in words, by a button, or otherwise."""

from bot.sandbox.groups import Group
from tests.stories.diary.year import Act, Deed
from tests.stories.office import Office
from tests.stories.people import LI, LIAISON, LIU, SUN, VISITORS

GROUP = "政务服务工作群"
GROUP_ID = -5001


def says(when: str, who: str, *texts: str) -> Deed:
    """One text after the other."""

    async def act(office: Office) -> None:
        for text in texts:
            await office.says(who, text)

    return Deed(when, who, "".join(f"“{text}”" for text in texts), act)


def presses(when: str, who: str, told: str, *buttons: str) -> Deed:
    """One button after the other: its action, and its duty where there are several (ack, more 2a).

    `told` is what stands on them.
    """

    async def act(office: Office) -> None:
        for button in buttons:
            action, _, duty = button.partition(" ")
            await office.presses(who, action, duty)

    return Deed(when, who, f"［{told}］", act)


def does(when: str, who: str, told: str, act: Act) -> Deed:
    return Deed(when, who, f"（{told}）", act)


def closes(when: str, who: str, count: int) -> Deed:
    """A supervisor works through what waits for review."""

    async def act(office: Office) -> None:
        await office.says(who, "/review")
        for _ in range(count):
            await office.presses(who, "close")

    return Deed(when, who, f"“/review”［销号］×{count}", act)


def group_of(office: Office) -> Group:
    """The office's group, with the bot in it."""
    return office.sandbox.group(GROUP_ID, GROUP, [VISITORS[who].id for who in (SUN, LI, LIU)])


async def sets_digest(office: Office) -> None:
    group_of(office).person(VISITORS[SUN].id).says("/digest here 周一 9:00")


async def blocks(office: Office) -> None:
    office.person(LIAISON).blocks()


async def comes_back(office: Office) -> None:
    office.person(LIAISON).unblocks()
