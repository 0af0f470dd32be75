"""Pictures without a library: how large one is, and a few to send."""

import struct
import zlib
from functools import cache

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
# The markers that start a JPEG's frame, where its height and width are.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WIDTH, _HEIGHT = 640, 480
# Sky, far hills, near hills, field, window: one palette per sample.
_PALETTES = (
    ("cfe3f2", "9db8c9", "6f94a8", "e3d6b4", "2f6f9f"),
    ("f4e2cf", "d2ab8f", "a9836d", "c9d3ae", "8a4f3d"),
    ("d8e8dc", "a3c2ad", "6f9a80", "ece3c4", "35614a"),
)


def size_of(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG or JPEG, None for anything else."""
    if data.startswith(_PNG) and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    return _jpeg_size(data) if data.startswith(_JPEG) else None


def type_of(data: bytes) -> str | None:
    """The media type of a PNG or JPEG, None for anything else."""
    if size_of(data) is None:
        return None
    return "image/png" if data.startswith(_PNG) else "image/jpeg"


@cache
def sample(number: int = 0) -> bytes:
    """A small landscape as a PNG of 640 × 480; three of them, then the first again."""
    palette = bytes.fromhex("".join(_PALETTES[number % len(_PALETTES)]))
    rows = b"".join(b"\0" + _row(line) for line in range(_HEIGHT))
    header = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 3, 0, 0, 0)
    chunks = (
        (b"IHDR", header),
        (b"PLTE", palette),
        (b"IDAT", zlib.compress(rows, 1)),
        (b"IEND", b""),
    )
    return _PNG + b"".join(_chunk(kind, body) for kind, body in chunks)


def _row(line: int) -> bytes:
    """One line of the landscape, a palette index per pixel."""
    if line < 200:
        return bytes(_WIDTH)
    if line < 290:
        row = bytearray(_WIDTH)
        _paint(row, 1, 220, (line - 200) * 4)
        _paint(row, 2, 460, (line - 240) * 7)
        return bytes(row)
    if 320 <= line < 420:  # a hall with windows
        windows = (b"\4" * 18 + b"\0" * 12) * 6 + b"\4" * 12 if 340 <= line < 380 else b"\4" * 192
        return b"\3" * 224 + windows + b"\3" * 224
    return b"\3" * _WIDTH


def _paint(row: bytearray, colour: int, middle: int, reach: int) -> None:
    """A hill's slice: from `middle` as far as it reaches to both sides, if it is so low yet."""
    for at in range(max(middle - reach, 0), min(middle + reach, _WIDTH)):
        row[at] = colour


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        if data[at + 1] in _FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + int(struct.unpack(">H", data[at + 2 : at + 4])[0])
    return None
