"""Step 4, whether the questions measure one thing, through the gate."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from pescycle.css.disclosure import gate
from pescycle.css.scales import scale_rows
from pescycle.model.findings import CellState, LanguageFinding, ScaleFinding
from pescycle.model.given import Given
from pescycle.model.pilot import Audience
from pescycle.phases import frames
from pescycle.phases.frames import empty
from pescycle.phases.surveys import Survey

QUALITY = (
    *("alpha", "low", "high", "standardised", "polychoric", "omega", "kmo"),
    *("first_share", "factors"),
)
ITEM = ("item_rest", "alpha_if_deleted", "loading", "kmo")
LANGUAGE = (
    *("alpha", "other_alpha", "difference", "low", "high", "p", "p_adjusted"),
    *("congruence", "gap"),
)


@dataclass(frozen=True, eq=False)
class ScaleResults:
    """See the fields of that name in ``Observation``."""

    scale_quality: pd.DataFrame
    scale_item: pd.DataFrame
    scale_language: pd.DataFrame


def scale_results(given: Given, surveys: Mapping[Audience, Survey]) -> ScaleResults:
    """Quality of each audience's scale, its items and its language versions."""
    whole, items, languages = [], [], []
    for audience, survey in surveys.items():
        name = {"audience": str(audience)}
        found = scale_rows(survey.responses, survey.questionnaire)
        for rows, own in zip((whole, items, languages), found, strict=True):
            rows += [name | row for row in own]
    minimum = given.folder.pilot.privacy.minimum_base
    return ScaleResults(
        _gated(whole, frames.SCALE_QUALITY, QUALITY, minimum, ScaleFinding.BASE_TOO_SMALL),
        _gated(items, frames.SCALE_ITEM, ITEM, minimum, None),
        _gated(
            languages,
            frames.SCALE_LANGUAGE,
            LANGUAGE,
            minimum,
            LanguageFinding.BASE_TOO_SMALL,
        ),
    )


def _gated(
    rows: list[dict],
    columns: tuple[str, ...],
    figures: tuple[str, ...],
    minimum: int,
    nothing: str | None,
) -> pd.DataFrame:
    if not rows:
        return empty(columns)
    frame = pd.DataFrame(rows).astype(dict.fromkeys(figures, "float64"))
    gated = gate(frame, minimum_base=minimum, values=figures)
    unseen = gated["state"] != CellState.PUBLISHED
    if nothing is not None:
        gated["finding"] = gated["finding"].mask(unseen, str(nothing))
    return gated[list(columns)]
