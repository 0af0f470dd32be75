"""What people attach: photos, files, albums, contact cards, voice messages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.sandbox.actor import Actor
from bot.sandbox.chats import Json
from bot.sandbox.entities import MAX_CAPTION, as_caption, with_found
from bot.sandbox.pictures import sample

_STICKER: Json = {
    "width": 512,
    "height": 512,
    "is_animated": False,
    "is_video": False,
    "type": "regular",
    "emoji": "👍",
}
_VIDEO: Json = {"width": 1280, "height": 720, "duration": 12}


@dataclass(frozen=True, slots=True)
class Attached:
    """A piece of an album: `kind` is photo, document or video; a photo may be a sample."""

    kind: str = "photo"
    name: str = ""
    data: bytes = b""
    mime: str = ""


class Attaching(Actor):
    """Every caption has at most 1,024 characters: ValueError for a longer one."""

    def sends_photo(
        self,
        caption: str = "",
        reply_to: int | None = None,
        *,
        data: bytes = b"",
    ) -> Json:
        """Send a photo, by default a small landscape. Its name, as Telegram has it, is lost."""
        return self._attaches(Attached("photo", data=data), caption, reply_to)

    def sends_document(
        self, name: str, data: bytes, mime: str, caption: str = "", reply_to: int | None = None
    ) -> Json:
        """Send a file as a file; a picture sent so stays a document."""
        return self._attaches(Attached("document", name, data, mime), caption, reply_to)

    def sends_video(
        self, caption: str = "", reply_to: int | None = None, *, data: bytes = b"\0" * 4096
    ) -> Json:
        return self._attaches(Attached("video", "video.mp4", data, "video/mp4"), caption, reply_to)

    def sends_album(
        self,
        pieces: Sequence[Attached],
        caption: str = "",
        reply_to: int | None = None,
        *,
        caption_on: int = 0,
    ) -> list[Json]:
        """Send 2 to 10 pieces as one album: as many messages, the caption on one of them."""
        if not 2 <= len(pieces) <= 10:
            raise ValueError("an album has 2 to 10 pieces")
        group = {"media_group_id": self._world.next_album()}
        words = _captioned(caption)
        contents = [self._kept(piece, place) | group for place, piece in enumerate(pieces)]
        contents[caption_on] |= words
        return [self.sends(content, reply_to) for content in contents]

    def shares_contact(self, phone: str | None = None, user_id: int | None = None) -> Json:
        """Send a contact card: one's own, or that of whoever has the phone or the id.

        As Telegram does, `contact.user_id` is the account behind the card, if there is one.
        """
        return self.sends({"contact": self._contact(phone, user_id)})

    def sends_sticker(self) -> Json:
        return self.sends(self._world.files.keep("sticker", b"RIFF", "", "image/webp", **_STICKER))

    def sends_voice(self) -> Json:
        return self.sends(self._world.files.keep("voice", b"OggS", "", "audio/ogg", duration=7))

    def _attaches(self, piece: Attached, caption: str, reply_to: int | None) -> Json:
        words = _captioned(caption)
        return self.sends(self._kept(piece) | words, reply_to)

    def _kept(self, piece: Attached, place: int = 0) -> Json:
        data = piece.data or (sample(place) if piece.kind == "photo" else b"")
        if not data:
            raise ValueError("an empty file is not sent")
        told = _VIDEO if piece.kind == "video" else {}
        return self._world.files.keep(piece.kind, data, piece.name, piece.mime, **told)

    def _contact(self, phone: str | None, user_id: int | None) -> Json:
        if phone is None and user_id is None:
            user_id = self.id
        everyone = self._world.store.visitors.values()
        owner = next((v for v in everyone if v.id == user_id or _same(v.phone, phone)), None)
        if owner is None:
            unknown: Json = {"phone_number": phone or "", "first_name": phone or str(user_id)}
            return unknown | ({"user_id": user_id} if user_id is not None else {})
        number = owner.phone if phone is None else phone
        return {"phone_number": number, "first_name": owner.name, "user_id": owner.id}


def _captioned(caption: str) -> Json:
    caption = caption.strip()
    if len(caption) > MAX_CAPTION:
        raise ValueError(f"a caption has at most {MAX_CAPTION} characters")
    return as_caption(with_found(caption)) if caption else {}


def _same(phone: str, other: str | None) -> bool:
    """One number, with or without a country's prefix, blanks and dashes."""
    ends = [re.sub(r"\D", "", number)[-11:] for number in (phone, other or "")]
    return ends[0] == ends[1] != ""
