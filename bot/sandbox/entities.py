"""From the text of a request to what a message shows: text and entities in UTF-16 offsets."""

import re
from collections.abc import Iterable
from typing import Any

from bot.sandbox.errors import bad_request
from bot.sandbox.html_reader import HtmlReader, utf16_length

MAX_TEXT = 4096
MAX_CAPTION = 1024
_COMMAND = re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")
_URL = re.compile(r"https?://[!-~]*[A-Za-z0-9/=_-]")
_FOUND_BY_TELEGRAM = (("url", _URL), ("bot_command", _COMMAND))


def formatted(text: str, parse_mode: str, given: list[dict[str, Any]] | None) -> dict[str, Any]:
    """`{"text", "entities"?}` of a message, trimmed as Telegram trims.

    Of the parse modes only HTML is known. Raises ApiError 400 for a text that is empty, too
    long (4,096 code points, counted after parsing) or wrongly formatted.
    """
    text, entities = _parsed(text, parse_mode, given)
    if not text:
        raise bad_request("message text is empty")
    if len(text) > MAX_TEXT:
        raise bad_request("message is too long")
    return with_found(text, entities)


def captioned(
    text: str, parse_mode: str = "", given: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    """`{"caption"?, "caption_entities"?}` of a photo or file: nothing where there is no text.

    Raises ApiError 400 for more than 1,024 code points and for wrong formatting.
    """
    text, entities = _parsed(text, parse_mode, given)
    if len(text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return as_caption(with_found(text, entities)) if text else {}


def as_caption(content: dict[str, Any]) -> dict[str, Any]:
    """A text's `{"text", "entities"?}` under the names that a caption has."""
    names = {"text": "caption", "entities": "caption_entities"}
    return {names[name]: value for name, value in content.items()}


def with_found(text: str, entities: Iterable[dict[str, Any]] = ()) -> dict[str, Any]:
    """Add what Telegram finds in every text by itself: commands and addresses."""
    entities = [_without_stray_language(entity) for entity in entities]
    for kind, pattern in _FOUND_BY_TELEGRAM:
        entities += [
            found
            for match in pattern.finditer(text)
            if not _covered(found := _at(text, match, kind), entities)
        ]
    entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return {"text": text} | ({"entities": entities} if entities else {})


def split_as_clients_do(text: str) -> list[str]:
    """Telegram's apps send what is too long for one message as several."""
    pieces = [text[start : start + MAX_TEXT] for start in range(0, len(text), MAX_TEXT)]
    return [piece for piece in (piece.strip() for piece in pieces) if piece]


def _parsed(
    text: str, parse_mode: str, given: list[dict[str, Any]] | None
) -> tuple[str, list[dict[str, Any]]]:
    if parse_mode.lower() == "html":
        return _trimmed(*HtmlReader(text).read())
    if parse_mode:
        raise bad_request("unsupported parse_mode")
    return _trimmed(text, list(given or []))


def _trimmed(text: str, entities: list[dict[str, Any]]) -> tuple[str, list[dict[str, Any]]]:
    stripped = text.strip()
    cut = utf16_length(text[: len(text) - len(text.lstrip())])
    end = utf16_length(stripped)
    kept = []
    for entity in entities:
        first = max(entity["offset"] - cut, 0)
        last = min(entity["offset"] + entity["length"] - cut, end)
        if last > first:
            kept.append(entity | {"offset": first, "length": last - first})
    return stripped, kept


def _at(text: str, match: re.Match[str], kind: str) -> dict[str, Any]:
    offset = utf16_length(text[: match.start()])
    return {"offset": offset, "length": utf16_length(match.group()), "type": kind}


def _covered(found: dict[str, Any], entities: list[dict[str, Any]]) -> bool:
    """Nothing is looked for inside code, links or what was found before."""
    return any(
        entity["type"] in ("code", "pre", "text_link", "url", "bot_command")
        and entity["offset"] < found["offset"] + found["length"]
        and found["offset"] < entity["offset"] + entity["length"]
        for entity in entities
    )


def _without_stray_language(entity: dict[str, Any]) -> dict[str, Any]:
    if entity["type"] == "code":
        return {key: value for key, value in entity.items() if key != "language"}
    return entity
