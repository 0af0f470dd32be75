"""What the log says, and what it must never say."""

import io
import logging
import sys
from collections.abc import Iterator

import pytest

from bot.logs import HIDDEN, set_up_logging

TOKEN = "123456789:AAabcdefghijklmnopqrstuvwxyz_012345"
OTHER = "987654321:BBabcdefghijklmnopqrstuvwxyz-543210"
log = logging.getLogger("bot.tests")


@pytest.fixture
def output() -> Iterator[io.StringIO]:
    """What is logged while the test runs; the logging of the test run is put back after it."""
    root, hook = logging.getLogger(), sys.excepthook
    level, handlers = root.level, root.handlers[:]
    root.handlers.clear()
    stream = io.StringIO()
    set_up_logging(TOKEN, stream)
    yield stream
    logging.captureWarnings(False)
    sys.excepthook, root.handlers[:] = hook, handlers
    root.setLevel(level)


def test_a_record_is_one_line_with_its_action(output: io.StringIO) -> None:
    log.info("%s messages owed", 4, extra={"action": "sweep.owed"})
    assert output.getvalue().endswith(" INFO bot.tests action=sweep.owed 4 messages owed\n")


def test_a_record_without_an_action_is_logged_all_the_same(output: io.StringIO) -> None:
    log.info("started\nand well")
    assert output.getvalue().endswith(" INFO bot.tests action=- started | and well\n")


SECRETS = [
    pytest.param(TOKEN, id="the token"),
    pytest.param(TOKEN.partition(":")[2], id="the token's secret part"),
    pytest.param(OTHER, id="another bot's token"),
    pytest.param(OTHER.replace(":", "%3A"), id="a token in an address"),
    pytest.param("15204469994", id="a mobile"),
    pytest.param("+86 152-0446-9994", id="a mobile with +86"),
    pytest.param("8615204469994", id="a mobile as Telegram writes it"),
    pytest.param("0434-6294099", id="a landline"),
    pytest.param("04346294099", id="a landline without its dash"),
    pytest.param("+86 434 6294099", id="a landline with +86"),
    pytest.param("duban:pa:ss@word@", id="a password in an address"),
]


@pytest.mark.parametrize("secret", SECRETS)
def test_no_message_bears_a_secret(output: io.StringIO, secret: str) -> None:
    log.warning(f"before https://{secret}/after")
    written = output.getvalue()
    assert secret not in written
    assert HIDDEN in written
    assert "before" in written
    assert "/after" in written


@pytest.mark.parametrize("secret", SECRETS)
def test_no_argument_bears_a_secret(output: io.StringIO, secret: str) -> None:
    log.warning("asked %s and %r", {"url": f"https://{secret}/"}, [f"://{secret}"])
    assert secret not in output.getvalue()


@pytest.mark.parametrize("secret", SECRETS)
def test_no_traceback_bears_a_secret(output: io.StringIO, secret: str) -> None:
    try:
        fail_twice(secret)
    except LookupError:
        log.exception("not sent")
    written = output.getvalue()
    assert secret not in written
    assert "ValueError" in written
    assert "LookupError" in written
    assert written.count("\n") == 1


def test_a_record_with_wrong_arguments_bears_no_secret(
    output: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    log.warning("%s %s", TOKEN)
    assert TOKEN not in output.getvalue() + capsys.readouterr().err
    assert HIDDEN in output.getvalue()


def test_a_stack_is_logged_in_the_same_line(output: io.StringIO) -> None:
    log.warning("here", stack_info=True)
    assert "Stack (most recent call last)" in output.getvalue()
    assert output.getvalue().count("\n") == 1


def test_what_nobody_caught_is_logged_without_secrets(
    output: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        fail_twice(TOKEN)
    except LookupError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert "CRITICAL duban action=process.failed ended by an error" in output.getvalue()
    assert TOKEN not in output.getvalue() + capsys.readouterr().err


@pytest.mark.parametrize("name", ["httpx", "httpcore.http11", "apscheduler.executors"])
def test_libraries_that_write_each_address_are_quiet(output: io.StringIO, name: str) -> None:
    logging.getLogger(name).info("POST https://api.telegram.org/bot%s/getMe", TOKEN)
    assert output.getvalue() == ""


def test_numbers_that_are_nobodys_stay_readable(output: io.StringIO) -> None:
    said = "update 714382911 of 2023-04-14 09:00:00 in chat -1001234567890 after 0.0434629409 s"
    log.info(said)
    assert said in output.getvalue()


def fail_twice(secret: str) -> None:
    try:
        raise ValueError(f"https://{secret}/getMe")
    except ValueError as error:
        raise LookupError(f"The token `https://{secret}` was rejected") from error
