"""Numbers and percentages written in the ways in which people write and dictate them."""

from collections.abc import Callable, Iterator
from decimal import Decimal

_DIGITS = "零一二三四五六七八九"
_FULL = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
_UNITS = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def chinese(number: int) -> str:
    """一千二百零三, 十二万零五."""
    if number >= 10_000:
        low = number % 10_000
        gap = "零" if 0 < low < 1000 else ""
        return chinese(number // 10_000) + "万" + (gap + chinese(low) if low else "")
    words, rest, gap = "", number, False
    for size, scale in ((1000, "千"), (100, "百"), (10, "十")):
        digit, rest = divmod(rest, size)
        if digit:
            words += ("零" if gap and words else "") + _DIGITS[digit] + scale
        gap = not digit
    if rest or not words:
        words += ("零" if gap and words else "") + _DIGITS[rest]
    return words.removeprefix("一") if 10 <= number < 20 else words


def with_two(number: int) -> str:
    """两千二百, 两万."""
    return chinese(number).replace("二千", "两千").replace("二万", "两万")


def digit_by_digit(number: int) -> str:
    """一二〇三; of two digits it might be a range as well: 三四件."""
    if number < 100:
        return chinese(number)
    return "".join(_DIGITS[int(digit)] for digit in str(number)).replace("零", "〇")


def mixed(number: int) -> str:
    """12万3千4百零5 → as many scales as the number has."""
    words = chinese(number)
    for value, digit in enumerate(_DIGITS[1:], 1):
        words = words.replace(digit, str(value))
    return words if words[0].isdigit() else chinese(number)


def in_ten_thousands(number: int) -> str:
    """12000 → 1.2万."""
    return f"{Decimal(number) / 10_000:f}万" if number >= 10_000 else str(number)


def english(number: int, *, joined: str = " and ") -> str:
    """One thousand two hundred and three."""
    for size, scale in ((1000, "thousand"), (100, "hundred")):
        many, rest = divmod(number, size)
        if many:
            link = joined if rest < 100 else " "
            tail = link + english(rest, joined=joined) if rest else ""
            return f"{english(many, joined=joined)} {scale}{tail}"
    if number < 20:
        return _UNITS[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens - 2] + (f"-{_UNITS[ones]}" if ones else "")


COUNTS: tuple[Callable[[int], str], ...] = (
    lambda n: f"{n}件",
    lambda n: f"{n} 件",
    lambda n: f"{n}".translate(_FULL) + "件",
    lambda n: f"{n:,}件",
    lambda n: f"{n:,}",
    lambda n: f"共{n}件",
    lambda n: chinese(n) + "件",
    lambda n: with_two(n) + "件",
    lambda n: f"{chinese(n)}个",
    lambda n: digit_by_digit(n) + "件",
    lambda n: mixed(n) + "件",
    lambda n: in_ten_thousands(n) + "件",
    lambda n: english(n) + " cases",
    lambda n: english(n, joined=" ").replace("-", " ") + " cases",
    lambda n: f"{n} cases",
)


def _decimals(share: Decimal) -> tuple[str, str]:
    whole, _, decimals = f"{share.normalize():f}".partition(".")
    return whole, decimals


def _said(share: Decimal) -> str:
    whole, decimals = _decimals(share)
    tail = "点" + "".join(_DIGITS[int(digit)] for digit in decimals) if decimals else ""
    return chinese(int(whole)) + tail


def _in_english(share: Decimal) -> str:
    whole, decimals = _decimals(share)
    tail = " point " + " ".join(_UNITS[int(digit)] for digit in decimals) if decimals else ""
    return english(int(whole)) + tail


SHARES: tuple[Callable[[Decimal], str], ...] = (
    lambda s: f"{s}%",
    lambda s: f"{s} %",
    lambda s: f"{s}%".translate(_FULL),
    lambda s: f"{s}％",
    lambda s: f"{s}个点",
    lambda s: f"{s}个百分点",
    lambda s: f"百分之{s}",
    lambda s: f"百分之 {s}",
    lambda s: f"百分之{_said(s)}",
    lambda s: f"{_said(s)}个点",
    lambda s: f"{_said(s)}%",
    lambda s: f"{s} percent",
    lambda s: f"{s} per cent",
    lambda s: f"{s} pct",
    lambda s: f"{_in_english(s)} percent",
    lambda s: f"{_in_english(s).replace('-', ' ')} per cent",
)


def tenths(share: int) -> Iterator[str]:
    """85 → 八成五, 8成5; 80 → 八成."""
    tens, ones = divmod(share, 10)
    yield f"{_DIGITS[tens]}成{_DIGITS[ones] if ones else ''}"
    yield f"{tens}成{ones or ''}"
