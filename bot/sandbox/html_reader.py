"""Telegram's HTML parse mode: text with tags → plain text and the entities laid over it."""

import html
import re
from dataclasses import dataclass
from typing import Any

from bot.sandbox.errors import cannot_parse

_TYPES = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("tg-spoiler", "span"), "spoiler"),
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
}
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE_NAME = re.compile(r"[^\s=>]*")
_NAME_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
# Telegram knows these four names and numbers; anything else after & stays as it is.
_REFERENCE = re.compile(r"&(?:(?:lt|gt|amp|quot)(?![A-Za-z])|#\d{1,7}|#x[0-9A-Fa-f]{1,6});?")


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units, in which the Bot API counts offsets."""
    return len(text.encode("utf-16-le")) // 2


@dataclass(slots=True)
class _Open:
    tag: str
    offset: int
    start: int
    attributes: dict[str, str]


class HtmlReader:
    """One pass over one text. Raises ApiError 400 with the reason and byte offset."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._plain: list[str] = []
        self._open: list[_Open] = []
        self._entities: list[dict[str, Any]] = []

    def read(self) -> tuple[str, list[dict[str, Any]]]:
        """Plain text and entities, the outer before the inner."""
        while self._at < len(self._source):
            if self._source[self._at] == "<":
                self._tag()
            else:
                self._run_of_text()
        if self._open:
            tag = self._open[-1].tag
            raise cannot_parse(f'Can\'t find end tag corresponding to start tag "{tag}"')
        self._entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self._plain), self._entities

    def _run_of_text(self) -> None:
        end = self._source.find("<", self._at)
        end = len(self._source) if end < 0 else end
        self._plain.append(_unescaped(self._source[self._at : end]))
        self._at = end

    def _tag(self) -> None:
        if self._source.startswith("</", self._at):
            self._end_tag()
        else:
            self._start_tag()

    def _start_tag(self) -> None:
        begin = self._at
        name = self._take(_TAG_NAME, begin + 1).lower()
        if self._at == len(self._source):
            raise self._error("Unclosed start tag", begin)
        if name not in _TYPES:
            raise self._error(f'Unsupported start tag "{name}"', begin)
        attributes = self._attributes(name, begin)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise self._error('Tag "span" must have class "tg-spoiler"', begin)
        plain = "".join(self._plain)
        self._open.append(_Open(name, utf16_length(plain), len(plain), attributes))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        found: dict[str, str] = {}
        self._skip_spaces(tag, begin)
        while self._source[self._at] != ">":
            name = self._take(_ATTRIBUTE_NAME, self._at)
            if not name:
                raise self._error(f'Empty attribute name in the tag "{tag}"', begin)
            self._skip_spaces(tag, begin)
            found[name] = self._attribute_value(tag, begin)
            self._skip_spaces(tag, begin)
        self._at += 1
        return found

    def _attribute_value(self, tag: str, begin: int) -> str:
        if self._source[self._at] != "=":
            return ""
        self._at += 1
        self._skip_spaces(tag, begin)
        quote = self._source[self._at]
        return self._quoted(quote, begin) if quote in "\"'" else self._name_token()

    def _quoted(self, quote: str, begin: int) -> str:
        start = self._at + 1
        end = self._source.find(quote, start)
        if end < 0:
            raise self._error("Unclosed start tag", begin)
        self._at = end + 1
        return _unescaped(self._source[start:end])

    def _name_token(self) -> str:
        start = self._at
        value = self._take(_NAME_TOKEN, start).lower()
        following = self._source[self._at : self._at + 1]
        if following and not following.isspace() and following != ">":
            raise self._error("Unexpected end of name token", start)
        return value

    def _end_tag(self) -> None:
        begin = self._at
        if not self._open:
            raise self._error("Unexpected end tag", begin)
        name = self._take(_TAG_NAME, begin + 2).lower()
        while self._source[self._at : self._at + 1].isspace():
            self._at += 1
        if not self._source.startswith(">", self._at):
            raise self._error("Unclosed end tag", begin)
        expected = self._open[-1].tag
        if name and name != expected:
            reason = (
                f'Unmatched end tag at byte offset {self._bytes(begin)}, expected "</{expected}>"'
            )
            raise cannot_parse(f'{reason}, found "</{name}>"')
        self._at += 1
        self._close(self._open.pop())

    def _close(self, opened: _Open) -> None:
        inner = "".join(self._plain)[opened.start :]
        entity = {
            "offset": opened.offset,
            "length": utf16_length(inner),
            "type": _TYPES[opened.tag],
        } | _details(opened, inner)
        if entity["length"] == 0 or (opened.tag == "a" and not entity["url"]):
            return
        if not _merged_into_pre(self._entities, entity):
            self._entities.append(entity)

    def _take(self, pattern: re.Pattern[str], start: int) -> str:
        match = pattern.match(self._source, start)
        assert match is not None  # each pattern also matches nothing
        self._at = match.end()
        return match.group()

    def _skip_spaces(self, tag: str, begin: int) -> None:
        while self._source[self._at : self._at + 1].isspace():
            self._at += 1
        if self._at == len(self._source):
            raise self._error(f'Unclosed start tag "{tag}"', begin)

    def _bytes(self, position: int) -> int:
        return len(self._source[:position].encode())

    def _error(self, reason: str, position: int) -> Exception:
        return cannot_parse(f"{reason} at byte offset {self._bytes(position)}")


def _unescaped(text: str) -> str:
    return _REFERENCE.sub(lambda match: html.unescape(match.group()), text)


def _details(opened: _Open, inner: str) -> dict[str, Any]:
    if opened.tag == "a":
        return {"url": _checked_link(opened.attributes.get("href") or inner)}
    language = opened.attributes.get("class", "").removeprefix("language-")
    if opened.tag == "code" and language:
        return {"language": language}
    if opened.tag == "blockquote" and "expandable" in opened.attributes:
        return {"type": "expandable_blockquote"}
    return {}


def _checked_link(url: str) -> str:
    """The address as Telegram keeps it, or nothing if it is none: then the text stays plain."""
    if re.match(r"(?i)(https?|tg|tonsite)://\S+$", url):
        return url
    return f"http://{url}" if re.match(r"[\w-]+(\.[\w-]+)+\S*$", url) else ""


def _merged_into_pre(entities: list[dict[str, Any]], entity: dict[str, Any]) -> bool:
    """`<pre><code class="language-x">` is one entity; a language alone on `code` is dropped."""
    last = entities[-1] if entities else {}
    same_place = (last.get("offset"), last.get("length")) == (entity["offset"], entity["length"])
    if entity["type"] == "pre" and last.get("type") == "code" and same_place:
        last["type"] = "pre"
        return True
    return False
