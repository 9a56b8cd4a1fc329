"""What weighting did: shares before and after, and what it costs in precision."""

from collections.abc import Set
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pescycle.css.weighting.margins import Margin


@dataclass(frozen=True)
class WeightSpread:
    """How much weights differ.

    ``deff_kish`` is 1 + CV^2 of the weights: how many times more answers are needed than
    with equal weights. ``lowest`` and ``highest`` say for how many average answers the
    lightest and the heaviest one counts.
    """

    base: int
    deff_kish: float
    effective_base: float
    lowest: float
    highest: float


def weight_spread(weight: np.ndarray) -> WeightSpread:
    """Spread of the weights of those who have one.

    Parameters
    ----------
    weight : ndarray
        One a respondent; without a weight nobody counts.

    Notes
    -----
    Kish (1965), Survey Sampling, 11.7; for means that do not hang on the weights.
    """
    own = weight[weight > 0]
    if not len(own):
        return WeightSpread(0, *[np.nan] * 4)
    effective = own.sum() ** 2 / (own**2).sum()
    return WeightSpread(
        base=len(own),
        deff_kish=float(len(own) / effective),
        effective_base=float(effective),
        lowest=float(own.min() / own.mean()),
        highest=float(own.max() / own.mean()),
    )


def class_shares(margin: Margin, weight: np.ndarray) -> pd.DataFrame:
    """Each category's share of the frame, of the answers, and of the weighted answers.

    Parameters
    ----------
    margin : Margin
    weight : ndarray
        One a respondent; without a weight nobody counts.

    Returns
    -------
    DataFrame
        One row a category: ``margin category frame_share before_share after_share base
        ratio``; ``base`` counts respondents and ``before_share`` is their share as they
        came, ``ratio`` is after over before, and the category of those who did not state
        has no share of the frame.
    """
    size = len(margin.categories)
    shares = [
        np.bincount(margin.code, values, minlength=size) / values.sum()
        for values in ((weight > 0).astype(float), weight)
    ]
    frame = np.full(size, np.nan)
    frame[: len(margin.known)] = margin.known
    ratio = np.full(size, np.nan)
    np.divide(shares[1], shares[0], out=ratio, where=shares[0] > 0)
    return pd.DataFrame(
        {
            "margin": margin.name,
            "category": list(margin.categories),
            "frame_share": frame,
            "before_share": shares[0],
            "after_share": shares[1],
            "base": np.bincount(margin.code[weight > 0], minlength=size),
            "ratio": ratio,
        }
    )


def pooled_classes(
    classes: pd.DataFrame, *, minimum_base: int, together: Set[str] = frozenset()
) -> pd.DataFrame:
    """A margin's classes, those with few respondents joined with the next smallest.

    A single small class could be worked out from the others, whose shares add up to 1; so
    it is joined, not hidden. Categories that neither the frame nor the answers have are
    left out.

    Parameters
    ----------
    classes : DataFrame
        As of ``class_shares``, one margin.
    minimum_base : int
        Respondents that a class needs.
    together : set of str
        Codes whose numbers of respondents are kept back elsewhere: their classes are one.

    Returns
    -------
    DataFrame
        The same columns; ``category`` of joined classes has their codes with a space
        between.
    """
    there = (classes["base"] > 0) | (classes["frame_share"] > 0)
    sizes = classes.loc[there, "base"]
    kept_back = [p for p in sizes.index if together & {*classes.loc[p, "category"].split()}]
    groups = [([p], int(size)) for p, size in sizes.drop(kept_back).items()]
    if kept_back:
        groups.append((kept_back, int(sizes[kept_back].sum())))
    while len(groups) > 1:
        groups.sort(key=lambda group: (group[1], group[0]))
        if groups[0][1] >= minimum_base:
            break
        (first, one), (second, other) = groups[:2]
        groups[:2] = [(sorted(first + second), one + other)]
    rows = [_joined(classes.loc[places]) for places, _ in sorted(groups)]
    return pd.DataFrame(rows, columns=list(classes.columns))


def _joined(rows: pd.DataFrame) -> dict[str, object]:
    sums = rows[["before_share", "after_share", "base"]].sum()
    return {
        "margin": rows["margin"].iloc[0],
        "category": " ".join(rows["category"]),
        "frame_share": rows["frame_share"].sum(min_count=1),
        "before_share": sums["before_share"],
        "after_share": sums["after_share"],
        "base": int(sums["base"]),
        "ratio": sums["after_share"] / sums["before_share"]
        if sums["before_share"]
        else np.nan,
    }
