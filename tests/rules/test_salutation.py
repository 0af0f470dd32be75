"""People are addressed by surname and rank."""

import pytest

from db.rules.salutation import salutation


@pytest.mark.parametrize(
    ("name", "title", "said"),
    [
        pytest.param("孙雯雯", "政务监管科科长", "孙科长", id="a section chief"),
        pytest.param("李明", "副局长", "李局长", id="a deputy, without 副"),
        pytest.param("王芳", "办公室主任", "王主任", id="a director"),
        pytest.param("欧阳明远", "基层服务科科长", "欧阳科长", id="a double surname"),
        pytest.param("东方", "站长", "东站长", id="a two-character name has a single surname"),
        pytest.param("孙雯雯", "联络员", "孙雯雯", id="a title without a rank"),
        pytest.param("Ann Lee", "科长", "Ann Lee", id="a name that is not Chinese"),
        pytest.param(None, "联络员", "联络员", id="no name"),
    ],
)
def test_a_person_is_addressed_by_surname_and_rank(name: str | None, title: str, said: str) -> None:
    assert salutation(name, title) == said
