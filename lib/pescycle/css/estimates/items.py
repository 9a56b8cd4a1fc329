"""Top-2-box share and item index of every rated item, by center and for all."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from pescycle.css.answers import AnswerKind, answers, asked_items
from pescycle.css.design import Design, DomainMeans, domain_means, sample_design
from pescycle.model.base import ALL
from pescycle.model.findings import Statistic
from pescycle.model.questionnaire import Questionnaire, Scale
from pescycle.stats.intervals import checked_confidence, t_interval, wilson_interval

INDEX_TOP = 100  # the index runs from 0 to here
BESIDE = (AnswerKind.NOT_APPLICABLE, AnswerKind.DONT_KNOW, AnswerKind.BLANK)
COLUMNS = {
    "center": "str",
    "item": "str",
    "statistic": "str",
    "value": "float64",
    "se": "float64",
    "low": "float64",
    "high": "float64",
    "level": "float64",
    "method": "str",
    "count": "Int64",
    "base": "Int64",
    **{str(kind): "Int64" for kind in BESIDE},
}


def estimates(
    responses: pd.DataFrame,
    questionnaire: Questionnaire,
    *,
    centers: Iterable[str] = (),
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Both statistics of each rated item with interval, base and what was left out.

    ``count`` is the unweighted number in the top box and ``base`` the unweighted number of
    valid answers, so that with weights count / base is not the share. The share has
    Wilson's interval: on the base itself for a simple random sample (method ``wilson``),
    else on the effective base p (1 - p) / se^2 (``wilson_effective``), never above the
    base; where the standard error is missing or zero Kish's effective base takes its place.
    The index has a t interval (``t``), cut to 0..100, and no limits where nothing varies or
    the domain has no degree of freedom.
    With few clusters in a center the share's interval is too narrow: it has no t quantile.

    Parameters
    ----------
    responses : DataFrame
        One row a respondent: center, item codes, and weight, stratum, cluster where the
        sample has them (see ``sample_design``).
    questionnaire : Questionnaire
        The audience's code book.
    centers : iterable of str
        Centers to show, in this order, also when nobody answered there; else those that
        occur.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    DataFrame
        One row a (center, then all; item; statistic): ``center item statistic value se low
        high level method count base not_applicable dont_know blank``; ``top2box`` is a
        share 0..1, ``index`` runs from 0 to 100.

    Raises
    ------
    DataError
        For a design column with gaps or a weight that is not above 0.
    """
    shown = shown_centers(responses, centers)
    design = sample_design(responses)
    place = pd.Index(shown).get_indexer(responses["center"].astype("str"))
    long = answers(responses, questionnaire)
    tables = []
    for order, item in enumerate(asked_items(responses, questionnaire)):
        part = long[long["item"] == item.id]
        beside = {str(k): _counts(part["kind"].eq(k), place, len(shown)) for k in BESIDE}
        for statistic, values in _values(part, questionnaire.scale(item.scale)).items():
            means = _with_all(design, values, place, len(shown))
            figures = _figures(means, statistic, design.simple, confidence)
            if statistic == Statistic.TOP2BOX:
                figures["count"] = _counts(values == 1, place, len(shown))
            tables.append(
                {
                    "item": item.id,
                    "statistic": str(statistic),
                    **figures,
                    **beside,
                    "order": order,
                }
            )
    return _frame(tables, [*shown, ALL], checked_confidence(confidence))


def shown_centers(responses: pd.DataFrame, centers: Iterable[str] = ()) -> list[str]:
    """Centers as given, without ``all``; where none is given those that occur, sorted."""
    given = [center for center in centers if center != ALL]
    return given or sorted(responses["center"].dropna().unique())


def _values(part: pd.DataFrame, scale: Scale) -> dict[Statistic, np.ndarray]:
    """One number a respondent and statistic, NaN without a valid answer."""
    valid = part["kind"].eq(AnswerKind.VALID).to_numpy(dtype=bool)
    codes = part["code"].to_numpy(dtype=float, na_value=np.nan)
    top = np.isin(codes, scale.top).astype(float)
    index = (codes - scale.low) / (scale.high - scale.low) * INDEX_TOP
    return {
        Statistic.TOP2BOX: np.where(valid, top, np.nan),
        Statistic.INDEX: np.where(valid, index, np.nan),
    }


def _counts(chosen: pd.Series | np.ndarray, place: np.ndarray, centers: int) -> np.ndarray:
    """How many of the chosen respondents each center has, then all."""
    chosen = np.asarray(chosen, dtype=bool)
    by_center = np.bincount(place[chosen & (place >= 0)], minlength=centers)
    return np.append(by_center, chosen.sum())


def _with_all(
    design: Design, values: np.ndarray, place: np.ndarray, centers: int
) -> DomainMeans:
    """Means of the centers, then of all respondents, those of unknown centers included."""
    by_center = domain_means(design, values, place, domains=centers)
    together = domain_means(design, values, np.zeros(len(values), dtype=int), domains=1)
    names = ("value", "se", "df", "base", "kish_base")
    both = (np.append(getattr(by_center, n), getattr(together, n)) for n in names)
    return DomainMeans(*both)


def _figures(
    means: DomainMeans, statistic: Statistic, simple: bool, confidence: float
) -> dict[str, object]:
    if statistic == Statistic.INDEX:
        low, high = t_interval(means.value, means.se, means.df, confidence=confidence)
        low, high = np.maximum(low, 0), np.minimum(high, INDEX_TOP)
        method = "t"
    else:
        base = means.base if simple else _effective_base(means)
        low, high = wilson_interval(means.value, base, confidence=confidence)
        method = "wilson" if simple else "wilson_effective"
    return {
        "value": means.value,
        "se": means.se,
        "low": low,
        "high": high,
        "method": method,
        "base": means.base,
    }


def _effective_base(means: DomainMeans) -> np.ndarray:
    """Answers of a simple random sample that would be as precise, at most the base.

    At most the base, because a design effect below 1 in a small domain is mostly chance
    (Parker et al. 2017, NCHS data presentation standards for proportions).
    """
    usable = means.se > 0
    se = np.where(usable, means.se, 1.0)
    by_se = means.value * (1 - means.value) / se**2
    return np.where(usable, np.minimum(by_se, means.base), means.kish_base)


def _frame(tables: list[dict], centers: list[str], confidence: float) -> pd.DataFrame:
    parts = [pd.DataFrame({"center": centers, **table}) for table in tables]
    if not parts:
        return pd.DataFrame({c: pd.Series(dtype=t) for c, t in COLUMNS.items()})
    whole = pd.concat(parts, ignore_index=True).assign(level=confidence)
    whole["row"] = pd.Categorical(whole["center"], centers).codes
    # Index before top-2-box would be alphabetical; readers meet the share first.
    whole = whole.sort_values(["row", "order"], kind="stable", ignore_index=True)
    return whole.reindex(columns=list(COLUMNS)).astype(COLUMNS)
