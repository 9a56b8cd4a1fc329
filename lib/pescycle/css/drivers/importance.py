"""What share of overall satisfaction goes along with each driver, with intervals."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from pescycle.css.design import SurveyDesign
from pescycle.css.drivers.answers import DriverAnswers
from pescycle.css.drivers.bootstrap import (
    REPLICATES,
    SEED,
    once,
    percentile_interval,
    replicate_factors,
)
from pescycle.css.drivers.correlations import (
    adjusted,
    contradictory,
    mended,
    pairwise_correlations,
)
from pescycle.css.drivers.ranks import rank_correlations
from pescycle.css.drivers.relative_weights import relative_weights
from pescycle.css.drivers.shapley import MOST_DRIVERS, sampled_shares, shapley_shares
from pescycle.model.findings import AnswerRows, DriverMethod
from pescycle.stats.intervals import checked_confidence

# Below this many answers shares of R2 hang on chance: ten drivers on fifty people always
# "explain" much. Then only the rank correlation of each driver by itself is given.
SMALLEST_BASE = 100
# A driver that fewer of those who rated the whole could rate is none of the service's
# common parts; in one model with the others it would stand for a special group.
SMALLEST_PART = 0.5
TOP = 3
MOST_EXACT = 12  # from more drivers on, replicates go through some orders of entry only
ORDERS = 128  # and their mirror images

COLUMNS = (
    *("item", "method", "share", "low", "high", "level", "top_three", "base"),
    *("r2", "adjusted_r2", "adjusted_for", "rows"),
)


def comparable_drivers(answers: DriverAnswers) -> np.ndarray:
    """Numbers of the drivers that enter one model together.

    Those that enough people rated (``SMALLEST_BASE``, ``SMALLEST_PART``) and that vary, as
    the overall answer must too; of more than ``MOST_DRIVERS`` those with the most answers.
    """
    rated = int((~np.isnan(answers.overall)).sum())
    enough = answers.bases >= max(SMALLEST_BASE, SMALLEST_PART * rated)
    if not _varies(answers.overall):
        return np.array([], dtype=np.intp)
    varied = np.array([_varies(column) for column in answers.drivers.T])
    chosen = np.flatnonzero(enough & varied)
    most = np.argsort(-answers.bases[chosen], kind="stable")[:MOST_DRIVERS]
    return np.sort(chosen[most])


def driver_shares(
    answers: DriverAnswers,
    design: SurveyDesign,
    *,
    replicates: int = REPLICATES,
    seed: int = SEED,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Rank correlation of every driver; from enough answers on also shares of R2.

    Shares are of what the drivers explain together, beyond the status of the outcome that
    always enters first (``adjusted_r2`` is its own part of R2); they add up to 1. Each
    correlation rests on all who answered both questions; where such correlations
    contradict each other only those count who answered everything (``rows``).

    Parameters
    ----------
    answers : DriverAnswers
        One row a respondent.
    design : SurveyDesign
        As the sample was drawn.
    replicates, seed : int
        Of the bootstrap (``replicate_factors``).
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    DataFrame
        One row a (method, item): ``item method share low high level top_three base r2
        adjusted_r2 adjusted_for rows``. ``share`` is a share 0..1, of method
        ``rank_correlation`` the correlation -1..1; ``top_three`` is the share of replicates
        in which the driver is one of the three first, missing for three drivers or fewer;
        ``base`` counts who answered the driver and the overall question.
    """
    factor = replicate_factors(design, replicates=replicates, seed=seed)
    level = checked_confidence(confidence)
    ranked = [
        rank_correlations(design, one, answers.overall, answers.drivers)
        for one in (once(design), factor)
    ]
    tables = [_rows(answers, DriverMethod.RANK_CORRELATION, *ranked, level)]
    chosen = comparable_drivers(answers)
    if len(chosen):
        tables += _share_tables(answers.only(chosen), design, factor, level)
    return pd.concat(tables, ignore_index=True)[list(COLUMNS)]


def _varies(values: np.ndarray) -> bool:
    return len(np.unique(values[~np.isnan(values)])) > 1


