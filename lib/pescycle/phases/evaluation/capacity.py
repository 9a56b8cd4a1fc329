"""Where building capacity is proposed, by rules that stand beside the table."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.evaluation import (
    CAPACITY_BARRIERS,
    FAITHFUL,
    LEAST_BARRED,
    LOW_MATURITY,
    LOW_STAFF_SHARE,
    CapacitySource,
)
from pescycle.model.findings import CellState, Statistic
from pescycle.model.given import Given
from pescycle.model.maturity import Phase
from pescycle.model.pilot import Audience
from pescycle.model.questionnaire import ItemRole
from pescycle.phases import frames
from pescycle.phases.results import Observation

FIGURES = ("value", "low", "high", "level", "base", "reference")
WHEEL = (Phase.PLAN, Phase.DO, Phase.CHECK, Phase.ACT)


def capacity_proposals(given: Given, observation: Observation) -> pd.DataFrame:
    """What to build up, each proposal by one of four rules.

    - A section of the maturity check whose whole interval lies below 50 of 100 points,
      with the phase of the wheel that was scored lowest; of the last check.
    - A question of the staff pulse on how they learn and work together, of which the whole
      interval of the share of the best answers lies below one half.
    - A barrier of people, skills, time or backing that at least two actions of the round
      met. Money, tools, rules and clients are no matter of capacity.
    - An aim whose actions were done, on average, to less than 70 of 100 points as meant.

    The first two allow for chance, the last two count what a team wrote down. A rule that
    has no data proposes nothing: that is no sign of strength.

    Returns
    -------
    DataFrame
        One row a proposal, in the order of the rules, the weakest first within each; see
        ``Reflection.capacity_proposal``.
    """
    found = [
        *_sections(observation.maturity_history),
        *_staff(given, observation.estimate),
        *_barriers(given),
        *_unfaithful(given),
    ]
    rows = [{"id": f"cap{place}"} | one for place, one in enumerate(found, 1)]
    frame = pd.DataFrame(rows, columns=list(frames.CAPACITY_PROPOSAL))
    texts = [name for name in frames.CAPACITY_PROPOSAL if name not in FIGURES]
    frame[texts] = frame[texts].astype("object").fillna("").astype("str")
    return frame.astype(dict.fromkeys(FIGURES, "float64"))


def _sections(history: pd.DataFrame) -> Iterator[dict[str, Any]]:
    if history.empty:
        return
    rows = history[
        (history["round"] == history["round"].iloc[-1])
        & (history["center"] == ALL)
        & (history["statement"] == "")
        & (history["role"] == ALL)
        & (history["section"] != ALL)
        & (history["state"] == CellState.PUBLISHED)
    ]
    scores = rows[rows["phase"] == Phase.SCORE].sort_values("value", kind="stable")
    for row in scores[scores["high"] < LOW_MATURITY].to_dict("records"):
        wheel = rows[(rows["section"] == row["section"]) & rows["phase"].isin(WHEEL)]
        phase = wheel.loc[wheel["value"].idxmin(), "phase"] if len(wheel) else ""
        yield {
            "source": CapacitySource.MATURITY,
            "about": row["section"],
            "phase": phase,
            "round": row["round"],
            **{name: row[name] for name in ("value", "low", "high", "level", "method")},
            "base": row["assessors"],
            "reference": LOW_MATURITY,
        }


def _staff(given: Given, estimate: pd.DataFrame) -> Iterator[dict[str, Any]]:
    asked = given.folder.questionnaires.get(Audience.STAFF)
    learning = [
        one.id for one in (asked.rated if asked else ()) if one.role == ItemRole.CLIMATE
    ]
    rows = estimate[
        (estimate["audience"] == Audience.STAFF)
        & (estimate["center"] == ALL)
        & (estimate["statistic"] == Statistic.TOP2BOX)
        & (estimate["state"] == CellState.PUBLISHED)
        & estimate["item"].isin(learning)
        & (estimate["high"] < LOW_STAFF_SHARE)
    ]
    for row in rows.sort_values("value", kind="stable").to_dict("records"):
        yield {
            "source": CapacitySource.STAFF,
            "about": row["item"],
            "audience": Audience.STAFF,
            "round": given.round.id,
            **{name: row[name] for name in ("value", "low", "high", "level", "method")},
            "base": row["base"],
            "reference": LOW_STAFF_SHARE,
        }


def _barriers(given: Given) -> Iterator[dict[str, Any]]:
    """Barriers that several actions met; ``value`` counts them, ``base`` all actions."""
    action = given.data.action.reindex(columns=["moves", "barrier", "fidelity"])
    met = action["barrier"][action["barrier"].isin(CAPACITY_BARRIERS)].value_counts()
    for barrier, count in met[met >= LEAST_BARRED].items():
        yield {
            "source": CapacitySource.BARRIER,
            "about": barrier,
            "round": given.round.id,
            "value": count,
            "base": len(action),
            "reference": LEAST_BARRED,
        }


def _unfaithful(given: Given) -> Iterator[dict[str, Any]]:
    action = given.data.action.reindex(columns=["moves", "barrier", "fidelity"])
    known = action.assign(fidelity=action["fidelity"].astype("float64"))
    known = known.dropna(subset="fidelity")
    mean = known.groupby("moves")["fidelity"].agg(["mean", "size"]).sort_values("mean")
    for aim, row in mean[mean["mean"] < FAITHFUL].iterrows():
        yield {
            "source": CapacitySource.FIDELITY,
            "about": aim,
            "round": given.round.id,
            "value": row["mean"],
            "base": row["size"],
            "reference": FAITHFUL,
        }
