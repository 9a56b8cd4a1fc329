"""Over-dispersion: whether centers differ more than chance, and limits to allow for it."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import stats

from pescycle.model.context import Adjustment

# Share of the centers at each end that is drawn in before the spread is judged.
WINSORISED = 0.10
# With fewer centers the spread of their z-values says next to nothing.
FEWEST_CENTERS = 5


@dataclass(frozen=True)
class Dispersion:
    """Spread of the centers around what is expected.

    ``phi`` is the mean square of the winsorised z-values (1 where chance alone is at work,
    missing with fewer than 5 centers), ``chi2`` their sum with ``df`` degrees of freedom, p
    the chance of so much or more. ``tau2`` is the variance between centers in the square of
    the ratio's unit, 0 or more; ``drawn_in`` how many centers were winsorised at each end.
    """

    phi: float
    chi2: float
    df: int
    p: float
    tau2: float
    drawn_in: int


NOT_KNOWN = Dispersion(np.nan, np.nan, 0, np.nan, np.nan, 0)


def winsorised(z: np.ndarray, share: float = WINSORISED) -> tuple[np.ndarray, int]:
    """z-values whose most extreme ones are drawn in to the next, and how many at each end.

    So that one center far out, which is what the limits are to find, does not widen the
    limits until it lies within. At each end ``share`` of the centers is drawn in, rounded
    to the nearest number, at least one.

    Notes
    -----
    Spiegelhalter (2005), appendix A.3: the 100q % most extreme are set to Z_q and Z_(1-q).
    """
    order = np.sort(np.asarray(z, dtype=float))
    ends = min(max(1, int(np.floor(share * len(order) + 0.5))), (len(order) - 1) // 2)
    return np.clip(z, order[ends], order[len(order) - 1 - ends]), ends


def dispersion(ratio: np.ndarray, se: np.ndarray) -> Dispersion:
    """Over-dispersion of ratios around 1.

    Winsorising makes phi smaller than it would be without: under chance alone its mean lies
    below 1, so that the test errs on the side of no over-dispersion.

    Parameters
    ----------
    ratio : array
        Observed over expected of each center.
    se : array
        Its standard error if the center were like the others, above 0.

    Notes
    -----
    Spiegelhalter (2005), Statistics in Medicine 24, appendix A.3; Spiegelhalter et al.
    (2012), JRSS A 175, 1-47, section 3.3. tau2 after DerSimonian and Laird (1986),
    Controlled Clinical Trials 7, 177-188, with the winsorised sum of squares in the place
    of Q: ``max(0, (I * phi - (I - 1)) / (sum(w) - sum(w^2) / sum(w)))``, ``w = 1 / se^2``.
    """
    usable = np.isfinite(ratio) & np.isfinite(se) & (se > 0)
    centers = int(usable.sum())
    if centers < FEWEST_CENTERS:
        return NOT_KNOWN
    error = se[usable]
    z, ends = winsorised((ratio[usable] - 1) / error)
    chi2 = float((z**2).sum())
    weight = 1 / error**2
    room = weight.sum() - (weight**2).sum() / weight.sum()
    return Dispersion(
        phi=chi2 / centers,
        chi2=chi2,
        df=centers,
        p=float(stats.chi2.sf(chi2, centers)),
        tau2=max(0.0, float((chi2 - (centers - 1)) / room)),
        drawn_in=ends,
    )


def inflation(found: Dispersion, se: np.ndarray, adjustment: Adjustment) -> np.ndarray:
    """Factor of 1 or more by which a center's limits lie further from 1.

    Multiplicative: the root of phi, the same for all. Additive: the root of
    (se^2 + tau2) / se^2, so that large centers' narrow limits are widened most.
    """
    if np.isnan(found.phi):
        return np.ones_like(se)
    if adjustment == Adjustment.MULTIPLICATIVE:
        return np.full_like(se, np.sqrt(max(1.0, found.phi)))
    square = np.square(se)
    wider = np.divide(square + found.tau2, square, out=np.ones_like(se), where=square > 0)
    return np.sqrt(wider)


def widened(limits: pd.DataFrame, factor: np.ndarray) -> pd.DataFrame:
    """Limits of a ratio further from 1 by ``factor``, never narrower than they were.

    Parameters
    ----------
    limits : DataFrame
        One row a center: ``low high low_outer high_outer``, ratios.
    factor : array
        1 or more, one a row.

    Returns
    -------
    DataFrame
        The same columns; low limits not below 0.
    """
    factor = np.maximum(factor, 1)
    wider = 1 + (limits - 1).mul(factor, axis=0)
    lows, highs = ["low", "low_outer"], ["high", "high_outer"]
    wider[lows] = np.minimum(wider[lows].clip(lower=0), limits[lows])
    # A high limit below 1 (next to nothing is expected) must not come closer to 0.
    wider[highs] = np.maximum(wider[highs], limits[highs])
    return wider
