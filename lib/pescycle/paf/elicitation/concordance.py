"""Whether the members of a group put things into the same order."""

from math import nan
from typing import NamedTuple

import numpy as np
from scipy import stats


class Concordance(NamedTuple):
    """Kendall's W, 0 (no common order) to 1 (the same order), and its test."""

    w: float
    p: float


def concordance(scores: np.ndarray) -> Concordance:
    """Kendall's coefficient of concordance, corrected for ties.

    It looks at the order alone: participants who agree that staff comes before visitors but
    not by how much agree fully. Missing for fewer than two participants or children, and
    where nobody puts anything before anything.

    Parameters
    ----------
    scores : array [participant, child]

    Returns
    -------
    Concordance
        ``p`` is the chance of a W of that size among participants who order at random
        (chi-square approximation, poor for fewer than 7 participants and children).

    Notes
    -----
    Kendall & Babington Smith (1939), Annals of Mathematical Statistics 10, 275-287.
    R: ``q <- friedman.test(x)$statistic; q / (nrow(x) * (ncol(x) - 1))``.
    """
    raters, children = np.shape(scores)
    if raters < 2 or children < 2:
        return Concordance(nan, nan)
    ranks = stats.rankdata(scores, axis=1)
    sums = ranks.sum(axis=0)
    apart = ((sums - sums.mean()) ** 2).sum()
    ties = sum(
        float((counts**3 - counts).sum())
        for counts in (np.unique(row, return_counts=True)[1] for row in ranks)
    )
    whole = raters**2 * (children**3 - children) - raters * ties
    if whole <= 0:
        return Concordance(nan, nan)
    w = float(12 * apart / whole)
    p = float(stats.chi2.sf(raters * (children - 1) * w, children - 1))
    return Concordance(w, p)
