"""How many answers a margin of error or a change needs, and which margin answers give."""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import stats

from pescycle.stats.intervals import normal_quantile, numbers

# The share with the largest spread: a plan made for it is safe for every other share.
WORST_SHARE = 0.5
# A size that is whole but for rounding must not be raised by one.
ROUNDING = 1e-9
# Chance of seeing a change that is there, which plans usually ask for.
USUAL_POWER = 0.8


def required_size(
    margin: ArrayLike,
    frame: ArrayLike,
    *,
    share: ArrayLike = WORST_SHARE,
    design_effect: ArrayLike = 1.0,
    confidence: float = 0.95,
) -> ArrayLike:
    """Answers that a sample needs for a margin of error of a share.

    Answers, not people asked: see ``contacts_needed``.

    Parameters
    ----------
    margin : array_like
        Half the width of the interval, as a share: 0.05 is 5 points.
    frame : array_like
        How many people there are to ask; missing means unknown, taken as without end.
    share : array_like
        The share that is expected.
    design_effect : array_like
        How many times the variance exceeds a simple random sample's (clusters, weights).
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    Int64 array or Series like the arguments, or an int
        Rounded up; never more than the frame.

    Notes
    -----
    n = n0 / (1 + (n0 - 1) / N) with n0 = deff z^2 p (1 - p) / margin^2. Cochran (1977),
    Sampling Techniques, section 4.4. N = 400 gives 197 at 5 points and 78 at 10.
    """
    allowed, people, spread, effect = np.broadcast_arrays(
        *map(numbers, (margin, frame, share, design_effect))
    )
    if not (allowed > 0).all():
        raise ValueError("margin must be above 0; write 5 points as 0.05")
    unlimited = normal_quantile(confidence) ** 2 * spread * (1 - spread) / allowed**2
    return _like(frame, _finite(unlimited * effect, people))


def size_for_change(
    change: ArrayLike,
    *,
    share: ArrayLike = WORST_SHARE,
    power: float = USUAL_POWER,
    design_effect: ArrayLike = 1.0,
    confidence: float = 0.95,
) -> ArrayLike:
    """Answers that each of two rounds needs so that a change of a share would be seen.

    Parameters
    ----------
    change : array_like
        The change that must not be missed, as a share: 0.05 is 5 points.
    share : array_like
        The share before.
    power : float
        Chance of seeing the change where it is there.
    design_effect : array_like
        How many times the variance exceeds a simple random sample's.
    confidence : float
        0.95 for a test at 5 %.

    Returns
    -------
    Int64 array, or an int
        Rounded up; one round's answers.

    Notes
    -----
    n = deff (z_a sqrt(2 p q) + z_b sqrt(p1 q1 + p2 q2))^2 / change^2 with p the mean of
    both shares: Fleiss, Levin & Paik (2003), Statistical Methods for Rates and
    Proportions, equation 4.14. R: ``power.prop.test(p1 =, p2 =, power = 0.8)``.
    """
    step, before, effect = np.broadcast_arrays(
        *map(numbers, (change, share, design_effect))
    )
    after = before + step
    if (step == 0).any() or (after < 0).any() or (after > 1).any():
        raise ValueError("the change must not be 0, nor lead out of 0 to 1")
    middle = (before + after) / 2
    apart = before * (1 - before) + after * (1 - after)
    alike = 2 * middle * (1 - middle)
    needed = normal_quantile(confidence) * np.sqrt(alike)
    needed = needed + stats.norm.ppf(power) * np.sqrt(apart)
    size = effect * (needed / step) ** 2
    return _finite(size, np.full(step.shape, np.nan))


def detectable_change(
    margin: ArrayLike, *, power: float = USUAL_POWER, confidence: float = 0.95
) -> ArrayLike:
    """Smallest change between two equally precise rounds that would probably be seen.

    Parameters
    ----------
    margin : array_like
        Margin of error of one round's figure at that confidence, in any unit.
    power : float
        Chance of seeing the change where it is there.
    confidence : float
        0.95 for a test at 5 %.

    Returns
    -------
    float or array
        In the unit of the margin: (z_a + z_b) times the root of 2 times the standard error.
    """
    quantile = normal_quantile(confidence)
    error = numbers(margin) / quantile * np.sqrt(2)
    return ((quantile + stats.norm.ppf(power)) * error)[()]


def contacts_needed(answers: ArrayLike, response_rate: ArrayLike) -> ArrayLike:
    """People to ask for so many answers, when only a share of them answers.

    Parameters
    ----------
    answers : array_like
        Answers wanted.
    response_rate : array_like
        Share of those asked who answer, above 0.
    """
    rate = numbers(response_rate)
    if not ((rate > 0) & (rate <= 1)).all():
        raise ValueError("response_rate must be above 0 and at most 1")
    asked = numbers(answers) / rate
    whole = np.where(np.isnan(asked), np.nan, np.ceil(asked - ROUNDING))
    found = pd.array(np.atleast_1d(whole), dtype="Int64")
    return _like(answers, found if whole.ndim else found[0])


def margin(
    size: ArrayLike,
    frame: ArrayLike,
    *,
    share: ArrayLike = WORST_SHARE,
    design_effect: ArrayLike = 1.0,
    confidence: float = 0.95,
) -> ArrayLike:
    """Margin of error of a share, for a sample of that size.

    Parameters
    ----------
    size : array_like
        Answers, planned or collected; 0 and missing give a missing margin.
    frame : array_like
        How many people there are to ask; missing means unknown, taken as without end.
    share : array_like
        The share that is expected.
    design_effect : array_like
        How many times the variance exceeds a simple random sample's.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    float, array or Series like the arguments
        Half the width as a share; 0 where everybody answered.
    """
    answered, people, expected, effect = np.broadcast_arrays(
        *map(numbers, (size, frame, share, design_effect))
    )
    answered = np.where(answered > 0, answered, np.nan)
    spread = np.sqrt(effect * expected * (1 - expected) / answered)
    rest = np.maximum(people - answered, 0) / np.where(people > 1, people - 1, 1)
    correction = np.where(np.isnan(people), 1.0, np.sqrt(rest))
    result = normal_quantile(confidence) * spread * correction
    return _like(frame, _like(size, result[()]))


def _finite(unlimited: np.ndarray, people: np.ndarray) -> ArrayLike:
    """Size of a sample from so many people, whole."""
    known = np.where(people > 0, people, np.nan)
    limited = np.minimum(unlimited / (1 + (unlimited - 1) / known), known)
    size = np.where(np.isnan(people), unlimited, np.where(people > 0, limited, 0))
    whole = np.ceil(size - ROUNDING).astype(int)
    return pd.array(whole, dtype="Int64") if whole.ndim else int(whole)


def _like(template: ArrayLike, values: ArrayLike) -> ArrayLike:
    if isinstance(template, pd.Series) and not isinstance(values, pd.Series):
        return pd.Series(values, index=template.index)
    return values
