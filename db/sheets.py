"""Files that an office keeps in a spreadsheet: CSV in UTF-8, and what to do where it is not."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx and .xls
SAVE_AS = 'in Excel choose "Save As" and "CSV UTF-8 (逗号分隔)"'


class SheetError(Exception):
    """Why nothing of a file was loaded: (line of the file, what is wrong and what to do).

    Line 0 stands for the file as a whole.
    """

    def __init__(self, problems: list[tuple[int, str]]) -> None:
        self.problems = sorted(problems)
        super().__init__(
            "\n".join(f"line {line}: {text}" if line else text for line, text in self.problems)
        )


def tidy(cell: str) -> str:
    """One spelling: half-width brackets and digits, and no blanks inside a Chinese word.

    Two-character names are often padded to the width of three: 李　明.
    """
    text = unicodedata.normalize("NFKC", cell).strip()
    return re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", "", text)


def text_of(path: Path) -> str:
    """The text of a file in UTF-8, with or without BOM. Raises SheetError for any other."""
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise SheetError([(0, f"{path} cannot be read: {problem.strerror}")]) from None
    if content.startswith(WORKBOOKS):
        raise SheetError([(0, f"{path.name} is an Excel workbook: {SAVE_AS}")])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SheetError([(0, f"{path.name} is not in UTF-8: {SAVE_AS}")]) from None


def lines_of(text: str) -> Iterator[tuple[int, list[str]]]:
    """The tidied cells of each line that holds something, with the number at which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = [tidy(cell) for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error:
            problem = "a quotation mark is not closed properly: write it twice, or not at all"
            raise SheetError([(line, problem)]) from None
        while cells and not cells[-1]:  # Excel fills every line up with commas
            cells.pop()
        if cells:
            yield line, cells
