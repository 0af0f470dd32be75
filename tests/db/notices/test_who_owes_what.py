"""The units of the bundled notice, their roles, the contacts, and every slip's 待确认."""

import pytest

from db.notices.plan import owners
from db.rules.terms import UnitRole
from tests.db.notices.bundled import DUTIES, PLAN, TASK_OF, TASKS, TEXT

# As meant: 市政数局, 市政务服务中心 and so on, each slip of the bracket mended.
UNITS = {
    "1": "市政数局 市政务服务中心 各乡镇(街道) 市公安局 市公积金",
    "2": "市政数局 市政务服务中心 市公安局 市公积金",
    "3": "市政数局 市政务服务中心 市公安局 市公积金 各乡镇(街道)",
    "4": "市政数局 市公安局 市公积金 市人社局 市粮食局 市住建局 市城管局 市司法局 公共服务企业"
    " 市政务服务中心",
    "5": "市政数局 市政务服务中心 各相关部门",
    "6": "市政数局 市政务服务中心 各相关部门",
    "7": "市政数局 市政务服务中心 各审批部门",
    "8": "市政务服务中心 市政数局 各审批部门",
    "9": "市政数局 市政务服务中心",
    "10": "市政数局 市政务服务中心 各相关部门",
    "11": "市政务服务中心 各审批部门",
    "12": "市政务服务中心 各审批部门 市机关事务管理局",
    "13": "市政务服务中心 市财政局 市市场监督管理局",
    "14": "市政数局 市政务服务中心 市民政局 各乡镇(街道)",
    "15": "市政务服务中心 各审批部门",
    "16": "市政务服务中心 各审批部门",
    "17": "市政务服务中心",
    "18": "市政务服务中心",
    "19": "市政务服务中心",
    "20": "市政务服务中心",
    **{f"保障{number}": "" for number in range(1, 6)},
}

# Where the sentence itself says whose duty it is.
NAMED = {
    "1b": "各乡镇(街道) 各部门",
    "1c": "市政务服务中心 各分中心",
    "2a": "市政务服务中心",
    "2b": "市政务服务中心 各分中心",
    "2g": "市政务服务中心",
    "3b": "各分中心",
    "4a": "市政务服务中心",
    "9a": "各乡镇(街道) 各部门 各分中心",
    "10b": "各审批部门",
    "10c": "各审批部门",
    "10d": "各审批部门",
    "10e": "各审批部门",
    "12c": "各审批部门",
    "12d": "各审批部门",
    "13a": "市政务服务中心",
    "13b": "市政务服务中心",
    "13c": "市政务服务中心",
    "14a": "各乡镇(街道)",
    "15c": "市政务服务中心",
    "15d": "市政务服务中心",
    "15e": "市政务服务中心",
    "18d": "各审批部门",
    "20d": "各分中心",
}
SAFEGUARDS = {
    "保障1a": "各乡镇(街道) 各部门",
    "保障1b": "各乡镇(街道) 各部门",
    "保障1c": "市政务服务中心 各乡镇(街道)",
    "保障1d": "市政务服务中心 各乡镇(街道)",
    **{f"保障2{letter}": "各乡镇(街道) 各部门" for letter in "abcde"},
    **{f"保障3{letter}": "市政务服务中心 各乡镇(街道)" for letter in "abc"},
    **{f"保障4{letter}": "市政数局 市政务服务中心" for letter in "abcd"},
    **{f"保障5{letter}": "市政数局 市政务服务中心" for letter in "ab"},
}

# A task's number or a duty's code, and the words of the slip.
SLIPS = [
    ("1", "市公安局公积金"),
    ("1b", "各部门"),
    ("1c", "分中心"),
    ("2b", "政务服务中心分中心"),
    ("3b", "9底前"),
    ("3b", "政务服务中心分中心"),
    ("4", "市政务服务中心"),
    ("4", "“公安局、公积金、人社局、粮食局”前缺“市”"),
    ("4a", "政务服务中心"),
    ("4d", "通讯"),
    ("5", "“政数局”前缺“市”"),
    ("6", "括号缺左半"),
    ("6", "“政数局”前缺“市”"),
    ("7d", "综合窗口"),
    ("7e", "综合窗口"),
    ("9a", "市政务服务中心分中心"),
    ("9a", "附件4"),
    ("10b", "审批部门"),
    ("12", "“机关事务管理局”前缺“市”"),
    ("12c", "部门"),
    ("13", "市场监督管理局"),
    ("13a", "政务大厅"),
    ("13c", "有条件的地区可设置"),
    ("14", "市民政局各乡镇(街道)"),
    ("14a", "至少完成1个以上"),
    ("15c", "政务大厅"),
    ("18d", "审批部门"),
    ("19", "政务服务中心分中心"),
    ("20d", "书名号"),
    ("保障1", "、保障措施"),
    ("保障2c", "没有主语"),
    ("保障3b", "没有主语"),
    ("保障4a", "政务服务中心分中心"),
    ("保障4c", "没有主语"),
    ("保障5a", "没有主语"),
]


