"""Fitting one model to counted records, and refusing what they cannot carry."""

import warnings
from dataclasses import dataclass

import numpy as np
import pandas as pd
import statsmodels.api as sm
from statsmodels.tools.sm_exceptions import ConvergenceWarning, PerfectSeparationWarning

from pescycle.model.context import ContextKind
from pescycle.model.findings import ContextReason
from pescycle.paf.context.patterns import Design

# Below this a logistic model's coefficients are biased and their errors too small
# (Peduzzi et al. 1996, Journal of Clinical Epidemiology 49, 1373-1379).
EVENTS_PER_PARAMETER = 10
# The steps end when the deviance stands still; they are Newton's, so the last one squares
# what is left.
TOLERANCE, MOST_STEPS = 1e-9, 100
# On the logit scale no coefficient that data can tell has an error like this.
ENDLESS = 20.0


@dataclass(frozen=True, eq=False)
class Fit:
    """Coefficients of one fit, their covariance, and the variance of one case's outcome.

    ``scale`` is that variance for a linear model, 1 for the others, whose variance follows
    from the mean. ``used`` marks the columns of the design that the fit could estimate.
    """

    coefficients: np.ndarray
    covariance: np.ndarray
    scale: float
    used: np.ndarray


def parameters_carried(kind: ContextKind, rows: pd.DataFrame) -> float:
    """How many parameters the records can carry, at 10 events a parameter.

    Events are the rarer of the two outcomes of a logistic model, what was counted of a
    Poisson model, and the cases of a linear one.
    """
    cases, total = rows["cases"].sum(), rows["total"].sum()
    events = {
        ContextKind.LOGISTIC: min(total, cases - total),
        ContextKind.POISSON: total,
        ContextKind.LINEAR: cases,
    }[kind]
    return float(events / EVENTS_PER_PARAMETER)


def fitted(kind: ContextKind, rows: pd.DataFrame, columns: Design) -> Fit | ContextReason:
    """Maximum-likelihood fit by statsmodels, or the reason why there is none.

    Parameters
    ----------
    kind : ContextKind
        ``logistic``, ``poisson`` or ``linear``.
    rows : DataFrame
        One row a pattern: ``cases total squares`` and the factors.
    columns : Design
        Its columns.

    Notes
    -----
    R: ``glm(cbind(total, cases - total) ~ ..., binomial)``, ``glm(total ~ ... +
    offset(log(cases)), poisson)``, ``lm(total / cases ~ ..., weights = cases)``.
    """
    # A code that nobody else has cannot be estimated; who has it gets no expectation.
    used = (columns.matrix != 0).any(axis=0)
    matrix = columns.matrix[:, used]
    if matrix.shape[1] - 1 > parameters_carried(kind, rows):
        return ContextReason.FEW_EVENTS
    if kind != ContextKind.LINEAR and _separated(kind, rows, matrix):
        return ContextReason.SEPARATION
    if np.linalg.matrix_rank(matrix) < matrix.shape[1]:
        return ContextReason.COLLINEAR
    # Where a model runs off to infinity its chances overflow before the warning comes.
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("error", PerfectSeparationWarning)
        warnings.simplefilter("error", ConvergenceWarning)
        try:
            coefficients, covariance, scale = _ESTIMATES[kind](rows, matrix)
        except (PerfectSeparationWarning, ConvergenceWarning):
            return ContextReason.SEPARATION
    errors = np.sqrt(np.diag(covariance))
    if kind != ContextKind.LINEAR and not (errors < ENDLESS).all():
        return ContextReason.SEPARATION
    return Fit(coefficients, covariance, scale, used)


def _separated(kind: ContextKind, rows: pd.DataFrame, matrix: np.ndarray) -> bool:
    """Whether a code, or the rest beside it, always or never has the outcome."""
    cases, total = rows["cases"].to_numpy(), rows["total"].to_numpy()
    marks = matrix[:, [*((matrix == 0) | (matrix == 1)).all(axis=0).nonzero()[0]]] == 1
    for mark in marks.T:
        reached, there = total[mark].sum(), cases[mark].sum()
        if there and (reached == 0 or (kind == ContextKind.LOGISTIC and reached == there)):
            return True
    return False


# Covariances are those at the last step; the fit keeps those one step before.
# statsmodels divides by the rows beyond the columns, so that a row a pattern could leave it
# none; two rows a pattern say the same.
def _logistic(rows: pd.DataFrame, matrix: np.ndarray) -> tuple:
    ends = np.r_[np.ones(len(rows)), np.zeros(len(rows))]
    counts = np.r_[rows["total"], rows["cases"] - rows["total"]]
    there = counts > 0
    both = np.vstack([matrix, matrix])[there]
    family = sm.families.Binomial()
    model = sm.GLM(ends[there], both, family=family, freq_weights=counts[there])
    found = model.fit(tol=TOLERANCE, maxiter=MOST_STEPS)
    return found.params, np.linalg.inv(-model.hessian(found.params, scale=1.0)), 1.0


def _poisson(rows: pd.DataFrame, matrix: np.ndarray) -> tuple:
    total, cases = (np.r_[rows[name], rows[name]] / 2 for name in ("total", "cases"))
    both, family = np.vstack([matrix, matrix]), sm.families.Poisson()
    model = sm.GLM(total, both, family=family, exposure=cases)
    found = model.fit(tol=TOLERANCE, maxiter=MOST_STEPS)
    return found.params, np.linalg.inv(-model.hessian(found.params, scale=1.0)), 1.0


def _linear(rows: pd.DataFrame, matrix: np.ndarray) -> tuple:
    cases = rows["cases"].to_numpy()
    mean = rows["total"].to_numpy() / cases
    found = sm.WLS(mean, matrix, weights=cases).fit()
    # The patterns' means do not show how single cases spread: that is in the squares.
    within = (rows["squares"] - rows["total"] ** 2 / rows["cases"]).clip(lower=0).sum()
    rest = cases.sum() - matrix.shape[1]
    scale = float((within + found.ssr) / rest) if rest > 0 else np.nan
    return found.params, found.normalized_cov_params * scale, scale


_ESTIMATES = {
    ContextKind.LOGISTIC: _logistic,
    ContextKind.POISSON: _poisson,
    ContextKind.LINEAR: _linear,
}
