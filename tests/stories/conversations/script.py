"""What a conversation is written in: who says, presses, sends or edits what, and when."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from db.engine import Register


@dataclass(frozen=True)
class Says:
    """A message, in Chinese and in English; `to` picks the bot's message that it answers:
    0 none, -1 the newest one."""

    who: str
    zh: str
    en: str
    to: int = 0


@dataclass(frozen=True)
class Presses:
    """The newest button of this action (and of this duty, where given), as `Office.presses`."""

    who: str
    action: str
    duty: str = ""


@dataclass(frozen=True)
class Edits:
    """One's own newest message, changed."""

    who: str
    zh: str
    en: str


@dataclass(frozen=True)
class Sends:
    """Anything but a text: a verb of `Person` and what it is `given`; what the page calls it.

    `caption` in Chinese and in English; `to` as with `Says`.
    """

    who: str
    verb: str
    zh: str = ""
    en: str = ""
    caption: tuple[str, str] | None = None
    given: Mapping[str, object] = field(default_factory=dict)
    to: int = 0


@dataclass(frozen=True)
class Until:
    """The clock moves on (2023-04-23 09:00), and the bot says what is owed by then.

    `quiet`: the page leaves out what it says.
    """

    when: str
    quiet: bool = False


@dataclass(frozen=True)
class InGroup:
    """A message in the office's group, in reply to the bot's newest there; with no words the bot
    is added to it."""

    who: str
    zh: str = ""
    en: str = ""


Step = Says | Presses | Edits | Sends | Until | InGroup


@dataclass(frozen=True)
class Conversation:
    """A title in both languages, its steps, when it begins, and what the register needs before."""

    zh: str
    en: str
    steps: tuple[Step, ...]
    start: str = "2023-04-14 08:55"
    prepare: Callable[[Register], None] | None = None
    bound: bool = True
