"""The one font of the pictures (Noto Sans SC): what it can write, and how much room that takes."""

from functools import lru_cache
from typing import TYPE_CHECKING, Any
from unicodedata import category

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

EM = 1000  # px at which a glyph is measured
NO_GLYPH = "□"
ELLIPSIS = "…"
ENDS = ("中心", "局", "公司", "镇", "街道")
OPENING, CLOSING = "([《〈“‘(【", ")]》〉”’)】、,。:;!?%…·"
INVISIBLE = {"Cc", "Cf", "Me", "Mn"}
"""Control characters, joiners, variation selectors, accents set apart: nothing to see in a name."""


def drawable(words: str) -> str:
    """The words in one line of glyphs that the font has; □ for each that it lacks (emoji)."""
    return "".join(_drawable(char) for char in " ".join(words.split()))


def width(words: str, size: float) -> float:
    """The px that the words take in a line of `size` px."""
    return sum(outline(char)[2] for char in drawable(words)) * size


def clipped(words: str, size: float, room: float) -> str:
    """As much of the words as `room` px hold; an ellipsis stands for the rest."""
    words = drawable(words)
    if width(words, size) <= room:
        return words
    while words and width(words + ELLIPSIS, size) > room:
        words = words[:-1]
    return words.rstrip() + ELLIPSIS


def wrapped(words: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """The words in at most `most` lines of `room` px; the last one is clipped."""
    words = drawable(words)
    if most == 1 or width(words, size) <= room:
        return (clipped(words, size, room),)
    cut = _cut(words, size, room)
    return (words[:cut].rstrip(), *wrapped(words[cut:].lstrip(), size, room, most - 1))


def _cut(words: str, size: float, room: float) -> int:
    """Where a line ends best: behind 中心 or 局, at a space; else so that both lines are alike."""
    inner = range(1, len(words))
    fits = [n for n in inner if width(words[:n], size) <= room] or [1]
    whole = [n for n in fits if width(words[n:], size) <= room] or fits[-1:]
    allowed = [n for n in whole if not _joined(words, n)] or whole
    good = [n for n in allowed if words[:n].endswith(ENDS) or words[n] == " "] or allowed
    return min(good, key=lambda n: abs(n - (len(words) + 1) / 2))


def _joined(words: str, n: int) -> bool:
    """No line starts with a closing sign, ends with an opening one or cuts a number or a word."""
    before, after = words[n - 1], words[n]
    within = before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
    return within or after in CLOSING or before in OPENING


@lru_cache(maxsize=4096)
def outline(char: str) -> tuple[Any, Any, float]:
    """The corners (an array of x, y from the baseline, y downwards) of a character that the font
    has, their codes as in a `Path` of matplotlib, and how far on the next one stands; in em."""
    from matplotlib.ft2font import LoadFlags

    glyph = _font().load_char(ord(char), LoadFlags.NO_HINTING)
    corners, codes = _font().get_path()
    return corners * (1 / EM, -1 / EM), codes, glyph.linearHoriAdvance / 65536 / EM


@lru_cache(maxsize=4096)
def _drawable(char: str) -> str:
    if category(char) in INVISIBLE:
        return ""
    return char if _font().get_char_index(ord(char)) else NO_GLYPH


@lru_cache(maxsize=1)
def _font() -> "FT2Font":
    from matplotlib.ft2font import FT2Font
    from pylopdf_fonts_zh_cn import sans_path

    font = FT2Font(str(sans_path()))
    font.set_size(EM, 72)  # at 72 dots per inch a point is a px
    return font
