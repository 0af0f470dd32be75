"""均正常 and its kin, and what only sounds like it."""

import pytest

from handlers.inputs.wellness import is_all_well


@pytest.mark.parametrize(
    "text",
    [
        "均正常",
        "都正常。",
        "全部正常",
        "一切正常",
        "以上均正常",
        "长期事项都正常",
        "长期坚持事项均正常",
        "以上各项工作都正常开展",
        "其余均正常",
        "我单位各项均无异常",
        "各项均按要求落实",
        "全部没问题",
        "all normal",
        "All is well",
        "everything is fine.",
        "the rest are fine",
    ],
)
def test_all_is_well(text: str) -> None:
    assert is_all_well(text)


@pytest.mark.parametrize(
    "text",
    [
        "正常",
        "1b正常",
        "不正常",
        "都不正常",
        "均正常吗?",
        "除1b外均正常",
        "都办完了",
        "ok",
        "收到",
        "5a 65%,其余均正常",
        "",
    ],
)
def test_something_else_is_said(text: str) -> None:
    assert not is_all_well(text)
