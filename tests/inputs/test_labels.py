"""The names of a return's figures, shortened in as many ways as there are chiefs."""

import pytest

from handlers.inputs.labels import name_of
from tests.inputs.duties import RETURN

SYSTEM, WINDOW, CENTRE = RETURN
_LABELS = {
    "新版系统": SYSTEM, "新系统": SYSTEM, "全流程": SYSTEM, "审批系统": SYSTEM, "系统": SYSTEM,
    "新版平台": SYSTEM, "我局新版全流程审批系统办理事项": SYSTEM, "new system": SYSTEM,
    "综窗": WINDOW, "窗口": WINDOW, "分类综窗": WINDOW, "大厅综合窗口办理": WINDOW,
    "windows": WINDOW,
    "分中心": CENTRE, "政务服务分中心": CENTRE, "分中心更正为": CENTRE, "sub-centre": CENTRE,
    "政务中心": None, "办件量": None, "其他": None, "分中心窗口": None, "cases": None, "分": None,
}  # fmt: skip


@pytest.mark.parametrize("label", _LABELS)
def test_a_label_means_one_name_or_none(label: str) -> None:
    assert name_of(label, RETURN) == _LABELS[label]
