"""B角: the column of the roster, its history, its succession, and who is then written to."""

from datetime import date

import pytest
from sqlmodel import col, select

from db.appointments import Appointments, Chairs
from db.engine import Register
from db.health import findings
from db.holders import Holder
from db.models import Post
from db.posts import find_post
from db.roster_file import RosterError
from db.rosters import end_post
from db.rules.reach import Why
from db.succession import succeed_deputies
from tests.db.offices import CHIEF, HEADER, NOW, Roster, counts

COLUMNS = f"{HEADER},B角"
LIAISON = "市公安局,,,联络员,,,reporter"
DEPUTY = "市公安局,,,副联络员,,,reporter"
WANG, FANG = "市公安局,,王芳,科长,,,reporter", "市公安局,,方明,科长,,,reporter"
OVERSEER = "市公安局,,赵亮,分管领导,,,leader"


def deputies(roster: Roster) -> dict[str, str | None]:
    """The title or name of each post and of its B角."""
    with roster.register.read() as session:
        rows = list(session.exec(select(Post).order_by(col(Post.id))))
        titles = {row.id: row.title for row in rows}
        return {row.title: titles.get(row.deputy_post_id or 0) for row in rows}


def load(roster: Roster, *lines: str) -> tuple[int, int, int]:
    return counts(roster.load(*lines, header=COLUMNS))


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param("副联络员", id="by title"),
        pytest.param("王芳", id="by name"),
        pytest.param("科长/王芳", id="by both"),
        pytest.param("科长／王芳", id="with a full-width stroke"),
    ],
)
def test_a_post_of_the_same_unit_is_named(roster: Roster, cell: str) -> None:
    load(roster, f"{LIAISON},{cell}", DEPUTY, WANG)
    assert deputies(roster)["联络员"] == ("副联络员" if cell == "副联络员" else "科长")


OTHERS = "write one of 副联络员; 科长/王芳; 科长/方明"
WRONG = [
    pytest.param("联络员", f"B角 联络员 is the same post or person: {OTHERS}", id="itself"),
    pytest.param("孙雯雯", f"孙雯雯 is in 市政数局, not in 市公安局: {OTHERS}", id="elsewhere"),
    pytest.param("李明", f"B角 李明 holds no post of 市公安局: {OTHERS}", id="not held"),
    pytest.param("科长", "several posts of 市公安局: write one of 科长/王芳; 科长/方明", id="two"),
    pytest.param("赵亮", f"B角 赵亮 does not report (填报): {OTHERS}", id="no reporter"),
]


@pytest.mark.parametrize(("cell", "said"), WRONG)
def test_a_wrong_one_is_refused_with_its_line_and_the_choices(
    roster: Roster, cell: str, said: str
) -> None:
    with pytest.raises(RosterError) as raised:
        load(roster, f"{LIAISON},{cell}", DEPUTY, WANG, FANG, OVERSEER, CHIEF)
    ((line, text),) = raised.value.problems
    assert line == 2
    assert said in text
    assert roster.posts() == []


def test_where_nobody_else_reports_the_cell_stays_empty(roster: Roster) -> None:
    with pytest.raises(RosterError, match="leave the cell empty"):
        load(roster, f"{LIAISON},副联络员", OVERSEER)


def test_a_post_that_only_the_register_knows_may_be_named(roster: Roster) -> None:
    load(roster, LIAISON, DEPUTY)
    assert load(roster, f"{LIAISON},副联络员") == (0, 1, 0)
    assert deputies(roster)["联络员"] == "副联络员"


def test_an_empty_cell_takes_it_away_and_a_file_without_the_column_does_not(
    roster: Roster,
) -> None:
    load(roster, f"{LIAISON},副联络员", DEPUTY)
    assert counts(roster.load(LIAISON, DEPUTY)) == (0, 0, 2)
    assert deputies(roster)["联络员"] == "副联络员"
    assert load(roster, f"{LIAISON},", DEPUTY) == (0, 1, 1)
    assert deputies(roster)["联络员"] is None
    ids = [{"deputy_post_id": None}, {"deputy_post_id": 2}]
    assert roster.audit("post.deputy") == [(ids[0], ids[1]), (ids[1], ids[0])]


