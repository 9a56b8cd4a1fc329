"""Each target beside the chance of reaching it, and a target that asks for a change."""

from dataclasses import dataclass, fields

import numpy as np
import pandas as pd
from scipy.special import expit, logit, stdtrit

from pescycle.model.base import ALL
from pescycle.model.difficulty import EASIER, HARDER, PROPOSED
from pescycle.model.framework import Framework, Kpi, SurveyShare, Unit
from pescycle.paf.difficulty.chance import (
    DIFFICULTIES,
    chance,
    difficulty,
    value_with_chance,
)
from pescycle.paf.difficulty.forecast import forecast
from pescycle.paf.difficulty.looking import LOOKED
from pescycle.paf.difficulty.series import monthly_series
from pescycle.paf.difficulty.survey import survey_forecast
from pescycle.paf.figures import REASONS
from pescycle.paf.grids import MonthGrid, repeated
from pescycle.paf.reasons import Reason
from pescycle.stats.intervals import checked_confidence, numbers

VOLUME_ALONE = "volume_alone"
"""Warning: the target rewards how much is done, and no KPI of quality stands beside it."""
LAST_SURVEY = "last_survey"
"""How a survey KPI is looked back at."""


@dataclass(frozen=True, eq=False)
class _Sides:
    """The numbers of one KPI, one element a center, all centers last."""

    target: np.ndarray
    chance: np.ndarray
    expected: np.ndarray
    low: np.ndarray
    high: np.ndarray
    base: np.ndarray
    persistence: np.ndarray
    proposed: np.ndarray
    proposed_easier: np.ndarray
    proposed_harder: np.ndarray
    people: np.ndarray


SIDES = tuple(field.name for field in fields(_Sides))


