"""`duban run` and `duban demo`."""

from contextlib import suppress
from typing import Annotated

import typer


def run() -> None:
    """The bot on Telegram, with BOT_TOKEN from the environment or .env."""
    import asyncio

    with suppress(asyncio.CancelledError):  # SIGTERM: a service manager stops it
        asyncio.run(_listen())


async def _listen() -> None:
    import asyncio
    import signal

    from bot.app import listen, service
    from bot.cli.tools import opened
    from bot.logs import set_up_logging

    with opened() as tools:
        set_up_logging(tools.settings.token)
        async with service(tools.settings, tools.register, tools.clock) as bot:
            task = asyncio.create_task(listen(bot))
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
            typer.echo(f"@{bot.ptb.bot.username} is listening; Ctrl-C stops it.")
            await task


def demo(
    port: Annotated[int, typer.Option(help="The page's port on this machine; 0 takes any.")] = 8090,
    at: Annotated[
        str | None,
        typer.Option(help="Where its clock starts: 2023-04-27T08:00."),
    ] = None,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
) -> None:
    """Talk with the bot in a browser, about the real notice: no token, no service."""
    import asyncio

    from bot.demo import run_demo

    asyncio.run(run_demo(port=port, at=at, open_browser=browser))
