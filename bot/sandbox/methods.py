"""The Bot API's methods, as far as the bot calls them; source: core.telegram.org/bots/api.

Each takes the world and the request's parameters and returns the `result`, or raises ApiError.
"""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from bot.sandbox import commands, errors
from bot.sandbox.entities import formatted
from bot.sandbox.errors import bad_request, forbidden
from bot.sandbox.markup import inline_markup, is_reply_markup, reply_keyboard
from bot.sandbox.params import Params
from bot.sandbox.store import Chat, Json, Message
from bot.sandbox.world import World

Method = Callable[[World, Params], Awaitable[Any]]

# Telegram's apps stop waiting for the answer to a pressed button after about this long.
_ANSWERING_WINDOW = timedelta(seconds=15)
_TYPING = timedelta(seconds=5)


async def get_me(world: World, params: Params) -> Json:
    return world.bot


async def get_updates(world: World, params: Params) -> list[Json]:
    if world.webhook_url:
        raise errors.webhook_is_active()
    world.queue.allow(params.list("allowed_updates"))
    return await world.queue.poll(
        params.integer("offset"),
        min(max(params.integer("limit", 100), 1), 100),
        min(max(params.integer("timeout"), 0), 50),
    )


async def send_message(world: World, params: Params) -> Json:
    content = _content(params)
    markup = params.object("reply_markup")
    inline = inline_markup(markup)
    chat = _writable_chat(world, params)
    reply_to = _replied_message(chat, params)
    chat.keyboard = reply_keyboard(markup, chat.keyboard)
    chat.typing_until = None
    message = chat.post(
        world.bot_user, content, world.clock.now(), reply_to=reply_to, markup=inline
    )
    world.changes.notify()
    return chat.message_json(message)


async def edit_message_text(world: World, params: Params) -> Json:
    content = _content(params)
    chat, message = _message_to_edit(world, params)
    return _edited(world, chat, message, content, _inline_only(params))


async def edit_message_reply_markup(world: World, params: Params) -> Json:
    chat, message = _message_to_edit(world, params)
    return _edited(world, chat, message, message.content, _inline_only(params))


async def delete_message(world: World, params: Params) -> bool:
    message = _chat(world, params).find(params.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    message.deleted = True
    world.changes.notify()
    return True


async def answer_callback_query(world: World, params: Params) -> bool:
    press = world.store.presses.get(params.text("callback_query_id"))
    if press is None or world.clock.now() - press.pressed > _ANSWERING_WINDOW:
        raise bad_request(errors.OLD_QUERY)
    press.answer = {"text": params.text("text"), "show_alert": params.flag("show_alert")}
    world.changes.notify()
    return True


async def send_chat_action(world: World, params: Params) -> bool:
    chat = _writable_chat(world, params)
    chat.typing_until = world.clock.now() + _TYPING
    world.changes.notify()
    return True


async def set_webhook(world: World, params: Params) -> bool:
    world.webhook_url = params.text("url")
    if params.flag("drop_pending_updates"):
        world.queue.clear()
    if world.webhook_url:
        world.queue.end_poll(errors.terminated_by_webhook())
    return True


async def delete_webhook(world: World, params: Params) -> bool:
    return await set_webhook(world, Params(params.given | {"url": ""}))


async def get_webhook_info(world: World, params: Params) -> Json:
    return {
        "url": world.webhook_url,
        "has_custom_certificate": False,
        "pending_update_count": world.queue.pending(),
    }


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "sendMessage": send_message,
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "answerCallbackQuery": answer_callback_query,
    "sendChatAction": send_chat_action,
    "setMyCommands": commands.set_my_commands,
    "getMyCommands": commands.get_my_commands,
    "deleteMyCommands": commands.delete_my_commands,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}


def _content(params: Params) -> Json:
    return formatted(params.text("text"), params.text("parse_mode"), params.list("entities"))


def _chat(world: World, params: Params) -> Chat:
    if not params.text("chat_id"):
        raise bad_request("chat_id is empty")
    chat = world.store.chats.get(params.integer("chat_id"))
    if chat is None:
        raise bad_request("chat not found")
    return chat


def _writable_chat(world: World, params: Params) -> Chat:
    chat = _chat(world, params)
    if not chat.opened:
        raise forbidden("bot can't initiate conversation with a user")
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    return chat


def _replied_message(chat: Chat, params: Params) -> int | None:
    """`reply_parameters`, or the two older parameters that they replaced."""
    wanted = params.object("reply_parameters")
    message_id = wanted.get("message_id") or params.integer("reply_to_message_id") or None
    if message_id is None or chat.find(message_id):
        return message_id
    if wanted.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def _message_to_edit(world: World, params: Params) -> tuple[Chat, Message]:
    if not params.integer("message_id"):
        raise bad_request("message identifier is not specified")
    chat = _writable_chat(world, params)
    message = chat.find(params.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if not message.from_bot:
        raise bad_request("message can't be edited")
    return chat, message


def _inline_only(params: Params) -> Json | None:
    markup = params.object("reply_markup")
    if is_reply_markup(markup):
        raise bad_request("inline keyboard expected")
    return inline_markup(markup)


def _edited(world: World, chat: Chat, message: Message, content: Json, markup: Json | None) -> Json:
    if (message.content, message.markup) == (content, markup):
        raise bad_request(errors.NOT_MODIFIED)
    return world.edit(chat, message, content, markup)
