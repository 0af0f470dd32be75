"""Who may do what, with the posts of the notice's own units."""

import pytest

from db.rules.permissions import Action, Actor, Subject, may
from db.rules.terms import PostRole

DATA_BUREAU, SERVICE_CENTRE, POLICE, HOUSING_FUND = 1, 2, 3, 4
"""市政数局, 市政务服务中心, 市公安局, 市公积金"""


def actor(person_id: int, *posts: tuple[int, str]) -> Actor:
    return Actor(person_id, frozenset((unit_id, PostRole(role)) for unit_id, role in posts))


LIAISON = actor(30, (POLICE, "reporter"))
CHIEF = actor(10, (DATA_BUREAU, "supervisor"), (DATA_BUREAU, "reporter"))
LEADER = actor(11, (DATA_BUREAU, "leader"))
ADMIN = actor(12, (DATA_BUREAU, "admin"))
FORMER = actor(13)
HEAD = actor(32, (POLICE, "reviewer"), (POLICE, "reporter"))
EVERYONE = {
    "联络员": LIAISON,
    "督办科长": CHIEF,
    "分管领导": LEADER,
    "管理员": ADMIN,
    "离任": FORMER,
}

OWN = Subject(frozenset({POLICE}))
OTHER = Subject(frozenset({HOUSING_FUND}))
SHARED_TASK = Subject(frozenset({POLICE, HOUSING_FUND}))

MATRIX = {
    Action.SEE_UNIT: {"督办科长", "分管领导"},
    Action.SEE_BOARD: {"督办科长", "分管领导"},
    Action.REPORT: set(),
    Action.HAND_ON: set(),
    Action.RETRACT: set(),
    Action.APPROVE: set(),
    Action.REVIEW: {"督办科长"},
    Action.RECORD_FOR: {"督办科长"},
    Action.NUDGE: {"督办科长"},
    Action.SET_DIGEST: {"督办科长", "分管领导", "管理员"},
    Action.INVITE: {"管理员"},
    Action.ADMINISTER: {"管理员"},
}


@pytest.mark.parametrize("action", Action)
def test_only_these_may_do_it_to_a_unit_that_is_not_theirs(action: Action) -> None:
    allowed = {name for name, who in EVERYONE.items() if may(who, action, OTHER)}
    assert allowed == MATRIX[action]


@pytest.mark.parametrize("action", [Action.SEE_UNIT, Action.REPORT])
def test_a_liaison_sees_and_reports_for_the_own_unit_only(action: Action) -> None:
    assert may(LIAISON, action, OWN)
    assert may(LIAISON, action, SHARED_TASK)
    assert not may(LIAISON, action, OTHER)


def test_the_whole_board_is_not_for_a_liaison() -> None:
    assert not may(LIAISON, Action.SEE_BOARD)
    assert may(LEADER, Action.SEE_BOARD)


def test_nobody_reviews_the_own_unit() -> None:
    assert may(CHIEF, Action.REVIEW, OWN)
    assert not may(CHIEF, Action.REVIEW, Subject(frozenset({DATA_BUREAU})))


def test_a_supervisor_with_a_post_in_a_second_unit_reviews_neither() -> None:
    both = actor(10, (DATA_BUREAU, "supervisor"), (SERVICE_CENTRE, "reporter"))
    assert not may(both, Action.REVIEW, Subject(frozenset({SERVICE_CENTRE})))
    assert may(both, Action.REVIEW, OWN)


@pytest.mark.parametrize("role", ["leader", "admin", "supervisor"])
def test_only_a_reporter_speaks_for_the_own_unit(role: str) -> None:
    colleague = actor(31, (POLICE, role))
    assert may(colleague, Action.SEE_UNIT, OWN)
    assert not may(colleague, Action.REPORT, OWN)


def test_the_unit_s_reviewer_looks_at_what_others_of_the_unit_said() -> None:
    assert may(HEAD, Action.APPROVE, Subject(frozenset({POLICE}), author_id=30))
    assert not may(HEAD, Action.APPROVE, Subject(frozenset({POLICE}), author_id=32))
    assert not may(HEAD, Action.APPROVE, Subject(frozenset({HOUSING_FUND}), author_id=30))
    assert not may(LIAISON, Action.APPROVE, Subject(frozenset({POLICE}), author_id=30))


def test_a_supervisor_reports_only_where_also_a_reporter() -> None:
    assert may(CHIEF, Action.REPORT, Subject(frozenset({DATA_BUREAU})))
    assert not may(CHIEF, Action.REPORT, OWN)


def test_a_unit_that_leads_sees_the_supporting_ones_of_that_duty_and_no_more() -> None:
    led = Subject(frozenset({HOUSING_FUND}), lead_unit_ids=frozenset({POLICE}))
    assert may(LIAISON, Action.SEE_UNIT, led)
    assert not may(LIAISON, Action.REPORT, led)
    assert not may(LIAISON, Action.SEE_UNIT, OTHER)


def test_a_unit_that_leads_may_nudge_the_supporting_ones_and_not_itself() -> None:
    led = Subject(frozenset({HOUSING_FUND}), lead_unit_ids=frozenset({POLICE}))
    assert may(LIAISON, Action.NUDGE, led)
    assert not may(LIAISON, Action.NUDGE, Subject(frozenset({POLICE}), frozenset({POLICE})))
    assert not may(LIAISON, Action.NUDGE, OTHER)


@pytest.mark.parametrize(
    ("who", "author_id", "allowed"),
    [
        pytest.param(LIAISON, 30, True, id="one's own"),
        pytest.param(LIAISON, 31, False, id="a colleague's"),
        pytest.param(CHIEF, 30, False, id="a liaison's, by the supervisor"),
        pytest.param(CHIEF, 10, True, id="the supervisor's own"),
        pytest.param(FORMER, 13, False, id="one's own, after leaving"),
    ],
)
def test_only_the_author_takes_a_report_back(who: Actor, author_id: int, allowed: bool) -> None:
    assert may(who, Action.RETRACT, Subject(frozenset({POLICE}), author_id=author_id)) is allowed


def test_a_report_without_a_known_author_is_taken_back_by_nobody() -> None:
    assert not may(LIAISON, Action.RETRACT, OWN)
