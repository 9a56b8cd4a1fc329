"""Bytes of a file as received, and what kind of file they really are."""

import zipfile
from pathlib import Path

from pescycle.errors import DataError, Problem

# Far above any survey export or year of monthly counts that a center could send.
FILE_LIMIT = 50_000_000

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Excel, and every encrypted workbook
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
OTHERS = {
    b"PK\x05\x06": "an empty zip archive",
    b"%PDF": "a PDF document",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf": "a 7-zip archive",
    b"Rar!": "a rar archive",
    b"{\\rtf": "a rich-text document",
    b"PAR1": "a parquet file",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
}
PAGES = (b"<!doctype", b"<html", b"<?xml", b"<table", b"<head", b"<meta")
SAVE_AS = "Open it in a spreadsheet and save it as XLSX or as CSV UTF-8."


def stop(
    name: str, rule: str, message: str, remedy: str = "", **place: object
) -> DataError:
    """The error of a file that cannot be read at all, with its one problem."""
    problem = Problem(file=name, rule=rule, message=message, remedy=remedy, **place)
    return DataError("A file cannot be read.", (problem,))


def file_content(path: Path, name: str) -> bytes:
    """All bytes of a regular file below the size limit.

    Raises
    ------
    DataError
        The file is missing, no regular file, not readable, too large or empty.
    """
    if not path.is_file():
        raise stop(
            name,
            "missing_file",
            "this file does not exist.",
            "Put it there or correct its name; capital and small letters differ.",
        )
    try:
        if path.stat().st_size > FILE_LIMIT:
            limit = f"{FILE_LIMIT // 1_000_000} MB"
            raise stop(name, "file_too_large", f"larger than {limit}.", "Split the file.")
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "unknown reason"
        message = f"the system does not let us read it ({reason})."
        raise stop(name, "unreadable_file", message, "Check its permissions.") from None
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise stop(name, "empty_file", "the file is empty.", "Export it again.")
    return content


def is_workbook(content: bytes) -> bool:
    """Whether the bytes start like an XLSX file (any zip archive does)."""
    return content.startswith(ZIP)


def refuse_other_content(content: bytes, name: str) -> None:
    """Stop at anything that is no text table, whatever the file is called.

    Raises
    ------
    DataError
        An Excel file of old make, an encrypted one, an archive, a web page, a document.
    """
    if content.startswith(OLE):
        if ENCRYPTED in content:
            message = "the workbook is protected with a password."
            raise stop(name, "encrypted_workbook", message, "Save it without a password.")
        raise stop(name, "old_excel", "an Excel file of the old kind (.xls).", SAVE_AS)
    if content.startswith(ZIP):
        message = "an Excel workbook or a zip archive, not a text table."
        raise stop(name, "not_a_table", message, SAVE_AS)
    start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(PAGES):
        message = "a web page (HTML or XML), not a table."
        remedy = "Download the export itself; perhaps you were not signed in."
        raise stop(name, "not_a_table", message, remedy)
    for mark, what in OTHERS.items():
        if content.startswith(mark):
            raise stop(name, "not_a_table", f"{what}, not a table.", SAVE_AS)


def refuse_other_archive(archive: zipfile.ZipFile, name: str) -> None:
    """Stop at a zip archive that is no XLSX workbook.

    Raises
    ------
    DataError
        A binary workbook, an OpenDocument sheet, a zip of files.
    """
    members = set(archive.namelist())
    if "xl/workbook.xml" in members:
        return
    what = "a zip archive"
    if "xl/workbook.bin" in members:
        what = "a binary Excel workbook (.xlsb)"
    elif "content.xml" in members:
        what = "an OpenDocument file (.ods)"
    elif "word/document.xml" in members:
        what = "a Word document"
    raise stop(name, "not_a_table", f"{what}, not an XLSX workbook.", SAVE_AS)
