"""Expected values from models of single records, each center's from the others alone."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import expit

from pescycle.model.context import ContextKind, ContextModel
from pescycle.model.findings import ContextReason
from pescycle.paf.context.comparison import Expectation, comparison_row, is_low
from pescycle.paf.context.fitting import Fit, fitted
from pescycle.paf.context.limits import Counts, binomial_sum, poisson_counts
from pescycle.paf.context.patterns import Design, center_factors, design, patterns

# With more centers than fits several centers are left out together.
MOST_FITS = 50
# One factor of the center itself for so many centers, no more.
CENTERS_PER_FACTOR = 10
# Cases with nearly the same chance are put together: steps of the chance, 0..1.
CHANCE_STEP = 0.005
MANY_PATTERNS = 200


@dataclass(frozen=True, eq=False)
class Modelled:
    """What a model lets expect: rows of a comparison, and what it rests on.

    ``kinds`` has a row a (center, factors) with an expected value: ``center cases total
    chance`` (the mean that is expected of each of its cases). ``cases`` and ``events`` are
    of all complete records, ``passed_over`` counts those that lack the outcome or a factor;
    ``reason`` says why there is no model at all.
    """

    rows: list[dict[str, object]]
    kinds: pd.DataFrame
    cases: int
    events: float
    parameters: int
    fits: int
    passed_over: int
    reason: ContextReason = ContextReason.NONE


def modelled(
    kpi: str, records: pd.DataFrame, model: ContextModel, *, centers: list[str]
) -> Modelled:
    """Outcomes of each center against those that a model of the other centers expects.

    For each center the model is fitted to the records of the others and then asked what
    outcomes it expects of the center's own cases; with more than 50 centers these are dealt
    into 50 folds in the order of their ids, and each fold is left out together. The limits
    hold two things: the variance of the single cases (exact where outcomes are counted) and
    the uncertainty of the coefficients. They do not hold that centers differ for reasons
    that nobody recorded: see over-dispersion.

    It misleads where a factor is the center's own doing (what it offered, how long it let
    wait): the model then explains away what it should show.

    Parameters
    ----------
    kpi : str
        Id of the KPI, for the rows.
    records : DataFrame
        One row a case: ``center outcome`` and a column a factor.
    model : ContextModel
        ``logistic``, ``poisson`` or ``linear``, with its factors.
    centers : list of str
        Ids in the order of the rows.

    Returns
    -------
    Modelled
        One row a center. A fit with fewer than 10 events a parameter, with a code that
        always or never succeeds, or with factors that tell the same is refused with its
        reason; so is a model with more than one factor of the centers themselves for ten
        centers.
    """
    rows = patterns(records[records["center"].isin(centers)], model)
    columns = design(rows, model)
    reason = _refused(rows, model)
    folds = _folds(rows["center"])
    fits = {} if reason else _fits(model.kind, rows, columns, folds)
    together = _together(rows)
    found, kinds = [], [_kinds(rows[:0], np.empty(0))]
    for center in centers:
        own = (rows["center"] == center).to_numpy()
        counts = _counts(kpi, center, model.kind, rows[own], together)
        fit = reason or fits.get(folds.get(center), ContextReason.NO_CASES)
        expected = _own_expectation(model.kind, rows[own], columns.matrix[own], fit)
        if not isinstance(expected, ContextReason):
            expected, chances = expected
            kinds.append(_kinds(rows[own], chances))
        found.append(comparison_row(counts, expected))
    return Modelled(
        rows=found,
        kinds=pd.concat(kinds, ignore_index=True),
        cases=int(rows["cases"].sum()),
        events=float(rows["total"].sum()),
        parameters=columns.matrix.shape[1] - 1,
        fits=len(fits),
        passed_over=len(records) - int(rows["cases"].sum()),
        reason=reason or _common_reason(fits),
    )


def _kinds(rows: pd.DataFrame, chances: np.ndarray) -> pd.DataFrame:
    return rows[["center", "cases", "total"]].assign(chance=chances)


def _common_reason(fits: dict[int, Fit | ContextReason]) -> ContextReason:
    """The reason of all fits, where none of them came about."""
    reasons = [fit for fit in fits.values() if isinstance(fit, ContextReason)]
    return reasons[0] if len(reasons) == len(fits) else ContextReason.NONE


def _refused(rows: pd.DataFrame, model: ContextModel) -> ContextReason:
    there = rows["center"].nunique()
    if there == 0:
        return ContextReason.NO_CASES
    if there == 1:
        return ContextReason.ONE_CENTER
    if len(center_factors(rows, model)) > there // CENTERS_PER_FACTOR:
        return ContextReason.CENTER_FACTORS
    return ContextReason.NONE


def _folds(centers: pd.Series) -> dict[str, int]:
    """Fold of each center: its own, or with many centers dealt out in order of the ids."""
    return {
        center: place % MOST_FITS for place, center in enumerate(sorted(centers.unique()))
    }


def _fits(
    kind: ContextKind, rows: pd.DataFrame, columns: Design, folds: dict[str, int]
) -> dict[int, Fit | ContextReason]:
    fold = rows["center"].map(folds).to_numpy()
    found = {}
    for number in sorted(set(folds.values())):
        rest = fold != number
        part = Design(columns.matrix[rest], columns.factor, columns.code)
        found[number] = fitted(kind, rows[rest], part)
    return found


def _together(rows: pd.DataFrame) -> float:
    cases = rows["cases"].sum()
    return float(rows["total"].sum() / cases) if cases else np.nan


def _counts(
    kpi: str, center: str, kind: ContextKind, own: pd.DataFrame, together: float
) -> dict[str, object]:
    base, observed = float(own["cases"].sum()), float(own["total"].sum())
    low = kind == ContextKind.LOGISTIC and is_low(observed, base, together)
    return {
        "center": center,
        "kpi": kpi,
        "method": kind,
        "base": base,
        "observed": observed,
        "low_share": low,
    }


def _own_expectation(
    kind: ContextKind, own: pd.DataFrame, matrix: np.ndarray, fit: Fit | ContextReason
) -> tuple[Expectation, np.ndarray] | ContextReason:
    """What a center's own patterns let expect, and the expected mean of each of them."""
    if own.empty:
        return ContextReason.NO_CASES
    if isinstance(fit, ContextReason):
        return fit
    if (matrix[:, ~fit.used] != 0).any():
        return ContextReason.NOWHERE_ELSE
    cases, used = own["cases"].to_numpy(), matrix[:, fit.used]
    mean, slope, variance = _MOMENTS[kind](used @ fit.coefficients, fit.scale)
    expected = float(cases @ mean)
    if expected <= 0:
        return ContextReason.NOTHING_EXPECTED
    gradient = (cases * slope) @ used
    extra = float(gradient @ fit.covariance @ gradient)
    counts = _distribution(kind, cases, mean)
    return Expectation(expected, float(cases @ variance), extra, counts), mean


