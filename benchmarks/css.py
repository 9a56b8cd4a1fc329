"""Time and peak memory of the survey's estimates beside their floor and a peer.

    python -m benchmarks.css [ROWS] [--r]

The task: 250 centers as strata, 20 sessions each as sampling units, finite populations, 2
audiences, 20 five-point items with 3 % missing; mean and top-2-box with standard error for
500 domains. The floor is one plain ``bincount`` an item: reading the rows once. With
``--r`` one item is also estimated by R's survey package on 20,000 rows, if it is installed.
Prints a table; asserts nothing about time.
"""

import argparse
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.measuring import measured, table_head, table_line
from benchmarks.methods import questionnaire
from pescycle.css.design import Stage, SurveyDesign
from pescycle.css.estimates import (
    Outcome,
    answer_cells,
    domain_means,
    domains_of,
    estimates,
)

CENTERS, SESSIONS, FRAME, AUDIENCES, ITEMS, MISSING = 250, 20, 400.0, 2, 20, 0.03
SEED, R_ROWS = 20230101, 20_000
TOP = (0, 0, 0, 1, 1, np.nan)
INDEX = (0, 25, 50, 75, 100, np.nan)
R_SCRIPT = """
suppressMessages(library(survey)); d <- read.csv("FILE")
s <- svydesign(ids = ~session, strata = ~center, fpc = ~frame, weights = ~w, data = d)
t <- system.time(svyby(~y, ~domain, s, svymean, na.rm = TRUE))
cat(t[["elapsed"]])
"""


class Task:
    """Answers as arrays: the place of each answer on the scale, 5 where there is none."""

    def __init__(self, rows: int) -> None:
        draw = np.random.default_rng(SEED)
        self.center = draw.integers(0, CENTERS, rows)
        self.session = self.center * SESSIONS + draw.integers(0, SESSIONS, rows)
        self.audience = draw.integers(0, AUDIENCES, rows)
        self.weight = draw.uniform(0.5, 2, rows)
        codes = draw.integers(0, 5, (ITEMS, rows), dtype=np.uint8)
        codes[draw.random((ITEMS, rows), dtype=np.float32) < MISSING] = 5
        self.codes = codes.T
        stage = Stage(self.session, self.center, np.full(rows, FRAME))
        self.design = SurveyDesign(self.weight, (stage,))
        self.domain = self.center * AUDIENCES + self.audience

    def floor(self) -> None:
        """One weighted count an item: cells of session, audience and answer."""
        place = self.session * AUDIENCES + self.audience
        for item in range(ITEMS):
            np.bincount(place * 6 + self.codes[:, item], self.weight)

    def estimates(self) -> None:
        """Mean and top-2-box of every item in every domain, with standard errors."""
        domains = domains_of([(self.domain, CENTERS * AUDIENCES)])
        outcomes = [
            Outcome(item=item, grades=grades)
            for item in range(ITEMS)
            for grades in (TOP, INDEX)
        ]
        domain_means(answer_cells(self.design, self.codes, domains), outcomes)

    def frame(self) -> pd.DataFrame:
        """The same answers as a survey's table."""
        columns = {
            "center": pd.Categorical.from_codes(
                self.center, [f"c{number}" for number in range(CENTERS)]
            ).astype("str"),
            "cluster": self.session.astype("str"),
            "stratum": self.center.astype("str"),
            "weight": self.weight,
        }
        for item in range(ITEMS):
            codes = self.codes[:, item].astype(np.int64) + 1
            columns[f"q{item}"] = pd.arrays.IntegerArray(codes, codes == 6)
        return pd.DataFrame(columns)


def seconds_of_r() -> float | None:
    """Seconds that R's survey package takes for one item on a small sample."""
    if not shutil.which("Rscript"):
        return None
    task = Task(R_ROWS)
    answer = np.where(task.codes[:, 0] == 5, np.nan, task.codes[:, 0] * 25.0)
    columns = {"center": task.center, "session": task.session, "frame": FRAME}
    columns |= {"w": task.weight, "domain": task.domain, "y": answer}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "answers.csv")
        pd.DataFrame(columns).to_csv(path, index=False)
        script = R_SCRIPT.replace("FILE", path.as_posix())
        done = subprocess.run(["Rscript", "-e", script], capture_output=True, text=True)
    return float(done.stdout) if done.returncode == 0 and done.stdout else None


def main(rows: int, with_r: bool) -> None:
    """Measure and print."""
    task = Task(rows)
    cases: dict[str, Callable[[], object]] = {
        "floor: one plain bincount an item": task.floor,
        "20 items x 2 figures x 500 domains, with SE": task.estimates,
    }
    print(f"{rows:,} respondents")
    print(table_head())
    for name, call in cases.items():
        print(table_line(name, *measured(call)))
    frame, book = task.frame(), questionnaire()
    name = "the same from a table, by center, with intervals"
    print(table_line(name, *measured(lambda: estimates(frame, book))))
    if with_r:
        seconds = seconds_of_r()
        said = "not installed" if seconds is None else f"{seconds:.1f} s"
        print(f"R survey, svyby(svymean), 1 item, 1 figure, {R_ROWS:,} rows: {said}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("rows", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--r", action="store_true", help="also time R's survey package")
    given = parser.parse_args()
    main(given.rows, given.r)
