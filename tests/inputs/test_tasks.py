"""References to tasks, and what only looks like one."""

import pytest

from handlers.inputs.tasks import find_tasks

REFERENCES = {
    "第1项": "1", "第三项已办结": "3", "第 十四 条": "14", "第二十项": "20", "5号任务": "5",
    "五号任务": "5", "5号": "5", "3、5、8项都办完了": "3 5 8", "3，5，8项": "3 5 8",
    "3,5,8项": "3 5 8", "第3、5、8项": "3 5 8", "第三和第五项": "3 5", "第三项、第五项": "3 5",
    "3号5号": "3 5", "3、5号": "3 5", "3-5项": "3 4 5", "第1至3项": "1 2 3", "任务5": "5",
    "任务五": "5", "任务3、5": "3 5", "保障3": "保障3", "保障措施第二项": "保障2",
    "保障措施(二)": "保障2", "task 5": "5", "Tasks 3, 5 and 8": "3 5 8", "#5": "5", "item 12": "12",
    "5a 完成": "5/5a", "5B": "5/5b", "第五个任务": "5", "第5已办结": "5",
}  # fmt: skip


@pytest.mark.parametrize("text", REFERENCES)
def test_a_task_is_named_by(text: str) -> None:
    found = [f"{ref.number}/{ref.duty}" if ref.duty else ref.number for ref in find_tasks(text)]
    assert " ".join(found) == REFERENCES[text]


@pytest.mark.parametrize(
    "text",
    [
        "第一季度", "第三方", "第2批", "第1次", "第5个工作日", "3号窗口", "12号文", "5号楼",
        "完成5项",
        "1203、862、415", "24小时", "10:30开会", "公政数办〔2023〕12号", "任务完成85%", "92.5%",
        "5G",
        "百分之八十五,第",
    ],
)  # fmt: skip
def test_no_task_is_named_by(text: str) -> None:
    assert find_tasks(text) == []


@pytest.mark.parametrize("text", ["5. 已办结", "3、已对接", "5项已办结"])
def test_a_number_that_may_only_count_is_not_sure(text: str) -> None:
    assert [ref.sure for ref in find_tasks(text)] == [False]


def test_a_day_that_was_read_as_a_date_is_no_task() -> None:
    assert find_tasks("12月10号", dates=[(0, 6)]) == []