def _distribution(kind: ContextKind, cases: np.ndarray, mean: np.ndarray) -> Counts | None:
    if kind == ContextKind.LOGISTIC:
        return binomial_sum(*_few_kinds(cases, mean))
    return poisson_counts(float(cases @ mean)) if kind == ContextKind.POISSON else None


def _logistic(linear: np.ndarray, _scale: float) -> tuple:
    mean = expit(linear)
    return mean, mean * (1 - mean), mean * (1 - mean)


def _poisson(linear: np.ndarray, _scale: float) -> tuple:
    mean = np.exp(linear)
    return mean, mean, mean


def _linear(linear: np.ndarray, scale: float) -> tuple:
    return linear, np.ones_like(linear), np.full_like(linear, scale)


# Of each kind a case's mean, its slope in the linear part, and its variance.
_MOMENTS = {
    ContextKind.LOGISTIC: _logistic,
    ContextKind.POISSON: _poisson,
    ContextKind.LINEAR: _linear,
}


def _few_kinds(cases: np.ndarray, chances: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Cases and chances, those with nearly the same chance put together when many.

    The mean of each kind is kept, so that the expected count stays to the last digit; the
    variance changes by less than a 40,000th of a case each.
    """
    if len(cases) <= MANY_PATTERNS:
        return cases, chances
    kind = np.floor(chances / CHANCE_STEP).astype(int)
    _, place = np.unique(kind, return_inverse=True)
    number = np.bincount(place, cases)
    return number, np.bincount(place, cases * chances) / number
