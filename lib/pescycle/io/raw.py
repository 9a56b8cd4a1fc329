"""Raw tables: a file of whatever format as one frame of text under checked headers."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

import pandas as pd
from openpyxl.utils import get_column_letter

from pescycle.errors import DataError, Problem, Severity
from pescycle.io.content import file_content, is_workbook, refuse_other_content, stop
from pescycle.io.text_tables import TextTable, text_table
from pescycle.io.workbooks import workbook_table
from pescycle.model.given import Receipt

HEADER_REMEDY = "Give every column one name of its own in the header row."
# Rows looked at to tell names from data.
SAMPLE = 20
# Warnings that set one cell aside, not its row.
CELL_RULES = frozenset(
    "bad_code bad_date bad_number contradicting_cells error_cell out_of_range "
    "unknown_code".split()
)
# Invisible marks that exports and Khmer keyboards leave at the ends of a cell.
EDGES = " \t\r\n\u00a0\u200b\u200c\u2060\ufeff"


@dataclass(frozen=True, eq=False)
class RawTable:
    """A table of text as received.

    ``frame`` has the headers as written and, as its index, the row numbers that a
    spreadsheet shows; an empty cell is ``""``; blank rows are left out.
    """

    frame: pd.DataFrame
    name: str
    sheet: str
    format: str
    encoding: str
    separator: str
    problems: tuple[Problem, ...] = ()

    def problem(
        self, rule: str, message: str, remedy: str = "", **place: object
    ) -> Problem:
        """A problem of this table, by default one that stops."""
        return Problem(
            file=self.name,
            sheet=self.sheet,
            rule=rule,
            message=message,
            remedy=remedy,
            **place,
        )

    def receipt(self, source: str, kept: int, problems: Iterable[Problem]) -> Receipt:
        """What was read of this table, when ``kept`` rows were used."""
        aside = [
            p for p in problems if p.rule in CELL_RULES and p.severity == Severity.WARN
        ]
        return Receipt(
            source=source,
            file=self.name,
            format=self.format,
            encoding=self.encoding,
            separator=self.separator,
            rows_read=len(self.frame),
            rows_kept=kept,
            cells_set_aside=len(aside),
        )


def read_raw(path: Path, name: str, sheet: str = "", header_row: int = 1) -> RawTable:
    """A table as text, CSV or XLSX by its content and never by its name.

    Parameters
    ----------
    path : Path
        File as received.
    name : str
        How errors call the file: its path below the pilot folder.
    sheet : str
        Sheet of a workbook; empty = the first.
    header_row : int
        Row with the column names, as the spreadsheet numbers it; rows above are not read.

    Raises
    ------
    DataError
        With all problems of the file, where one of them stops.
    """
    content = file_content(path, name)
    if is_workbook(content):
        table = workbook_table(content, name, sheet)
    else:
        refuse_other_content(content, name)
        table = text_table(content, name)
    rows = [[cell.strip(EDGES) for cell in row] for row in table.rows]
    header = _header(rows, table, name, header_row)
    problems = [*table.problems, *_layout_problems(header, rows, table, name, header_row)]
    if any(problem.severity == Severity.STOP for problem in problems):
        raise DataError("A file cannot be read.", tuple(problems))
    return RawTable(
        frame=_frame(header, rows, header_row),
        name=name,
        sheet=table.sheet,
        format=table.format,
        encoding=table.encoding,
        separator=table.separator,
        problems=tuple(problems),
    )


def shown(header: str) -> str:
    """A header as an error may print it: cut, and hidden where it looks like personal data.

    A file without a header row offers its first respondent as headers.
    """
    if "@" in header or sum(letter.isdigit() for letter in header) > 5:
        return "(hidden)"
    return header if len(header) <= 60 else f"{header[:57]}..."


def _header(
    rows: list[list[str]], table: TextTable, name: str, header_row: int
) -> list[str]:
    cells = rows[header_row - 1] if header_row <= len(rows) else []
    header = [normalize("NFC", " ".join(cell.split())) for cell in cells]
    if table.format == "xlsx":  # rows of a workbook end with their last filled cell
        header += [""] * (max(map(len, rows)) - len(header))
    if any(header):
        return header
    message = f"row {header_row} should hold the column names but is empty."
    remedy = "Write them there, or name their row with header_row: in round.yml."
    raise stop(name, "no_header_row", message, remedy, sheet=table.sheet)


def _layout_problems(
    header: list[str], rows: list[list[str]], table: TextTable, name: str, header_row: int
) -> list[Problem]:
    body = list(enumerate(rows[header_row:], start=header_row + 1))
    place = {"file": name, "sheet": table.sheet}
    if _is_merged(header, [row for _, row in body[:SAMPLE]]):
        message = (
            "the column names are spread over two rows (merged cells, or a title above)."
        )
        remedy = f"Write header_row: {header_row + 1} for this source in round.yml."
        return [
            Problem(
                **place,
                rule="merged_header",
                row=header_row,
                message=message,
                remedy=remedy,
            )
        ]
    place["row"] = header_row
    problems = _name_problems(header, body, place)
    if table.format == "csv":  # in a workbook every row has as many cells as it needs
        problems += _ragged(header, body, name)
    return problems


def _is_merged(header: list[str], body: list[list[str]]) -> bool:
    """Whether the row below the header completes it, instead of holding data."""
    below, data = (body[0], body[1:]) if body else ([], [])
    filled = [cell for cell in below if cell]
    words = len(set(filled)) == len(filled) and not any(map(_is_figure, filled))
    if sum(map(bool, header)) == 1 and len(filled) > 1:
        return words
    gaps = [i for i, name in enumerate(header) if not name and i < len(below) and below[i]]
    figures = any(_is_figure(cell) for row in data for cell in row)
    return bool(gaps) and words and len(filled) == len(below) and figures


def _is_figure(cell: str) -> bool:
    return bool(re.fullmatch(r"[\d.,:/T -]*\d[\d.,:/TZ +-]*", cell))


def _name_problems(
    header: list[str], body: list[tuple[int, list[str]]], place: dict[str, object]
) -> list[Problem]:
    twice = [name for name, count in Counter(header).items() if name and count > 1]
    problems = [
        Problem(
            **place,
            rule="duplicate_header",
            column=shown(name),
            message=f"{header.count(name)} columns have this name.",
            remedy=HEADER_REMEDY,
        )
        for name in twice
    ]
    nameless = [i for i, name in enumerate(header) if not name]
    problems += [
        Problem(
            **place,
            rule="empty_header",
            column=get_column_letter(i + 1),
            message="this column holds data but has no name.",
            remedy=HEADER_REMEDY,
        )
        for i in nameless
        if any(i < len(row) and row[i] for _, row in body)
    ]
    return problems


def _ragged(
    header: list[str], body: list[tuple[int, list[str]]], name: str
) -> list[Problem]:
    problems = []
    for number, row in body:
        surplus = any(row[len(header) :])
        if any(row) and (surplus or len(row) < len(header)):
            problems.append(
                Problem(
                    file=name,
                    rule="ragged_row",
                    row=number,
                    message=f"{len(row)} cells where the header has {len(header)}.",
                    remedy="Perhaps a separator stands inside a cell without quotes; "
                    "or save the table as XLSX.",
                )
            )
    return problems


def _frame(header: list[str], rows: list[list[str]], header_row: int) -> pd.DataFrame:
    kept = [i for i, name in enumerate(header) if name]
    numbered = [
        (number, [row[i] if i < len(row) else "" for i in kept])
        for number, row in enumerate(rows[header_row:], start=header_row + 1)
        if any(row)
    ]
    return pd.DataFrame(
        [cells for _, cells in numbered],
        columns=[header[i] for i in kept],
        index=pd.Index([number for number, _ in numbered], dtype="int64", name="row"),
        dtype="str",
    )
