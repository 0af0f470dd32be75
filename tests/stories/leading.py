"""A plan of its own with a lead unit (牵头): 市公安局 leads, two others support."""

from pathlib import Path

from db.engine import Register
from db.loading import take_notice
from db.notices.reader import read_plan
from db.rules.office import Office
from tests.moments import SHANGHAI, at

PLAN = """\
notice:
  code: 2023-77
  title: 关于推进“一件事一次办”的通知
  issuer: 市政数局
  issued_on: 2023-04-10
  published_on: 2023-04-11
  year: 2023
units:
  - {name: 市公安局, aliases: [公安局, 公安]}
  - {name: 市政务服务中心, aliases: [政务服务中心]}
  - {name: 市司法局, aliases: [司法局]}
contacts:
  - name: 李艳杰
    unit: 市政务服务中心
    post: 政务服务科科长
    office_phone: 0434-6294751
    mobile: "15144429055"
sections:
  - title: 抓一件事
    tasks:
      - number: "31"
        title: 一件事一次办
        units: [市公安局, 市政务服务中心, 市司法局]
        duties:
          - code: 31a
            title: 身后一件事上线
            kind: milestone
            force: must
            source: 9月底前，由市公安局牵头上线身后一件事。
            due: {month_end: 9}
            lead: [市公安局]
            keywords: [身后一件事]
"""


def load(register: Register, folder: Path) -> None:
    """The plan opened beside the notice."""
    path = folder / "leading.yaml"
    path.write_text(PLAN, encoding="utf-8")
    office = Office(SHANGHAI)
    with register.write() as session:
        plan = read_plan(str(path))
        take_notice(
            session, plan, year=2023, effective_on=None, office=office, now=at("2023-04-14 08:00")
        )
