"""The Bot API's methods, as far as the bot calls them; source: core.telegram.org/bots/api.

Each takes the world and the request's parameters and returns the `result`, or raises ApiError.
"""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from bot.sandbox import commands, errors, forwards, media
from bot.sandbox.chats import Json
from bot.sandbox.entities import formatted
from bot.sandbox.errors import bad_request
from bot.sandbox.outgoing import chat_of, inline_only, message_to_edit, sent, writable_chat
from bot.sandbox.params import Params
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
    return world.shape(sent(world, params, lambda: content))


async def edit_message_text(world: World, params: Params) -> Json:
    content = _content(params)
    markup = inline_only(params)
    chat, message = message_to_edit(world, params)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    return world.edit(chat, message, content, markup)


async def edit_message_reply_markup(world: World, params: Params) -> Json:
    markup = inline_only(params)
    chat, message = message_to_edit(world, params)
    return world.edit(chat, message, message.content, markup)


async def delete_message(world: World, params: Params) -> bool:
    chat = chat_of(world, params)
    message = chat.find(params.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    chat.check_deletable(message)
    world.delete(message)
    return True


async def answer_callback_query(world: World, params: Params) -> bool:
    press = world.store.presses.get(params.text("callback_query_id"))
    if press is None or world.clock.now() - press.pressed > _ANSWERING_WINDOW:
        raise bad_request(errors.OLD_QUERY)
    press.answer = {"text": params.text("text"), "show_alert": params.flag("show_alert")}
    world.changes.notify()
    return True


async def send_chat_action(world: World, params: Params) -> bool:
    chat = writable_chat(world, params)
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
    "sendPhoto": media.send_photo,
    "sendDocument": media.send_document,
    "sendVideo": media.send_video,
    "sendMediaGroup": media.send_media_group,
    "copyMessage": forwards.copy_message,
    "forwardMessage": forwards.forward_message,
    "getFile": media.get_file,
    "editMessageCaption": media.edit_message_caption,
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
