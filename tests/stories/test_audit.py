"""Every change says who made it, and through which update."""

from db.models import Account, Audit, Incoming
from tests.stories.office import Office, invite
from tests.stories.people import LIAISON, SUN, VISITORS


async def test_a_binding_by_phone_names_its_person_and_its_update(new_office: Office) -> None:
    await new_office.says(SUN, "/start")
    await new_office.does(SUN, lambda person: person.shares_contact())
    assert signed(new_office, "account.bind") == [(person_of(new_office, SUN), last(new_office))]


async def test_a_binding_by_invitation_does_too(new_office: Office) -> None:
    with new_office.register.write() as session:
        code = invite(session, LIAISON, new_office.service.clock.now())
    await new_office.says(LIAISON, f"/start {code}")
    by = (person_of(new_office, LIAISON), last(new_office))
    assert signed(new_office, "account.bind") == [by]
    assert signed(new_office, "invitation.use") == [by]


async def test_a_change_of_language_does_too(office: Office) -> None:
    await office.says(SUN, "/language en")
    assert signed(office, "account.language") == [(person_of(office, SUN), last(office))]


async def test_who_blocks_the_bot_and_comes_back_does_too(office: Office) -> None:
    await office.does(SUN, lambda person: person.blocks())
    by = (person_of(office, SUN), last(office))
    assert signed(office, "account.block") == [by]
    await office.does(SUN, lambda person: person.unblocks())
    assert signed(office, "account.unblock") == [(by[0], last(office))]


def signed(office: Office, action: str) -> list[tuple[int | None, int | None]]:
    """The person and the update of each change of a kind."""
    rows = office.rows(Audit, Audit.action == action)
    return [(row.person_id, row.incoming_id) for row in rows]


def person_of(office: Office, who: str) -> int:
    (account,) = office.rows(Account, Account.user_id == VISITORS[who].id)
    return int(account.person_id)


def last(office: Office) -> int:
    """The update that came last."""
    return int(office.rows(Incoming)[-1].id)
