"""How often each rule signals by chance alone, and how often a real shift is found."""

from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from pescycle.model.monitoring import LimitFactors, SignalRule
from pescycle.paf.monitoring.limits import (
    Limits,
    widened,
    widened_multiples,
    xmr_limits,
)
from pescycle.paf.monitoring.patterns import Watched, fulfilled

REPLICATES = 10_000  # a rate of 5 % is then known to +-0.4 points
SEED = 1924  # the year of the first control chart; any number would do


@dataclass(frozen=True)
class Design:
    """What the chance of a false alarm hangs on.

    baseline_months : months that make the limits.
    months : months judged after them; 0 gives no signal.
    counted : charts of shares or counts, whose sigma is known up to its widening; else
        charts of individual values, whose sigma is an estimate.
    spread : of counted charts, by how much months differ more than chance; 1 = not.
    middle, factors : as for ``xmr_limits``.
    """

    baseline_months: int
    months: int
    counted: bool = False
    spread: float = 1.0
    middle: str = "mean"
    factors: LimitFactors = LimitFactors.SHORT_RUN


def signal_rates(design: Design, *, shift: float = 0.0) -> dict[SignalRule, float]:
    """Chance that a chart fulfils each rule at least once in so many months.

    By simulation (10,000 charts, fixed seed) of independent normal months, with limits from
    the baseline's own months: with known limits the textbook rates are lower, because a
    baseline of twelve months misses the true limits. It misleads where months hang together
    or counts are small.

    Parameters
    ----------
    design : Design
        Months and limits.
    shift : float
        0 for the false-alarm rate; else the rate at which a shift of all judged months by
        so many sigmas is found.
    """
    marks = _simulated(design, shift)
    return {rule: float(found.mean()) for rule, found in marks.items()}


@cache
def any_rate(design: Design, rules: tuple[SignalRule, ...], *, shift: float = 0.0) -> float:
    """Chance that a chart fulfils at least one of the rules, see ``signal_rates``."""
    marks = _simulated(design, shift)
    return float(np.logical_or.reduce([marks[rule] for rule in rules]).mean())


@cache
def _simulated(design: Design, shift: float) -> dict[SignalRule, np.ndarray]:
    """Whether each simulated chart fulfils each rule."""
    before = design.baseline_months
    source = np.random.default_rng([SEED, before, design.months])
    values = source.standard_normal((REPLICATES, before + design.months))
    values[:, before:] += shift
    judged = np.broadcast_to(np.arange(values.shape[1]) >= before, values.shape)
    if design.counted:
        values = values * design.spread
        limits = _counted(values, ~judged, design)
    else:
        same = {"middle": design.middle, "factors": design.factors}
        limits = xmr_limits(values, ~judged, **same)
    marks = fulfilled(Watched(values, limits, judged, ~judged))
    return {rule: found.any(axis=1) for rule, found in marks.items()}


def _counted(values: np.ndarray, baseline: np.ndarray, design: Design) -> Limits:
    """Limits whose chance deviation is known to be 1, and widened where months spread."""
    own = xmr_limits(values, baseline, factors=design.factors)
    spread = own.sigma[:, 0]
    return replace(
        own,
        sigma=widened(own.sigma),
        multiples=widened_multiples(spread, own.months, design.factors),
        spread=widened(spread),
        range_line=np.full(len(values), np.nan),
        range_limit=np.full(len(values), np.nan),
    )
