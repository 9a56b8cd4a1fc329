"""Time and peak memory of the methods, each beside a peer in the same run.

    python -m benchmarks.methods [ROWS]

Prints a table; asserts nothing about time. Peers: for survey estimates one groupby an item
(weighted means alone, without any standard error: the least that a table of means costs);
for the Wilson interval statsmodels.
"""

import sys

import numpy as np
import pandas as pd
from statsmodels.stats.proportion import proportion_confint

from benchmarks.measuring import measured, table_head, table_line
from pescycle.css.estimates import estimates
from pescycle.model.questionnaire import Questionnaire
from pescycle.stats.intervals import wilson_interval

CENTERS, ITEMS, MISSING, SEED = 250, 20, 0.03, 20230101
TEXT = {"en": "Text"}


def survey(rows: int) -> pd.DataFrame:
    """Answers 1 to 5 of so many respondents, with weights, strata and clusters."""
    draw = np.random.default_rng(SEED)
    center = draw.integers(0, CENTERS, rows)
    frame = {
        "center": np.char.add("c", center.astype(str)),
        "stratum": np.char.add("s", (center % 5).astype(str)),
        "cluster": np.char.add("k", draw.integers(0, 20 * CENTERS, rows).astype(str)),
        "weight": draw.uniform(0.5, 2, rows),
    }
    for item in range(ITEMS):
        codes = pd.array(draw.integers(1, 6, rows), dtype="Int64")
        codes[draw.random(rows) < MISSING] = pd.NA
        frame[f"q{item}"] = codes
    return pd.DataFrame(frame)


def questionnaire() -> Questionnaire:
    """The code book of those answers."""
    scale = {"id": "five", "labels": dict.fromkeys(range(1, 6), TEXT), "top": [4, 5]}
    item = {
        "type": "scale",
        "scale": "five",
        "role": "driver",
        "title": TEXT,
        "wording": TEXT,
    }
    items = [item | {"id": f"q{number}"} for number in range(ITEMS)]
    return Questionnaire.model_validate(
        {
            "audience": "jobseeker",
            "version": "1",
            "title": TEXT,
            "scales": [scale],
            "items": items,
        }
    )


def plain_means(answers: pd.DataFrame) -> None:
    """Weighted means by center, one groupby an item, nothing else."""
    for item in range(ITEMS):
        own = answers[["center", "weight", f"q{item}"]].dropna()
        own["value"] = own[f"q{item}"].astype(float) * own["weight"]
        sums = own.groupby("center")[["value", "weight"]].sum()
        sums["value"] / sums["weight"]


def main(rows: int) -> None:
    """Measure and print."""
    answers, book = survey(rows), questionnaire()
    share, base = np.full(1_000_000, 0.3), np.full(1_000_000, 50.0)
    cases = {
        f"estimates: share and index with SE, {ITEMS} items": lambda: estimates(
            answers, book
        ),
        "  peer: weighted means by groupby, no SE": lambda: plain_means(answers),
        "Wilson interval, a million": lambda: wilson_interval(share, base),
        "  peer: statsmodels proportion_confint": lambda: proportion_confint(
            share * base, base, method="wilson"
        ),
    }
    print(f"{rows:,} respondents, {CENTERS} centers")
    print(table_head())
    for name, call in cases.items():
        print(table_line(name, *measured(call)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
