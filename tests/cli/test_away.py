"""`duban away`, and what `plan`, `check` and `rehearse` then say of B角."""

from collections.abc import Callable

import pytest

from tests.cli.conftest import NOTICE, ROSTER, Cli, Refusal

CENTRE, LI = "市政务服务中心", "市政务服务中心 政务服务科科长 李艳杰"
NAMED = ("--unit", CENTRE, "--name", "李艳杰")
CLOCK = {"CLOCK_START": "2023-04-14T08:00", "BOT_API_URL": "http://127.0.0.1:9"}
Write = Callable[[str, bytes], str]


@pytest.fixture
def deputised(cli: Cli, file: Write) -> Cli:
    """The notice, and the roster in which 刘书涛 is 李艳杰's B角."""
    lines = ROSTER.read_text(encoding="utf-8").splitlines()
    told = [f"{line},{'刘书涛' if '李艳杰' in line else ''}" for line in lines[1:]]
    text = "\n".join([f"{lines[0]},B角", *told])
    cli.does(*NOTICE)
    assert "27 new" in cli.does("roster", "load", file("deputies.csv", text.encode()))
    return cli


def test_while_somebody_is_away_the_rehearsal_writes_to_their_deputy(deputised: Cli) -> None:
    days = ("--from", "2023-04-14", "--to", "2023-04-25")
    said = deputised.does("away", *NAMED, *days, **CLOCK)
    assert said == f"{LI}: away 2023-04-14 to 2023-04-25.\n"
    # Nobody is bound: the one who is away is written to all the same, and so is nobody else.
    told = deputised.tells("rehearse", "--from", "2023-04-14", "--to", "2023-04-14")
    assert "李艳杰(未绑定)" in {message["to"] for message in told}
    assert deputised.does("away", *NAMED, "--end", **CLOCK) == f"{LI}: not away.\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param((), "write --from (and --to), or --end", id="no days"),
        pytest.param(("--from", "2023-04-14", "--end"), "or --end", id="both"),
        pytest.param(
            ("--from", "2023-04-14", "--to", "2023-04-13"), "lies before --from", id="backwards"
        ),
        pytest.param(("--from", "2023-04-14"), "is over already", id="in the past"),
        pytest.param(("--end",), "unknown unit", id="an empty register"),
    ],
)
def test_a_mistake_is_one_line(refused: Refusal, arguments: tuple[str, ...], says: str) -> None:
    assert says in refused("away", *NAMED, *arguments)


def test_a_deputy_whose_post_ends_is_named_by_check(deputised: Cli) -> None:
    assert "B角" not in deputised.run("check").stdout
    deputised.does("roster", "end", CENTRE, "政务宣传科科长", "--on", "2023-04-20")
    assert f"the B角 of {LI} has ended: name another in the roster" in deputised.run("check").stdout
