"""What the stories of escalation need: an office with everyone in it, and mornings to walk."""

from tests.stories.office import Office
from tests.stories.people import DEPUTY, LEADER, LI, LIAISON, LIU, OVERSEER, REVIEWER, SUN, WANG
from tests.stories.staff import join
from tests.stories.walk import speaks_of

EVERYONE = (LI, LIU, WANG, LIAISON, REVIEWER, LEADER, SUN, OVERSEER, DEPUTY)
APRIL = ("04-14", "04-25", "04-26", "04-27", "04-28")
"""Up to the last working day before the holiday; the returns of April are told up to there."""


async def spring(office: Office) -> None:
    """28 April, the last working day before the date: nobody has said a word."""
    join(office, OVERSEER, DEPUTY, REVIEWER)
    await mornings(office, *APRIL)


async def mornings(office: Office, *days: str) -> None:
    for day in days:
        await office.at(f"2023-{day} 09:00")


async def told_on(office: Office, day: str, about: str) -> list[str]:
    """Who is written to about a duty on that morning."""
    seen = {who: len(office.sees(who)) for who in EVERYONE}
    await office.at(f"2023-{day} 09:00")
    new = {who: office.sees(who)[seen[who] :] for who in EVERYONE}
    return [who for who, texts in new.items() if any(speaks_of(text, about) for text in texts)]


def named(office: Office, who: str, about: str) -> list[str]:
    """The units that the newest card names under a duty."""
    blocks = office.sees(who)[-1].split("\n🔴 ")
    block = next(text for text in blocks if text.startswith(f"{about} "))
    line = block.splitlines()[2].strip()
    return [part.lstrip("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳") for part in line.split(" ")]
