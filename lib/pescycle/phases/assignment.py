"""Which centers could try the actions, and how alike both groups are to begin with."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pescycle.model.assignment import (
    CENTERS_A_VARIABLE,
    FEWEST_CENTERS,
    GROUP,
    Allocation,
    Assignment,
    AssignmentMethod,
    Unused,
)
from pescycle.model.base import LANGUAGES
from pescycle.model.given import Given
from pescycle.model.pilot import CenterRole
from pescycle.phases import frames
from pescycle.phases.frames import empty
from pescycle.stats.balance import (
    standardised_difference,
    usual_difference,
    variance_ratio,
)
from pescycle.stats.lots import paired_lots, parts_of, stratified_lots
from pescycle.stats.matching import mahalanobis_distances, optimal_pairs

ROLES = (str(CenterRole.PILOT), str(CenterRole.COMPARISON))


@dataclass(frozen=True, eq=False)
class Surroundings:
    """What is known of every center: a row a center, a column a variable.

    ``left_out`` says why a variable is not in ``values``, by its name; ``kinds`` tells
    covariates from KPIs.
    """

    values: pd.DataFrame
    kinds: dict[str, str]
    left_out: dict[str, str]


def assignment_frames(
    given: Given, baseline: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Proposed roles beside those in force, and the balance of both.

    Without ``assignment:`` in round.yml nothing is proposed, and the balance is that of the
    roles in force on all covariates.

    Parameters
    ----------
    given : Given
    baseline : DataFrame
        ``Enquiry.baseline``: of each KPI only what may be shown.

    Returns
    -------
    DataFrame, DataFrame
        See ``Planning.assignment`` and ``Planning.balance``.
    """
    known = _surroundings(given, baseline)
    role = given.folder.centers.set_index("id")["role"]
    asked = given.round.assignment
    proposal = empty(frames.ASSIGNMENT) if asked is None else _proposal(given, asked, known)
    allocations = {Allocation.IN_FORCE: role}
    if len(proposal):
        allocations[Allocation.PROPOSED] = proposal.set_index("center")["proposed_role"]
    rows = [
        _balance(known, variable, str(name), roles)
        for variable in known.kinds
        for name, roles in allocations.items()
        if name == Allocation.IN_FORCE or roles.isin(ROLES).any()
    ]
    return proposal, pd.DataFrame(rows, columns=list(frames.BALANCE))


def _surroundings(given: Given, baseline: pd.DataFrame) -> Surroundings:
    centers, asked = given.folder.centers.set_index("id"), given.round.assignment
    covariates = [covariate.id for covariate in given.folder.pilot.covariates]
    wanted = list(asked.on if asked else covariates)
    if asked and asked.strata and asked.strata not in (GROUP, *wanted):
        wanted.append(asked.strata)
    kinds = {name: "covariate" if name in covariates else "kpi" for name in wanted}
    figures = baseline.pivot_table(
        index="center", columns="kpi", values="baseline", aggfunc="first", dropna=False
    ).reindex(index=centers.index)
    whole = pd.DataFrame(
        {
            name: centers[name] if kind == "covariate" else figures.get(name, np.nan)
            for name, kind in kinds.items()
        },
        index=centers.index,
    ).astype("float64")
    left_out = {name: str(why) for name in whole if (why := _unusable(whole[name]))}
    return Surroundings(whole.drop(columns=list(left_out)), kinds, left_out)


def _unusable(values: pd.Series) -> Unused | None:
    """A center without a value would have no distance; what is alike tells none apart."""
    if values.isna().any():
        return Unused.UNKNOWN
    return Unused.CONSTANT if values.nunique() < 2 else None


def _proposal(given: Given, asked: Assignment, known: Surroundings) -> pd.DataFrame:
    centers = given.folder.centers
    rows = pd.DataFrame(
        {"center": centers["id"].to_numpy(), "role": centers["role"].to_numpy()}
    )
    why = _why_not(asked, known)
    made = _nothing(rows, why) if why else _drawn(rows, given, asked, known)
    made = made.assign(allocation=str(asked.method), seed=asked.seed)
    order = ["block", "proposed_role", "center"]
    made = made.sort_values(order, ascending=[True, False, True], na_position="last")
    made = made.assign(others=_others(made))
    return made[list(frames.ASSIGNMENT)].reset_index(drop=True)


