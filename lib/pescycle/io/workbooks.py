"""XLSX workbooks through one guarded reader: checked before opening, capped in reading."""

import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from pescycle.errors import DataError, Problem, Severity
from pescycle.io.content import (
    file_content,
    is_workbook,
    refuse_other_archive,
    refuse_other_content,
    stop,
)
from pescycle.io.text_tables import TextTable

UNPACKED_LIMIT = 50_000_000
RATIO_LIMIT = 100
# openpyxl reads these parts whole into objects; real ones are a hundredth of this.
PART_LIMIT = 2_000_000
WHOLE_PARTS = ("xl/styles.xml", "xl/workbook.xml", "[Content_Types].xml")
DIRECTORY_LIMIT = 1_000_000
ROW_LIMIT = 200_000
COLUMN_LIMIT = 500
SHEET_ROWS = 1_048_576  # of any sheet that Excel can write
CHUNK = 1 << 16
NEW_WORKBOOK = "Copy the data (values only) into a new workbook and save that."


def read_workbook(path: Path, sheet: str = "", name: str = "") -> TextTable:
    """The rows of one sheet as text, header included.

    Numbers come without a needless ``.0``, dates in ISO 8601, TRUE and FALSE as 1 and 0 (as
    code books write them), formulas as the value that Excel saved; an error such as
    ``#N/A`` is set aside and reported.

    Parameters
    ----------
    path : Path
        File as received.
    sheet : str
        Name of the sheet; empty = the first, and said so where others hold data too.
    name : str
        How errors call the file; its own name where empty.

    Raises
    ------
    DataError
        No workbook, an encrypted, damaged or oversized one, a form instead of data, or no
        sheet of that name.
    """
    name = name or path.name
    content = file_content(path, name)
    if not is_workbook(content):
        refuse_other_content(content, name)
        raise stop(name, "not_a_table", "no XLSX workbook.", "Save it as XLSX.")
    return workbook_table(content, name, sheet)


def workbook_table(content: bytes, name: str, sheet: str = "") -> TextTable:
    """The rows of one sheet of the workbook in ``content``; see `read_workbook`."""
    refuse_bomb(content, name)
    try:
        with warnings.catch_warnings():
            # openpyxl warns of drawings and validations that it drops; none is data.
            warnings.simplefilter("ignore")
            book = load_workbook(
                BytesIO(content), read_only=True, data_only=True, keep_links=False
            )
            chosen, problems = _chosen_sheet(book, name, sheet)
            rows, errors = _rows(chosen, name)
    except (DataError, MemoryError):
        raise
    except Exception as error:
        # A damaged part ends in almost any exception of the XML and zip readers below.
        message = f"the workbook is damaged ({type(error).__name__})."
        raise stop(name, "damaged_workbook", message, NEW_WORKBOOK) from None
    return TextTable(
        rows=rows, format="xlsx", sheet=chosen.title, problems=(*problems, *errors)
    )


def refuse_bomb(content: bytes, name: str) -> None:
    """Stop before anything is unpacked into objects, by what is declared and what comes."""
    end = content.rfind(b"PK\x05\x06")  # begins the record that ends every zip archive
    if end < 0:
        raise _damaged(name)
    if int.from_bytes(content[end + 12 : end + 16], "little") > DIRECTORY_LIMIT:
        raise _too_large(name)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            refuse_other_archive(archive, name)
            if _declares_too_much(archive) or _unpacked(archive) > UNPACKED_LIMIT:
                raise _too_large(name)
    except (DataError, MemoryError):
        raise
    except Exception:  # zipfile and zlib raise a dozen kinds on damage
        raise _damaged(name) from None


def _declares_too_much(archive: zipfile.ZipFile) -> bool:
    members = archive.infolist()
    declared = sum(member.file_size for member in members)
    packed = max(sum(member.compress_size for member in members), 1)
    whole = [member.file_size for member in members if member.filename in WHOLE_PARTS]
    return (
        declared > UNPACKED_LIMIT
        or declared > RATIO_LIMIT * packed
        or max(whole, default=0) > PART_LIMIT
    )


def _too_large(name: str) -> DataError:
    message = (
        f"the workbook unpacks to more than {UNPACKED_LIMIT // 1_000_000} MB, or to more "
        f"than {RATIO_LIMIT} times its size."
    )
    return stop(name, "workbook_too_large", message, NEW_WORKBOOK)