def _share_tables(
    answers: DriverAnswers, design: SurveyDesign, factor: np.ndarray, level: float
) -> list[pd.DataFrame]:
    values, rows, whole = _correlations(answers, design)
    if whole is None:
        return []
    again, broken = _again(design, factor, values)
    status = answers.status.shape[1]
    own, others = adjusted(whole, status), adjusted(again, status)
    left = own[0, 0, 0]
    facts: dict[str, object] = {
        "adjusted_r2": 1 - left,
        "adjusted_for": " ".join(answers.adjusted_for),
        "rows": str(rows),
        "r2": 1 - left * (1 - float(shapley_shares(own).sum())),
    }
    if rows == AnswerRows.COMPLETE:
        facts["base"] = int((~np.isnan(values).any(axis=1)).sum())
    tables = []
    for method, shares in _METHODS.items():
        found, drawn = shares(own, others)
        drawn[broken] = np.nan
        tables.append(_rows(answers, method, found, drawn, level).assign(**facts))
    return tables


def _again(
    design: SurveyDesign, factor: np.ndarray, values: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Correlations of the replicates, and which of them cannot be used."""
    again = pairwise_correlations(design, factor, values)
    broken = np.isnan(again).any(axis=(1, 2))
    again[broken] = np.eye(again.shape[-1])
    return mended(again), broken


def _correlations(
    answers: DriverAnswers, design: SurveyDesign
) -> tuple[np.ndarray, AnswerRows, np.ndarray | None]:
    """Columns, which rows count, and their correlations (none if something is fixed)."""
    values = answers.together
    found = pairwise_correlations(design, once(design), values)
    rows = AnswerRows.PAIRWISE
    if np.isnan(found).any() or contradictory(found)[0]:
        rows = AnswerRows.COMPLETE
        whole = ~np.isnan(values).any(axis=1, keepdims=True)
        values = np.where(whole, values, np.nan)
        found = pairwise_correlations(design, once(design), values)
        if whole.sum() < SMALLEST_BASE or np.isnan(found).any():
            return values, rows, None
    return values, rows, found


Shares = tuple[np.ndarray, np.ndarray]


def _lmg(own: np.ndarray, others: np.ndarray) -> Shares:
    """Exact shares; in replicates of many drivers the change over the same few orders."""
    exact = shapley_shares(own)
    size = own.shape[-1] - 1
    if size <= MOST_EXACT:
        return _of_all(exact), _of_all(shapley_shares(others))
    draw = np.random.default_rng(SEED)
    orders = np.array([draw.permutation(size) for _ in range(ORDERS)])
    orders = np.concatenate([orders, orders[:, ::-1]])
    change = sampled_shares(others, orders) - sampled_shares(own, orders)
    return _of_all(exact), _of_all(exact + change)


def _johnson(own: np.ndarray, others: np.ndarray) -> Shares:
    return _of_all(relative_weights(own)), _of_all(relative_weights(others))


def _of_all(parts: np.ndarray) -> np.ndarray:
    total = parts.sum(axis=1, keepdims=True)
    return np.where(total > 0, parts / np.where(total > 0, total, 1.0), np.nan)


_METHODS: dict[DriverMethod, Callable[[np.ndarray, np.ndarray], Shares]] = {
    DriverMethod.LMG: _lmg,
    DriverMethod.JOHNSON: _johnson,
}


def _rows(
    answers: DriverAnswers,
    method: DriverMethod,
    found: np.ndarray,
    drawn: np.ndarray,
    level: float,
) -> pd.DataFrame:
    limits = percentile_interval(drawn, confidence=level)
    return pd.DataFrame(
        {
            "item": list(answers.items),
            "method": str(method),
            "share": found[0],
            "low": limits.low,
            "high": limits.high,
            "level": level,
            "top_three": _top_three(drawn),
            "base": answers.bases,
            "r2": np.nan,
            "adjusted_r2": np.nan,
            "adjusted_for": "",
            "rows": str(AnswerRows.PAIRWISE),
        }
    )


def _top_three(drawn: np.ndarray) -> np.ndarray:
    """Share of replicates in which each column is among the three highest."""
    known = ~np.isnan(drawn).all(axis=0)
    usable = drawn[~np.isnan(drawn[:, known]).any(axis=1)]
    if known.sum() <= TOP or not len(usable):
        return np.full(drawn.shape[1], np.nan)
    order = np.argsort(-np.where(known, usable, -np.inf), axis=1, kind="stable")
    place = np.argsort(order, axis=1)
    return np.where(known, (place < TOP).mean(axis=0), np.nan)
