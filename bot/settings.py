"""Settings from the environment or `.env`; each is explained in `.env.example`."""

import re
from datetime import datetime
from functools import cached_property
from ipaddress import ip_address
from typing import Annotated, Any, Literal, Self
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.clock import Clock
from db.rules.office import Office
from db.rules.timetable import BUILT_IN, Timetable

TELEGRAM = "https://api.telegram.org"
ENV_FILE = ".env"
DATABASES = ("sqlite", "postgresql", "postgres", "postgresql+psycopg")


class SettingsError(Exception):
    """One line: which setting is missing or wrong, and what to do. It never quotes a secret."""


def _token(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"\d+:[A-Za-z0-9_-]+", value.get_secret_value()):
        raise ValueError("is no token: copy what @BotFather gave, such as 123456789:AA…")
    return value


def _server(value: str) -> str:
    parts = _split(value)
    if parts is None or parts.scheme not in ("http", "https") or parts.query:
        raise ValueError(f"is no root of a server: write it like {TELEGRAM}")
    return value.rstrip("/")


def _proxy(value: str) -> str:
    parts = _split(value)
    if parts is None or parts.scheme not in ("http", "https", "socks5", "socks5h"):
        raise ValueError("is no proxy: write it like http://127.0.0.1:3128 or socks5://host:1080")
    return value


def _split(address: str) -> SplitResult | None:
    """The parts of an address with a host and a possible port, None for anything else."""
    try:
        parts = urlsplit(address)
        return parts if parts.hostname and parts.port != 0 else None
    except ValueError:
        return None


def _database(value: str) -> str:
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        url = make_url(value)
    except (ArgumentError, ValueError):
        url = None
    if url is None or url.drivername not in DATABASES or not url.database:
        example = "sqlite:///duban.db or postgresql://user:password@host/duban"
        raise ValueError(f"is no database for this bot: write it like {example}")
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):
        raise ValueError("is no time zone: write one like Asia/Shanghai") from None
    return value


def _locale(value: Any) -> Any:
    if value not in ("zh_CN", "en"):
        raise ValueError("is no language of this bot: write zh_CN or en")
    return value


def _ladder(value: str) -> str:
    from db.ladders import LadderError, read_timetable

    try:
        read_timetable(value)
    except LadderError as error:
        raise ValueError(str(error)) from None
    return value


def _moment(value: Any) -> Any:
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        raise ValueError("is no moment: write it like 2023-04-27T08:00") from None


def _seconds(value: Any) -> Any:
    if not re.fullmatch(r"[1-9]\d{0,3}", str(value)):
        raise ValueError("is no number of seconds: write a whole number from 1 to 9999")
    return value


class Settings(BaseSettings):
    """What a setting may be is checked here; what it is for stands in `.env.example`."""

    model_config = SettingsConfigDict(
        env_file=ENV_FILE, env_file_encoding="utf-8-sig", env_ignore_empty=True, extra="forbid"
    )

    bot_token: Annotated[SecretStr, AfterValidator(_token)] | None = None
    bot_api_url: Annotated[str, AfterValidator(_server)] = TELEGRAM
    proxy_url: Annotated[str, AfterValidator(_proxy)] | None = Field(default=None, repr=False)
    database_url: Annotated[str, AfterValidator(_database)] = Field(
        default="sqlite:///duban.db", repr=False
    )
    time_zone: Annotated[str, AfterValidator(_zone)] = "Asia/Shanghai"
    locale: Annotated[Literal["zh_CN", "en"], BeforeValidator(_locale)] = "zh_CN"
    clock_start: Annotated[datetime, BeforeValidator(_moment)] | None = None
    sweep_seconds: Annotated[int, BeforeValidator(_seconds)] = 30
    ladder_file: Annotated[str, AfterValidator(_ladder)] | None = None

    @model_validator(mode="after")
    def _only_rehearsals_move_the_clock(self) -> Self:
        if self.clock_start and not _is_loopback(urlsplit(self.bot_api_url).hostname or ""):
            raise ValueError(
                "CLOCK_START is for rehearsals: take it out, or set BOT_API_URL to this machine"
            )
        return self

    @property
    def has_token(self) -> bool:
        return self.bot_token is not None

    @property
    def token(self) -> str:
        """The bot's token; raises SettingsError where there is none."""
        if self.bot_token is None:
            raise SettingsError("BOT_TOKEN is missing: write the token from @BotFather into .env")
        return self.bot_token.get_secret_value()

    @property
    def base_url(self) -> str:
        """Where PTB sends calls; it appends the token."""
        return f"{self.bot_api_url}/bot"

    @property
    def base_file_url(self) -> str:
        """Where PTB fetches files; it appends the token."""
        return f"{self.bot_api_url}/file/bot"

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def office(self) -> Office:
        """The office in its time zone, with the announced calendar and its timetable."""
        return Office(self.zone, timetable=self.timetable)

    @cached_property
    def timetable(self) -> Timetable:
        """The built-in one, or the office's own, read once."""
        from db.ladders import read_timetable

        return read_timetable(self.ladder_file) if self.ladder_file else BUILT_IN

    def clock(self) -> Clock:
        """The machine's clock, or one that starts at CLOCK_START (the office's zone if naive)."""
        start = self.clock_start
        return Clock(start.replace(tzinfo=start.tzinfo or self.zone) if start else None)

    def in_words(self) -> str:
        """What is set, a line each, without token and passwords."""
        lines = {
            "token": "given" if self.has_token else "missing (only the demo needs none)",
            "Bot API": self.bot_api_url,
            "proxy": _without_login(self.proxy_url) if self.proxy_url else "none",
            "register": _without_login(self.database_url),
            "time zone": self.time_zone,
            "language": self.locale,
            "clock": f"starts at {self.clock_start}" if self.clock_start else "this machine's",
            "sweep": f"every {self.sweep_seconds} s",
            "ladder": self.ladder_file or "built in",
        }
        return "\n".join(f"{name}: {value}" for name, value in lines.items())


def load_settings() -> Settings:
    """The settings of this process; raises SettingsError with one line for all that is wrong."""
    try:
        return Settings()
    except ValidationError as problem:
        # Neither chained nor quoted: pydantic's own text would show the values.
        said = [_sentence(error) for error in problem.errors(include_input=False)]
    except UnicodeDecodeError:
        said = [f"{ENV_FILE} is not in UTF-8: save it as UTF-8"]
    raise SettingsError("; ".join(said))


def _sentence(error: Any) -> str:
    name = str(error["loc"][0]).upper() if error["loc"] else ""
    if error["type"] == "extra_forbidden":
        return f"{name} is no setting: look for the right name in .env.example"
    return f"{name} {error['msg'].removeprefix('Value error, ')}".strip()


def _without_login(address: str) -> str:
    return re.sub(r"(?<=://)[^/]*@", "", address)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