def _others(made: pd.DataFrame) -> pd.Series:
    """How many centers have another role in force; missing where nothing was drawn."""
    drawn = made["proposed_role"].isin(ROLES).any()
    count = int((made["proposed_role"] != made["role"]).sum()) if drawn else pd.NA
    return pd.Series(count, index=made.index, dtype="Int64")


def _why_not(asked: Assignment, known: Surroundings) -> Unused | None:
    usable = [name for name in asked.on if name in known.values]
    paired = asked.method == AssignmentMethod.MATCHED_PAIRS
    if paired and not usable:
        return Unused.NO_VARIABLE
    if not paired and asked.strata != GROUP and asked.strata not in known.values:
        return Unused.NO_VARIABLE
    needed = CENTERS_A_VARIABLE * len(usable) if paired else 0
    few = len(known.values) < max(FEWEST_CENTERS, needed)
    return Unused.FEW_CENTERS if few else None


def _nothing(rows: pd.DataFrame, why: Unused) -> pd.DataFrame:
    return _with_roles(rows, "").assign(reason=str(why))


def _with_roles(rows: pd.DataFrame, proposed: str | np.ndarray) -> pd.DataFrame:
    made = rows.assign(
        proposed_role=proposed, block=pd.NA, partner="", distance=np.nan, reason=""
    )
    return made.astype({"block": "Int64"})


def _drawn(
    rows: pd.DataFrame, given: Given, asked: Assignment, known: Surroundings
) -> pd.DataFrame:
    if asked.method == AssignmentMethod.MATCHED_PAIRS:
        usable = [name for name in asked.on if name in known.values]
        return _pairs(rows, known.values[usable].to_numpy(), asked.seed)
    strata = _strata(given, asked, known)
    pilots = asked.pilots or len(rows) // 2
    drawn = stratified_lots(strata, drawn=pilots, seed=asked.seed)
    number = strata.rank(method="dense").astype("Int64")
    return _with_roles(rows, np.where(drawn, *ROLES)).assign(block=number)


def _pairs(rows: pd.DataFrame, values: np.ndarray, seed: int) -> pd.DataFrame:
    distance = mahalanobis_distances(values)
    pairs, left = optimal_pairs(distance)
    drawn = paired_lots(pairs, left, seed=seed)
    made = _with_roles(rows, np.where(drawn, *ROLES))
    if left is not None:
        made.loc[left, "reason"] = str(Unused.LEFT_OVER)
    for number, (first, second) in enumerate(pairs, 1):
        made.loc[[first, second], "block"] = number
        made.loc[[first, second], "distance"] = distance[first, second]
        names = rows.loc[[second, first], "center"].to_numpy()
        made.loc[[first, second], "partner"] = names
    return made


def _strata(given: Given, asked: Assignment, known: Surroundings) -> pd.Series:
    """Stratum of each center, in the centers' order: a text, or a part from 1."""
    if asked.strata != GROUP:
        return parts_of(known.values[asked.strata], asked.parts).reset_index(drop=True)
    centers = given.folder.centers
    names = [f"{GROUP}_{code}" for code in LANGUAGES if f"{GROUP}_{code}" in centers]
    return centers[names[0]].astype("str").reset_index(drop=True)


def _balance(
    known: Surroundings, variable: str, allocation: str, roles: pd.Series
) -> dict[str, object]:
    row: dict[str, object] = dict.fromkeys(frames.BALANCE, np.nan)
    row |= {"kind": known.kinds[variable], "id": variable, "allocation": allocation}
    row["reason"] = known.left_out.get(variable, "")
    row |= dict(zip(("pilots", "comparisons"), _counts(roles), strict=True))
    if variable in known.left_out:
        return row
    values = known.values[variable]
    pilot, other = (values[roles.reindex(values.index) == role] for role in ROLES)
    sides = pilot.to_numpy(), other.to_numpy()
    return row | {
        "pilot_mean": pilot.mean(),
        "comparison_mean": other.mean(),
        "difference": standardised_difference(*sides),
        "variance_ratio": variance_ratio(*sides),
        "usual": usual_difference(np.concatenate(sides), len(pilot)),
    }


def _counts(roles: pd.Series) -> tuple[int, int]:
    return tuple(int((roles == role).sum()) for role in ROLES)
