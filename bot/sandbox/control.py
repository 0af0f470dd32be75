"""The page, and what it can do, over HTTP: JSON under /sandbox/, also for other programs."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.sandbox.chats import Json
from bot.sandbox.people import Person
from bot.sandbox.view import state_for

if TYPE_CHECKING:
    from bot.sandbox.server import Sandbox

_PAGE = Path(__file__).parent / "page"
_HEARTBEAT = 15.0
_OWN_FILES_ONLY = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}

# What a visitor can do, by the last part of the address; the result goes back as JSON.
_ACTIONS: dict[str, Callable[[Person, Json], Any]] = {
    "say": lambda person, given: person.says(given["text"], given.get("reply_to")),
    "press": lambda person, given: person.presses(given["message_id"], given["button"]),
    "edit": lambda person, given: person.edits(given["message_id"], given["text"]),
    "contact": lambda person, given: person.shares_contact(
        given.get("phone"), given.get("user_id")
    ),
    "sticker": lambda person, given: person.sends_sticker(),
    "voice": lambda person, given: person.sends_voice(),
    "forward": lambda person, given: person.forwards(given["text"], given["of"]),
    "block": lambda person, given: person.blocks(),
    "unblock": lambda person, given: person.unblocks(),
}


def add_control(app: web.Application, sandbox: "Sandbox") -> None:
    """Add the page and its routes."""
    control = _Control(sandbox)
    app.router.add_get("/", control.page)
    app.router.add_get("/page/{name}", control.page)
    app.router.add_get("/sandbox/state", control.state)
    app.router.add_get("/sandbox/events", control.events)
    app.router.add_post("/sandbox/clock", control.clock)
    app.router.add_post("/sandbox/{action}", control.act)


class _Control:
    def __init__(self, sandbox: "Sandbox") -> None:
        self._sandbox = sandbox

    async def page(self, request: web.Request) -> web.StreamResponse:
        path = _PAGE / request.match_info.get("name", "index.html")
        if path.parent != _PAGE or not path.is_file():
            raise web.HTTPNotFound
        return web.FileResponse(path, headers=_OWN_FILES_ONLY)

    async def state(self, request: web.Request) -> web.Response:
        return web.json_response(state_for(self._sandbox, self._visitor(request.query)))

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events: the whole state at once and after every change."""
        visitor = self._visitor(request.query)
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await response.prepare(request)
        with suppress(ConnectionError):  # the page was closed
            await self._stream(response, visitor)
        return response

    async def _stream(self, response: web.StreamResponse, visitor: int) -> None:
        while self._sandbox.world.serving:
            state = json.dumps(state_for(self._sandbox, visitor), ensure_ascii=False)
            await response.write(f"data: {state}\n\n".encode())
            await self._sandbox.world.changes.wait(_HEARTBEAT)

    async def act(self, request: web.Request) -> web.Response:
        action = _ACTIONS.get(request.match_info["action"])
        if action is None:
            raise web.HTTPNotFound
        given = await _json_body(request)
        person = self._sandbox.person(self._visitor(given))
        try:
            return web.json_response({"result": action(person, given)})
        except (KeyError, TypeError, AttributeError) as error:
            return _refused(400, f"wrong or missing parameter: {error}")
        except ValueError as error:
            return _refused(409, str(error))

    async def clock(self, request: web.Request) -> web.Response:
        """`{"to": ISO}` (without an offset: the office's time) or `{"next": "working-morning"}`."""
        given = await _json_body(request)
        now = self._sandbox.clock.now()
        try:
            moment = self._moment(given, now)
        except (TypeError, ValueError):
            return _refused(400, "give to as an ISO moment, or next as working-morning")
        if moment < now:
            return _refused(409, "the clock only goes forward")
        await self._sandbox.move_clock(moment)
        return web.json_response({"now": moment.isoformat()})

    def _moment(self, given: Json, now: datetime) -> datetime:
        if given.get("next") == "working-morning":
            return self._sandbox.next_morning(now)
        moment = datetime.fromisoformat(given.get("to", ""))
        return moment if moment.tzinfo else moment.replace(tzinfo=self._sandbox.time_zone)

    def _visitor(self, given: Any) -> int:
        """The visitor meant; by default the first. 404 for an unknown one."""
        chats = self._sandbox.world.store.chats
        try:
            visitor = int(given.get("person", next(iter(chats))))
        except (TypeError, ValueError):
            visitor = 0
        if visitor not in chats:
            raise web.HTTPNotFound(text="no such person")
        return visitor


async def _json_body(request: web.Request) -> Json:
    try:
        given = await request.json()
    except ValueError:
        given = None
    if request.content_type != "application/json" or not isinstance(given, dict):
        raise web.HTTPBadRequest(text="send a JSON object")
    return given


def _refused(status: int, reason: str) -> web.Response:
    return web.json_response({"error": reason}, status=status)
