"""The export as a workbook (.xlsx) of five sheets, written row by row.

openpyxl is imported late: it takes longer to load than most commands to run.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from db.export_rows import Export
from db.rules.office import Office
from handlers.exports.columns import Desk, Sheet, Value
from handlers.exports.heights import height
from handlers.exports.sheets import sheets
from handlers.i18n import Tongue
from handlers.texts import export_words

if TYPE_CHECKING:
    from openpyxl import Workbook

    from handlers.exports.styles import Styles

HEAD = 3
"""The row of the headings: the title stands above it, and a blank row, which tells a pivot table
that the title is none of its headings."""
OFTEN = 200
"""Rows after which it is told how far the writing is."""
Tell = Callable[[float], None]


def workbook(
    t: Tongue, export: Export, *, office: Office, now: datetime, tell: Tell = lambda _share: None
) -> bytes:
    """The bytes of the file; `tell` hears now and then what share is done, 0 to 1."""
    from openpyxl import Workbook

    from handlers.exports.styles import Styles

    book = Workbook(write_only=True)
    title = export_words.title(t, export.units, now, office)
    _describe(book, title, now)
    desk = Desk(t, office, export.today)
    styles = Styles(t)
    every = sheets(desk, export)
    written = _telling(tell, every)
    for sheet in every:
        _write(book, sheet, title, styles, written)
    return _saved(book, tell)


def _describe(book: "Workbook", title: str, now: datetime) -> None:
    """The moment of the figures stands in the file's properties too."""
    book.properties.creator = "duban"
    book.properties.title = title
    book.properties.created = now.astimezone(UTC).replace(tzinfo=None)


def _telling(tell: Tell, every: list[Sheet]) -> Callable[[], None]:
    """What is to be called after each row."""
    total, done = max(1, sum(len(sheet.rows) for sheet in every)), 0

    def written() -> None:
        nonlocal done
        done += 1
        if done % OFTEN == 0:
            tell(done / total)

    return written


def _write(
    book: "Workbook", sheet: Sheet, title: str, styles: "Styles", written: Callable[[], None]
) -> None:
    ws = book.create_sheet(sheet.name)
    styles.lay_out(ws, sheet, HEAD)
    ws.append([styles.title(ws, title)])
    ws.append([])
    ws.append([styles.heading(ws, column.heading) for column in sheet.columns])
    for number, row in enumerate(sheet.rows, HEAD + 1):
        values = [column.value(row) for column in sheet.columns]
        ws.row_dimensions[number].height = height(sheet, values)
        ws.append(list(_cells(styles, ws, sheet, values)))
        written()


def _cells(styles: "Styles", ws: Any, sheet: Sheet, values: Sequence[Value]) -> Iterator[Any]:
    for column, value in zip(sheet.columns, values, strict=True):
        yield styles.cell(ws, column.style, value)


def _saved(book: "Workbook", tell: Tell) -> bytes:
    file = BytesIO()
    book.save(file)
    tell(1.0)
    return file.getvalue()
