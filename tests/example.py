"""The files of the example pilot, read without the library."""

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path

from openpyxl import load_workbook

EXAMPLE = Path(__file__).parents[1] / "data" / "cambodia_example"
ROUNDS = ("2022-2", "2023-1", "2023-2")
MEASURE_FILES = ("measures_2022.csv", "mesures_2023_01-06.csv", "measures_2023_07-12.xlsx")


def csv_rows(path, separator=","):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=separator))


def sheet_rows(path, sheet):
    book = load_workbook(path, read_only=True)
    rows = [["" if v is None else str(v) for v in row] for row in book[sheet].values]
    book.close()
    return rows


@cache
def measure_rows(number):
    path = EXAMPLE / "rounds" / ROUNDS[number] / "kpi" / MEASURE_FILES[number]
    if path.suffix == ".xlsx":
        return sheet_rows(path, "monthly")[3:]
    return csv_rows(path, ";" if number else ",")[1:]


@cache
def months_of(number):
    """Sums of the round's own six months by center, measure and stratum."""
    sums = defaultdict(int)
    for center, month, measure, stratum, value in measure_rows(number):
        if number or month[:7] >= "2022-07":
            sums[center, measure, stratum] += int(value)
    return sums


@cache
def round_rows(round_id, name):
    """Rows of a table of a round by column."""
    path = EXAMPLE / "rounds" / round_id / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