def roles(code: str) -> dict[UnitRole, set[str]]:
    found: dict[UnitRole, set[str]] = {}
    for name, role in owners(TASK_OF[code], DUTIES[code]):
        found.setdefault(role, set()).add(name)
    return found


@pytest.mark.parametrize("number", TASKS)
def test_the_bracket_is_read_as_meant(number: str) -> None:
    assert TASKS[number].units == tuple(UNITS[number].split())


def test_exactly_these_sentences_name_their_subject() -> None:
    found = {code: " ".join(duty.responsible) for code, duty in DUTIES.items() if duty.responsible}
    assert found == NAMED | SAFEGUARDS


@pytest.mark.parametrize("code", DUTIES)
def test_each_owner_has_one_role(code: str) -> None:
    names = [name for name, _ in owners(TASK_OF[code], DUTIES[code])]
    assert names
    assert len(names) == len(set(names))


def test_the_whole_bracket_is_responsible_where_the_sentence_names_nobody() -> None:
    assert roles("8a") == {UnitRole.RESPONSIBLE: {"市政务服务中心", "市政数局", "各审批部门"}}


def test_the_others_of_the_bracket_support_whom_the_sentence_names() -> None:
    assert roles("2a") == {
        UnitRole.RESPONSIBLE: {"市政务服务中心"},
        UnitRole.SUPPORT: {"市政数局", "市公安局", "市公积金"},
    }


def test_the_bracket_of_task_9_receives_the_returns_and_owes_none() -> None:
    assert roles("9a") == {
        UnitRole.RESPONSIBLE: {"各乡镇(街道)", "各部门", "各分中心"},
        UnitRole.RECEIVE: {"市政数局", "市政务服务中心"},
    }
    assert roles("9b") == {UnitRole.RESPONSIBLE: {"市政数局", "市政务服务中心"}}


@pytest.mark.parametrize("code", SAFEGUARDS)
def test_a_safeguard_has_no_bracket_and_so_nobody_who_supports(code: str) -> None:
    assert set(roles(code)) == {UnitRole.RESPONSIBLE}


def test_nobody_leads() -> None:
    assert "牵头" not in TEXT
    assert all(UnitRole.LEAD not in roles(code) for code in DUTIES)


@pytest.mark.parametrize(("place", "words"), SLIPS)
def test_a_slip_is_remarked_on_its_row_for_confirmation(place: str, words: str) -> None:
    remark = (TASKS[place] if place in TASKS else DUTIES[place]).remark
    assert remark is not None
    assert words in remark
    assert "待确认" in remark


@pytest.mark.parametrize("number", [number for number in TASKS if TASKS[number].handlers])
def test_a_proposed_handler_is_for_confirmation(number: str) -> None:
    remark = TASKS[number].remark
    assert remark is not None
    assert "承办人按科室职责建议(待确认)" in remark


@pytest.mark.parametrize("code", DUTIES)
def test_a_subject_from_outside_the_bracket_is_for_confirmation(code: str) -> None:
    task, duty = TASK_OF[code], DUTIES[code]
    if task.units and not set(duty.responsible) <= set(task.units):
        assert duty.remark is not None
        assert "待确认" in duty.remark


def test_the_four_contacts_are_those_of_the_notice_with_both_phones() -> None:
    assert [contact.name for contact in PLAN.contacts] == ["孙雯雯", "李艳杰", "刘书涛", "王鹏远"]
    for contact in PLAN.contacts:
        assert f"{contact.name}{contact.unit}{contact.post}" in TEXT
        assert f"联系电话:{contact.office_phone},{contact.mobile}" in TEXT


def test_people_may_write_a_unit_without_its_city() -> None:
    aliases = {alias: entry.name for entry in PLAN.named for alias in entry.aliases}
    assert aliases["政数局"] == "市政数局"
    assert aliases["公积金"] == "市公积金"
    assert aliases["机关事务管理局"] == "市机关事务管理局"
    assert aliases["政务服务中心分中心"] == "各分中心"
