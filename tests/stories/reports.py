"""What the stories of reports look up in the register."""

from decimal import Decimal

from db.models import Observation, Report
from tests.stories.office import Office

CARD = """\
是否按修改后的内容更正记录？
· 5a 无差别综合受理比例 ≥70%
   推进中 · 65% → 推进中 · 58%"""
ECHO = """\
✏️ 已更正：5a 无差别综合受理比例 ≥70%
原为：推进中 · 65%
🟢 推进中 · 58%
9月30日周六到期，还剩169天"""
LATE = "这条反馈已超过24小时，不能再改。如有变化，请报一条新的，或联系督办科。"


def reports(office: Office) -> list[Report]:
    return office.rows(Report)


def figures(office: Office) -> list[tuple[str, Decimal, str]]:
    """Name, value and unit of every figure that was recorded."""
    return [(one.name, one.value.normalize(), one.unit) for one in office.rows(Observation)]


async def morning(office: Office) -> None:
    """Sunday 23 April, a working day: 李科长 is pinged about 2a and 3a, the liaison about 9a."""
    await office.at("2023-04-14 09:00")
    await office.at("2023-04-23 09:00")


def chain(office: Office) -> list[tuple[str, int | None]]:
    """The words of every report and the place of the one that it replaces."""
    rows = office.rows(Report)
    place = {row.id: number for number, row in enumerate(rows)}
    return [(row.words, place.get(row.supersedes_id)) for row in rows]
