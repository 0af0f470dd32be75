"""How the cells of the workbook look. Only to be imported where a workbook is written.

A style is made once a sheet and shared by its cells: making one costs more than writing a cell.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from db.rules.terms import Light
from handlers.exports.cells import cell_text
from handlers.exports.columns import Sheet, Style, Value
from handlers.i18n import Tongue
from handlers.texts import export_words

DAY, MOMENT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm"
FORMATS = {Style.DATE: DAY, Style.MOMENT: MOMENT}
CENTRED = (Style.CODE, Style.DATE, Style.MOMENT)
FILLS = {Light.GREEN: "C6EFCE", Light.YELLOW: "FFEB9C", Light.RED: "FFC7CE"}
"""Pale: the word on it stays to be read, on paper too."""
INKS = {Light.GREEN: "006100", Light.YELLOW: "7F6000", Light.RED: "9C0006"}
A3 = 8
"""The sheet of paper, by its number in the format: so many columns are too small on A4."""
HEAD_HEIGHT = 36
HEAD_FILL, HEAD_INK = "1F4E78", "FFFFFF"


class Styles:
    """Makes the cells of one workbook."""

    def __init__(self, t: Tongue) -> None:
        self._t = t
        self._made: dict[Any, Any] = {}

    def title(self, ws: Any, text: str) -> Any:
        cell = _plain(ws, cell_text(text))
        cell.font = Font(bold=True, size=14)
        return cell

    def heading(self, ws: Any, text: str) -> Any:
        return self._like("heading", _plain(ws, cell_text(text)))

    def cell(self, ws: Any, style: Style, value: Value) -> Any:
        """The cell of a value; None where there is none, which leaves it empty."""
        if isinstance(value, Light):
            return self._like(value, _plain(ws, export_words.light(self._t, value)))
        if isinstance(value, str):
            text = cell_text(value)
            return self._like((style, str), _plain(ws, text)) if text else None
        if value is None:
            return None
        return self._like((style, int), WriteOnlyCell(ws, _figure(value)))

    def lay_out(self, ws: Any, sheet: Sheet, head: int) -> None:
        """Widths, what stays in sight, filters, and how it is printed."""
        for place, column in enumerate(sheet.columns, 1):
            ws.column_dimensions[get_column_letter(place)].width = column.width
        last = get_column_letter(len(sheet.columns))
        ws.freeze_panes = f"{get_column_letter(sheet.fixed + 1)}{head + 1}"
        ws.auto_filter.ref = f"A{head}:{last}{head + max(1, len(sheet.rows))}"
        ws.row_dimensions[head].height = HEAD_HEIGHT
        ws.print_options.gridLines = True
        ws.print_title_rows = f"{head}:{head}"
        ws.page_setup.orientation = "landscape"
        ws.page_setup.paperSize = A3
        ws.page_setup.fitToHeight = 0
        ws.sheet_properties.pageSetUpPr.fitToPage = True

    def _like(self, key: Any, cell: Any) -> Any:
        """The cell in the style of that key, made for the first cell that needs it."""
        if key not in self._made:
            _dress(cell, key)
            self._made[key] = cell._style
        cell._style = self._made[key]
        return cell


def _plain(ws: Any, text: str) -> Any:
    """A cell that is text whatever it begins with: openpyxl would make "=1+1" a formula."""
    cell = WriteOnlyCell(ws)
    cell.value = text
    cell.data_type = "s"
    return cell


def _figure(value: int | Decimal | date | datetime) -> Any:
    """A figure as the number it is: 85, not 85.0000."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _dress(cell: Any, key: Any) -> None:
    if key == "heading":
        cell.font = Font(bold=True, color=HEAD_INK)
        cell.fill = PatternFill("solid", fgColor=HEAD_FILL)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    elif isinstance(key, Light):
        _colour(cell, key)
    else:
        _by_style(cell, *key)


def _colour(cell: Any, light: Light) -> None:
    cell.alignment = Alignment(horizontal="center", vertical="top")
    if light in FILLS:
        cell.fill = PatternFill("solid", fgColor=FILLS[light])
        cell.font = Font(color=INKS[light], bold=light is Light.RED)


def _by_style(cell: Any, style: Style, kind: type) -> None:
    middle = "center" if style in CENTRED else None
    wrapped = style is Style.LONG
    cell.alignment = Alignment(horizontal=middle, vertical="top", wrap_text=wrapped)
    if kind is str:
        cell.quotePrefix = True  # text stays text when somebody edits the cell
    else:
        cell.number_format = FORMATS.get(style, "General")
