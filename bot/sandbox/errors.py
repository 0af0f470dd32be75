"""The Bot API's refusals, worded as the Bot API words them: callers match on the words."""

from http import HTTPStatus
from typing import Any

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
OLD_QUERY = "query is too old and response timeout expired or query ID is invalid"


class ApiError(Exception):
    """A refused request: HTTP status, description, and `parameters` where the API has them."""

    def __init__(
        self, status: int, description: str, parameters: dict[str, Any] | None = None
    ) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """The JSON body that goes with the status."""
        body = {"ok": False, "error_code": self.status, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})

    def headers(self) -> dict[str, str]:
        """The HTTP headers that go with it."""
        wait = (self.parameters or {}).get("retry_after")
        return {} if wait is None else {"Retry-After": str(wait)}


def bad_request(reason: str) -> ApiError:
    return ApiError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> ApiError:
    return ApiError(403, f"Forbidden: {reason}")


def cannot_parse(reason: str) -> ApiError:
    """Formatting that cannot be read; `reason` keeps its capital, as the API's does."""
    return bad_request(f"can't parse entities: {reason}")


def unauthorized(*, malformed: bool) -> ApiError:
    return ApiError(401, "Unauthorized" + (": invalid token specified" if malformed else ""))


def method_not_found() -> ApiError:
    return ApiError(404, "Not Found: method not found")


def not_found() -> ApiError:
    return ApiError(404, "Not Found")


def too_many_requests(retry_after: int) -> ApiError:
    """Flood control: the same call may be taken after so many seconds."""
    reason = f"Too Many Requests: retry after {retry_after}"
    return ApiError(429, reason, {"retry_after": retry_after})


def trouble(status: int) -> ApiError:
    """Telegram's own trouble, a 5xx: `Bad Gateway` and the like is all it says."""
    return ApiError(status, HTTPStatus(status).phrase)


def too_large() -> ApiError:
    return ApiError(413, "Request Entity Too Large")


def terminated_by_other_poll() -> ApiError:
    return ApiError(
        409,
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running",
    )


def webhook_is_active() -> ApiError:
    return ApiError(
        409,
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first",
    )


def terminated_by_webhook() -> ApiError:
    return ApiError(409, "Conflict: terminated by setWebhook request")
