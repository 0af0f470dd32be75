"""What stories of the calendar begin with: 1 September 2023, and what was said since."""

from collections.abc import Callable

from sqlmodel import select

from db.models import Assignment, Due, Duty, Unit
from tests.stories.office import Office
from tests.stories.people import LIAISON, SUN

POLICE = "市公安局"
UNTOLD = (
    "以下单位无人可通知，请电话告知：市公积金、市人社局、市粮食局、市住建局、市城管局、市司法局、"
    "市机关事务管理局、市财政局、市市场监督管理局、市民政局、范家屯镇、怀德镇、响水镇、大岭镇、"
    "河南街道、河北街道。"
)


async def september(office: Office) -> None:
    """Friday 1 September 2023, 09:00: the cycle has spoken in April, and today's are out."""
    await office.at("2023-04-14 09:00")
    await office.at("2023-09-01 09:00")


async def moves(office: Office, words: str) -> str:
    """Sun, the administrator, changes the calendar; what is said once it is done."""
    await office.says(SUN, f"/calendar {words}")
    return await office.presses(SUN, "moveday")


def news(office: Office, *people: str) -> Callable[[], dict[str, list[str]]]:
    """What each of them is told from now on."""
    seen = {who: len(office.sees(who)) for who in people or (SUN, LIAISON)}
    return lambda: {who: office.sees(who)[count:] for who, count in seen.items()}


def dues(office: Office, duty: str, period: str, unit: str = POLICE) -> list[tuple[str, str, str]]:
    """The dates of an assignment with their origins and reasons, oldest first."""
    rows = office.rows(Due, Due.assignment_id == office.assignment(duty, unit, period))
    return [(str(row.due_on), row.origin, row.reason or "") for row in rows]


def dues_of_all(office: Office, duty: str, period: str) -> set[str]:
    """The dates in force of all units."""
    wanted = (
        select(Unit.name)
        .join(Assignment)
        .join(Duty)
        .where(Duty.code == duty, Assignment.period == period)
    )
    with office.register.read() as session:
        units = session.exec(wanted).all()
    return {dues(office, duty, period, unit)[-1][0] for unit in units}
