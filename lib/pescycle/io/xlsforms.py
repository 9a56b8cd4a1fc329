"""Forms as files: workbooks that KoboToolbox and ODK take; what pyxform says of them."""

from collections.abc import Mapping
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from pyxform.errors import PyXFormError
from pyxform.xls2xform import convert

from pescycle.errors import Problem

SHOWN = 200  # characters of what pyxform says: it may repeat a whole form


def workbook_bytes(sheets: Mapping[str, list[list[str]]]) -> bytes:
    """A workbook of text cells: nothing in it is a formula or a number.

    Parameters
    ----------
    sheets : mapping
        By the sheet's name: its rows, the header first.
    """
    workbook = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        sheet.freeze_panes = "A2"
        for row in rows:
            sheet.append([_text_cell(sheet, text) for text in row])
    buffer = BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def _text_cell(sheet: object, text: str) -> Cell | None:
    if not text:
        return None
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"  # a text that begins with = would become a formula
    return cell


def xform_problems(content: bytes, name: str) -> list[Problem]:
    """What pyxform, which both servers use, says against a form; it must say nothing.

    Parameters
    ----------
    content : bytes
        The workbook as it is to be written.
    name : str
        How problems call it.
    """
    warnings: list[str] = []
    try:
        convert(content, warnings=warnings, file_type=".xlsx")
    except PyXFormError as error:
        warnings.append(str(error))
    remedy = "Mend the questionnaire where it says; if you cannot, report it to pescycle."
    return [
        Problem(file=name, rule="form_refused", message=_said(text), remedy=remedy)
        for text in warnings
    ]


def _said(text: str) -> str:
    plain = " ".join(text.split())
    return f"pyxform says: {plain[:SHOWN]}{'...' if len(plain) > SHOWN else ''}"
