"""Logging: one line a record, with its action, and without token, passwords and phone numbers."""

import logging
import re
import sys
from types import TracebackType
from typing import TextIO

FORMAT = "%(asctime)s %(levelname)s %(name)s action=%(action)s %(message)s"
HIDDEN = "[hidden]"
SECRETS = (
    # Anything shaped like a bot's token, in an address too.
    re.compile(r"(?<!\d)\d{3,}(?::|%3[Aa])[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])"),
    # user:password@ in the address of a database or a proxy.
    re.compile(r"(?<=://)[^\s/@]*:[^\s/]*@"),
    # Mobile numbers, with or without +86 and dashes.
    re.compile(r"(?<![\d.])(?:(?:\+|00)?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)"),
    # Landlines with their area code: 0434-6294099, +86 434 6294099.
    re.compile(r"(?<![\d.])(?:0|(?:\+|00)86[- ]?)\d{2,3}[- ]?\d{7,8}(?!\d)"),
)
QUIET = ("httpx", "httpcore", "apscheduler", "telegram", "aiohttp.access", "alembic", "asyncio")


class Redaction(logging.Filter):
    """Takes what nobody may read out of a record: its message, its arguments, its traceback."""

    def __init__(self, token: str | None = None) -> None:
        super().__init__()
        self._known = [part for part in (token, token and token.partition(":")[2]) if part]

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = self.clean(_message(record)), None
        if record.exc_info:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
            record.exc_info = None  # nobody formats it anew, uncleaned
        record.exc_text = self.clean(record.exc_text or "") or None
        record.stack_info = self.clean(record.stack_info or "") or None
        return True

    def clean(self, text: str) -> str:
        """`text` without the token of this process and whatever looks like a secret."""
        for secret in self._known:
            text = text.replace(secret, HIDDEN)
        for shape in SECRETS:
            text = shape.sub(HIDDEN, text)
        return text


class OneLine(logging.Formatter):
    """A record in one line, its traceback too: a log is read by grep."""

    def format(self, record: logging.LogRecord) -> str:
        record.__dict__.setdefault("action", "-")
        return " | ".join(super().format(record).splitlines())


def set_up_logging(token: str | None = None, stream: TextIO | None = None) -> None:
    """Send every record through one cleaned handler to `stream` (standard error).

    What nobody caught is logged as well, instead of a traceback on the screen. Libraries are
    heard from warnings on: httpx for one writes each address, with the token in it.
    """
    handler = logging.StreamHandler(stream)
    handler.addFilter(Redaction(token))
    handler.setFormatter(OneLine(FORMAT, datefmt="%Y-%m-%dT%H:%M:%S%z"))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(True)
    sys.excepthook = _log_uncaught


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except Exception:  # logging would print the record as it is
        return f"{record.msg} {record.args}"


def _log_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("duban").critical(
        "ended by an error", exc_info=(kind, error, trace), extra={"action": "process.failed"}
    )
