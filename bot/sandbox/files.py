"""Files that were sent, kept in memory; what the Bot API tells about them.

Nothing here can shrink a picture: each size of a photo is the whole picture, with the width and
height that Telegram would have given it.
"""

import mimetypes
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath
from typing import Any

from bot.sandbox.chats import Json
from bot.sandbox.errors import bad_request
from bot.sandbox.pictures import size_of

# getFile's limit: MAX_DOWNLOAD_FILE_SIZE in Client.h of tdlib/telegram-bot-api.
MAX_DOWNLOAD = 20 << 20
# Telegram makes a photo in these sizes: the longer side, as long as the picture has it.
_SIDES = (90, 320, 800, 1280)
# How file_ids start, by kind; from td's FileType.
_STARTS = {
    "photo": "AgACAgUAAxkBAAI",
    "document": "BQACAgUAAxkBAAI",
    "video": "BAACAgUAAxkBAAI",
    "voice": "AwACAgUAAxkBAAI",
    "sticker": "CAACAgUAAxkBAAI",
}
MEDIA = ("photo", "document", "video")
"""What can have a caption and be in an album."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """`path` is what getFile tells, `shape` the object that messages show it in."""

    path: str
    data: bytes
    name: str
    mime: str
    shape: Json

    @property
    def id(self) -> str:
        return str(self.shape["file_id"])


class Files:
    """Every file that a person or the bot sent, by file_id and by path."""

    def __init__(self) -> None:
        self._files: dict[str, StoredFile] = {}
        self._contents: dict[str, Json] = {}

    def keep(self, kind: str, data: bytes, name: str, mime: str, **told: Any) -> Json:
        """Keep what was uploaded; `{kind: …}` as a message has it. `told`: duration and such."""
        if kind == "photo":
            shapes = [self._keep(kind, data, name, mime, size) for size in _sizes(data)]
            content: Json = {kind: shapes}
        else:
            named = {"file_name": name} if kind in ("document", "video") else {}
            shapes = [self._keep(kind, data, name, mime, named | {"mime_type": mime} | told)]
            content = {kind: shapes[0]}
        self._contents |= {shape["file_id"]: content for shape in shapes}
        return content

    def find(self, file_id: str) -> StoredFile | None:
        return self._files.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        """The file that getFile gave this path."""
        return next((file for file in self._files.values() if file.path == path), None)

    def sent_again(self, kind: str, file_id: str) -> Json:
        """What sending this file_id as `kind` shows. Raises ApiError 400 if it cannot be sent so.

        Documents and videos pass for each other and stay what they are; photos do not.
        """
        content = self._contents.get(file_id)
        if content is None:
            raise bad_request(_why_not(file_id))
        real = next(iter(content))
        if (real == "photo") != (kind == "photo"):
            raise bad_request(f"can't use file of type {real.title()} as {kind.title()}")
        return content

    def _keep(self, kind: str, data: bytes, name: str, mime: str, told: Json) -> Json:
        number = len(self._files)
        digest = sha256(f"{kind} {number} {name}".encode() + data[:4096]).digest()
        spelled = urlsafe_b64encode(digest).decode().rstrip("=")
        shape = {
            "file_id": f"{_STARTS[kind]}{spelled}E",
            "file_unique_id": f"Ag{spelled[:14]}",
            "file_size": len(data),
        }
        suffix = ".jpg" if kind == "photo" else PurePath(name).suffix or _suffix(mime)
        file = StoredFile(f"{kind}s/file_{number}{suffix}", data, name, mime, told | shape)
        self._files[file.id] = file
        return file.shape


def _suffix(mime: str) -> str:
    return mimetypes.guess_extension(mime) or ""


def _sizes(data: bytes) -> list[Json]:
    """Width and height of each size of a photo, the smallest first."""
    width, height = size_of(data) or (1280, 960)
    longer = max(width, height)
    sides = [side for side in _SIDES if side < longer] + [min(longer, _SIDES[-1])]
    return [
        {"width": width * side // longer or 1, "height": height * side // longer or 1}
        for side in dict.fromkeys(sides)
    ]


def _why_not(file_id: str) -> str:
    if "." in file_id:  # an address: this sandbox fetches nothing
        return "failed to get HTTP URL content"
    if file_id.startswith(tuple(_STARTS.values())):
        return "wrong file identifier/HTTP URL specified"
    return "wrong remote file identifier specified: can't unserialize it. Wrong last symbol"
