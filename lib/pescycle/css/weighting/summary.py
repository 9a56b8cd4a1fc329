"""What weighting did: shares before and after, and what it costs in precision."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pescycle.css.weighting.margins import Margin


@dataclass(frozen=True)
class WeightSpread:
    """How much weights differ.

    ``deff_kish`` is 1 + CV^2 of the weights: how many times more answers are needed than
    with equal weights. ``lowest`` and ``highest`` are ratios of weight to base weight, both
    scaled to a mean of 1.
    """

    base: int
    deff_kish: float
    effective_base: float
    lowest: float
    highest: float


def weight_spread(weight: np.ndarray, before: np.ndarray) -> WeightSpread:
    """Spread of the weights of those who have one.

    Parameters
    ----------
    weight, before : ndarray
        Final and base weights, one a respondent.

    Notes
    -----
    Kish (1965), Survey Sampling, 11.7; for means that do not hang on the weights.
    """
    counted = before > 0
    own, base = weight[counted], before[counted]
    if not len(own):
        return WeightSpread(0, *[np.nan] * 4)
    effective = own.sum() ** 2 / (own**2).sum()
    ratio = (own / own.mean()) / (base / base.mean())
    return WeightSpread(
        base=len(own),
        deff_kish=float(len(own) / effective),
        effective_base=float(effective),
        lowest=float(ratio.min()),
        highest=float(ratio.max()),
    )


def class_shares(margin: Margin, weight: np.ndarray, before: np.ndarray) -> pd.DataFrame:
    """Each category's share of the frame, of the answers, and of the weighted answers.

    Parameters
    ----------
    margin : Margin
    weight, before : ndarray
        Final and base weights, one a respondent.

    Returns
    -------
    DataFrame
        One row a category: ``margin category frame_share before_share after_share base
        ratio``; ``base`` counts respondents, ``ratio`` is after over before, and the
        category of those who did not state has no share of the frame.
    """
    size = len(margin.categories)
    shares = [
        np.bincount(margin.code, values, minlength=size) / values.sum()
        for values in (before, weight)
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
            "base": np.bincount(margin.code[before > 0], minlength=size),
            "ratio": ratio,
        }
    )
