"""The bot's menu of commands: setMyCommands and the choice of the menu for one chat."""

import json
import re
from typing import Any

from bot.sandbox.chats import Chat, Json, Visitor
from bot.sandbox.errors import bad_request
from bot.sandbox.params import Params
from bot.sandbox.world import World

_DEFAULT: Json = {"type": "default"}
_PRIVATE: Json = {"type": "all_private_chats"}
_GROUPS: Json = {"type": "all_group_chats"}
_NAME = re.compile(r"[a-z0-9_]{1,32}")


async def set_my_commands(world: World, params: Params) -> bool:
    """Raises ApiError 400 for a name or a description that Telegram refuses."""
    commands = [_checked(command) for command in params.list("commands") or []]
    world.commands[_key(params)] = commands
    world.changes.notify()
    return True


async def get_my_commands(world: World, params: Params) -> list[Json]:
    return world.commands.get(_key(params), [])


async def delete_my_commands(world: World, params: Params) -> bool:
    world.commands.pop(_key(params), None)
    world.changes.notify()
    return True


def menu_for(world: World, chat: Chat, visitor: Visitor) -> list[Json]:
    """The first list found, in the order of the Bot API's "Determining list of commands"."""
    language = visitor.language.split("-")[0]
    kind = _PRIVATE if chat.id == visitor.id else _GROUPS
    scopes = ({"type": "chat", "chat_id": chat.id}, kind, _DEFAULT)
    keys = [(_scope_key(scope), code) for scope in scopes for code in (language, "")]
    return next((world.commands[key] for key in keys if world.commands.get(key)), [])


def _key(params: Params) -> tuple[str, str]:
    return _scope_key(params.object("scope") or _DEFAULT), params.text("language_code")


def _scope_key(scope: Json) -> str:
    return json.dumps(scope, sort_keys=True)


def _checked(command: Any) -> Json:
    if not isinstance(command, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name, description = str(command.get("command", "")), str(command.get("description", ""))
    name = name.removeprefix("/")
    if not _NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}
