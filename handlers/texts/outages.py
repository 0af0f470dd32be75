"""That the bot was out of touch, and what to do about it."""

from datetime import datetime

from markupsafe import Markup

from db.outages import Gap
from db.rules.office import Office
from handlers.i18n import Tongue
from handlers.texts import words


def lost(t: Tongue, gap: Gap, office: Office, now: datetime) -> Markup:
    """What was written between these moments has to be sent again."""
    return t._(
        "From {first} to {last} I was out of touch with Telegram, and what was written to me then "
        "is lost. If you reported anything in that time, please send it again.",
        first=words.moment(t, gap.first, office, now),
        last=words.moment(t, gap.last, office, now),
    )
