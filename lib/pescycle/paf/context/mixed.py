"""Shrinkage by a mixed model: a random center effect on the logit of every case."""

import numpy as np
import pandas as pd
from scipy.special import logit, logsumexp
from scipy.stats import norm

from pescycle.paf.context.mixtures import grid_weights, spreads
from pescycle.paf.context.shrinkage import Shrunken, most_likely
from pescycle.stats.intervals import checked_confidence

# Center effects looked at, on the logit scale; sums over so fine a grid are exact for
# every spread that the grid of spreads holds.
STEP, FURTHEST = 0.005, 4.0


def logit_normal(cases: pd.DataFrame, *, confidence: float = 0.95) -> Shrunken:
    """Ratios by a logistic model with a random effect of each center.

    The logit of a case's chance is that of its expected chance plus the center's effect u,
    u ~ N(0, s^2); s maximises the marginal likelihood. The ratio is the mean, given the
    center's outcomes, of the successes that its cases would have over those expected.
    Unlike empirical Bayes on sums it keeps each kind of case apart.

    Parameters
    ----------
    cases : DataFrame
        One row a (center, kind of case): ``center cases total chance`` (number of cases,
        successes, expected chance between 0 and 1).
    confidence : float
        0..1.

    Returns
    -------
    Shrunken
        Centers in the order of their first row.

    Notes
    -----
    R: ``lme4::glmer(cbind(total, cases - total) ~ 0 + offset(qlogis(chance)) +
    (1 | center), family = binomial, nAGQ = 25)``. Here integrals over u are sums over
    a grid.
    """
    level = checked_confidence(confidence)
    names = list(dict.fromkeys(cases["center"]))
    effects = np.arange(-FURTHEST, FURTHEST + STEP / 2, STEP)
    parts = [_center(cases[cases["center"] == name], effects) for name in names]
    logs = np.array([log for log, _ in parts])
    ratios = np.array([ratio for _, ratio in parts])

    def likelihood(spread: float) -> float:
        prior = norm.logpdf(effects, scale=spread)
        return float((logsumexp(logs + prior, axis=1) + np.log(STEP)).sum())

    spread = most_likely(likelihood, spreads()[-1])
    grid = spreads()
    weights = grid_weights(grid, np.array([likelihood(s) for s in grid]))
    mixed = sum(
        weight * _posterior(logs, effects, s)
        for weight, s in zip(weights, grid, strict=True)
    )
    low, high = (_quantile(mixed, ratios, (1 + d * level) / 2) for d in (-1, 1))
    ratio = np.ones(len(names))
    if spread:
        ratio = (_posterior(logs, effects, spread) * ratios).sum(axis=1)
    own = _own_weight(cases, names, spread)
    return Shrunken(ratio, low, high, own, spread, "logit_normal")


def _center(own: pd.DataFrame, effects: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Log likelihood of one center's outcomes, and its ratio, by size of its effect."""
    number, total, chance = (own[c].to_numpy(float) for c in ("cases", "total", "chance"))
    shifted = logit(chance)[:, None] + effects
    ends = np.log1p(np.exp(-np.abs(shifted)))
    success = -np.maximum(-shifted, 0) - ends
    failure = -np.maximum(shifted, 0) - ends
    logs = total @ success + (number - total) @ failure
    return logs, number @ np.exp(success) / (number @ chance)


def _posterior(logs: np.ndarray, effects: np.ndarray, spread: float) -> np.ndarray:
    joint = logs + norm.logpdf(effects, scale=spread)
    return np.exp(joint - logsumexp(joint, axis=1, keepdims=True))


def _quantile(chances: np.ndarray, ratios: np.ndarray, tail: float) -> np.ndarray:
    """Ratio at which the cumulative chance reaches the tail, between two grid points."""
    cumulative = np.cumsum(chances, axis=1) - chances / 2
    return np.array(
        [np.interp(tail, c, r) for c, r in zip(cumulative, ratios, strict=True)]
    )


def _own_weight(cases: pd.DataFrame, names: list[str], spread: float) -> np.ndarray:
    """What a center's own outcomes count: its information over that plus the prior's."""
    told = cases["cases"] * cases["chance"] * (1 - cases["chance"])
    information = told.groupby(cases["center"]).sum().reindex(names).to_numpy(float)
    return information * spread**2 / (1 + information * spread**2)
