"""The year is lived as it is written down in docs/diary-2023.md."""

from tests.stories.diary.page import PAGE, lived, page


async def test_the_year_is_as_the_diary_has_it(bound_url: str) -> None:
    assert page(await lived(bound_url)) == PAGE.read_text(encoding="utf-8"), "run make diary"
