"""Step 4, what matters most: the drivers of overall satisfaction, through the gate."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from pescycle.css.disclosure import gate
from pescycle.css.drivers import (
    driver_answers,
    driver_model,
    driver_shares,
    importance_performance,
)
from pescycle.model.base import ALL
from pescycle.model.findings import CellState, Statistic
from pescycle.model.given import Given
from pescycle.model.pilot import Audience
from pescycle.phases import frames
from pescycle.phases.frames import empty
from pescycle.phases.surveys import Survey

SHARE_FIGURES = ("share", "low", "high", "top_three", "r2", "adjusted_r2")
MODEL_FIGURES = ("odds_ratio", "low", "high", "p", "parallel_p")
MAP_FIGURES = (
    *("performance", "performance_low", "performance_high", "performance_cut"),
    *("importance", "importance_low", "importance_high", "importance_cut", "quadrant"),
)


@dataclass(frozen=True, eq=False)
class DriverResults:
    """See the fields of that name in ``Observation``."""

    driver_share: pd.DataFrame
    driver_model: pd.DataFrame
    driver_map: pd.DataFrame


def driver_results(
    given: Given, surveys: Mapping[Audience, Survey], estimate: pd.DataFrame
) -> DriverResults:
    """Shares, odds ratios and the map of each audience that was asked about drivers.

    How answers hang together is asked of how people come to answer, so that finite
    populations play no part.

    Parameters
    ----------
    given : Given
    surveys : mapping
        One an audience.
    estimate : DataFrame
        ``Observation.estimate``: the map shows the indices that are published.
    """
    found = [_of_audience(survey, estimate) for survey in surveys.values()]
    parts = [part for part in found if part is not None]
    return DriverResults(
        *(
            _gated(given, [getattr(part, name) for part in parts], columns, figures)
            for name, columns, figures in (
                ("driver_share", frames.DRIVER_SHARE, SHARE_FIGURES),
                ("driver_model", frames.DRIVER_MODEL, MODEL_FIGURES),
                ("driver_map", frames.DRIVER_MAP, MAP_FIGURES),
            )
        )
    )


def _of_audience(survey: Survey, estimate: pd.DataFrame) -> DriverResults | None:
    answers = driver_answers(survey.responses, survey.questionnaire)
    if answers is None:
        return None
    endless = survey.design.endless()
    shares = driver_shares(answers, endless)
    indices = estimate[
        (estimate["audience"] == survey.audience)
        & (estimate["center"] == ALL)
        & (estimate["statistic"] == Statistic.INDEX)
        & (estimate["state"] == CellState.PUBLISHED)
    ]
    found = DriverResults(
        shares, driver_model(answers, endless), importance_performance(shares, indices)
    )
    return replace(
        found,
        **{
            name: frame.assign(audience=str(survey.audience))
            for name, frame in vars(found).items()
        },
    )


def _gated(
    given: Given,
    parts: list[pd.DataFrame],
    columns: tuple[str, ...],
    figures: tuple[str, ...],
) -> pd.DataFrame:
    filled = [part for part in parts if len(part)]
    if not filled:
        return empty(columns)
    minimum = given.folder.pilot.privacy.minimum_base
    together = pd.concat(filled, ignore_index=True)
    return gate(together, minimum_base=minimum, values=figures)[list(columns)]