def target_proposals(
    framework: Framework,
    target: pd.DataFrame,
    grid: MonthGrid,
    *,
    coming: pd.DatetimeIndex,
    estimate: pd.DataFrame,
    planned: pd.DataFrame,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """How hard each target is, and what target would be ambitious.

    The chance is that of reaching the target *if nothing changes*, from the center's own
    past: it says nothing of what an action can do, and a low one is no reason to give up.

    Parameters
    ----------
    framework : Framework
        The edition in force.
    target : DataFrame
        From ``targets``, in the order of centers and KPIs that it has there.
    grid : MonthGrid
        Measures of the months before the round.
    coming : DatetimeIndex
        Months of the round.
    estimate, planned : DataFrame
        The last round's survey estimates and the answers to come, see ``survey_forecast``.
    confidence : float
        0.95 for a 95 % interval of the value to come.

    Returns
    -------
    DataFrame
        One row a (center, then all; KPI): ``center kpi target chance difficulty expected
        low high level method base persistence proposed proposed_easier proposed_harder
        warning reason people``. ``expected low high`` are the value if nothing changes;
        ``method`` what was looked back at; ``base`` its months, or the answers to come;
        ``proposed`` is reached with a chance of 40 %, easier and harder with 50 and 30 %;
        ``people`` are the cases behind the months, for the disclosure gate (missing where
        the survey's gate has decided).
    """
    checked_confidence(confidence)
    centers = tuple(dict.fromkeys(target["center"]))
    grid = grid.with_centers([center for center in centers if center != ALL])
    place = [(*grid.centers, ALL).index(center) for center in centers]
    parts = []
    for kpi in framework.kpis:
        own = target[target["kpi"] == kpi.id].set_index("center").reindex(list(centers))
        if isinstance(kpi.formula, SurveyShare):
            made = _surveyed(kpi, own, estimate, planned, confidence)
        else:
            made = _monthly(kpi, own, grid, coming, (place, confidence))
        parts.append(_rows(kpi, own, *made, confidence))
    frame = pd.concat(parts, ignore_index=True)
    order = np.arange(len(frame)).reshape(len(parts), len(centers)).T.ravel()
    return frame.iloc[order].reset_index(drop=True)


def _monthly(
    kpi: Kpi,
    own: pd.DataFrame,
    grid: MonthGrid,
    coming: pd.DatetimeIndex,
    how: tuple[list[int], float],
) -> tuple[_Sides, tuple[np.ndarray, np.ndarray]]:
    place, confidence = how
    series = monthly_series(kpi, grid)
    found = forecast(series, coming)
    shape = [side[place] for side in (found.expected, found.scale, found.freedom)]
    goal, low_goal = numbers(own["target"]), numbers(own["low_target"])
    reached = chance(*shape, target=goal, low_target=low_goal, better=kpi.better)
    half = shape[1] * stdtrit(shape[2], 0.5 + confidence / 2)
    low, high = _inside(kpi, shape[0] - half), _inside(kpi, shape[0] + half)
    wanted = [
        _inside(kpi, value_with_chance(*shape, wanted=share, better=kpi.better))
        for share in (PROPOSED, EASIER, HARDER)
    ]
    known = np.where(np.isfinite(shape[1]), shape[0], np.nan)
    past = (found.months[place].astype(float), found.persistence[place])
    sides = _Sides(goal, reached, known, low, high, *past, *wanted, series.people[place])
    looked = np.array([str(looking) for looking in LOOKED])[found.looking[place]]
    short = found.months[place] == 0
    return sides, (looked, np.where(short, Reason.NO_HISTORY, Reason.NO_VARIATION))


def _inside(kpi: Kpi, value: np.ndarray) -> np.ndarray:
    """No limit and no target beyond what the KPI can be."""
    top = 1.0 if kpi.unit == Unit.SHARE else np.inf
    return np.clip(value, 0.0, top)


def _surveyed(
    kpi: Kpi,
    own: pd.DataFrame,
    estimate: pd.DataFrame,
    planned: pd.DataFrame,
    confidence: float,
) -> tuple[_Sides, tuple[np.ndarray, np.ndarray]]:
    """On the scale of logits, turned back at the end."""
    found = survey_forecast(kpi.formula, estimate, planned, centers=tuple(own.index))
    inside = np.isfinite(found.scale)
    middle = logit(np.where(inside, found.expected, np.nan))
    shape = (middle, found.scale, np.full(len(own), np.inf))
    goals = [logit(_below_one(numbers(own[side]))) for side in ("target", "low_target")]
    reached = chance(*shape, target=goals[0], low_target=goals[1], better=kpi.better)
    half = found.scale * stdtrit(np.inf, 0.5 + confidence / 2)
    wanted = [
        expit(value_with_chance(*shape, wanted=share, better=kpi.better))
        for share in (PROPOSED, EASIER, HARDER)
    ]
    gap = np.full(len(own), np.nan)
    sides = _Sides(
        numbers(own["target"]), reached, np.where(inside, found.expected, np.nan),
        expit(middle - half), expit(middle + half), found.answers, gap, *wanted, gap,
    )  # fmt: skip
    why = np.array([str(word) for word in REASONS])[found.reason]
    return sides, (np.full(len(own), LAST_SURVEY), why)


def _below_one(share: np.ndarray) -> np.ndarray:
    """Shares whose logit exists; a target of 1 is as good as never reached."""
    return np.where((share >= 0) & (share <= 1), share, np.nan)


def _rows(
    kpi: Kpi,
    own: pd.DataFrame,
    sides: _Sides,
    looked: tuple[np.ndarray, np.ndarray],
    confidence: float,
) -> pd.DataFrame:
    method, why = looked
    numbers_of = {name: getattr(sides, name) for name in SIDES}
    unknown = np.isnan(sides.expected)
    no_target = numbers(own["target"]) != numbers(own["target"])
    reason = np.select([unknown, no_target], [why, own["reason"]], Reason.NONE)
    warned = VOLUME_ALONE if kpi.volume_alone else ""
    return pd.DataFrame(
        {
            "center": own.index,
            "kpi": kpi.id,
            "difficulty": repeated(DIFFICULTIES, difficulty(sides.chance)),
            "level": confidence,
            "method": pd.Series(method, index=range(len(own)), dtype="str").to_numpy(),
            "warning": warned,
            "reason": [str(word) for word in reason],
        }
        | numbers_of
    )
