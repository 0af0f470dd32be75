"""What a sheet is made of: columns, each with its heading, its width and what stands in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, auto
from typing import Any

from db.items import Item
from db.rules.office import Office
from db.rules.terms import Light
from handlers.i18n import Tongue
from handlers.texts import export_columns

Value = str | int | date | datetime | Decimal | Light | None


class Style(Enum):
    """How a column's cells look."""

    TEXT = auto()
    LONG = auto()  # wrapped
    CODE = auto()  # in the middle: 5, 5a, 2023
    NUMBER = auto()
    DATE = auto()
    MOMENT = auto()
    LIGHT = auto()  # a word and its colour


@dataclass(frozen=True)
class Column:
    """`width` in characters of the standard type, of which a Chinese one takes two."""

    heading: str
    style: Style
    width: int
    value: Callable[[Any], Value]


@dataclass(frozen=True)
class Sheet:
    """A sheet before it is written; `fixed`: how many columns stay in sight when scrolled."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Any]
    fixed: int


class Desk:
    """Makes columns in one language, on one day and by one office's clock."""

    def __init__(self, t: Tongue, office: Office, today: date) -> None:
        self.t, self.office, self.today = t, office, today
        self._headings = export_columns.headings(t, office.zone.key)

    def text(self, key: str, width: int, value: Callable[[Any], Value]) -> Column:
        return Column(self._headings[key], Style.TEXT, width, value)

    def long(self, key: str, width: int, value: Callable[[Any], Value]) -> Column:
        return Column(self._headings[key], Style.LONG, width, value)

    def number(self, key: str, width: int, value: Callable[[Any], Value]) -> Column:
        return Column(self._headings[key], Style.NUMBER, width, value)

    def day(self, key: str, value: Callable[[Any], date | None]) -> Column:
        return Column(self._headings[key], Style.DATE, 12, value)

    def moment(self, key: str, value: Callable[[Any], datetime | None]) -> Column:
        """On the office's wall clock, without a zone: a workbook knows none."""
        return Column(self._headings[key], Style.MOMENT, 18, lambda row: self._local(value(row)))

    def light(self, value: Callable[[Any], Light]) -> Column:
        return Column(self._headings["light"], Style.LIGHT, 9, value)

    def _local(self, at: datetime | None) -> datetime | None:
        return at.astimezone(self.office.zone).replace(tzinfo=None) if at else None

    def codes(self, row: Callable[[Any], Any]) -> list[Column]:
        """The numbers of a task and a duty."""
        return [
            Column(self._headings["task"], Style.CODE, 8, lambda one: task(row(one).task)),
            Column(self._headings["duty"], Style.CODE, 8, lambda one: row(one).duty),
        ]

    def place(self, item: Callable[[Any], Item]) -> list[Column]:
        """Which assignment a row is about: the first four columns of most sheets."""
        return [
            *self.codes(item),
            self.long("title", 28, lambda row: item(row).title),
            self.text("unit", 18, lambda row: item(row).unit),
        ]

    def notice(self, row: Callable[[Any], Any]) -> list[Column]:
        """Of which year and notice it is: the last columns, since most registers have one."""
        return [
            Column(self._headings["year"], Style.CODE, 8, lambda one: row(one).year),
            self.text("notice", 14, lambda one: row(one).notice),
        ]


def task(number: str) -> Value:
    """Task 5 as a number, which sorts before 10; 保障3 as the text it is."""
    return int(number) if number.isascii() and number.isdigit() else number
