"""A round whose monthly counts come as a wide table or as a workbook."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from pescycle.errors import ConfigError, DataError, Severity
from pescycle.io.pilots import read_pilot, read_round
from pescycle.model.given import RoundData
from tests.robustness.tiny_pilot import change, lines

ROUND = "rounds/2023-1/round.yml"
CSV, XLSX = "rounds/2023-1/visits.csv", "rounds/2023-1/visits.xlsx"
SOURCE = "file: visits.csv"


def configured(folder: Path, **keys: str) -> None:
    words = ", ".join(f"{key}: {value}" for key, value in keys.items())
    change(folder / ROUND, SOURCE, f"{SOURCE}, {words}" if words else SOURCE)


def table(folder: Path, *rows: str, **keys: str) -> None:
    configured(folder, **keys)
    (folder / CSV).write_text("\n".join(rows) + "\n", encoding="utf-8")


def book(folder: Path, pages: dict[str, list[list]], **keys: str) -> None:
    configured(folder, **keys)
    change(folder / ROUND, "visits.csv", "visits.xlsx")
    made = Workbook()
    made.remove(made.active)
    for name, rows in pages.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(row)
    made.save(folder / XLSX)


def given(folder: Path) -> RoundData:
    return read_round(read_pilot(folder), "2023-1")


def told(data: RoundData) -> list[tuple]:
    frame = data.measure_month
    months = frame["month"].dt.strftime("%Y-%m")
    return list(zip(frame["center"], months, frame["measure"], frame["value"], strict=True))


def remarks(data: RoundData) -> list[str]:
    assert all(problem.severity == Severity.WARN for problem in data.problems)
    return lines(data.problems).splitlines()


def stops(folder: Path) -> list[str]:
    with pytest.raises((DataError, ConfigError)) as caught:
        given(folder)
    return lines(
        p for p in caught.value.problems if p.severity == Severity.STOP
    ).splitlines()


VISITS_OF_TWO = [
    ("c01", "2023-01", "visits", 120),
    ("c01", "2023-02", "visits", 130),
    ("c02", "2023-01", "visits", 90),
    ("c02", "2023-02", "visits", 95),
]
