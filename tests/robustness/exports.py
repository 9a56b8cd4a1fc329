"""A round with one survey export, and what is said of it."""

from pathlib import Path

import pandas as pd
import pytest

from pescycle.errors import DataError, Severity
from pescycle.io.pilots import read_pilot, read_round
from pescycle.model.given import RoundData
from tests.robustness.tiny_pilot import export_text, lines

FILE = "rounds/2023-1/export.csv"
ROUND = "rounds/2023-1/round.yml"


def with_export(
    folder: Path, rows: list[dict[str, str]], header: list[str] | None = None
) -> RoundData:
    (folder / FILE).write_text(export_text(rows, header), encoding="utf-8")
    return read_round(read_pilot(folder), "2023-1")


def jobseekers(data: RoundData) -> pd.DataFrame:
    return data.responses["jobseeker"]


def warnings(data: RoundData) -> list[str]:
    assert all(problem.severity == Severity.WARN for problem in data.problems)
    return lines(data.problems).replace(f"{FILE}, ", "").splitlines()


def stops(
    folder: Path, rows: list[dict[str, str]], header: list[str] | None = None
) -> list[str]:
    with pytest.raises(DataError) as caught:
        with_export(folder, rows, header)
    found = [p for p in caught.value.problems if p.severity == Severity.STOP]
    return lines(found).replace(f"{FILE}, ", "").splitlines()
