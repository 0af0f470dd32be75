"""HTML formatting: entities in UTF-16 offsets, and the errors with their byte offsets."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.entities import formatted, split_as_clients_do, with_found
from bot.sandbox.errors import ApiError


def html(source: str) -> dict[str, Any]:
    return formatted(source, "HTML", None)


def spans(source: str) -> list[tuple[str, int, int]]:
    found = html(source).get("entities", [])
    return [(entity["type"], entity["offset"], entity["length"]) for entity in found]


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        (("b", "strong"), "bold"),
        (("i", "em"), "italic"),
        (("u", "ins"), "underline"),
        (("s", "strike", "del"), "strikethrough"),
        (("code",), "code"),
        (("pre",), "pre"),
        (("blockquote",), "blockquote"),
        (("tg-spoiler",), "spoiler"),
    ],
    ids=lambda value: value if isinstance(value, str) else "/".join(value),
)
def test_each_tag_has_its_entity(tags: tuple[str, ...], kind: str) -> None:
    for tag in tags:
        assert spans(f"请<{tag}>督办</{tag.upper()}>") == [(kind, 1, 2)]


def test_emoji_count_two_units() -> None:
    assert spans("🟢<b>第1项</b> 👨‍👩‍👧<i>好</i>") == [("bold", 2, 3), ("italic", 14, 1)]


def test_the_outer_entity_comes_first() -> None:
    assert spans("<b>一<i>二</i></b>") == [("bold", 0, 2), ("italic", 1, 1)]


def test_references_are_decoded_and_unknown_ones_stay() -> None:
    assert html("&lt;b&gt; &amp; &quot;&#39;&#x4e2d;&nbsp;&copy; &lt &ltx")["text"] == (
        "<b> & \"'中&nbsp;&copy; < &ltx"
    )


def test_a_link_keeps_its_address() -> None:
    content = html("<a href='https://example.org/?a=1&amp;b=2'>通知</a>")
    assert content["entities"] == [
        {"offset": 0, "length": 2, "type": "text_link", "url": "https://example.org/?a=1&b=2"}
    ]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "通知", ""], ids=["script", "no", "-"])
def test_a_link_to_no_address_stays_plain(address: str) -> None:
    assert html(f'<a href="{address}">通知</a>') == {"text": "通知"}


def test_a_bare_domain_gets_its_scheme() -> None:
    assert html("<a href=example.org>通知</a>")["entities"][0]["url"] == "http://example.org"


def test_code_in_pre_names_the_language() -> None:
    assert html('<pre><code class="language-sql">SELECT 1</code></pre>')["entities"] == [
        {"offset": 0, "length": 8, "type": "pre", "language": "sql"}
    ]
    assert html('<code class="language-sql">x</code>')["entities"] == [
        {"offset": 0, "length": 1, "type": "code"}
    ]


def test_a_quotation_can_be_expandable_and_a_span_a_spoiler() -> None:
    source = '<blockquote expandable>一</blockquote><span class="tg-spoiler">二</span>'
    assert spans(source) == [("expandable_blockquote", 0, 1), ("spoiler", 1, 1)]


def test_empty_entities_vanish_and_blanks_around_are_cut() -> None:
    assert spans("\n <b></b><b> 督办 </b> ") == [("bold", 0, 2)]
    assert html("\n <b> 督办 </b> ")["text"] == "督办"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("督办<x>y</x>", 'Unsupported start tag "x" at byte offset 6'),
        ("1 < 2 > 0", 'Unsupported start tag "" at byte offset 2'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        (
            "<b>督</i>",
            'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"',
        ),
        ("x<b", "Unclosed start tag at byte offset 1"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href='x", "Unclosed start tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b>x</b x>", "Unclosed end tag at byte offset 4"),
        ("<a =x>y</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_a_mistake_is_named_with_its_byte_offset(source: str, reason: str) -> None:
    with pytest.raises(ApiError) as refused:
        html(source)
    assert refused.value.status == 400
    assert refused.value.description == f"Bad Request: can't parse entities: {reason}"


@given(st.text(alphabet="<>/= \"'&;abisrcode督😀", max_size=60))
def test_a_text_once_escaped_is_read_as_it_was_written(source: str) -> None:
    escaped = source.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert html(f"<b>督{escaped}办</b>")["text"] == f"督{source}办"
    length = len(source.encode("utf-16-le")) // 2 + 2
    assert ("bold", 0, length) in spans(f"<b>督{escaped}办</b>")


@given(st.text(alphabet="<>/= \"'&;abisrcode督😀", max_size=60))
def test_any_text_is_read_or_refused_with_a_reason(source: str) -> None:
    try:
        content = html(source)
    except ApiError as refused:
        content = {"text": refused.description}
    assert content["text"]


def test_commands_and_addresses_are_found_as_telegram_finds_them() -> None:
    found = with_found(
        "/start CODE 或 /task@duban_bot,见 https://t.me/duban_bot?start=A。 a/b 9/25"
    )
    assert [
        (entity["type"], entity["offset"], entity["length"]) for entity in found["entities"]
    ] == [
        ("bot_command", 0, 6),
        ("bot_command", 14, 15),
        ("url", 32, 30),
    ]
    assert spans("<code>/mine</code>督办") == [("code", 0, 5)]


def test_given_entities_are_taken_as_they_are() -> None:
    bold = {"offset": 1, "length": 2, "type": "bold"}
    assert formatted("请督办", "", [bold]) == {"text": "请督办", "entities": [bold]}


def test_a_long_text_goes_out_in_pieces() -> None:
    assert [len(piece) for piece in split_as_clients_do("督" * 10_000)] == [4096, 4096, 1808]
