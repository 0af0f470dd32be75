"""Which duties words name, when keywords are shared, rival or absent."""

import pytest

from handlers.inputs.duties import Owed, named_by


def _owed(duty: str, title: str, *keywords: str) -> Owed:
    return Owed(duty, duty[:-1], duty, title, keywords)


_DUTIES = (
    _owed("3a", "与市级视频电子监察系统对接", "市级", "对接"),
    _owed("3b", "分中心接入视频电子监察系统", "接入"),
    _owed("8a", "按时办结率", "办结率"),
    _owed("8b", "平均提前办结率", "提前办结率"),
    _owed("17e", "与全省好差评系统对接", "对接", "全省"),
)


@pytest.mark.parametrize(
    ("words", "duties"),
    [
        ("市级平台", ["3a"]),
        ("提前办结率", ["8b"]),
        ("视频监察还没对接", ["3a"]),
        ("市级对接和接入", ["3a", "3b"]),
        ("对接", ["3a", "17e"]),
        ("好差评", ["17e"]),
        ("天气不错", []),
    ],
)
def test_words_name(words: str, duties: list[str]) -> None:
    assert [one.duty for one in named_by(words, _DUTIES).owed] == duties


def test_a_likeness_of_three_characters_is_not_sure() -> None:
    assert not named_by("好差评", _DUTIES).sure
    assert named_by("好差评系统", _DUTIES).sure
