"""Text tables: encodings, separators, quotes and layouts, all problems with their rows."""

import zipfile
from pathlib import Path

import pytest

from pescycle.errors import DataError
from pescycle.io.raw import read_raw
from pescycle.io.text_tables import read_text_table

GOOD = "id,note\nc01,café\nc02,ខាងជើង\n"


def table(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "table.csv"
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def rules(path: Path) -> list[tuple[str, int | None]]:
    with pytest.raises(DataError) as caught:
        read_raw(path, "table.csv")
    return [(problem.rule, problem.row) for problem in caught.value.problems]


def message(path: Path) -> str:
    with pytest.raises(DataError) as caught:
        read_raw(path, "table.csv")
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (GOOD.encode("utf-8"), "utf-8"),
        (GOOD.encode("utf-8-sig"), "utf-8 with BOM"),
        (b"\xff\xfe" + GOOD.encode("utf-16-le"), "utf-16-le with BOM"),
        (b"\xfe\xff" + GOOD.encode("utf-16-be"), "utf-16-be with BOM"),
        (GOOD.encode("utf-16-le"), "utf-16-le"),
        (GOOD.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_every_usual_encoding_gives_the_same_cells(
    tmp_path: Path, content: bytes, encoding: str
) -> None:
    raw = read_raw(table(tmp_path, content), "table.csv")
    assert raw.encoding == encoding
    assert raw.frame["note"].tolist() == ["café", "ខាងជើង"]


def test_windows_1252_is_the_last_resort(tmp_path: Path) -> None:
    raw = read_raw(table(tmp_path, "id,note\nc01,café\n".encode("cp1252")), "table.csv")
    assert raw.encoding == "cp1252"
    assert raw.frame["note"].tolist() == ["café"]


def test_unicode_text_of_excel_is_read(tmp_path: Path) -> None:
    # "Unicode text" of Excel: UTF-16 with mark, separated by tabs, lines ending in CR LF.
    text = "id\tnote\r\nc01\tខាងជើង\r\n"
    raw = read_raw(table(tmp_path, b"\xff\xfe" + text.encode("utf-16-le")), "table.csv")
    assert raw.separator == "\t"
    assert raw.frame["note"].tolist() == ["ខាងជើង"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_found_though_others_stand_in_the_text(
    tmp_path: Path, separator: str
) -> None:
    text = separator.join(["id", "note", "value"]) + "\n"
    text += "".join(separator.join(["c01", '"a, b; c"', "1"]) + "\n" for _ in range(3))
    raw = read_raw(table(tmp_path, text), "table.csv")
    assert raw.separator == separator
    assert raw.frame.shape == (3, 3)


def test_a_line_that_only_names_the_separator_is_no_row(tmp_path: Path) -> None:
    raw = read_raw(table(tmp_path, "sep=;\r\nid;note\r\nc01;a,b\r\n"), "table.csv")
    assert raw.frame.index.tolist() == [2]
    assert raw.frame["note"].tolist() == ["a,b"]


def test_rows_are_counted_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    # The line break inside quotes stays in row 2; the blank line is row 3.
    raw = read_raw(table(tmp_path, 'id,note\nc01,"two\nlines"\n\nc02,x\n'), "table.csv")
    assert raw.frame.index.tolist() == [2, 4]


def test_old_macintosh_line_ends_are_read(tmp_path: Path) -> None:
    raw = read_raw(table(tmp_path, "id,note\rc01,x\rc02,y\r"), "table.csv")
    assert raw.frame.index.tolist() == [2, 3]


def test_all_problems_of_the_layout_come_at_once(tmp_path: Path) -> None:
    text = "id,note,note,\nc01,a,b,c\nc02,a,b\nc03,a,b,,d\n"
    assert rules(table(tmp_path, text)) == [
        ("duplicate_header", 1),
        ("empty_header", 1),
        ("ragged_row", 3),
        ("ragged_row", 4),
    ]


def test_empty_cells_beyond_the_header_do_no_harm(tmp_path: Path) -> None:
    raw = read_raw(table(tmp_path, "id,note,\nc01,a,,,\nc02,b,\n"), "table.csv")
    assert raw.frame.columns.tolist() == ["id", "note"]


def test_a_quote_that_is_never_closed_names_the_row_where_it_opened(tmp_path: Path) -> None:
    path = table(tmp_path, 'id,note\nc01,x\nc02,"open\nc03,y\nc04,z\n')
    assert rules(path) == [("unclosed_quote", 3)]
    assert "never closed" in message(path)


def test_a_quote_closed_inside_a_cell_names_its_row(tmp_path: Path) -> None:
    path = table(tmp_path, 'id,note\nc01,"a "quoted" word"\nc02,x\n')
    assert rules(path) == [("unclosed_quote", 2)]
    assert "in the middle of a cell" in message(path)


def test_a_quote_problem_does_not_hide_those_of_the_header(tmp_path: Path) -> None:
    path = table(tmp_path, 'id,id\nc01,x\nc02,"open\n')
    assert rules(path) == [("unclosed_quote", 3), ("duplicate_header", 1)]


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\0\0\0\0"]
)
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, content: bytes) -> None:
    assert rules(table(tmp_path, content)) == [("empty_file", None)]


def test_a_missing_file_is_named_with_a_remedy(tmp_path: Path) -> None:
    said = message(tmp_path / "nothing.csv")
    assert said.endswith(
        "Put it there or correct its name; capital and small letters differ."
    )


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert rules(tmp_path) == [("missing_file", None)]


@pytest.mark.parametrize(
    ("content", "rule", "words"),
    [
        (b"id,note\nc01,a\0b\n", "binary_file", "NUL"),
        (b"\xff\xfei\0\0\0", "binary_file", "NUL"),
        (b"\x01\x02\x03\xfe\xff\x80", "binary_file", "binary"),
        (b"id,note\nc01,\x81\n", "broken_encoding", "neither"),
        (b"\xef\xbb\xbfid,\xff\n", "broken_encoding", "damaged"),
        ("id,ខាងជើង\n".encode()[:-3] + b"\n", "broken_encoding", "near line 1"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "old_excel", ".xls"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted_workbook",
            "password",
        ),
        (b"<!DOCTYPE html><html></html>", "not_a_table", "web page"),
        (b"  <table><tr><td>1</td></tr></table>", "not_a_table", "web page"),
        (b"%PDF-1.7", "not_a_table", "PDF"),
        (b"\x1f\x8b\x08", "not_a_table", "gzip"),
    ],
)
def test_what_is_no_text_table_is_named(
    tmp_path: Path, content: bytes, rule: str, words: str
) -> None:
    path = table(tmp_path, content)
    assert rules(path) == [(rule, None)]
    assert words in message(path)


def test_a_workbook_called_csv_is_no_text_but_read_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("table.txt", "id\n")
    with pytest.raises(DataError, match="not a text table"):
        read_text_table(path)
    with pytest.raises(DataError, match="a zip archive, not an XLSX workbook"):
        read_raw(path, "table.csv")


def test_a_file_above_the_limit_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    with path.open("wb") as file:
        file.truncate(51_000_000)
    assert rules(path) == [("file_too_large", None)]


def test_a_merged_header_is_told_with_the_row_to_write(tmp_path: Path) -> None:
    path = table(tmp_path, "Center,Visits,,Month\nid,women,men,month\nc01,1,2,2023-01\n")
    assert rules(path) == [("merged_header", 1)]
    assert "Write header_row: 2 for this source in round.yml." in message(path)
    assert read_raw(path, "table.csv", header_row=2).frame.index.tolist() == [3]


def test_a_title_above_the_header_is_told_too(tmp_path: Path) -> None:
    path = table(tmp_path, "Monthly report\nid,visits\nc01,5\n")
    assert rules(path) == [("merged_header", 1)]


@pytest.mark.parametrize("header_row", [2, 9])
def test_a_header_row_without_names_is_refused(tmp_path: Path, header_row: int) -> None:
    path = table(tmp_path, "id,note\n,\nc01,x\n")
    with pytest.raises(DataError, match=f"row {header_row} should hold the column names"):
        read_raw(path, "table.csv", header_row=header_row)


def test_a_table_without_header_row_does_not_print_its_first_person(tmp_path: Path) -> None:
    path = table(tmp_path, "012555777,a@b.kh,012555777,a@b.kh\n1,2,3,4\n")
    said = message(path)
    assert "duplicate" not in said
    assert "012555777" not in said
    assert "a@b.kh" not in said
    assert "(hidden)" in said
