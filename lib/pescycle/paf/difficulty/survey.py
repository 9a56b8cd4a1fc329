"""What a survey KPI will be if nothing changes: the last round's share asked again."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pescycle.model.findings import NOT_SHOWN, Statistic
from pescycle.model.framework import SurveyShare
from pescycle.paf.figures import reasons
from pescycle.paf.reasons import Reason
from pescycle.stats.intervals import numbers


@dataclass(frozen=True, eq=False)
class SurveyForecast:
    """Normal distributions of the logit of the share, one element a center.

    ``expected`` is the share itself, ``scale`` on the scale of logits; missing without a
    published share of every audience, or where all or none were satisfied. ``reason`` are
    places in ``REASONS``.
    """

    expected: np.ndarray
    scale: np.ndarray
    answers: np.ndarray
    reason: np.ndarray


def survey_forecast(
    formula: SurveyShare,
    estimate: pd.DataFrame,
    planned: pd.DataFrame,
    *,
    centers: tuple[str, ...],
) -> SurveyForecast:
    """Distribution of the KPI in a new sample, if clients think what they thought.

    Both samples err: the last one, from whose share it is guessed, and the new one. The new
    one's error is the last one's, as if drawn the same way, at the planned size. On the
    logit scale, where an interval near 0 or 1 stays inside. It misleads after an unusual
    round: an extreme share tends to come back towards the others'.

    Parameters
    ----------
    formula : SurveyShare
        Items and weights of the audiences.
    estimate : DataFrame
        The last round's estimates: audience center item statistic value se base state.
    planned : DataFrame
        One row a (audience, center, item): audience center item base, the valid answers to
        expect; where a row is missing as many as the last time.
    centers : tuple of str
        The figures wanted.
    """
    value = np.zeros(len(centers))
    variance, answers = np.zeros(len(centers)), np.zeros(len(centers))
    hidden = np.zeros(len(centers), dtype=bool)
    for audience, item in formula.items.items():
        weight = formula.weights[audience]
        last = _rows(estimate, str(audience), item, centers)
        ahead = _planned(planned, str(audience), item, centers)
        hidden |= last["state"].isin(NOT_SHOWN).to_numpy()
        base = numbers(last["base"])
        coming = np.where(ahead > 0, ahead, base)
        value = value + weight * numbers(last["value"])
        error = numbers(last["se"]) ** 2 * (1 + base / coming)
        variance = variance + weight**2 * error
        answers = answers + coming
    inside = (value > 0) & (value < 1) & (variance > 0)
    slope = np.where(inside, value * (1 - value), np.nan)
    why = reasons(
        (hidden, Reason.HIDDEN),
        (np.isnan(value), Reason.NO_BASELINE),
        (~inside, Reason.NO_VARIATION),
    )
    return SurveyForecast(value, np.sqrt(variance) / slope, answers, why)


def _rows(
    estimate: pd.DataFrame, audience: str, item: str, centers: tuple[str, ...]
) -> pd.DataFrame:
    own = estimate[
        (estimate["audience"] == audience)
        & (estimate["item"] == item)
        & (estimate["statistic"] == Statistic.TOP2BOX)
    ]
    found = own.set_index("center")[["value", "se", "base", "state"]]
    shown = found.where(~found["state"].isin(NOT_SHOWN), other=np.nan)
    return shown.assign(state=found["state"]).reindex(list(centers))


def _planned(
    planned: pd.DataFrame, audience: str, item: str, centers: tuple[str, ...]
) -> np.ndarray:
    own = planned[(planned["audience"] == audience) & (planned["item"] == item)]
    return numbers(own.set_index("center")["base"].reindex(list(centers)))
