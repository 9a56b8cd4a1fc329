"""The drivers' odds ratios: one model beside the shares, as a check that needs no steps."""

import numpy as np
import pandas as pd
from scipy import stats

from pescycle.css.design import SurveyDesign, degrees_of_freedom
from pescycle.css.drivers.answers import DriverAnswers
from pescycle.css.drivers.importance import SMALLEST_BASE, comparable_drivers
from pescycle.css.drivers.parallel_lines import parallel_lines
from pescycle.css.drivers.proportional_odds import OddsModel, proportional_odds
from pescycle.model.findings import Unfitted
from pescycle.stats.intervals import checked_confidence, t_interval
from pescycle.stats.multiplicity import holm

METHOD = "proportional_odds"
COLUMNS = (
    *("item", "odds_ratio", "low", "high", "level", "p", "base", "parallel_p"),
    *("adjusted_for", "method", "reason"),
)


def driver_model(
    answers: DriverAnswers, design: SurveyDesign, *, confidence: float = 0.95
) -> pd.DataFrame:
    """Odds ratio of each driver for one step of its scale, the others held fixed.

    The odds are those of a better overall answer. Only who answered everything counts.

    Parameters
    ----------
    answers : DriverAnswers
        One row a respondent.
    design : SurveyDesign
        As the sample was drawn.
    confidence : float
        0.95 for a 95 % interval; 95 is refused.

    Returns
    -------
    DataFrame
        One row a driver: ``item odds_ratio low high level p base parallel_p adjusted_for
        method reason``. ``parallel_p`` is adjusted by Holm for the number of drivers.
        ``reason`` (``Unfitted``) is empty where there is a model. No rows where no driver
        can enter one.
    """
    level = checked_confidence(confidence)
    chosen = answers.only(comparable_drivers(answers))
    if not chosen.items:
        return pd.DataFrame(columns=list(COLUMNS))
    columns = np.concatenate([chosen.drivers, chosen.status], axis=1)
    used = ~np.isnan(chosen.overall) & ~np.isnan(columns).any(axis=1)
    facts = {
        "item": list(chosen.items),
        "level": level,
        "base": int(used.sum()),
        "adjusted_for": " ".join(chosen.adjusted_for),
        "method": METHOD,
    }
    if used.sum() < SMALLEST_BASE:
        return pd.DataFrame(facts | _nothing(Unfitted.FEW_ANSWERS))[list(COLUMNS)]
    model = proportional_odds(design, chosen.overall, columns)
    if model.reason:
        return pd.DataFrame(facts | _nothing(model.reason))[list(COLUMNS)]
    size = len(chosen.items)
    figures = _figures(model, size, degrees_of_freedom(design, used), level)
    lines = parallel_lines(design, chosen.overall, columns)
    figures |= {"parallel_p": holm(lines.p[:size]), "reason": ""}
    return pd.DataFrame(facts | figures)[list(COLUMNS)]


def _nothing(reason: Unfitted) -> dict[str, object]:
    figures = ("odds_ratio", "low", "high", "p", "parallel_p")
    return dict.fromkeys(figures, np.nan) | {"reason": str(reason)}


def _figures(model: OddsModel, size: int, df: int, level: float) -> dict[str, np.ndarray]:
    slope, se = model.coefficients[:size], model.se[:size]
    limits = t_interval(slope, se, df, confidence=level)
    usable = (se > 0) & (df >= 1)
    t = np.abs(slope) / np.where(usable, se, 1.0)
    return {
        "odds_ratio": np.exp(slope),
        "low": np.exp(limits.low),
        "high": np.exp(limits.high),
        "p": np.where(usable, 2 * stats.t.sf(t, max(df, 1)), np.nan),
    }
