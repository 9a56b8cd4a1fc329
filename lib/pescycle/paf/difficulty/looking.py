"""The ways of looking back, and which of them a center's past allows."""

from enum import StrEnum

import numpy as np
import pandas as pd

from pescycle.paf.difficulty.design import Design, inverse
from pescycle.paf.difficulty.series import Series

# Fewer degrees of freedom and the distribution has no useful width.
LEAST_FREEDOM = 3
# Half a year: with less, one odd month is the whole experience.
LEAST_MONTHS = 6
# With fewer last months their level would be that of a month or two.
LEAST_RECENT = 3
ESTIMABLE = 1e-6


class Looking(StrEnum):
    """What a forecast looks back at."""

    LEVEL = "months_at_last_level"
    YEARS = "same_months_of_years"
    YEAR = "same_months_of_one_year"
    MONTHS = "all_past_months"
    NONE = "none"


LOOKED = tuple(Looking)


def _numbers(months: pd.DatetimeIndex) -> np.ndarray:
    return np.asarray(months.year * 12 + months.month - 1)


def design_of(
    series: Series, coming: pd.DatetimeIndex, looking: Looking
) -> tuple[Design, np.ndarray]:
    """The design, and which of the series' months it looks at."""
    past, ahead = _numbers(series.months), _numbers(coming)
    columns = np.arange(len(past))
    if looking in (Looking.YEARS, Looking.YEAR):
        columns = np.flatnonzero(np.isin(past % 12, ahead % 12))
    past = past[columns]
    # Years that end with the round, so that the last months have its level.
    year = [(ahead[-1] - when) // 12 for when in (past, ahead)]
    match looking:
        case Looking.LEVEL:
            season = [_dummies(when % 12, np.arange(12)) for when in (past, ahead)]
            last = np.arange(year[0].max() + 1) if len(past) else np.arange(1)
            parts = [
                np.hstack([months, _dummies(which, last)])
                for months, which in zip(season, year, strict=True)
            ]
        case Looking.YEARS:
            parts = [_dummies(when % 12, np.arange(12)) for when in (past, ahead)]
        case _:
            parts = [np.ones((len(when), 1)) for when in (past, ahead)]
    levels = np.zeros(parts[0].shape[1], dtype=bool)
    levels[12:] = looking == Looking.LEVEL
    return Design(past, parts[0], ahead, parts[1], levels), columns


def _dummies(which: np.ndarray, kinds: np.ndarray) -> np.ndarray:
    """[month, kind]: 1 where the month is of the kind."""
    return (which[:, None] == kinds).astype(float)


def enough(weight: np.ndarray, design: Design, looking: Looking) -> np.ndarray:
    """Whether the center's past allows this way of looking back."""
    known = weight > 0
    months = known.sum(axis=1)
    if looking == Looking.MONTHS:
        return months >= LEAST_MONTHS
    told = inverse(known.astype(float), design.parts)[1]
    wanted = design.coming_parts.mean(axis=0)
    estimable = np.abs(told @ wanted - wanted).max(axis=1, initial=0) < ESTIMABLE
    rank = np.rint(np.einsum("cpp->c", told))
    free = estimable & (months - rank >= LEAST_FREEDOM)
    if looking == Looking.LEVEL:
        recent = (design.coming[-1] - design.past) // 12 == 0
        return free & (known[:, recent].sum(axis=1) >= LEAST_RECENT)
    seasons = design.past[:, None] % 12 == np.unique(design.coming % 12)
    times = known.astype(int) @ seasons
    least = 2 if looking == Looking.YEARS else 1
    return free & (times >= least).all(axis=1)
