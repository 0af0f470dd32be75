"""Invitation links: t.me/BOT?start=CODE, with the name that the Bot API gives the bot."""

import asyncio
from collections.abc import Callable

from bot.settings import Settings


def bot_link(settings: Settings) -> Callable[[str], str]:
    """How to write a link; without a token the code alone, to be sent as /start CODE."""
    if settings.bot_token is None:
        return lambda code: f"/start {code}"
    from bot.app import application

    async def ask() -> str:
        async with application(settings) as ptb:
            return str(ptb.bot.username)

    username = asyncio.run(ask())
    return lambda code: f"https://t.me/{username}?start={code}"
