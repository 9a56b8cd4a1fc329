"""Change of the survey's figures between two rounds, with the covariance they share."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy import stats

from pescycle.css.answers import CodedAnswers, coded_answers
from pescycle.css.estimates import (
    AnswerCells,
    DomainMeans,
    answer_cells,
    domain_covariance,
    domain_means,
    domains_of,
    share_interval,
)
from pescycle.css.estimates.items import item_outcomes
from pescycle.css.sampling.size import USUAL_POWER
from pescycle.css.stacking import RoundAnswers, StackedRounds, stacked_rounds
from pescycle.model.base import ALL
from pescycle.model.findings import Adjustment, Statistic
from pescycle.model.framework import Direction
from pescycle.model.questionnaire import Questionnaire
from pescycle.stats.changes import verdict
from pescycle.stats.intervals import Estimate, checked_confidence, t_interval
from pescycle.stats.mover import difference_interval
from pescycle.stats.multiplicity import ADJUSTED

COLUMNS = {
    "center": "str",
    "item": "str",
    "statistic": "str",
    "before": "float64",
    "value": "float64",
    "change": "float64",
    "se": "float64",
    "df": "Int64",
    "low": "float64",
    "high": "float64",
    "level": "float64",
    "method": "str",
    "minimum_detectable": "float64",
    "p": "float64",
    "p_adjusted": "float64",
    "adjustment": "str",
    "family": "str",
    "comparisons": "Int64",
    "verdict": "str",
}
FIGURES = (
    *("before", "value", "change", "se", "df", "low", "high", "minimum_detectable", "p"),
)
TOGETHER, SINGLE = "all_centers", "single_centers"


def item_changes(
    after: RoundAnswers,
    before: RoundAnswers,
    questionnaire: Questionnaire,
    *,
    centers: Sequence[str],
    shown: pd.DataFrame | None = None,
    adjustment: Adjustment = Adjustment.HOLM,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Change of each item's share and index since another round.

    Where centers were drawn, a center that is in both rounds is one sampling unit in both,
    and the covariance of its two figures is kept. Elsewhere the rounds are drawn anew
    within the same centers and are independent.

    The share's limits are MOVER's on the two rounds' own limits, with their correlation;
    the index has a t interval. Higher is better for every rated item. ``p`` is that of a t
    test of "no change"; it is adjusted within a family, all centers together or the single
    centers, an audience and statistic each.

    Parameters
    ----------
    after, before : RoundAnswers
        The two rounds; only items that both asked come back.
    questionnaire : Questionnaire
        The audience's code book.
    centers : sequence of str
        Centers to show, in this order, before all together.
    shown : DataFrame, optional
        ``center item statistic`` of the figures that may be seen in both rounds; no other
        has a change, or counts in a family.
    adjustment : Adjustment
        How p-values are adjusted within a family.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    DataFrame
        One row a (center, then all; item; statistic), see ``COLUMNS``; changes of shares
        as shares, of the index in points. ``minimum_detectable`` is the change that would
        be seen with a chance of 80 %. A center without answers in one of the rounds has no
        change.

    Notes
    -----
    Zou & Donner (2008), Statistics in Medicine 27, 1693-1702, with the covariance term. R
    (survey): both rounds stacked, ``svycontrast(svyby(~y, ~round, design, svymean, covmat =
    TRUE), c(-1, 1))``.
    """
    level, places = checked_confidence(confidence), len(centers) + 1
    both = stacked_rounds(before, after)
    coded = coded_answers(both.responses, questionnaire)
    if not coded.items:
        return _typed(pd.DataFrame(columns=list(COLUMNS)))
    cells = _cells(both, len(before.responses), centers, coded)
    means = domain_means(cells, item_outcomes(coded, questionnaire))
    parts = []
    for column in range(means.value.shape[1]):
        numbers = _change(means, column, places, level, both)
        statistic = (Statistic.TOP2BOX, Statistic.INDEX)[column % 2]
        labels = {"center": [*centers, ALL], "item": coded.items[column // 2].id}
        parts.append(pd.DataFrame(labels | numbers).assign(statistic=str(statistic)))
    rows = pd.concat(parts, ignore_index=True).assign(
        level=level, adjustment=str(adjustment)
    )
    rows = _with_family(_seen(rows, shown), adjustment)
    place = {center: number for number, center in enumerate([*centers, ALL])}
    order = rows["center"].map(place).argsort(kind="stable")
    return _typed(_with_verdicts(rows).iloc[order].reset_index(drop=True))


def _seen(rows: pd.DataFrame, shown: pd.DataFrame | None) -> pd.DataFrame:
    """Rows, without the figures of those that may not be seen."""
    if shown is None:
        return rows
    keys = ["center", "item", "statistic"]
    may = pd.MultiIndex.from_frame(rows[keys]).isin(pd.MultiIndex.from_frame(shown[keys]))
    return rows.assign(**{name: rows[name].where(may) for name in FIGURES})


def _typed(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.reindex(columns=list(COLUMNS)).astype(COLUMNS)


def _cells(
    both: StackedRounds, earlier: int, centers: Sequence[str], coded: CodedAnswers
) -> AnswerCells:
    """Domains: centers and all before, the same after, then the same in both rounds."""
    place = pd.Index(centers).get_indexer(both.responses["center"].astype("str"))
    early = np.arange(len(place)) < earlier
    one = np.zeros(len(place), dtype=np.intp)
    count = len(centers)
    groupings = []
    for rows in (early, ~early, np.ones_like(early)):
        groupings += [(np.where(rows, place, -1), count), (np.where(rows, one, -1), 1)]
    return answer_cells(both.design, coded.place, domains_of(groupings))


def _change(
    means: DomainMeans, column: int, places: int, level: float, both: StackedRounds
) -> dict[str, np.ndarray]:
    """Numbers of one outcome, one a center and then all."""
    old, new = slice(0, places), slice(places, 2 * places)
    value, se = means.value[:, column], means.se[:, column]
    joint = np.zeros(places)
    if both.shared_units:
        matrix = domain_covariance(means, column)
        joint = np.diagonal(matrix[old, new]).copy()
    variance = np.maximum(se[old] ** 2 + se[new] ** 2 - 2 * joint, 0)
    # Each round's own degrees of freedom add up; shared units count once.
    df = means.df[2 * places :, column]
    error = np.where(variance > 0, np.sqrt(variance), np.nan)
    change = value[new] - value[old]
    if column % 2 == 0:
        limits = share_interval(means, column, simple=both.design.simple, confidence=level)
        low, high = limits["low"].astype(float), limits["high"].astype(float)
        product = np.where(se[old] * se[new] > 0, se[old] * se[new], np.nan)
        found = difference_interval(
            Estimate(value[new], low[new], high[new]),
            Estimate(value[old], low[old], high[old]),
            correlation=np.nan_to_num(joint / product),
        )
        method = "mover"
    else:
        found, method = t_interval(change, error, df, confidence=level), "t"
    usable = np.where(df >= 1, df, 1)
    needed = stats.t.ppf((1 + level) / 2, usable) + stats.t.ppf(USUAL_POWER, usable)
    return {
        "before": value[old],
        "value": value[new],
        "change": change,
        "se": error,
        "df": df,
        "low": found.low,
        "high": found.high,
        "method": method,
        "minimum_detectable": np.where(df >= 1, needed * error, np.nan),
        "p": np.where(df >= 1, 2 * stats.t.sf(np.abs(change) / error, usable), np.nan),
    }


def _with_family(rows: pd.DataFrame, adjustment: Adjustment) -> pd.DataFrame:
    """Each row's family and its adjusted p; tests that cannot be made are no members."""
    family = np.where(rows["center"] == ALL, TOGETHER, SINGLE)
    grouped = rows.assign(family=family).groupby(["family", "statistic"], sort=False)
    rows = rows.assign(family=family)
    rows["p_adjusted"] = grouped["p"].transform(
        lambda p: ADJUSTED[adjustment](p.to_numpy())
    )
    rows["comparisons"] = grouped["p"].transform("count")
    return rows


def _with_verdicts(rows: pd.DataFrame) -> pd.DataFrame:
    """Verdicts of the limits as they will be printed: one that reads 0.0 holds zero."""
    digits = np.where(rows["statistic"] == Statistic.INDEX, 1, 3)
    verdicts = [
        str(verdict(round(low, int(size)), round(high, int(size)), Direction.HIGHER))
        for low, high, size in zip(rows["low"], rows["high"], digits, strict=True)
    ]
    return rows.assign(verdict=verdicts)
