"""A request's parameters, however they came: JSON, urlencoded, multipart or in the address."""

import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from bot.sandbox.errors import bad_request, too_large

_NUMBERS = frozenset(
    {"chat_id", "from_chat_id", "message_id", "offset", "limit", "timeout", "user_id"}
)
_NESTED = frozenset(
    {
        "allowed_updates",
        "caption_entities",
        "commands",
        "entities",
        "link_preview_options",
        "media",
        "reply_markup",
        "reply_parameters",
        "scope",
    }
)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came in a multipart request."""

    name: str
    mime: str
    data: bytes = field(repr=False)


class Params:
    """Typed reading of one request's parameters; what nobody reads is ignored, as Telegram does."""

    def __init__(self, given: dict[str, Any]) -> None:
        self.given = {name: _plain(name, value) for name, value in given.items()}

    def text(self, name: str) -> str:
        """The parameter as text; empty if absent."""
        value = self.given.get(name)
        return "" if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """The parameter as a number; the default if absent or no number, as Telegram does."""
        try:
            return int(self.given.get(name, default))
        except (TypeError, ValueError):
            return default

    def file(self, name: str) -> Upload | str | None:
        """A file: the upload, or a file_id; None if absent."""
        return self.attached(self.given.get(name))

    def attached(self, value: Any) -> Upload | str | None:
        """The same for a value from inside an object: `attach://` names a part of the form."""
        if isinstance(value, str) and value.startswith("attach://"):
            part = self.given.get(value.removeprefix("attach://"))
            return part if isinstance(part, Upload) else None
        return value if isinstance(value, Upload) else str(value or "") or None

    def flag(self, name: str) -> bool:
        """True for true, yes and 1, in any case."""
        return self.text(name).lower() in ("true", "yes", "1")

    def object(self, name: str) -> dict[str, Any]:
        """A JSON object; empty if absent. Raises ApiError 400 for anything else."""
        value = self.given.get(name) or {}
        if not isinstance(value, dict):
            raise bad_request(f"can't parse {name} JSON object")
        return value

    def list(self, name: str) -> list[Any] | None:
        """A JSON array; None if absent. Raises ApiError 400 for anything else."""
        value = self.given.get(name)
        if value in (None, ""):
            return None
        if not isinstance(value, list):
            raise bad_request(f"can't parse {name} JSON object")
        return value


async def read_params(request: web.Request) -> Params:
    """The parameters of the address and the body together."""
    given: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        given |= await _json_object(request)
    elif request.can_read_body:
        given |= await _form(request)
    return Params(given)


async def _form(request: web.Request) -> dict[str, Any]:
    try:
        form = await request.post()
    except web.HTTPRequestEntityTooLarge:
        raise too_large() from None
    return {name: _uploaded(value) for name, value in form.items()}


async def _json_object(request: web.Request) -> dict[str, Any]:
    try:
        body = await request.json()
    except ValueError as error:
        raise bad_request("can't parse JSON object") from error
    if not isinstance(body, dict):
        raise bad_request("expected an Object")
    return body


def _uploaded(value: Any) -> Any:
    if not isinstance(value, web.FileField):
        return value
    return Upload(value.filename, value.content_type, value.file.read())


def _plain(name: str, value: Any) -> Any:
    """Forms carry numbers and objects as text: give them their shape back."""
    if not isinstance(value, str) or name not in _NUMBERS | _NESTED:
        return value
    try:
        return int(value) if name in _NUMBERS else json.loads(value)
    except ValueError:
        return value
