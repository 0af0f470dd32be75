"""Who may talk to the sandbox: programs and pages of this machine, under a loopback name."""

from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@web.middleware
async def only_from_here(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse (403) foreign Host names, against DNS rebinding, and other sites' requests."""
    if not _is_loopback(request.host):
        raise web.HTTPForbidden(text="the sandbox answers under a loopback name only")
    origin = request.headers.get("Origin")
    if origin is not None and origin != f"http://{request.host}":
        raise web.HTTPForbidden(text="the sandbox takes no requests from other sites")
    return await handler(request)


def _is_loopback(host: str) -> bool:
    try:
        return urlsplit(f"//{host}").hostname in _LOOPBACK
    except ValueError:  # no address at all
        return False
