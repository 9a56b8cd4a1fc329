"""Workbooks: only through the guarded reader, whatever somebody packed into them."""

import struct
import subprocess
import sys
import zipfile
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from pescycle.errors import DataError
from pescycle.io.raw import read_raw
from pescycle.io.workbooks import read_workbook

# What a bomb may take on top of the imports; the system ends the process beyond it.
MEMORY = 200_000_000
READ = """
import resource, sys
from pathlib import Path
from pescycle.errors import DataError
from pescycle.io.raw import read_raw
size = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (size + {memory}, size + {memory}))
try:
    read_raw(Path(sys.argv[1]), "bomb.xlsx")
except DataError as error:
    print(error.problems[0].rule)
"""


def workbook(tmp_path: Path, **sheets: list[list[object]]) -> Path:
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    path = tmp_path / "book.xlsx"
    book.save(path)
    return path


def repacked(path: Path, member: str, content: bytes) -> Path:
    """The same archive with one member replaced."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()} | {
            member: content
        }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return path


def rule(path: Path, **place: str) -> str:
    with pytest.raises(DataError) as caught:
        read_raw(path, "book.xlsx", **place)
    (problem,) = caught.value.problems
    assert problem.remedy or problem.rule == "empty_file"
    return problem.rule


def rule_under_a_memory_cap(path: Path) -> str:
    if not sys.platform.startswith("linux"):
        pytest.skip("the memory of a process can only be capped on Linux")
    code = READ.format(memory=MEMORY)
    command = [sys.executable, "-c", code, str(path)]
    return subprocess.run(
        command, capture_output=True, text=True, check=True
    ).stdout.strip()


def test_cells_become_the_text_of_a_code_book(tmp_path: Path) -> None:
    row = [5, 5.0, 0.1 + 0.2, True, False, "១២", None]
    row += [
        date(2023, 1, 15),
        datetime(2023, 1, 15, 8, 30),
        time(8, 30),
        timedelta(hours=1),
    ]
    path = workbook(tmp_path, data=[[f"c{number}" for number in range(len(row))], row])
    table = read_workbook(path)
    assert table.rows[1] == [
        "5", "5", "0.3", "1", "0", "១២", "",
        "2023-01-15", "2023-01-15T08:30:00", "08:30:00", "3600 s",
    ]  # fmt: skip
    assert (table.format, table.sheet) == ("xlsx", "data")


def test_rows_keep_the_numbers_of_the_sheet(tmp_path: Path) -> None:
    path = workbook(tmp_path, data=[["id"], ["c01"], [None], ["c02"]])
    assert read_raw(path, "book.xlsx").frame.index.tolist() == [2, 4]


def test_formulas_give_the_value_that_excel_saved_and_errors_are_set_aside(
    tmp_path: Path,
) -> None:
    path = workbook(tmp_path, data=[["id", "n", "m"], ["c01", 1, 1]])
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    xml = xml.replace('<c r="B2" t="n"><v>1</v></c>', '<c r="B2"><f>40+2</f><v>42</v></c>')
    xml = xml.replace('<c r="C2" t="n"><v>1</v></c>', '<c r="C2" t="e"><v>#N/A</v></c>')
    raw = read_raw(repacked(path, "xl/worksheets/sheet1.xml", xml.encode()), "book.xlsx")
    assert raw.frame.loc[2].tolist() == ["c01", "42", ""]
    (problem,) = raw.problems
    assert (problem.rule, problem.row, problem.column) == ("error_cell", 2, "C")
    assert "#N/A" in str(problem)


def test_the_first_of_several_sheets_is_read_and_said_so(tmp_path: Path) -> None:
    path = workbook(tmp_path, data=[["id"], ["c01"]], repeats=[["x"], [1]], Sheet3=[])
    raw = read_raw(path, "book.xlsx")
    assert raw.sheet == "data"
    assert [str(problem) for problem in raw.problems] == [
        'book.xlsx, sheet "data": the first of 2 sheets with data was read. '
        "Name the right one with sheet: in round.yml."
    ]
    assert read_raw(path, "book.xlsx", sheet="repeats").problems == ()


def test_one_sheet_beside_empty_ones_needs_no_choice(tmp_path: Path) -> None:
    path = workbook(tmp_path, data=[["id"], ["c01"]], Sheet2=[], Sheet3=[])
    assert read_raw(path, "book.xlsx").problems == ()


def test_a_sheet_that_does_not_exist_is_answered_with_the_nearest(tmp_path: Path) -> None:
    path = workbook(tmp_path, responses=[["id"], ["c01"]])
    with pytest.raises(DataError, match=r'no sheet "respones"\. Did you mean "responses"'):
        read_raw(path, "book.xlsx", sheet="respones")
    with pytest.raises(DataError, match="Its sheets: responses"):
        read_raw(path, "book.xlsx", sheet="xyz")


def test_a_form_in_place_of_the_data_is_told(tmp_path: Path) -> None:
    path = workbook(
        tmp_path, survey=[["type", "name"]], choices=[["list_name"]], settings=[]
    )
    assert rule(path) == "form_not_data"


def test_a_merged_header_is_told_with_the_row_to_write(tmp_path: Path) -> None:
    rows = [["Center", "Visits", None], ["id", "women", "men"], ["c01", 1, 2]]
    path = workbook(tmp_path, data=rows)
    with pytest.raises(DataError, match="Write header_row: 2 for this source"):
        read_raw(path, "book.xlsx")
    assert read_raw(path, "book.xlsx", header_row=2).frame["men"].tolist() == ["2"]


def test_data_beside_the_header_is_a_column_without_name(tmp_path: Path) -> None:
    path = workbook(tmp_path, data=[["id"], ["c01", None, 7]])
    assert rule(path) == "empty_header"


@pytest.mark.parametrize("rows", [[], [[None, None]]])
def test_an_empty_sheet_is_said_to_be_empty(
    tmp_path: Path, rows: list[list[object]]
) -> None:
    assert rule(workbook(tmp_path, data=rows)) == "empty_file"


@pytest.mark.parametrize(
    ("members", "words"),
    [
        (["xl/workbook.bin"], "binary Excel workbook"),
        (["content.xml"], "OpenDocument"),
        (["word/document.xml"], "Word document"),
        (["answers.csv"], "a zip archive"),
    ],
)
def test_other_archives_are_named(tmp_path: Path, members: list[str], words: str) -> None:
    path = tmp_path / "book.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for member in members:
            archive.writestr(member, "x")
    with pytest.raises(DataError, match=words):
        read_raw(path, "book.xlsx")


def test_a_text_table_called_xlsx_is_read_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_text("id,note\nc01,x\n", encoding="utf-8")
    assert read_raw(path, "book.xlsx").format == "csv"
    with pytest.raises(DataError, match="no XLSX workbook"):
        read_workbook(path)


@pytest.mark.parametrize("kept", [0.2, 0.6, 0.95])
def test_a_workbook_that_was_cut_off_is_damaged(tmp_path: Path, kept: float) -> None:
    path = workbook(tmp_path, data=[["id"], ["c01"]])
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)])
    assert rule(path) == "damaged_workbook"


def test_a_damaged_part_of_a_workbook_is_no_traceback(tmp_path: Path) -> None:
    path = workbook(tmp_path, data=[["id"], ["c01"]])
    assert (
        rule(repacked(path, "xl/worksheets/sheet1.xml", b"<worksheet"))
        == "damaged_workbook"
    )


def test_entities_that_blow_up_are_refused(tmp_path: Path) -> None:
    entities = '<!ENTITY a0 "aaaaaaaaaa">'
    entities += "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    xml = f'<?xml version="1.0"?><!DOCTYPE x [{entities}]><worksheet>&a9;</worksheet>'
    path = workbook(tmp_path, data=[["id"], ["c01"]])
    repacked(path, "xl/worksheets/sheet1.xml", xml.encode())
    assert rule_under_a_memory_cap(path) == "damaged_workbook"


def test_one_cell_in_the_farthest_corner_ends_in_a_clear_error(tmp_path: Path) -> None:
    book = Workbook()
    book.active["XFD1048576"] = "far out"
    path = tmp_path / "bomb.xlsx"
    book.save(path)
    assert rule_under_a_memory_cap(path) == "sheet_too_large"
    with pytest.raises(DataError, match="the sheet reaches to column XFD"):
        read_raw(path, "book.xlsx")


def test_one_cell_in_the_last_row_ends_in_a_clear_error(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"] = "id"
    book.active["A1048576"] = "far down"
    path = tmp_path / "bomb.xlsx"
    book.save(path)
    with pytest.raises(DataError, match="the sheet reaches to row 1048576"):
        read_raw(path, "book.xlsx")


def test_a_far_cell_on_a_sheet_that_is_not_read_does_no_harm(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"], book.active["A2"] = "id", "c01"
    book.create_sheet("notes")["XFD1"] = "far out"
    path = tmp_path / "book.xlsx"
    book.save(path)
    assert read_raw(path, "book.xlsx").frame["id"].tolist() == ["c01"]


def test_a_zip_bomb_of_300_megabytes_is_not_unpacked(tmp_path: Path) -> None:
    path = workbook(tmp_path, data=[["id"], ["c01"]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("xl/media/big.bin", "w") as part:
            for _ in range(300):
                part.write(bytes(1_000_000))
    assert rule_under_a_memory_cap(path) == "workbook_too_large"


def test_a_small_bomb_is_told_by_its_ratio(tmp_path: Path) -> None:
    path = workbook(tmp_path, data=[["id"], ["c01"]])
    # 10 MB of zeros pack to about 10 kB: a ratio of about 1,000.
    assert (
        rule(repacked(path, "xl/media/big.bin", bytes(10_000_000))) == "workbook_too_large"
    )


def test_a_bomb_that_lies_about_its_size_is_not_unpacked(tmp_path: Path) -> None:
    path = workbook(tmp_path, data=[["id"], ["c01"]])
    size = 60_000_000
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/big.bin", bytes(size))
    # Both places of the archive that declare the size now say 100 bytes.
    content = path.read_bytes().replace(struct.pack("<I", size), struct.pack("<I", 100))
    path.write_bytes(content)
    assert rule_under_a_memory_cap(path) in {"damaged_workbook", "workbook_too_large"}


def test_a_part_that_is_read_whole_has_a_lower_limit(tmp_path: Path) -> None:
    path = workbook(tmp_path, data=[["id"], ["c01"]])
    # Noise, so that it is refused by its size and not by its ratio.
    noise = b"".join(struct.pack("<I", n * 2_654_435_761 % 2**32) for n in range(600_000))
    assert rule(repacked(path, "xl/styles.xml", noise)) == "workbook_too_large"


def test_an_archive_with_a_huge_directory_is_not_listed(tmp_path: Path) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(11_000):
            archive.writestr(f"{number:040d}" + "x" * 20, b"")
    path = tmp_path / "book.xlsx"
    path.write_bytes(packed.getvalue())
    assert rule(path) == "workbook_too_large"
