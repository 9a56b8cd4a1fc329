"""Raw tables: a file of whatever format as one frame of text under checked headers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from unicodedata import normalize

import pandas as pd

from pescycle.errors import DataError, Problem, Severity
from pescycle.io.content import file_content, is_workbook, refuse_other_content, stop
from pescycle.io.raw_layout import layout_problems
from pescycle.io.text_tables import TextTable, text_table
from pescycle.io.workbooks import workbook_table
from pescycle.model.given import Receipt

LEVELS = " / "  # between the two parts of a name that stands in two rows
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
    spreadsheet shows; an empty cell is ``""``; blank rows are left out. ``levels`` says of
    a header over two rows what stands above and what below.
    """

    frame: pd.DataFrame
    name: str
    sheet: str
    format: str
    encoding: str
    separator: str
    problems: tuple[Problem, ...] = ()
    levels: Mapping[str, tuple[str, str]] = field(default_factory=dict)

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


def read_raw(
    path: Path, name: str, sheet: str = "", header_row: int = 1, levels: int = 1
) -> RawTable:
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
    levels : int
        2 where the row above completes the names, in cells merged over several columns.

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
    parts: dict[str, tuple[str, str]] = {}
    if levels > 1 and header_row > 1:
        pairs = _completed(header, _names(rows[header_row - 2]))
        header = [LEVELS.join(filter(None, pair)) for pair in pairs]
        parts = dict(zip(header, pairs, strict=True))
    problems = [*table.problems, *layout_problems(header, rows, table, name, header_row)]
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
        levels=parts,
    )


def _header(
    rows: list[list[str]], table: TextTable, name: str, header_row: int
) -> list[str]:
    cells = rows[header_row - 1] if header_row <= len(rows) else []
    header = _names(cells)
    if table.format == "xlsx":  # rows of a workbook end with their last filled cell
        header += [""] * (max(map(len, rows)) - len(header))
    if any(header):
        return header
    message = f"row {header_row} should hold the column names but is empty."
    remedy = "Write them there, or name their row with header_row: in round.yml."
    raise stop(name, "no_header_row", message, remedy, sheet=table.sheet)


def _names(cells: list[str]) -> list[str]:
    return [normalize("NFC", " ".join(cell.split())) for cell in cells]


def _completed(header: list[str], above: list[str]) -> list[tuple[str, str]]:
    """What stands above and below in each column; of merged cells only the first is filled.

    A name that is merged downwards stands above alone and is the whole name.
    """
    above = [*above, *[""] * (len(header) - len(above))]
    pairs, last = [], ""
    for upper, lower in zip(above, header, strict=False):
        last = upper or last
        pairs.append((last, lower) if lower else ("", upper))
    return pairs


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
