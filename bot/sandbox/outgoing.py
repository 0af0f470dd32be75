"""What all sending has in common: where to, in reply to what, with which keyboard."""

from collections.abc import Callable

from bot.sandbox.chats import Chat, Json, Message
from bot.sandbox.errors import bad_request
from bot.sandbox.markup import inline_markup, is_reply_markup, reply_keyboard
from bot.sandbox.params import Params
from bot.sandbox.world import World


def chat_of(world: World, params: Params, name: str = "chat_id") -> Chat:
    """The chat that a parameter names. Raises ApiError 400 for none and for an unknown one."""
    if not params.text(name):
        raise bad_request("chat_id is empty")
    chat = world.store.chat(params.integer(name))
    if chat is None:
        raise bad_request("chat not found")
    return chat


def writable_chat(world: World, params: Params) -> Chat:
    chat = chat_of(world, params)
    chat.check_writable()
    return chat


def sent(world: World, params: Params, content: Callable[[], Json]) -> Message:
    """Send what `content` makes, once the chat and the keyboard are known to be right."""
    markup = params.object("reply_markup")
    inline = inline_markup(markup)
    chat = writable_chat(world, params)
    reply_to = replied_message(chat, params)
    made = content()
    chat.keyboard = reply_keyboard(markup, chat.keyboard)
    return world.say(chat, made, reply_to=reply_to, markup=inline)


def replied_message(chat: Chat, params: Params) -> int | None:
    """`reply_parameters`, or the two older parameters that they replaced."""
    wanted = params.object("reply_parameters")
    message_id = wanted.get("message_id") or params.integer("reply_to_message_id") or None
    if message_id is None or chat.find(message_id):
        return message_id
    if wanted.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def message_to_edit(world: World, params: Params) -> tuple[Chat, Message]:
    """A message of the bot's own. Raises ApiError for another's and for one that is gone."""
    if not params.integer("message_id"):
        raise bad_request("message identifier is not specified")
    chat = chat_of(world, params)
    chat.check_editable()
    message = chat.find(params.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if not message.from_bot:
        raise bad_request("message can't be edited")
    return chat, message


def inline_only(params: Params) -> Json | None:
    """The buttons of an edit, which cannot have a reply keyboard."""
    markup = params.object("reply_markup")
    if is_reply_markup(markup):
        raise bad_request("inline keyboard expected")
    return inline_markup(markup)
