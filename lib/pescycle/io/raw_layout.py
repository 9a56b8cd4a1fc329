"""Whether a table has one row of column names and as many cells as names below it."""

import re
from collections import Counter

from openpyxl.utils import get_column_letter

from pescycle.errors import Problem
from pescycle.io.text_tables import TextTable

HEADER_REMEDY = "Give every column one name of its own in the header row."
# Rows looked at to tell names from data.
SAMPLE = 20


def shown(header: str) -> str:
    """A header as an error may print it: cut, and hidden where it looks like personal data.

    A file without a header row offers its first respondent as headers.
    """
    if "@" in header or sum(letter.isdigit() for letter in header) > 5:
        return "(hidden)"
    return header if len(header) <= 60 else f"{header[:57]}..."


def layout_problems(
    header: list[str], rows: list[list[str]], table: TextTable, name: str, header_row: int
) -> list[Problem]:
    """Problems of a header and of the rows below it."""
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
