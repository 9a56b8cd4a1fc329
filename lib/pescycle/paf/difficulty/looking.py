"""The ways of looking back, and which of them a center's past allows."""

from enum import StrEnum

import numpy as np
import pandas as pd

from pescycle.model.spans import Span
from pescycle.paf.difficulty.design import Design, inverse
from pescycle.paf.difficulty.series import Series

# Fewer degrees of freedom and the distribution has no useful width.
LEAST_FREEDOM = 3
# Half a year of months: with less, one odd one is the whole experience.
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


def _numbers(months: pd.DatetimeIndex, span: Span) -> np.ndarray:
    return np.asarray(months.year * 12 + months.month - 1) // span.months


def design_of(
    series: Series, coming: pd.DatetimeIndex, looking: Looking
) -> tuple[Design, np.ndarray]:
    """The design, and which of the series' months it looks at."""
    a_year = series.span.a_year
    past, ahead = (_numbers(each, series.span) for each in (series.months, coming))
    columns = np.arange(len(past))
    if looking in (Looking.YEARS, Looking.YEAR):
        columns = np.flatnonzero(np.isin(past % a_year, ahead % a_year))
    past = past[columns]
    # Years that end with the round, so that the last months have its level.
    year = [(ahead[-1] - when) // a_year for when in (past, ahead)]
    match looking:
        case Looking.LEVEL:
            season = [_of_year(when, a_year) for when in (past, ahead)]
            last = np.arange(year[0].max() + 1) if len(past) else np.arange(1)
            parts = [
                np.hstack([months, _dummies(which, last)])
                for months, which in zip(season, year, strict=True)
            ]
        case Looking.YEARS:
            parts = [_of_year(when, a_year) for when in (past, ahead)]
        case _:
            parts = [np.ones((len(when), 1)) for when in (past, ahead)]
    levels = np.zeros(parts[0].shape[1], dtype=bool)
    levels[a_year:] = looking == Looking.LEVEL
    return Design(past, parts[0], ahead, parts[1], levels, a_year), columns


def _of_year(when: np.ndarray, a_year: int) -> np.ndarray:
    """[month, month of the year]: 1 where it is that month."""
    return _dummies(when % a_year, np.arange(a_year))


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
        recent = (design.coming[-1] - design.past) // design.a_year == 0
        return free & (known[:, recent].sum(axis=1) >= LEAST_RECENT)
    coming = np.unique(design.coming % design.a_year)
    seasons = design.past[:, None] % design.a_year == coming
    times = known.astype(int) @ seasons
    least = 2 if looking == Looking.YEARS else 1
    return free & (times >= least).all(axis=1)
