"""A collective is done when its members are."""

import pytest

from db.rules.progress import Progress, progress


@pytest.mark.parametrize(
    ("states", "expected", "done"),
    [
        pytest.param([], Progress(0, 0, 0), False, id="no members, nothing done"),
        pytest.param(["open", "open"], Progress(2, 0, 2), False, id="all silent"),
        pytest.param(["acknowledged", "returned"], Progress(2, 0, 2), False, id="no answer yet"),
        pytest.param(["done", "in_progress"], Progress(2, 1, 0), False, id="one of two"),
        pytest.param(["done", "closed"], Progress(2, 2, 0), True, id="all done"),
        pytest.param(["done", "not_applicable"], Progress(2, 2, 0), True, id="不适用 is done"),
        pytest.param(["blocked", "not_started"], Progress(2, 0, 0), False, id="answered, not done"),
    ],
)
def test_progress_is_counted_from_the_states(
    states: list[str], expected: Progress, *, done: bool
) -> None:
    assert progress(states) == expected
    assert progress(states).done is done