def _damaged(name: str) -> DataError:
    message = "the workbook is damaged or cut off (its zip archive cannot be read)."
    return stop(name, "damaged_workbook", message, "Export or download it again.")


def _unpacked(archive: zipfile.ZipFile) -> int:
    """Bytes that really come out, counted until the limit: a declared size can lie."""
    total = 0
    for member in archive.infolist():
        with archive.open(member) as part:
            while chunk := part.read(CHUNK):
                total += len(chunk)
                if total > UNPACKED_LIMIT:
                    return total
    return total


def _chosen_sheet(book: Any, name: str, sheet: str) -> tuple[Any, list[Problem]]:
    titles = [page.title for page in book.worksheets]
    if not titles:
        raise stop(
            name, "empty_file", "the workbook has no sheet with cells.", NEW_WORKBOOK
        )
    if sheet and sheet not in titles:
        near = get_close_matches(sheet, titles, n=1, cutoff=0.5)
        hint = f'Did you mean "{near[0]}"?' if near else f"Its sheets: {', '.join(titles)}."
        raise stop(name, "unknown_sheet", f'there is no sheet "{sheet}".', hint)
    if not sheet and {"survey", "choices"} <= {title.lower() for title in titles}:
        message = "this is the form (an XLSForm), not the answers."
        remedy = 'Export the data: in KoboToolbox "Data", then "Downloads".'
        raise stop(name, "form_not_data", message, remedy)
    if sheet:
        return book[sheet], []
    first, *others = book.worksheets
    return first, _choice_problem(first, others, name)


def _choice_problem(first: Any, others: list[Any], name: str) -> list[Problem]:
    """A warning where the first sheet was taken although another holds data too."""
    used = [page for page in others if _holds_data(page, name)]
    if not used:
        return []
    return [
        Problem(
            file=name,
            sheet=first.title,
            rule="sheet_chosen",
            message=f"the first of {len(used) + 1} sheets with data was read.",
            remedy="Name the right one with sheet: in round.yml.",
            severity=Severity.WARN,
        )
    ]


def _holds_data(page: Any, name: str) -> bool:
    try:
        return next(_filled_rows(page, name), None) is not None
    except DataError:  # too large to look through, so certainly not empty
        return True


def _filled_rows(page: Any, name: str) -> Iterator[tuple[int, list[Any]]]:
    """Rows with something in them, numbered from 1; stops where the sheet is too large."""
    page.reset_dimensions()  # the declared size may be wrong either way
    for number, row in enumerate(page.iter_rows(max_row=SHEET_ROWS), start=1):
        if len(row) > COLUMN_LIMIT:
            raise _oversized(page, name, f"column {get_column_letter(len(row))}")
        if any(cell.value is not None for cell in row):
            if number > ROW_LIMIT:
                raise _oversized(page, name, f"row {number}")
            yield number, list(row)


def _oversized(page: Any, name: str, reach: str) -> DataError:
    message = (
        f"the sheet reaches to {reach}; at most {ROW_LIMIT} rows and {COLUMN_LIMIT} "
        "columns are read."
    )
    remedy = "Delete the stray cells far out, or copy the data into a new workbook."
    return stop(name, "sheet_too_large", message, remedy, sheet=page.title)


def _rows(page: Any, name: str) -> tuple[list[list[str]], list[Problem]]:
    rows: list[list[str]] = []
    errors: list[Problem] = []
    for number, cells in _filled_rows(page, name):
        rows.extend([] for _ in range(number - len(rows) - 1))
        rows.append(["" if c.data_type == "e" else cell_text(c.value) for c in cells])
        errors += [_error_cell(c, page, name) for c in cells if c.data_type == "e"]
    if not rows:
        raise stop(name, "empty_file", "the sheet is empty.", sheet=page.title)
    return rows, errors


def _error_cell(cell: Any, page: Any, name: str) -> Problem:
    return Problem(
        file=name,
        sheet=page.title,
        row=cell.row,
        column=get_column_letter(cell.column),
        rule="error_cell",
        message="Excel could not compute this cell (#N/A, #REF!); it is set aside.",
        remedy="Correct its formula or paste the value.",
        severity=Severity.WARN,
    )


def cell_text(value: object) -> str:
    """A value of a cell as text."""
    match value:
        case None:
            return ""
        case bool():
            return str(int(value))
        case float():
            return f"{value:.15g}" if abs(value) < 1e15 else f"{value:.0f}"
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat()
        case timedelta():
            return f"{value.total_seconds():.15g} s"
    return str(value)
