"""The sheets of a workbook that hold monthly counts, and what their names tell."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from pescycle.errors import DataError, Problem, Severity
from pescycle.io.content import file_content, is_workbook, stop
from pescycle.io.raw import RawTable, read_raw
from pescycle.io.workbooks import NEW_WORKBOOK, refuse_bomb
from pescycle.model.nearest import nearest
from pescycle.model.sources import MeasureSource

# Rules by which a sheet says that it holds no table: passed over where all are read.
NO_TABLE = frozenset({"empty_file", "no_header_row"})


def sheet_names(path: Path, name: str) -> list[str]:
    """Names of a workbook's sheets, in their order.

    Raises
    ------
    DataError
        The file is no workbook, or cannot be opened.
    """
    content = file_content(path, name)
    if not is_workbook(content):
        remedy = "Take sheets: out of round.yml, or send the workbook itself."
        message = "this file has no sheets; it is one table."
        raise stop(name, "unknown_sheet", message, remedy)
    refuse_bomb(content, name)
    try:
        book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
        return [page.title for page in book.worksheets]
    except Exception as error:  # a damaged part ends in almost any exception
        message = f"the workbook is damaged ({type(error).__name__})."
        raise stop(name, "damaged_workbook", message, NEW_WORKBOOK) from None


def count_sheets(
    source: MeasureSource, path: Path, name: str
) -> Iterator[RawTable | Problem]:
    """Each table of a source, one a sheet, and each sheet that cannot be read.

    Where all sheets are read, those without a table are passed over: a workbook has covers.
    """
    levels = 2 if source.above else 1
    if source.sheets is None:
        yield from _table(path, name, source.sheet, source.header_row, levels)
        return
    try:
        present = sheet_names(path, name)
    except DataError as error:
        yield from error.problems
        return
    wanted = present if source.sheets == "all" else list(source.sheets)
    for sheet in wanted:
        if sheet not in present:
            message = f'there is no sheet "{sheet}".'
            remedy = nearest(sheet, present) or f"Its sheets: {', '.join(present)}."
            yield Problem(file=name, rule="unknown_sheet", message=message, remedy=remedy)
            continue
        for found in _table(path, name, sheet, source.header_row, levels):
            bare = isinstance(found, Problem) and found.rule in NO_TABLE
            if not (bare and source.sheets == "all"):
                yield found


def _table(
    path: Path, name: str, sheet: str, header_row: int, levels: int
) -> Iterator[RawTable | Problem]:
    try:
        yield read_raw(path, name, sheet, header_row, levels)
    except DataError as error:
        yield from error.problems


def set_aside(raw: RawTable, said: str, hint: str = "") -> Problem:
    """The remark on a sheet that is not read."""
    usual = "If it holds counts, correct its name, or say what the name means in round.yml."
    return raw.problem(
        "sheet_set_aside", f"{said}; it is not read.", hint or usual, severity=Severity.WARN
    )
