"""How often each rule signals by chance alone, and how often a real shift is found."""

from functools import cache

import numpy as np

from pescycle.model.monitoring import SignalRule
from pescycle.paf.monitoring.limits import Limits, widened, xmr_limits
from pescycle.paf.monitoring.patterns import Watched, fulfilled

REPLICATES = 10_000  # a rate of 5 % is then known to +-0.4 points
SEED = 1924  # the year of the first control chart; any number would do


@cache
def signal_rates(
    baseline_months: int,
    months: int,
    *,
    counted: bool,
    middle: str = "mean",
    shift: float = 0.0,
) -> dict[SignalRule, float]:
    """Chance that a chart fulfils each rule at least once in so many months.

    By simulation (10,000 charts, fixed seed) of independent normal months, with limits from
    the baseline's own months: with known limits the textbook rates are lower, because a
    baseline of twelve months misses the true limits. It misleads where months hang together
    or counts are small.

    Parameters
    ----------
    baseline_months : int
        Months that make the limits.
    months : int
        Months judged after them; 0 gives no signal.
    counted : bool
        Charts of shares or counts, whose sigma is known up to its widening; else charts of
        individual values, whose sigma is an estimate.
    middle : str
        As for ``xmr_limits``.
    shift : float
        0 for the false-alarm rate; else the rate at which a shift of all judged months by
        so many sigmas is found.
    """
    marks = _simulated(baseline_months, months, counted, middle, shift)
    return {rule: float(found.mean()) for rule, found in marks.items()}


@cache
def any_rate(
    baseline_months: int,
    months: int,
    rules: tuple[SignalRule, ...],
    *,
    counted: bool,
    middle: str = "mean",
    shift: float = 0.0,
) -> float:
    """Chance that a chart fulfils at least one of the rules, see ``signal_rates``."""
    marks = _simulated(baseline_months, months, counted, middle, shift)
    return float(np.logical_or.reduce([marks[rule] for rule in rules]).mean())


@cache
def _simulated(
    baseline_months: int, months: int, counted: bool, middle: str, shift: float
) -> dict[SignalRule, np.ndarray]:
    """Whether each simulated chart fulfils each rule."""
    source = np.random.default_rng([SEED, baseline_months, months])
    values = source.standard_normal((REPLICATES, baseline_months + months))
    values[:, baseline_months:] += shift
    after = np.arange(values.shape[1]) >= baseline_months
    judged = np.broadcast_to(after, values.shape)
    limits = (
        _counted(values, ~judged) if counted else xmr_limits(values, ~judged, middle=middle)
    )
    marks = fulfilled(Watched(values, limits, judged, ~judged))
    return {rule: found.any(axis=1) for rule, found in marks.items()}


def _counted(values: np.ndarray, baseline: np.ndarray) -> Limits:
    """Limits whose chance deviation is known to be 1, and widened where months spread."""
    own = xmr_limits(values, baseline)
    return Limits(
        center=own.center,
        sigma=widened(own.sigma),
        spread=widened(own.sigma[:, 0]),
        range_limit=np.full(len(values), np.nan),
        median=own.median,
        months=own.months,
    )
