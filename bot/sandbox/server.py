"""The sandbox: a server on loopback that a bot takes for Telegram's."""

import asyncio
import inspect
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.clock import Clock
from bot.sandbox.chats import Visitor
from bot.sandbox.control import add_control
from bot.sandbox.errors import ApiError, method_not_found, not_found, unauthorized
from bot.sandbox.faults import Faults, Unanswered
from bot.sandbox.group_chats import GroupChat
from bot.sandbox.groups import Group
from bot.sandbox.guard import only_from_here
from bot.sandbox.limits import Limits
from bot.sandbox.methods import METHODS
from bot.sandbox.params import Params, read_params
from bot.sandbox.people import Person
from bot.sandbox.world import World

_SPELLING = {name.lower(): name for name in METHODS}
# A moved clock lets updates expire, which nobody announces: look again after these seconds.
_LOOK_AGAIN = 0.2
# What Telegram takes from a bot: files of 50 MB, and what is said with them.
_LARGEST_REQUEST = 51 << 20


class Sandbox:
    """One bot with its token, the people who may talk with it, and the clock they share.

    `next_morning` gives, for an aware moment, the next working morning; by default the next
    day's 09:00 in `time_zone`. `hints` are sentences that the page offers to try. With
    `reads_groups` the bot's privacy mode is off. `limits`, which may be changed at any time, hold
    back what the bot sends; `faults` fail its calls.
    """

    def __init__(
        self,
        token: str,
        clock: Clock,
        people: Sequence[Visitor],
        *,
        name: str = "督办",
        username: str = "duban_bot",
        time_zone: str = "Asia/Shanghai",
        next_morning: Callable[[datetime], datetime] | None = None,
        hints: Sequence[str] = (),
        reads_groups: bool = False,
        limits: Limits | None = None,
    ) -> None:
        self.token = token
        self.clock = clock
        self.time_zone = ZoneInfo(time_zone)
        self.hints = list(hints)
        self.next_morning = next_morning or self._next_day_at_nine
        self.on_clock: Callable[[], Awaitable[None] | None] | None = None
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.limits = limits
        self.url = ""
        # Tells the page that it meets another sandbox than before, with other messages.
        self.instance = secrets.token_hex(8)
        self.world = World(_bot(token, name, username, reads_groups=reads_groups), clock, people)
        self.faults = Faults(self.world.changes)
        self._under_way = 0
        self._runner: web.AppRunner | None = None

    def person(self, visitor_id: int) -> Person:
        """Act as this visitor. Raises KeyError for an unknown id."""
        store = self.world.store
        return Person(self.world, store.visitors[visitor_id], store.chats[visitor_id])

    def group(
        self, group_id: int, title: str = "", members: Iterable[int] = (), *, with_bot: bool = True
    ) -> Group:
        """A group, made at the first call; a supergroup if its id is below -10**12.

        `members` are visitors' ids; whoever is there from the start is not announced.
        """
        groups = self.world.store.groups
        if group_id not in groups:
            status = "member" if with_bot else "left"
            groups[group_id] = GroupChat(
                id=group_id,
                title=title,
                bot=self.world.bot,
                members=set(members),
                bot_status=status,
            )
        return Group(self.world, groups[group_id])

    async def start(self, port: int = 0) -> None:
        """Listen on 127.0.0.1; port 0 takes a free one. `url` tells which."""
        self._runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self.world.open()
        self.faults.open()

    async def stop(self) -> None:
        """Let waiting polls go and close the server; messages stay."""
        self.faults.close()
        self.world.close()
        if self._runner:
            await self._runner.cleanup()
            self._runner = None

    @asynccontextmanager
    async def running(self, port: int = 0) -> AsyncIterator["Sandbox"]:
        """The server, started and stopped around a block."""
        await self.start(port)
        try:
            yield self
        finally:
            await self.stop()

    async def move_clock(self, moment: datetime) -> None:
        """Set the clock to an aware moment and tell `on_clock`, waiting for it if it is async."""
        self.clock.move_to(moment)
        if self.on_clock:
            told = self.on_clock()
            if inspect.isawaitable(told):
                await told
        self.world.changes.notify()

    async def settled(self, timeout: float = 30) -> None:  # noqa: ASYNC109
        """Wait until every update is confirmed and no request is under way.

        Raises TimeoutError with what is still open after `timeout` seconds.
        """
        try:
            async with asyncio.timeout(timeout):
                while self._under_way or self.world.queue.pending():
                    await self.world.changes.wait(_LOOK_AGAIN)
        except TimeoutError:
            pending = self.world.queue.pending()
            left = f"{pending} updates unconfirmed, {self._under_way} requests under way"
            raise TimeoutError(left) from None

    def _app(self) -> web.Application:
        app = web.Application(middlewares=[only_from_here], client_max_size=_LARGEST_REQUEST)
        app.router.add_route("*", "/bot{token:[^/]*}/{method}", self._bot_api)
        app.router.add_get("/file/bot{token:[^/]*}/{path:.*}", self._file)
        add_control(app, self)
        return app

    async def _bot_api(self, request: web.Request) -> web.Response:
        try:
            self._check_token(request.match_info["token"])
            result = await self._answer(request.match_info["method"], request)
        except ApiError as error:
            return web.json_response(error.body(), status=error.status, headers=error.headers())
        except Unanswered:
            return web.Response()  # goes nowhere
        return web.json_response({"ok": True, "result": result})

    async def _file(self, request: web.Request) -> web.Response:
        """What a file_path of getFile leads to."""
        try:
            self._check_token(request.match_info["token"])
        except ApiError as error:
            return web.json_response(error.body(), status=error.status)
        file = self.world.files.at(request.match_info["path"])
        if file is None:
            return web.json_response(not_found().body(), status=404)
        return web.Response(body=file.data, content_type="application/octet-stream")

    async def _answer(self, method: str, request: web.Request) -> Any:
        name = _SPELLING.get(method.lower(), method)
        params = await read_params(request)
        self.calls.append((name, params.given))
        if name not in METHODS:
            raise method_not_found()
        chat = params.given.get("chat_id")
        answering = self.faults.around(request, name, chat, lambda: self._effect(name, params))
        if name == "getUpdates":  # a waiting poll is not work under way
            return await answering
        return await self._counted(answering)

    async def _counted(self, answering: Awaitable[Any]) -> Any:
        self._under_way += 1
        try:
            return await answering
        finally:
            self._under_way -= 1
            self.world.changes.notify()

    async def _effect(self, name: str, params: Params) -> Any:
        if self.limits:
            chat = params.given.get("chat_id")
            self.limits.check(name, chat, now=self.clock.now())
        return await METHODS[name](self.world, params)

    def _check_token(self, token: str) -> None:
        number = token.partition(":")[0]
        malformed = ":" not in token or not number.isdigit() or number.startswith("0")
        if malformed or len(token) > 80:
            raise unauthorized(malformed=True)
        if token != self.token:
            raise unauthorized(malformed=False)

    def _next_day_at_nine(self, now: datetime) -> datetime:
        local = now.astimezone(self.time_zone)
        today = datetime.combine(local.date(), time(9), self.time_zone)
        return today if today > local else today + timedelta(days=1)


def _bot(token: str, name: str, username: str, *, reads_groups: bool) -> dict[str, Any]:
    """The bot's User, as getMe tells it."""
    return {
        "id": int(token.partition(":")[0]),
        "is_bot": True,
        "first_name": name,
        "username": username,
        "can_join_groups": True,
        "can_read_all_group_messages": reads_groups,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
