"""The page, and what it can do, over HTTP: JSON under /sandbox/, also for other programs."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from aiohttp import web

from bot.sandbox.chats import Json
from bot.sandbox.doings import ACTIONS, sends_files
from bot.sandbox.params import Upload
from bot.sandbox.people import Person
from bot.sandbox.pictures import type_of
from bot.sandbox.view import chats_of, state_for

if TYPE_CHECKING:
    from bot.sandbox.server import Sandbox

_PAGE = Path(__file__).parent / "page"
_HEARTBEAT = 15.0
_OWN_FILES_ONLY = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}


def add_control(app: web.Application, sandbox: "Sandbox") -> None:
    """Add the page and its routes."""
    control = _Control(sandbox)
    app.router.add_get("/", control.page)
    app.router.add_get("/page/{name}", control.page)
    app.router.add_get("/sandbox/state", control.state)
    app.router.add_get("/sandbox/events", control.events)
    app.router.add_get("/sandbox/file/{id}", control.file)
    app.router.add_post("/sandbox/clock", control.clock)
    app.router.add_post("/sandbox/files", control.files)
    app.router.add_post("/sandbox/forward-message", control.forward)
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
        return web.json_response(state_for(self._sandbox, *self._place(request.query)))

    async def file(self, request: web.Request) -> web.Response:
        """A picture to look at; anything else only to save, since it is a stranger's."""
        file = self._sandbox.world.files.find(request.match_info["id"])
        if file is None:
            raise web.HTTPNotFound
        picture = type_of(file.data)
        headers = dict(_OWN_FILES_ONLY)
        if picture is None:
            headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file.name)}"
        kind = picture or "application/octet-stream"
        return web.Response(body=file.data, content_type=kind, headers=headers)

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events: the whole state at once and after every change."""
        place = self._place(request.query)
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await response.prepare(request)
        with suppress(ConnectionError):  # the page was closed
            await self._stream(response, place)
        return response

    async def _stream(self, response: web.StreamResponse, place: tuple[int, int]) -> None:
        while self._sandbox.world.serving:
            state = json.dumps(state_for(self._sandbox, *place), ensure_ascii=False)
            await response.write(f"data: {state}\n\n".encode())
            await self._sandbox.world.changes.wait(_HEARTBEAT)

    async def act(self, request: web.Request) -> web.Response:
        action = ACTIONS.get(request.match_info["action"])
        if action is None:
            raise web.HTTPNotFound
        given = await _json_body(request)
        return self._done(given, lambda person: action(person, given))

    async def files(self, request: web.Request) -> web.Response:
        """A form: one or more parts `file`, and `caption`, `reply_to`, `person`, `chat`."""
        form = await request.post()
        given = {key: value for key, value in form.items() if isinstance(value, str)}
        files = [
            Upload(part.filename, part.content_type, part.file.read())
            for part in form.getall("file", [])
            if isinstance(part, web.FileField)
        ]
        return self._done(given, lambda person: sends_files(person, files, given))

    async def forward(self, request: web.Request) -> web.Response:
        """`{"message_id"}` of the chat looked at goes to the bot's private chat."""
        given = await _json_body(request)
        own = self._sandbox.person(self._place(given)[0])
        return self._done(
            given, lambda person: own.forwards_message(given["message_id"], seen_by=person)
        )

    def _done(self, given: Json, does: Callable[[Person], Any]) -> web.Response:
        visitor, chat = self._place(given)
        person = self._sandbox.person(visitor)
        if chat != visitor:
            person = person.in_group(self._sandbox.group(chat))
        try:
            return web.json_response({"result": does(person)})
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

    def _place(self, given: Any) -> tuple[int, int]:
        """The visitor meant (by default the first) and the chat (by default the private one).

        404 for an unknown visitor, and for a chat that they are not in.
        """
        visitors = self._sandbox.world.store.visitors
        visitor = _number(given.get("person"), next(iter(visitors)))
        if visitor not in visitors:
            raise web.HTTPNotFound(text="no such person")
        chat = _number(given.get("chat"), visitor)
        if chat not in chats_of(self._sandbox, visitors[visitor]):
            raise web.HTTPNotFound(text="no such chat")
        return visitor, chat


def _number(given: Any, default: int) -> int:
    """An id, 0 (which nobody has) for what is none."""
    try:
        return default if given in (None, "") else int(given)
    except (TypeError, ValueError):
        return 0


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
