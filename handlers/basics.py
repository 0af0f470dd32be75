"""/help and /language."""

from db.accounts import set_language
from db.audit import By
from db.rules.permissions import Action, may
from db.rules.terms import PostRole
from handlers.i18n import LANGUAGES, tongue
from handlers.keyboards import menus
from handlers.texts import chat
from handlers.visit import Visit


def help_(visit: Visit) -> None:
    """/help: what this person can do here."""
    actor = visit.who.actor
    visit.say(
        chat.help_for(
            visit.t,
            reporter=actor.has(PostRole.REPORTER),
            overseer=may(actor, Action.SEE_BOARD),
            judge=actor.has(PostRole.SUPERVISOR, PostRole.REVIEWER),
            supervisor=actor.has(PostRole.SUPERVISOR),
            admin=actor.has(PostRole.ADMIN),
        ),
        menus.menu(visit.t),
    )


def language(visit: Visit) -> None:
    """/language: choose by button, or `/language en`."""
    wanted = visit.argument
    if wanted in LANGUAGES:
        choose_language(visit, wanted)
        return
    visit.say("中文 / English?", menus.languages())


def choose_language(visit: Visit, wanted: str) -> None:
    set_language(
        visit.session,
        account_id=visit.who.account_id,
        language=wanted,
        now=visit.now,
        by=By(visit.who.person_id, visit.incoming_id),
    )
    visit.t = tongue(wanted)
    visit.say(chat.language_set(visit.t), menus.menu(visit.t))
