"""What the page lets a visitor do: an action by name, with what was given as JSON or as a form."""

from collections.abc import Callable, Sequence
from typing import Any

from bot.sandbox.attaching import Attached
from bot.sandbox.chats import Json
from bot.sandbox.params import Upload
from bot.sandbox.people import Person
from bot.sandbox.pictures import type_of

_ALBUM = 3

# By the last part of the address; the result goes back as JSON.
ACTIONS: dict[str, Callable[[Person, Json], Any]] = {
    "say": lambda person, given: person.says(given["text"], given.get("reply_to")),
    "press": lambda person, given: person.presses(given["message_id"], given["button"]),
    "edit": lambda person, given: person.edits(given["message_id"], given["text"]),
    "delete": lambda person, given: person.deletes(given["message_id"]),
    "contact": lambda person, given: person.shares_contact(
        given.get("phone"), given.get("user_id")
    ),
    "photo": lambda person, given: person.sends_photo(*_caption(given)),
    "album": lambda person, given: person.sends_album([Attached()] * _ALBUM, *_caption(given)),
    "document": lambda person, given: person.sends_document(
        given["name"], given["text"].encode(), "text/plain", *_caption(given)
    ),
    "sticker": lambda person, given: person.sends_sticker(),
    "voice": lambda person, given: person.sends_voice(),
    "forward": lambda person, given: person.forwards(given["text"], given["of"]),
    "block": lambda person, given: person.blocks(),
    "unblock": lambda person, given: person.unblocks(),
    "deactivate": lambda person, given: person.deactivates(),
}


def sends_files(person: Person, files: Sequence[Upload], given: Json) -> Any:
    """One's own files: pictures as photos, the rest as documents, several as one album.

    Raises ValueError for none, for more than ten, and for an empty one.
    """
    pieces = [_piece(file) for file in files]
    if len({piece.kind for piece in pieces}) > 1:  # no album has both
        pieces = [_as_document(file) for file in files]
    if len(pieces) != 1:
        return person.sends_album(pieces, *_caption(given))
    [piece] = pieces
    if piece.kind == "photo":
        return person.sends_photo(*_caption(given), data=piece.data)
    return person.sends_document(piece.name, piece.data, piece.mime, *_caption(given))


def _piece(file: Upload) -> Attached:
    kind = "photo" if type_of(file.data) else "document"
    return Attached(kind, file.name, file.data, file.mime)


def _as_document(file: Upload) -> Attached:
    return Attached("document", file.name, file.data, file.mime)


def _caption(given: Json) -> tuple[str, int | None]:
    """The caption and the message answered, if any."""
    reply_to = given.get("reply_to") or None
    return given.get("caption", ""), None if reply_to is None else int(reply_to)
