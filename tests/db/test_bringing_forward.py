"""What is on the agenda is brought forward, never put off, also by two at once."""

from concurrent.futures import ThreadPoolExecutor

from db.agenda import UNREACHABLE, book, booked, bring_forward
from db.engine import Register
from tests.moments import at

EARLY, LATE = at("2023-04-14 09:00"), at("2023-04-17 09:00")


def test_the_earlier_moment_counts(register: Register) -> None:
    for moment in (LATE, EARLY, LATE):
        with register.write() as session:
            bring_forward(session, UNREACHABLE, moment)
    with register.write() as session:
        assert booked(session, UNREACHABLE) == EARLY
        book(session, UNREACHABLE, None)
        assert booked(session, UNREACHABLE) is None


def test_two_who_do_so_at_once_do_not_collide(register: Register) -> None:
    def bring(_: int) -> None:
        with register.write() as session:
            bring_forward(session, UNREACHABLE, EARLY)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(bring, range(12)))
    with register.read() as session:
        assert booked(session, UNREACHABLE) == EARLY
