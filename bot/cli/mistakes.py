"""Any error as one line for the person at the keyboard, without secrets and stack traces."""

import errno

from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from telegram.error import InvalidToken, NetworkError, TelegramError


def in_one_line(error: Exception) -> str:
    """What went wrong and what to do about it."""
    match error:
        case InvalidToken():
            return "BOT_TOKEN is not accepted by the Bot API: copy it again from @BotFather"
        case NetworkError():
            return "the Bot API cannot be reached: check the network, BOT_API_URL and PROXY_URL"
        case TelegramError():
            return f"the Bot API answered: {error.message}"
        case ArgumentError() | NoSuchModuleError():
            return "DATABASE_URL cannot be read: write sqlite:///duban.db or postgresql://…"
        case DBAPIError():
            reason = str(error.orig).strip().splitlines()[0]
            return f"the database does not answer, check DATABASE_URL: {reason}"
        case OSError(errno=errno.EADDRINUSE):
            return "the port is taken, choose another: duban demo --port 8091 (make demo PORT=8091)"
        case SQLAlchemyError() | OSError():
            return " ".join(str(error).split())
    lines = (" ".join(line.split()) for line in str(error).splitlines())
    return "; ".join(line for line in lines if line) or type(error).__name__
