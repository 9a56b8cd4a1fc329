"""Whether the project kept its plan: scope, time, cost and participation."""

import numpy as np
import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.evaluation import AMOUNTS, PLAN_TOLERANCE, PlanFinding
from pescycle.model.findings import CellState
from pescycle.model.given import Given
from pescycle.model.registers.reflection import Aspect
from pescycle.phases import frames
from pescycle.phases.evaluation.written import in_all_languages
from pescycle.phases.results import Action

TEAM, FILES = "team", "files"  # who says it: project.csv, or the round's other files


def project_evaluation(given: Given, action: Action) -> pd.DataFrame:
    """What was planned beside what came, aspect by aspect.

    ``project.csv`` says it, and two things are counted from the round's own files: actions
    done (scope), on time or not, and answers that came in (participation). What lies
    within a tenth of the plan is as planned. More scope or participation than planned is
    no merit by itself, and a plan that was written afterwards is always kept: nothing here
    can tell.

    Returns
    -------
    DataFrame
        One row a (aspect, measure, audience), see ``Reflection.project_evaluation``.
    """
    written = in_all_languages(given.data.registers["project"], "text", "unit")
    rows = pd.concat(
        [
            written.assign(origin=TEAM, audience=""),
            _counted(action).assign(origin=FILES),
        ],
        ignore_index=True,
    )
    rows = in_all_languages(rows, "text", "unit")
    sides = rows[["planned", "actual"]].astype("float64")
    ratio = sides["actual"] / sides["planned"].where(sides["planned"] > 0)
    aspects = [str(aspect) for aspect in Aspect]
    rows = rows.assign(ratio=ratio, **sides, place=rows["aspect"].map(aspects.index))
    rows["finding"] = [
        _finding(*pair) for pair in zip(rows["aspect"], rows["ratio"], strict=True)
    ]
    rows = rows.sort_values("place", kind="stable", ignore_index=True)
    return rows[list(frames.PROJECT_EVALUATION)]


def _finding(aspect: str, ratio: float) -> str:
    if np.isnan(ratio):
        return str(PlanFinding.INSUFFICIENT_DATA)
    # 1.1 is not stored exactly: a tenth more is still as planned.
    if abs(ratio - 1) <= PLAN_TOLERANCE + 1e-9:
        return str(PlanFinding.AS_PLANNED)
    if aspect in AMOUNTS:
        return str(PlanFinding.OVER if ratio > 1 else PlanFinding.SPARED)
    return str(PlanFinding.BEYOND if ratio > 1 else PlanFinding.SHORT)


def _counted(action: Action) -> pd.DataFrame:
    """What the round's files count themselves."""
    rows = [*_actions(action.action_count), *_answers(action.response_count)]
    columns = ["aspect", "measure", "audience", "planned", "actual"]
    return pd.DataFrame(rows, columns=columns)


def _actions(count: pd.DataFrame) -> list[tuple[str, str, str, float, float]]:
    return [
        (str(Aspect.SCOPE), "actions_done", "", row.planned, row.done)
        for row in count[count["center"] == ALL].itertuples()
    ]


def _answers(count: pd.DataFrame) -> list[tuple[str, str, str, float, float]]:
    shown = count[(count["center"] == ALL) & (count["state"] == CellState.PUBLISHED)]
    shown = shown.dropna(subset=["planned", "collected"])
    return [
        (
            *(str(Aspect.PARTICIPATION), "answers", str(row.audience)),
            *(float(row.planned), float(row.collected)),
        )
        for row in shown.itertuples()
    ]
