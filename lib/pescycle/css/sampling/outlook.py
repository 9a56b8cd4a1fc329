"""How many answers a fieldwork will have brought at its end, at the present pace."""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import stats

from pescycle.stats.intervals import checked_confidence, numbers

# Jeffreys' prior of a Poisson rate: half an answer, so that nobody's pace is exactly zero.
PRIOR_ANSWERS = 0.5
METHOD = "gamma_poisson"


def expected_answers(
    collected: ArrayLike,
    *,
    elapsed: float,
    left: float,
    trend: ArrayLike = 1.0,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Answers at the end of the fieldwork, with the limits of what is still to come.

    The limits allow for chance at a steady pace. They do not allow for a center that stops,
    nor for one that is called and catches up: this is what happens if nobody does anything.

    Parameters
    ----------
    collected : array_like
        Answers so far, one a center; missing gives missing.
    elapsed, left : float
        Days of the fieldwork gone and to come; with none left the answers are final.
    trend : array_like
        Present pace over the mean pace so far; 1 is a steady pace.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    DataFrame
        One row a center: ``expected low high level method``, in answers.

    Raises
    ------
    ValueError
        Before the first day, or with a negative time or trend.

    Notes
    -----
    expected = y + y s / t with y answers in t days and s = left times trend. What is to
    come is negative binomial: Poisson counts whose rate has the posterior Gamma(y + 1/2,
    t), see Gelman et al. (2013), Bayesian Data Analysis, 3rd edition, section 2.6. R:
    ``y + qnbinom(c(0.025, 0.975), size = y + 0.5, prob = t / (t + s))``.
    """
    level = checked_confidence(confidence)
    so_far, pace = np.broadcast_arrays(
        np.atleast_1d(numbers(collected)), np.atleast_1d(numbers(trend))
    )
    if not elapsed > 0 or left < 0 or (pace < 0).any():
        raise ValueError(
            "elapsed must be above 0, left and trend at least 0; write days as numbers"
        )
    known = np.where(np.isnan(so_far), 0.0, so_far)
    time = left * pace
    chance = elapsed / (elapsed + time)
    tails = ((1 - level) / 2, (1 + level) / 2)
    low, high = (stats.nbinom.ppf(t, known + PRIOR_ANSWERS, chance) for t in tails)
    # With no time left the distribution is a point, which scipy does not know.
    to_come = {"expected": known * time / elapsed, "low": low, "high": high}
    missing = np.isnan(so_far)
    found = {
        name: np.where(missing, np.nan, known + np.where(time > 0, more, 0.0))
        for name, more in to_come.items()
    }
    index = collected.index if isinstance(collected, pd.Series) else None
    return pd.DataFrame(found, index=index).assign(level=level, method=METHOD)
