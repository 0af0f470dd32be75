"""Every sentence of the notice is some duty's source, and every source is a sentence of it."""

import pytest

from db.notices.plan import TaskPlan
from tests.db.notices.bundled import DUTIES, PLAN, TASKS, TEXT

# The brackets as printed, slips included: without its opening (6) or a comma (1, 14).
BRACKETS = {
    "1": "(责任单位:市政数局、市政务服务中心、各乡镇(街道)、市公安局公积金)",
    "2": "(责任单位:市政数局、市政务服务中心、市公安局、市公积金)",
    "3": "(责任单位:市政数局、市政务服务中心、市公安局、市公积金、各乡镇(街道))",
    "4": "(责任单位:市政数局、公安局、公积金、人社局、粮食局、市住建局、市城管局、市司法局、"
    "水、电、气、热、通讯等公共服务企业)",
    "5": "(责任单位:政数局、市政务服务中心、各相关部门)",
    "6": "政数局、市政务服务中心、各相关部门)",
    "7": "(责任单位:市政数局、市政务服务中心、各审批部门)",
    "8": "(责任单位:市政务服务中心、市政数局、各审批部门)",
    "9": "(责任单位:市政数局、市政务服务中心)",
    "10": "(责任单位:市政数局、市政务服务中心、各相关部门)",
    "11": "(责任单位:市政务服务中心、各审批部门)",
    "12": "(责任单位:市政务服务中心、各审批部门、机关事务管理局)",
    "13": "(责任单位:市政务服务中心、市财政局、市场监督管理局)",
    "14": "(责任单位:市政数局、市政务服务中心、市民政局各乡镇(街道))",
    "15": "(责任单位:市政务服务中心、各审批部门)",
    "16": "(责任单位:市政务服务中心、各审批部门)",
    "17": "(责任单位:市政务服务中心)",
    "18": "(责任单位:市政务服务中心)",
    "19": "(责任单位:市政务服务中心)",
    "20": "(责任单位:市政务服务中心)",
}

# Not duties: what announces the tasks, and what follows them.
BEFORE = (
    "市直各部门、乡镇、街道:"  # the addressees
    "长春市行政审批制度改革领导小组办公室下发了《关于印发<深入推进政务大厅标准化规范化便利化"
    "更好满足企业和群众办事需求工作方案>的通知》(长审改办[2023]2号),为了深入落实方案的各项要求,"
    "现将责任分工明确如下:"  # announces the division of duties
    "一、工作任务"  # a heading
)
AFTER = "联系人:"  # the contacts, the attachments and the signature
BETWEEN = "、保障措施"  # a heading that lost its 二

NUMERALS = "一二三四五"


def headings() -> dict[str, str]:
    """Each task's heading as printed, with its section's before the first; safeguards by (一)."""
    found = {}
    for numeral, section in zip(NUMERALS, PLAN.sections, strict=True):
        for position, task in enumerate(section.tasks):
            opening = "" if position else f"({numeral}){section.title}"
            found[task.number] = f"{opening}{task.number}.{task.title}。"
    for numeral, task in zip(NUMERALS, PLAN.safeguards.tasks, strict=True):
        found[task.number] = f"({numeral}){task.title}。"
    return found


def chapters() -> dict[str, str]:
    """The text under each heading, up to the next."""
    starts = [(number, TEXT.index(words), len(words)) for number, words in headings().items()]
    ends = [start for _, start, _ in starts[1:]] + [TEXT.index(AFTER)]
    return {
        number: TEXT[start + length : end]
        for (number, start, length), end in zip(starts, ends, strict=True)
    }


def sentences(task: TaskPlan) -> set[str]:
    text = chapters()[task.number].removesuffix(BETWEEN)
    body = text.removesuffix(BRACKETS.get(task.number, ""))
    return {sentence for sentence in body.split("。") if sentence}


def test_the_headings_stand_in_the_text_in_this_order_and_once() -> None:
    places = [TEXT.index(words) for words in headings().values()]
    assert places == sorted(places)
    assert all(TEXT.count(words) == 1 for words in headings().values())
    assert [len(section.tasks) for section in PLAN.sections] == [3, 3, 5, 4, 5]


def test_the_tasks_are_1_to_20_and_the_safeguards_1_to_5() -> None:
    safeguards = [f"保障{number}" for number in range(1, 6)]
    assert list(TASKS) == [str(number) for number in range(1, 21)] + safeguards
    assert [task.number for task in PLAN.safeguards.tasks] == safeguards


def test_nothing_stands_before_the_first_task_but_its_announcement() -> None:
    opening = TEXT.index("市直各部门、乡镇、街道:")
    assert TEXT[opening : TEXT.index(headings()["1"])] == BEFORE


@pytest.mark.parametrize("number", BRACKETS)
def test_the_chapter_ends_with_its_bracket(number: str) -> None:
    assert chapters()[number].removesuffix(BETWEEN).endswith(BRACKETS[number])


@pytest.mark.parametrize("number", TASKS)
def test_the_sentences_of_a_task_are_exactly_the_sources_of_its_duties(number: str) -> None:
    sources = {duty.source.removesuffix("。") for duty in TASKS[number].duties}
    assert sources == sentences(TASKS[number])


@pytest.mark.parametrize("code", DUTIES)
def test_a_source_is_word_for_word_in_the_notice(code: str) -> None:
    assert "".join(DUTIES[code].source.split()) in TEXT
