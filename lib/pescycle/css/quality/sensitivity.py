"""What each rule does to a figure: with the answers it finds, and without them."""

import numpy as np
import pandas as pd

from pescycle.css.quality.rules import kept_rows
from pescycle.model.quality import Quality


def rule_effects(
    top: np.ndarray, weight: np.ndarray, found: pd.DataFrame, quality: Quality
) -> pd.DataFrame:
    """The share of the best answers with and without what each rule finds.

    All other rules act as the pilot says. Weights are kept as they are and only left out
    with their rows: a full new weighting would differ a little.

    Parameters
    ----------
    top : ndarray
        One a respondent, those set aside included: 1 in the top box, 0 below, NaN without
        a valid answer.
    weight : ndarray
        What each stands for.
    found : DataFrame
        As ``flags`` gives it.
    quality : Quality

    Returns
    -------
    DataFrame
        One row a rule: ``rule action value_with value_without change flagged base``;
        ``change`` is without - with, ``flagged`` counts the valid answers found and
        ``base`` all valid answers, unweighted. Missing where nothing is left.
    """
    rows = [_effect(top, weight, found, quality, name) for name in found]
    return pd.DataFrame(rows)


def _effect(
    top: np.ndarray, weight: np.ndarray, found: pd.DataFrame, quality: Quality, name: str
) -> dict[str, object]:
    flagged = found[name].fillna(False).to_numpy(dtype=bool)
    counted = kept_rows(found, quality, besides=name) & ~np.isnan(top)
    with_them = _share(top, weight, counted)
    without = _share(top, weight, counted & ~flagged)
    looked_at = bool(found[name].notna().any())
    return {
        "rule": name,
        "action": str(quality.rule(name).action),
        "value_with": with_them,
        "value_without": without if looked_at else np.nan,
        "change": without - with_them if looked_at else np.nan,
        "flagged": int((counted & flagged).sum()),
        "base": int(counted.sum()),
    }


def _share(top: np.ndarray, weight: np.ndarray, rows: np.ndarray) -> float:
    total = weight[rows].sum()
    return float((weight[rows] * top[rows]).sum() / total) if total > 0 else np.nan


def weights_of_all(
    final: np.ndarray, kept: np.ndarray, base: np.ndarray, center: np.ndarray
) -> np.ndarray:
    """Weights of all respondents, those set aside included.

    Who was set aside has no final weight. He gets the weight he came with, times what the
    weighting did to the others of his center on average.

    Parameters
    ----------
    final : ndarray
        Final weights of those kept.
    kept : ndarray
        Whether each respondent was kept.
    base : ndarray
        The weight that each came with.
    center : ndarray
        Each one's center.

    Returns
    -------
    ndarray
        One a respondent.
    """
    place = pd.factorize(center)[0]
    after = np.bincount(place[kept], final, minlength=place.max(initial=0) + 1)
    before = np.bincount(place[kept], base[kept], minlength=len(after))
    whole = final.sum() / base[kept].sum() if base[kept].sum() > 0 else 1.0
    factor = np.where(before > 0, after / np.where(before > 0, before, 1), whole)
    weight = base * factor[place]
    weight[kept] = final
    return weight