def test_the_successor_of_a_deputy_takes_the_place(roster: Roster) -> None:
    load(roster, f"{LIAISON},副联络员", DEPUTY)
    with roster.register.write() as session:
        end_post(session, unit="市公安局", title="副联络员", on=date(2023, 5, 31), now=NOW)
    june = date(2023, 6, 1)
    assert said_of(roster.register, june) == ["the B角 of 市公安局 联络员 (未填姓名) has ended"]
    roster.load("市公安局,,王芳,副联络员,,,reporter", today=june)
    with roster.register.write() as session:
        succeed_deputies(session, now=NOW, today=june)
        held = find_post(session, unit="市公安局", title="联络员", name=None, today=june)
        assert held.post.deputy_post_id == 3
    assert said_of(roster.register, june) == []


def said_of(register: Register, today: date) -> list[str]:
    """What `duban check` says of B角."""
    with register.read() as session:
        facts = findings(session, today=today).facts
    return [fact.partition(":")[0] for fact in facts if "B角" in fact]


UNIT = 1


def holder(post_id: int, name: str, *, bound: bool = True, blocked: bool = False) -> Holder:
    chat = 1000 + post_id if bound and not blocked else None
    return Holder(post_id, post_id, name, UNIT, "市公安局", f"{name}岗", chat, None, blocked)


ZHANG, LI, ZHAO = holder(1, "张科长"), holder(2, "李科长"), holder(3, "赵科长")
LOST, STOPPED = holder(1, "张科长", bound=False), holder(1, "张科长", blocked=True)
FAR = date(2023, 4, 25)

PINGED = [
    pytest.param([ZHANG, LI], 1, {}, "张", None, id="the 承办人"),
    pytest.param([ZHANG, LI], 1, {1: FAR}, "李", Why.AWAY, id="away: the B角"),
    pytest.param([LOST, LI], 1, {}, "李", Why.UNBOUND, id="not registered: the B角"),
    pytest.param([STOPPED, LI], 1, {}, "李", Why.BLOCKED, id="blocked: the B角"),
    pytest.param([LOST, LI], 1, {2: FAR}, "张", None, id="the B角 is away too"),
    pytest.param([ZHANG, LI], 1, {1: FAR, 2: FAR}, "张", None, id="both away"),
    pytest.param([LI, ZHAO], 1, {}, "李", Why.VACANT, id="ended: its B角"),
    pytest.param([ZHAO], 1, {}, "赵", Why.VACANT, id="ended, nobody of theirs: the first"),
    pytest.param([ZHANG, LI], 3, {}, "张", None, id="a post that does not report: the first"),
    pytest.param([ZHANG, ZHAO], None, {}, "张", None, id="no post named: the first"),
    pytest.param([LOST, ZHAO], None, {}, "赵", Why.UNBOUND, id="no post named: the first there"),
    pytest.param([LOST, ZHAO, LI], None, {}, "李", Why.UNBOUND, id="no post named: the B角 before"),
    pytest.param([LOST], None, {}, "张", None, id="nobody there: it is written down all the same"),
    pytest.param([], 1, {}, None, None, id="nobody"),
]


@pytest.mark.parametrize(("people", "post", "away", "name", "why"), PINGED)
def test_who_is_written_to(
    people: list[Holder], post: int | None, away: dict[int, date], name: str | None, why: Why | None
) -> None:
    ended = {} if any(one.post_id == 1 for one in people) else {1: "张科长岗"}
    found = Appointments(people, Chairs(ended, {1: 2}), away)
    to = found.written_to(UNIT, post)
    standing = found.standing_for(UNIT, post)
    assert (to.name or "")[:1] == name if to else name is None
    assert (standing.why if standing else None) == why
