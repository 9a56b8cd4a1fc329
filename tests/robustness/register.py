"""A round whose counts come from a database, and what is said of it."""

from pathlib import Path

import pandas as pd
import pytest

from pescycle.errors import ConfigError, DataError, Severity
from pescycle.io.pilots import read_pilot, read_round
from pescycle.model.given import RoundData
from tests.robustness.tiny_pilot import change, lines

ROUND = "rounds/2023-1/round.yml"
QUERY = "SELECT office AS center, month, what AS measure, n AS value FROM counts"
ROWS = [
    ("c01", "2023-01-01", "visits", 120),
    ("c01", "2023-02-01", "visits", 130),
    ("c02", "2023-01-01", "waited", 1200.5),
    ("c02", "2023-02-01", "visits", None),
]
SECRET = "s3cret-of-the-register"
VARIABLE = "PESCYCLE_TEST_DB_PASSWORD"


def configure(folder: Path, url: str, query: str = QUERY, more: str = "") -> None:
    source = f'{{id: register, kind: database, url: "{url}", query: "{query}"{more}}}'
    change(folder / ROUND, "{id: desk, kind: measures, file: visits.csv}", source)


def stopped(folder: Path) -> str:
    with pytest.raises((DataError, ConfigError)) as caught:
        read_round(read_pilot(folder), "2023-1")
    problems = [p for p in caught.value.problems if p.severity == Severity.STOP]
    said = lines(problems) + str(caught.value)
    assert SECRET not in said
    assert "://" not in said.replace("postgresql://reader@localhost/register", "").replace(
        "sqlite:///register.db", ""
    )
    return lines(problems)


def good(data: RoundData) -> None:
    frame = data.measure_month
    assert data.problems == ()
    assert frame["center"].tolist() == ["c01", "c01", "c02", "c02"]
    assert frame["month"].dt.strftime("%Y-%m").tolist() == ["2023-01", "2023-02"] * 2
    assert frame["value"].tolist()[:3] == [120, 130, 1200.5]
    assert pd.isna(frame["value"].iloc[3])
    receipt = data.receipts[0]
    assert (receipt.source, receipt.rows_read, receipt.rows_kept) == ("register", 4, 4)
