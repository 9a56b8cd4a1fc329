"""What all ratings share: their columns, and classes between cut points."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pescycle.model.scoring import Scheme

RATING = ("center", "scheme", "subject", "figure", "rating", "chance", "reason")
RATING_STEP = ("center", "scheme", "subject", "step", "figure")
# A figure that equals a cut point but for rounding has reached it.
TIE = 1e-9


@dataclass(frozen=True, eq=False)
class Ratings:
    """Ratings of one scheme, and the steps that led to each.

    rating : a row a (center, subject): center scheme subject figure (what was classed)
        rating ("" where there is none) chance (whether chance alone could give it; missing
        where the scheme does not say) reason
    rating_step : a row a (center, subject, step): center scheme subject step figure
    """

    rating: pd.DataFrame
    rating_step: pd.DataFrame


def class_of(figure: np.ndarray, cuts: Sequence[float]) -> np.ndarray:
    """Number of the class of each figure: 1 below the first cut, one more from each on.

    Missing figures have class 0.
    """
    passed = np.asarray(figure, dtype=float)[:, None] >= np.asarray(cuts) - TIE
    return np.where(np.isnan(figure), 0, passed.sum(axis=1) + 1)


def named_classes(figure: np.ndarray, cuts: Sequence[float]) -> np.ndarray:
    """The classes as codes, "1" the lowest; "" where the figure is missing."""
    found = class_of(figure, cuts)
    return np.where(found == 0, "", found.astype("str"))


def rated(rows: pd.DataFrame, scheme: Scheme, steps: Sequence[str]) -> Ratings:
    """Ratings from one row a (center, subject) that holds the figures of every step.

    Parameters
    ----------
    rows : DataFrame
        center subject figure rating chance reason, and a column a step.
    scheme : Scheme
        Whose ratings they are.
    steps : sequence of str
        The columns that explain the rating, in their order.
    """
    whole = rows.reset_index(drop=True).assign(scheme=str(scheme))
    long = whole.drop(columns="figure").melt(
        id_vars=["center", "scheme", "subject"],
        value_vars=list(steps),
        var_name="step",
        value_name="figure",
        ignore_index=False,
    )
    ordered = long.sort_index(kind="stable").reset_index(drop=True)
    return Ratings(
        whole[list(RATING)].astype({"rating": "str", "reason": "str", "chance": "object"}),
        ordered[list(RATING_STEP)].astype({"figure": "float64", "step": "str"}),
    )
