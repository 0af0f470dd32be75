"""The demo roster (2023-32844.roster.csv): the notice's four contacts, and posts without a name."""

import csv

from db.rules.terms import PostRole
from tests.db.notices.bundled import FOLDER, PLAN

COLUMNS = ["单位", "所属", "姓名", "职务", "办公电话", "手机", "角色"]

with (FOLDER / "2023-32844.roster.csv").open(encoding="utf-8", newline="") as file:
    HEADER, *LINES = list(csv.reader(file))
ROWS = [dict(zip(COLUMNS, line, strict=True)) for line in LINES]


def members(collective: str) -> set[str]:
    return {row["单位"] for row in ROWS if collective in row["所属"].split("、")}


def test_the_columns_are_those_that_an_office_fills_in() -> None:
    assert HEADER == COLUMNS


def test_only_the_contacts_of_the_notice_have_a_name_and_phones() -> None:
    named = [row for row in ROWS if row["姓名"] or row["办公电话"] or row["手机"]]
    found = [
        tuple(row[key] for key in ("单位", "姓名", "职务", "办公电话", "手机")) for row in named
    ]
    assert found == [
        (contact.unit, contact.name, contact.post, contact.office_phone, contact.mobile)
        for contact in PLAN.contacts
    ]


def test_every_named_unit_has_somebody_who_reports() -> None:
    reporting = {row["单位"] for row in ROWS if PostRole.REPORTER in row["角色"].split("、")}
    assert {unit.name for unit in PLAN.units} <= reporting


def test_each_post_stands_on_one_line() -> None:
    posts = [(row["单位"], row["职务"], row["姓名"]) for row in ROWS]
    assert len(posts) == len(set(posts))


def test_roles_are_known_and_somebody_supervises_leads_and_administers() -> None:
    given = {role for row in ROWS for role in row["角色"].split("、")}
    assert given == set(PostRole) - {PostRole.REVIEWER}  # 本单位审核 is for a unit to choose


def test_every_collective_has_members_and_no_other_is_named() -> None:
    known = {collective.name for collective in PLAN.collectives}
    assert {name for row in ROWS for name in row["所属"].split("、") if name} == known


def test_the_two_branch_centres_are_those_of_public_security_and_of_the_housing_fund() -> None:
    assert members("各分中心") == {"市公安局", "市公积金"}


def test_who_organises_belongs_to_no_collective() -> None:
    organising = {"市政数局", "市政务服务中心"}
    assert all(not row["所属"] for row in ROWS if row["单位"] in organising)


def test_who_approves_is_a_department_too() -> None:
    assert members("各审批部门") <= members("各部门")
