"""Requests that Telegram refuses, each with the status and the words of its refusal."""

from typing import Any

from tests.sandbox.conftest import CHIEF, STRANGER

CHIEFS = {"chat_id": CHIEF.id}
HTML = CHIEFS | {"parse_mode": "HTML"}
PARSING = "Bad Request: can't parse entities: "
KEYBOARD = "Bad Request: can't parse inline keyboard button: "

REFUSALS: dict[str, tuple[str, dict[str, Any], int, str]] = {
    "unknown method": ("sendFax", {}, 404, "Not Found: method not found"),
    "no chat": ("sendMessage", {"text": "好"}, 400, "Bad Request: chat_id is empty"),
    "unknown chat": (
        "sendMessage",
        {"chat_id": 999, "text": "好"},
        400,
        "Bad Request: chat not found",
    ),
    "a name for a chat": (
        "sendMessage",
        {"chat_id": "@nobody", "text": "好"},
        400,
        "Bad Request: chat not found",
    ),
    "never started": (
        "sendMessage",
        {"chat_id": STRANGER.id, "text": "好"},
        403,
        "Forbidden: bot can't initiate conversation with a user",
    ),
    "no text": ("sendMessage", CHIEFS, 400, "Bad Request: message text is empty"),
    "long text": (
        "sendMessage",
        CHIEFS | {"text": "a" * 4097},
        400,
        "Bad Request: message is too long",
    ),
    "parse mode": (
        "sendMessage",
        CHIEFS | {"text": "好", "parse_mode": "BBCode"},
        400,
        "Bad Request: unsupported parse_mode",
    ),
    "tag left open": (
        "sendMessage",
        HTML | {"text": "<b>好"},
        400,
        PARSING + 'Can\'t find end tag corresponding to start tag "b"',
    ),
    "button data": (
        "sendMessage",
        CHIEFS
        | {
            "text": "好",
            "reply_markup": {"inline_keyboard": [[{"text": "好", "callback_data": "x" * 65}]]},
        },
        400,
        "Bad Request: BUTTON_DATA_INVALID",
    ),
    "idle button": (
        "sendMessage",
        CHIEFS | {"text": "好", "reply_markup": {"inline_keyboard": [[{"text": "好"}]]}},
        400,
        KEYBOARD + "Text buttons are unallowed in the inline keyboard",
    ),
    "rows": (
        "sendMessage",
        CHIEFS | {"text": "好", "reply_markup": {"keyboard": ["好"]}},
        400,
        'Bad Request: field "keyboard" must be an Array of Arrays',
    ),
    "replied": (
        "sendMessage",
        CHIEFS | {"text": "好", "reply_parameters": {"message_id": 9}},
        400,
        "Bad Request: message to be replied not found",
    ),
    "edit nothing": (
        "editMessageText",
        CHIEFS | {"text": "好", "message_id": 9},
        400,
        "Bad Request: message to edit not found",
    ),
    "edit which": (
        "editMessageText",
        CHIEFS | {"text": "好"},
        400,
        "Bad Request: message identifier is not specified",
    ),
    "edit with keyboard": (
        "editMessageText",
        CHIEFS | {"text": "好", "message_id": 2, "reply_markup": {"keyboard": [["好"]]}},
        400,
        "Bad Request: inline keyboard expected",
    ),
    "edit to the same": (
        "editMessageText",
        CHIEFS | {"text": "您好", "message_id": 2},
        400,
        "Bad Request: message is not modified: specified new message content and reply markup "
        "are exactly the same as a current content and reply markup of the message",
    ),
    "no photo": ("sendPhoto", CHIEFS, 400, "Bad Request: there is no photo in the request"),
    "no document": (
        "sendDocument",
        CHIEFS | {"document": "attach://nothing"},
        400,
        "Bad Request: there is no document in the request",
    ),
    "gone file": (
        "sendPhoto",
        CHIEFS | {"photo": "AgACAgUAAxkBAAIgone"},
        400,
        "Bad Request: wrong file identifier/HTTP URL specified",
    ),
    "no file_id": (
        "sendDocument",
        CHIEFS | {"document": "文件"},
        400,
        "Bad Request: wrong remote file identifier specified: can't unserialize it. "
        "Wrong last symbol",
    ),
    "long caption": (
        "sendPhoto",
        CHIEFS | {"photo": "AgACAgUAAxkBAAIgone", "caption": "a" * 1025},
        400,
        "Bad Request: message caption is too long",
    ),
    "no album": ("sendMediaGroup", CHIEFS, 400, 'Bad Request: parameter "media" is required'),
    "album of nothing": (
        "sendMediaGroup",
        CHIEFS | {"media": []},
        400,
        "Bad Request: there are no messages to send",
    ),
    "no list": (
        "sendMediaGroup",
        CHIEFS | {"media": {"type": "photo"}},
        400,
        "Bad Request: expected an Array of InputMedia",
    ),
    "album of 11": (
        "sendMediaGroup",
        CHIEFS | {"media": [{"type": "photo", "media": "x"}] * 11},
        400,
        "Bad Request: too many messages to send as an album",
    ),
    "mixed album": (
        "sendMediaGroup",
        CHIEFS | {"media": [{"type": kind, "media": "x"} for kind in ("photo", "document")]},
        400,
        "Bad Request: document can't be mixed with other media types",
    ),
    "piece without a file": (
        "sendMediaGroup",
        CHIEFS | {"media": [{"type": "photo", "media": "attach://0"}]},
        400,
        "Bad Request: can't parse InputMedia: media not found",
    ),
    "unknown piece": (
        "sendMediaGroup",
        CHIEFS | {"media": [{"type": "hologram", "media": "x"}]},
        400,
        'Bad Request: can\'t parse InputMedia: type "hologram" is unsupported',
    ),
    "wrongly formatted piece": (
        "sendMediaGroup",
        CHIEFS
        | {"media": [{"type": "photo", "media": "x", "caption": "<b>", "parse_mode": "HTML"}]},
        400,
        "Bad Request: can't parse InputMedia: can't parse entities: "
        'Can\'t find end tag corresponding to start tag "b"',
    ),
    "caption of a text": (
        "editMessageCaption",
        CHIEFS | {"message_id": 2, "caption": "好"},
        400,
        "Bad Request: there is no caption in the message to edit",
    ),
    "copy from nowhere": (
        "copyMessage",
        CHIEFS | {"message_id": 1},
        400,
        'Bad Request: parameter "from_chat_id" is required',
    ),
    "copy nothing": (
        "copyMessage",
        CHIEFS | {"from_chat_id": CHIEF.id, "message_id": 9},
        400,
        "Bad Request: message to copy not found",
    ),
    "forward nothing": (
        "forwardMessage",
        CHIEFS | {"from_chat_id": CHIEF.id, "message_id": 9},
        400,
        "Bad Request: message to forward not found",
    ),
    "which file": ("getFile", {}, 400, "Bad Request: file_id not specified"),
    "unknown file": ("getFile", {"file_id": "x"}, 400, "Bad Request: invalid file_id"),
    "delete nothing": (
        "deleteMessage",
        CHIEFS | {"message_id": 9},
        400,
        "Bad Request: message to delete not found",
    ),
    "unknown press": (
        "answerCallbackQuery",
        {"callback_query_id": "1"},
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    ),
    "command name": (
        "setMyCommands",
        {"commands": [{"command": "我的任务", "description": "好"}]},
        400,
        "Bad Request: BOT_COMMAND_INVALID",
    ),
    "command description": (
        "setMyCommands",
        {"commands": [{"command": "mine", "description": ""}]},
        400,
        "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID",
    ),
}
