"""copyMessage and forwardMessage, and who a forwarded message is said to be from."""

from bot.sandbox.chats import Json, Message
from bot.sandbox.entities import captioned
from bot.sandbox.errors import bad_request
from bot.sandbox.group_chats import is_service
from bot.sandbox.media import has_media, without_caption
from bot.sandbox.outgoing import chat_of, sent
from bot.sandbox.params import Params
from bot.sandbox.world import World


async def copy_message(world: World, params: Params) -> Json:
    message = _source(world, params, "copy")
    content = _without_album(message.content)
    content.pop("forward_origin", None)
    if "caption" in params.given and has_media(message):
        caption = captioned(
            params.text("caption"), params.text("parse_mode"), params.list("caption_entities")
        )
        content = without_caption(content) | caption
    return {"message_id": sent(world, params, lambda: content).id}


async def forward_message(world: World, params: Params) -> Json:
    message = _source(world, params, "forward")
    return world.shape(sent(world, params, lambda: forwarded(message)))


def forwarded(message: Message) -> Json:
    """The content of a forwarded message: what was forwarded before keeps its first author."""
    return {"forward_origin": _origin(message)} | _without_album(message.content)


def _origin(message: Message) -> Json:
    if message.sender_chat is not None:
        return {"type": "chat", "date": message.date, "sender_chat": message.sender_chat}
    return {"type": "user", "date": message.date, "sender_user": message.sender}


def _without_album(content: Json) -> Json:
    return {key: value for key, value in content.items() if key != "media_group_id"}


def _source(world: World, params: Params, purpose: str) -> Message:
    if not params.text("from_chat_id"):
        raise bad_request('parameter "from_chat_id" is required')
    chat = chat_of(world, params, "from_chat_id")
    chat.check_readable()
    message = chat.find(params.integer("message_id"))
    if message is None:
        raise bad_request(f"message to {purpose} not found")
    if is_service(message.content):
        ending = {"copy": "copied", "forward": "forwarded"}[purpose]
        raise bad_request(f"the message can't be {ending}")
    return message
