"""What is made when it is sent: pictures and files. An outbox row says only what is wanted, so that
nobody waits while it is made, and it shows how things stand when it goes out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from markupsafe import Markup
from sqlmodel import Session

from db.engine import Register
from db.people import Face, face_of
from db.rules.office import Office
from handlers.i18n import Tongue, tongue

Tell = Callable[[float], None]
"""Is told the share that is done, from 0 to 1."""


@dataclass(frozen=True)
class Made:
    """Pictures (PNG, several are an album) or one file by its name; `caption` stands below it.
    Neither: there was nothing to make, and the caption says so."""

    caption: Markup
    pictures: Sequence[bytes] = ()
    name: str = ""
    content: bytes = b""


@dataclass(frozen=True)
class Order:
    """What somebody wants, and all that a maker needs; `wanted` as the outbox has it."""

    session: Session
    face: Face
    t: Tongue
    office: Office
    now: datetime
    wanted: Mapping[str, Any]
    tell: Tell


Make = Callable[[Order], Made]


@dataclass(frozen=True)
class Workshop:
    """Makes what is wanted; who wants it may see what they may see now."""

    register: Register
    office: Office
    tell_time: Callable[[], datetime]
    makers: Mapping[str, Make]

    def make(self, wanted: Mapping[str, Any], tell: Tell) -> Made | None:
        """In a thread: it may take long. None for who is nobody any more."""
        now = self.tell_time()
        with self.register.read() as session:
            face = face_of(session, user_id=wanted["user_id"], today=self.office.today(now))
            if face is None:
                return None
            t = tongue(wanted["language"])
            order = Order(session, face, t, self.office, now, wanted, tell)
            return self.makers[wanted["kind"]](order)
