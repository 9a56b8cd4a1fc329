"""The way of pilot and comparison centers through all rounds so far."""

from collections.abc import Iterator
from math import nan

import numpy as np
import pandas as pd

from pescycle.model.given import Given
from pescycle.model.pilot import CenterRole
from pescycle.model.round import RoundKind
from pescycle.phases import frames
from pescycle.phases.effects import Series, centers_with, effect_series
from pescycle.phases.frames import empty
from pescycle.phases.results import Observation
from pescycle.stats.effects import difference_in_differences
from pescycle.stats.intervals import t_interval

LEVEL = 0.95
# A mean of fewer centers would be one center's figure.
FEWEST = 2
BEFORE, AFTER = "before", "after"


def center_paths(given: Given, observation: Observation) -> pd.DataFrame:
    """Mean of the pilot and of the comparison centers in every round so far.

    Only centers that have a published figure in every round that has any count, so that
    the same centers stand behind all points of a line; each counts alike. See
    ``Reflection.center_path``.
    """
    rows = [row for one in effect_series(given, observation) for row in _path(given, one)]
    if not rows:
        return empty(frames.CENTER_PATH)
    return pd.DataFrame(rows, columns=list(frames.CENTER_PATH))


def _path(given: Given, series: Series) -> Iterator[dict[str, object]]:
    rounds = [one.id for one in given.folder.rounds if one.id in series.values]
    values = series.values[rounds].astype("float64")
    values = values.loc[:, values.notna().any()].dropna()
    marks = _marks(given)
    before = _before(given, values, marks)
    groups = {
        role: values[values.index.isin(centers_with(given, role))]
        for role in (CenterRole.PILOT, CenterRole.COMPARISON)
    }
    if len(values.columns) < FEWEST or min(map(len, groups.values())) < FEWEST:
        return
    for role, own in groups.items():
        for name in values.columns:
            yield (
                {
                    "kind": series.kind,
                    "audience": series.audience,
                    "id": series.id,
                    "role": str(role),
                    "round": name,
                    "centers": len(own),
                    "marks": marks[name],
                }
                | _mean(own[name].to_numpy())
                | before
            )


def _before(given: Given, values: pd.DataFrame, marks: dict[str, str]) -> dict[str, float]:
    """How differently the two groups changed from the first to the last round before."""
    rounds = [name for name in values.columns if marks[name] == BEFORE]
    if len(rounds) < 2:
        return dict.fromkeys(("change_before", "low_before", "high_before"), nan)
    change = values[rounds[-1]] - values[rounds[0]]
    pilot, other = (
        change[change.index.isin(centers_with(given, role))]
        for role in (CenterRole.PILOT, CenterRole.COMPARISON)
    )
    found = difference_in_differences(pilot, other)
    return {
        "change_before": found.effect,
        "low_before": found.low,
        "high_before": found.high,
    }


def _mean(values: np.ndarray) -> dict[str, object]:
    mean, size = float(values.mean()), len(values)
    se = float(values.std(ddof=1)) / size**0.5
    low, high = t_interval(mean, se, size - 1, confidence=LEVEL)
    return {
        "mean": mean,
        "low": float(low),
        "high": float(high),
        "level": LEVEL,
        "method": "t_centers",
    }


def _marks(given: Given) -> dict[str, str]:
    """Baseline rounds, and the first of all, lie before the actions; the others after."""
    first = given.folder.rounds[0].id
    return {
        one.id: BEFORE if one.kind == RoundKind.BASELINE or one.id == first else AFTER
        for one in given.folder.rounds
    }
