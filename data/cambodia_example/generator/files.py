"""Writing files so that the same content always gives the same bytes."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Font

# openpyxl stamps the present time into its properties, and zip into every member.
STAMPS = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
FIXED_STAMP = b"2024-01-15T00:00:00Z"
FIXED_DATE = (2024, 1, 15, 0, 0, 0)


def write_csv(
    path: Path,
    rows: Iterable[Sequence[object]],
    *,
    separator: str = ",",
    encoding: str = "utf-8",
    quoting: int = csv.QUOTE_MINIMAL,
    line_end: str = "\n",
) -> None:
    """Write rows as they stand, without any translation of line ends."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, quoting=quoting, lineterminator=line_end)
    writer.writerows(rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.getvalue().encode(encoding))


def write_workbook(path: Path, sheets: dict[str, Iterable[Sequence[object]]]) -> None:
    """Write a workbook whose every row, title rows included, is given."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append([None if value == "" else value for value in row])
        sheet["A1"].font = Font(bold=True)
    raw = io.BytesIO()
    workbook.save(raw)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_without_time(raw.getvalue()))


def _without_time(raw: bytes) -> bytes:
    # Members are stored, not deflated: compressors differ from one machine to the next.
    fixed = io.BytesIO()
    with ZipFile(io.BytesIO(raw)) as source, ZipFile(fixed, "w", ZIP_STORED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = STAMPS.sub(FIXED_STAMP, content)
            member = ZipInfo(name, FIXED_DATE)
            member.create_system = 3
            target.writestr(member, content, zipfile.ZIP_STORED)
    return fixed.getvalue()
