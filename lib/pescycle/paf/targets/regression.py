"""The level that a center's surroundings let expect, from an ordinary regression."""

import numpy as np
import pandas as pd

from pescycle.model.framework import CENTERS_A_COVARIATE
from pescycle.paf.reasons import Reason

# A center with all the leverage has no other center to be expected from.
FULL_LEVERAGE = 1 - 1e-9


def expected_levels(values: pd.Series, covariates: pd.DataFrame) -> pd.DataFrame:
    """What each center's covariates let expect, by least squares over the other centers.

    Each center is left out of its own expectation: y - e / (1 - h), with e its residual and
    h its leverage, is what the line through all others says at its place. Else a center far
    out would be expected to be what it is. The levels are those of the baseline period; a
    center's own effort there is not in its own target, but it is in everybody else's.

    Parameters
    ----------
    values : Series
        Index center; values of the baseline period, missing allowed.
    covariates : DataFrame
        Index center, one numeric column a covariate, all declared in the framework.

    Returns
    -------
    DataFrame
        Index as ``values``: ``reference support reason``; ``support`` is the number of
        centers that the line goes through. Missing with fewer than 10 centers a covariate,
        or where the covariates do not differ enough to tell their parts.

    Notes
    -----
    WIOA's statistical adjustment model works alike: the level of a state is predicted with
    its clients' and economy's characteristics. R: ``fit <- lm(y ~ x); y - resid(fit) / (1 -
    hatvalues(fit))``.
    """
    y = values.to_numpy(dtype=float, na_value=np.nan)
    known = covariates.reindex(values.index).to_numpy(dtype=float, na_value=np.nan)
    described = np.isfinite(known).all(axis=1)
    used = described & np.isfinite(y)
    count, width = int(used.sum()), known.shape[1]
    expected = np.full(len(y), np.nan)
    reason = np.where(described, Reason.NONE, Reason.NO_COVARIATE).astype(object)
    if count < CENTERS_A_COVARIATE * width:
        reason[:] = Reason.FEW_CENTERS
    else:
        points = _standardised(known, used)
        fitted = _left_out(points, np.where(used, y, 0.0), used)
        if fitted is None:
            reason[:] = Reason.NOT_ESTIMABLE
        else:
            expected[described] = fitted[described]
            reason[described & ~np.isfinite(expected)] = Reason.NOT_ESTIMABLE
    return pd.DataFrame(
        {
            "reference": expected,
            "support": count,
            "reason": pd.Series(list(map(str, reason)), index=values.index, dtype="str"),
        },
        index=values.index,
    )


def _standardised(known: np.ndarray, used: np.ndarray) -> np.ndarray:
    """Covariates of one size beside a column of ones, so that rounding does not matter."""
    mean, spread = known[used].mean(axis=0), known[used].std(axis=0)
    scaled = (known - mean) / np.where(spread > 0, spread, 1.0)
    return np.column_stack([np.ones(len(known)), scaled])


def _left_out(points: np.ndarray, y: np.ndarray, used: np.ndarray) -> np.ndarray | None:
    """Predictions, those of used centers without themselves; None if not estimable."""
    own = points[used]
    if np.linalg.matrix_rank(own) < own.shape[1]:
        return None
    basis, upper = np.linalg.qr(own)
    fitted = np.full(len(y), np.nan)
    other = ~used & np.isfinite(points).all(axis=1)
    fitted[other] = points[other] @ np.linalg.solve(upper, basis.T @ y[used])
    leverage = (basis**2).sum(axis=1)
    residual = y[used] - basis @ (basis.T @ y[used])
    alone = leverage >= FULL_LEVERAGE
    share = np.where(alone, np.nan, 1 - leverage)
    fitted[used] = y[used] - residual / share
    return fitted
