"""What round.yml says about the choice of centers must exist in the pilot."""

from collections.abc import Iterator

import pandas as pd

from pescycle.errors import Problem, Severity
from pescycle.model.assignment import (
    CENTERS_A_VARIABLE,
    FEWEST_CENTERS,
    GROUP,
    Assignment,
    AssignmentMethod,
)
from pescycle.model.framework import Framework
from pescycle.model.nearest import nearest
from pescycle.model.pilot import Pilot
from pescycle.model.round import Round


def assignment_problems(
    turn: Round, pilot: Pilot, framework: Framework | None, centers: pd.DataFrame
) -> Iterator[Problem]:
    """Variables that nobody knows, and more than the centers can carry."""
    asked = turn.assignment
    if asked is None:
        return
    file = f"rounds/{turn.id}/round.yml"
    known = [covariate.id for covariate in pilot.covariates]
    known += [kpi.id for kpi in framework.kpis] if framework else []
    for name in [name for name in asked.on if name not in known]:
        yield _unknown(file, "on", name, known)
    if asked.strata is not None:
        yield from _strata_problems(file, asked, known, centers)
    yield from _size_problems(file, asked, len(centers))


def _strata_problems(
    file: str, asked: Assignment, known: list[str], centers: pd.DataFrame
) -> Iterator[Problem]:
    grouped = any(name.startswith(f"{GROUP}_") for name in centers.columns)
    if asked.strata == GROUP and not grouped:
        yield Problem(
            file=file,
            rule="missing_column",
            column="strata",
            message="assignment divides centers by group, but centers.csv has no column "
            "group_en.",
            remedy="Add it, or divide by a covariate.",
        )
    elif asked.strata not in (GROUP, *known):
        yield _unknown(file, "strata", str(asked.strata), [*known, GROUP])


def _unknown(file: str, key: str, name: str, known: list[str]) -> Problem:
    return Problem(
        file=file,
        rule="unknown_variable",
        column=key,
        message=f'assignment names "{name}", which is no covariate of pilot.yml and no '
        "KPI.",
        remedy=nearest(name, known) or f"Known are {', '.join(known) or 'none'}.",
    )


def _size_problems(file: str, asked: Assignment, centers: int) -> Iterator[Problem]:
    if asked.pilots is not None and asked.pilots >= centers:
        yield Problem(
            file=file,
            rule="out_of_range",
            column="pilots",
            message=f"assignment wants {asked.pilots} pilot centers of {centers}; none "
            "would be left to compare with.",
            remedy="Write a smaller number.",
        )
    paired = asked.method == AssignmentMethod.MATCHED_PAIRS
    needed = max(FEWEST_CENTERS, CENTERS_A_VARIABLE * len(asked.on) if paired else 0)
    if centers < needed:
        yield Problem(
            file=file,
            rule="few_centers",
            column="on",
            message=f"assignment needs {needed} centers for what on: names, but there are "
            f"{centers}; no roles are proposed.",
            remedy="Name fewer variables.",
            severity=Severity.WARN,
        )
