"""The Bot API's methods for files: sending them, albums, captions, getFile."""

from typing import Any

from bot.sandbox.chats import Json, Message
from bot.sandbox.entities import captioned
from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.files import MAX_DOWNLOAD, MEDIA
from bot.sandbox.outgoing import inline_only, message_to_edit, replied_message, sent, writable_chat
from bot.sandbox.params import Params, Upload
from bot.sandbox.pictures import size_of
from bot.sandbox.world import World

_LARGEST_ALBUM = 10


async def send_photo(world: World, params: Params) -> Json:
    return _send(world, params, "photo")


async def send_document(world: World, params: Params) -> Json:
    return _send(world, params, "document")


async def send_video(world: World, params: Params) -> Json:
    return _send(world, params, "video")


async def send_media_group(world: World, params: Params) -> list[Json]:
    pieces = _album(params)
    chat = writable_chat(world, params)
    reply_to = replied_message(chat, params)
    group = {"media_group_id": world.next_album()} if len(pieces) > 1 else {}
    contents = [_kept(world, kind, file) | caption for kind, file, caption in pieces]
    messages = [world.say(chat, content | group, reply_to=reply_to) for content in contents]
    return [chat.message_json(message) for message in messages]


async def edit_message_caption(world: World, params: Params) -> Json:
    markup = inline_only(params)
    caption = _caption(params)
    chat, message = message_to_edit(world, params)
    if not has_media(message):
        raise bad_request("there is no caption in the message to edit")
    return world.edit(chat, message, without_caption(message.content) | caption, markup)


async def get_file(world: World, params: Params) -> Json:
    if not params.text("file_id"):
        raise bad_request("file_id not specified")
    file = world.files.find(params.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.data) > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    told = {key: file.shape[key] for key in ("file_id", "file_unique_id", "file_size")}
    return told | {"file_path": file.path}


def has_media(message: Message) -> bool:
    return any(kind in message.content for kind in MEDIA)


def without_caption(content: Json) -> Json:
    return {key: value for key, value in content.items() if not key.startswith("caption")}


def _send(world: World, params: Params, kind: str) -> Json:
    file = params.file(kind)
    if file is None:
        raise bad_request(f"there is no {kind} in the request")
    caption = _caption(params)
    message = sent(world, params, lambda: _kept(world, kind, file) | caption)
    return world.shape(message)


def _caption(params: Params) -> Json:
    return captioned(
        params.text("caption"), params.text("parse_mode"), params.list("caption_entities")
    )


def _kept(world: World, kind: str, file: Upload | str) -> Json:
    """The content that shows this file. Raises ApiError 400 if it cannot be sent as `kind`."""
    if isinstance(file, str):
        return world.files.sent_again(kind, file)
    if not file.data:
        raise bad_request("file must be non-empty")
    if kind == "photo" and size_of(file.data) is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    told = {"width": 1280, "height": 720, "duration": 0} if kind == "video" else {}
    return world.files.keep(kind, file.data, file.name, file.mime, **told)


def _album(params: Params) -> list[tuple[str, Upload | str, Json]]:
    """Kind, file and caption of each piece. Raises ApiError 400 for what makes no album."""
    if not params.text("media"):
        raise bad_request('parameter "media" is required')
    given = params.given["media"]
    if not isinstance(given, list):
        raise bad_request("expected an Array of InputMedia")
    pieces = [_piece(params, one) for one in given]
    if not pieces:
        raise bad_request("there are no messages to send")
    if len(pieces) > _LARGEST_ALBUM:
        raise bad_request("too many messages to send as an album")
    if len({kind == "document" for kind, _, _ in pieces}) > 1:
        raise bad_request("document can't be mixed with other media types")
    return pieces


def _piece(params: Params, given: Any) -> tuple[str, Upload | str, Json]:
    refused = "can't parse InputMedia: "
    if not isinstance(given, dict):
        raise bad_request(refused + "expected an Object")
    try:
        caption = captioned(
            given.get("caption", ""), given.get("parse_mode", ""), given.get("caption_entities")
        )
    except ApiError as error:
        if "too long" in error.description:
            raise
        raise bad_request(refused + error.description.removeprefix("Bad Request: ")) from error
    kind = given.get("type")
    if kind is None:
        raise bad_request(refused + 'can\'t find field "type"')
    file = params.attached(given.get("media"))
    if file is None:
        raise bad_request(refused + "media not found")
    if kind not in MEDIA:
        raise bad_request(refused + f'type "{kind}" is unsupported')
    return kind, file, caption
