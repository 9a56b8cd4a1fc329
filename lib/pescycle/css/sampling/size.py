"""How many answers a margin of error needs, and which margin a number of answers gives."""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from pescycle.stats.intervals import normal_quantile, numbers

# The share with the largest spread: a plan made for it is safe for every other share.
WORST_SHARE = 0.5
# A size that is whole but for rounding must not be raised by one.
ROUNDING = 1e-9


def required_size(
    margin: ArrayLike, frame: ArrayLike, *, confidence: float = 0.95
) -> ArrayLike:
    """Answers that a simple random sample needs for a margin of error of a share.

    Answers, not people asked: divide by the response rate that you expect. It misleads for
    clusters and for centers taken out of a sample planned for the whole.

    Parameters
    ----------
    margin : array_like
        Half the width of the interval, as a share: 0.05 is 5 points.
    frame : array_like
        How many people there are to ask; missing means unknown, taken as without end.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    Int64 array or Series like the arguments, or an int
        Rounded up; never more than the frame.

    Notes
    -----
    n = n0 / (1 + (n0 - 1) / N) with n0 = z^2 p (1 - p) / margin^2 at p = 0.5. Cochran
    (1977), Sampling Techniques, section 4.4. N = 400 gives 197 at 5 points and 78 at 10.
    """
    allowed, people = np.broadcast_arrays(numbers(margin), numbers(frame))
    if not (allowed > 0).all():
        raise ValueError("margin must be above 0; write 5 points as 0.05")
    unlimited = (
        normal_quantile(confidence) ** 2 * WORST_SHARE * (1 - WORST_SHARE) / allowed**2
    )
    known = np.where(people > 0, people, np.nan)
    limited = unlimited / (1 + (unlimited - 1) / known)
    size = np.where(np.isnan(people), unlimited, np.where(people > 0, limited, 0))
    whole = np.ceil(size - ROUNDING).astype(int)
    return _like(frame, pd.array(whole, dtype="Int64") if whole.ndim else int(whole))


def margin(size: ArrayLike, frame: ArrayLike, *, confidence: float = 0.95) -> ArrayLike:
    """Margin of error of a share at 50 %, for a simple random sample of that size.

    Parameters
    ----------
    size : array_like
        Answers, planned or collected; 0 and missing give a missing margin.
    frame : array_like
        How many people there are to ask; missing means unknown, taken as without end.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    float, array or Series like the arguments
        Half the width as a share; 0 where everybody answered.
    """
    answered, people = np.broadcast_arrays(numbers(size), numbers(frame))
    answered = np.where(answered > 0, answered, np.nan)
    spread = np.sqrt(WORST_SHARE * (1 - WORST_SHARE) / answered)
    rest = np.maximum(people - answered, 0) / np.where(people > 1, people - 1, 1)
    correction = np.where(np.isnan(people), 1.0, np.sqrt(rest))
    result = normal_quantile(confidence) * spread * correction
    return _like(frame, _like(size, result[()]))


def _like(template: ArrayLike, values: ArrayLike) -> ArrayLike:
    if isinstance(template, pd.Series) and not isinstance(values, pd.Series):
        return pd.Series(values, index=template.index)
    return values
