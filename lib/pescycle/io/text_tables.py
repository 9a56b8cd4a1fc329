"""Text tables (CSV and its kin): encoding and separator found out, quotes strict."""

import csv
import re
from collections import Counter
from dataclasses import dataclass
from io import StringIO
from itertools import islice
from pathlib import Path

from pescycle.errors import Problem
from pescycle.io.content import file_content, refuse_other_content, stop

SEPARATORS = (",", ";", "\t")
# Records looked at to find the separator: enough to outvote a title row.
SAMPLE = 50
# Ten million rows took 5 GB; a survey of a whole country has a tenth of this.
MOST_ROWS = 2_000_000
BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8", "utf-8 with BOM"),
    (b"\xff\xfe", "utf-16-le", "utf-16-le with BOM"),
    (b"\xfe\xff", "utf-16-be", "utf-16-be with BOM"),
)
# Excel writes and hides such a first line; it is no row of the sheet.
SEPARATOR_LINE = re.compile(r"\Asep=([,;\t])\r?\n", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
EXPORT_AGAIN = "Export it again, as CSV in UTF-8 or as XLSX."


@dataclass(frozen=True, eq=False)
class TextTable:
    """Records of cells as text, the header among them; blank records are kept and count.

    ``problems`` were met on the way. Record number i (from 0) is the spreadsheet's row
    i + 1, since a line break inside quotes does not begin a new row there.
    """

    rows: list[list[str]]
    format: str = "csv"
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    problems: tuple[Problem, ...] = ()


def read_text_table(path: Path, name: str = "") -> TextTable:
    """The records of a text table, with its encoding and separator.

    Parameters
    ----------
    path : Path
        File as received.
    name : str
        How errors call the file; its own name where empty.

    Raises
    ------
    DataError
        The file is missing, empty, binary, damaged, or no text table at all.
    """
    name = name or path.name
    content = file_content(path, name)
    refuse_other_content(content, name)
    return text_table(content, name)


def text_table(content: bytes, name: str) -> TextTable:
    """The records in ``content``; see `read_text_table`."""
    text, encoding = _decoded(content, name)
    announced = SEPARATOR_LINE.match(text)
    text = text[announced.end() :] if announced else text
    separator = announced[1] if announced else _separator(text)
    rows, problems = _records(text, separator, name)
    return TextTable(
        rows=rows, encoding=encoding, separator=separator, problems=tuple(problems)
    )


def _decoded(content: bytes, name: str) -> tuple[str, str]:
    for mark, encoding, label in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], encoding, name), label
    if b"\0" in content:
        encoding = _silent_utf16(content)
        if not encoding:
            message = "the file holds binary data (NUL characters), not text."
            raise stop(name, "binary_file", message, EXPORT_AGAIN)
        return _strictly(content, encoding, name), encoding
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _western(content, name), "cp1252"


def _strictly(content: bytes, encoding: str, name: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        message = f"the file begins like {encoding} but is damaged or cut off."
        raise stop(name, "broken_encoding", message, EXPORT_AGAIN) from None
    if "\0" in text:
        message = "the file holds binary data (NUL characters), not text."
        raise stop(name, "binary_file", message, EXPORT_AGAIN)
    return text


def _silent_utf16(content: bytes) -> str:
    """UTF-16 without a mark, told by NULs that all stand on one side of the byte pairs."""
    even, odd = content[0::2].count(0), content[1::2].count(0)
    for encoding, here, there in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if here > 10 * there and here > 1:
            start = content[: 2 * 4096].decode(encoding, errors="ignore")
            if "\0" not in start and ("\n" in start or "\r" in start):
                return encoding
    return ""


def _western(content: bytes, name: str) -> str:
    """Text in Windows-1252, the last resort; UTF-8 with a few bad bytes is damage."""
    tried = content.decode("utf-8", errors="replace")
    bad = tried.count("\ufffd")
    if sum(letter > "\x7f" for letter in tried) > 2 * bad:
        row = tried[: tried.index("\ufffd")].count("\n") + 1
        message = f"the file is UTF-8 but has {bad} damaged letters, first near line {row}."
        raise stop(name, "broken_encoding", message, EXPORT_AGAIN)
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        message = "the text is neither UTF-8 nor UTF-16 nor Windows-1252."
        raise stop(name, "broken_encoding", message, EXPORT_AGAIN) from None
    if CONTROL.search(text):
        message = "the file holds binary data, not text."
        raise stop(name, "binary_file", message, EXPORT_AGAIN)
    return text


def _separator(text: str) -> str:
    """The separator that cuts most of the first records into most cells."""

    def cells(separator: str) -> int:
        reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
        try:
            widths = Counter(len(row) for row in islice(reader, SAMPLE) if len(row) > 1)
        except csv.Error:  # an endless quoted cell; the strict reading will say where
            return 0
        return max((width * count for width, count in widths.items()), default=0)

    return max(SEPARATORS, key=cells)


def _records(text: str, separator: str, name: str) -> tuple[list[list[str]], list[Problem]]:
    rows: list[list[str]] = []
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        rows.extend(islice(reader, MOST_ROWS + 1))
    except csv.Error as error:
        return rows, [_quote_problem(str(error), len(rows) + 1, name)]
    if len(rows) > MOST_ROWS:
        message = f"the file has more than {MOST_ROWS:,} rows."
        remedy = "Is it the right file? Split it, or leave out what is not needed."
        return rows[:1], [
            Problem(file=name, rule="file_too_large", message=message, remedy=remedy)
        ]
    return rows, []


def _quote_problem(reason: str, row: int, name: str) -> Problem:
    message = "a quotation mark is opened in this row and never closed."
    if "expected after" in reason:
        message = "a quotation mark is closed in the middle of a cell."
    remedy = "Inside quotes, write a quotation mark twice; or export the file as XLSX."
    return Problem(
        file=name, rule="unclosed_quote", row=row, message=message, remedy=remedy
    )
