"""What the stories of extensions look up in the register."""

from datetime import date

from db.models import Due, Extension
from tests.stories.office import Office

ASKED = "3a申请延期到5月31日,因为设备没到货"


def requests(office: Office) -> list[tuple[date, str, str | None]]:
    return [(one.asked_on, one.reason, one.decision) for one in office.rows(Extension)]


def dues(office: Office, unit: str = "市公安局") -> list[tuple[int, date | None, str]]:
    where = Due.assignment_id == office.assignment("3a", unit)
    return [(one.sequence, one.due_on, one.origin) for one in office.rows(Due, where)]
