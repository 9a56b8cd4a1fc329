"""Two rounds of a survey as one sample, so that what they share is kept."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse

from pescycle.css.design import Calibration, Stage, SurveyDesign


@dataclass(frozen=True, eq=False)
class RoundAnswers:
    """One round's respondents with their design, one row a respondent."""

    responses: pd.DataFrame
    design: SurveyDesign


@dataclass(frozen=True, eq=False)
class StackedRounds:
    """Both rounds as one sample, the first round's respondents first.

    ``shared_units`` is the number of drawn centers that are in both rounds.
    """

    responses: pd.DataFrame
    design: SurveyDesign
    shared_units: int


def stacked_rounds(before: RoundAnswers, after: RoundAnswers) -> StackedRounds:
    """Two rounds' respondents as one sample.

    Where the first stage drew centers, a center that is in both rounds is one sampling unit
    in both. Everything else that was drawn, respondents or sessions, was drawn anew.

    Parameters
    ----------
    before, after : RoundAnswers
        Columns that only one round has are left out.
    """
    columns = [c for c in after.responses.columns if c in before.responses.columns]
    parts = [one.responses[columns] for one in (before, after)]
    responses = pd.concat(parts, ignore_index=True)
    designs = (before.design, after.design)
    if all(_centers_are_units(one) for one in (before, after)):
        first, shared = _center_stage(before, after)
    else:
        first, shared = _joined([one.stages[0] for one in designs]), 0
    later = []
    if all(len(one.stages) > 1 for one in designs):
        later = [_joined([one.stages[1] for one in designs])]
    design = SurveyDesign(
        np.concatenate([one.weight for one in designs]),
        (first, *later),
        after.design.lonely,
        _calibrations(designs),
        simple=all(one.simple for one in designs),
    )
    return StackedRounds(responses, design, shared)


def _centers_are_units(one: RoundAnswers) -> bool:
    """Whether the first stage drew centers: as many units as centers, each the same."""
    unit, center = one.design.stages[0].unit, pd.factorize(one.responses["center"])[0]
    pairs = len(np.unique(unit.astype(np.int64) * (center.max(initial=0) + 1) + center))
    return pairs == len(np.unique(unit)) == len(np.unique(center)) < len(unit)


def _center_stage(before: RoundAnswers, after: RoundAnswers) -> tuple[Stage, int]:
    """The first stage of drawn centers: a center of both rounds is one unit in both."""
    names = [one.responses["center"].astype("str").to_numpy() for one in (before, after)]
    unit = pd.factorize(np.concatenate(names))[0]
    strata = [one.design.stages[0].stratum for one in (before, after)]
    stratum = np.concatenate([strata[0] + strata[1].max(initial=-1) + 1, strata[1]])
    later = dict(zip(names[1], strata[1], strict=True))
    # A stratum of the first round is that of the second in which its centers are now.
    same = {
        old: later[name]
        for name, old in zip(names[0], stratum[: len(names[0])], strict=True)
        if name in later
    }
    stratum = np.array([same.get(code, code) for code in stratum])
    stratum = np.unique(stratum, return_inverse=True)[1]
    shared = set(names[0]) & set(names[1])
    # The sample of two rounds that drew other centers is larger than either round's: its
    # finite population would promise too much, so that there is none.
    same_centers = shared == set(names[0]) | set(names[1])
    populations = [
        one.design.stages[0].population if same_centers else None for one in (before, after)
    ]
    return Stage(unit, stratum, _together(populations, names)), len(shared)


def _joined(stages: Sequence[Stage]) -> Stage:
    """Two rounds' stages side by side: nothing of one is anything of the other."""
    first, second = stages
    return Stage(
        np.concatenate([first.unit, second.unit + first.unit.max(initial=-1) + 1]),
        np.concatenate([first.stratum, second.stratum + first.stratum.max(initial=-1) + 1]),
        _together([stage.population for stage in stages], [stage.unit for stage in stages]),
    )


def _together(
    populations: Sequence[np.ndarray | None], rows: Sequence[np.ndarray]
) -> np.ndarray | None:
    if all(population is None for population in populations):
        return None
    return np.concatenate(
        [
            np.full(len(own), np.inf) if population is None else population
            for population, own in zip(populations, rows, strict=True)
        ]
    )


def _calibrations(designs: Sequence[SurveyDesign]) -> Calibration | None:
    """Each round was calibrated to its own totals, or to nothing."""
    if all(one.calibration is None for one in designs):
        return None
    blocks, groups, bases, start = [], [], [], 0
    for one in designs:
        own = one.calibration
        block = sparse.csr_array((1, 1)) if own is None else own.auxiliary
        group = np.zeros(len(one), dtype=np.intp) if own is None else own.group
        blocks.append(block)
        groups.append(group + start)
        bases.append(one.weight if own is None else own.base_weight)
        start += block.shape[0]
    return Calibration(
        sparse.csr_array(sparse.block_diag(blocks)),
        np.concatenate(groups),
        np.concatenate(bases),
    )
