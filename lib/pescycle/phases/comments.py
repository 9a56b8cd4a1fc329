"""What people write: shares of themes, low scores beside them, released quotations."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from pescycle.css.comments import theme_scores, theme_shares
from pescycle.css.disclosure import gate
from pescycle.model.given import Given
from pescycle.model.pilot import Audience, Privacy
from pescycle.model.themes import Codebook
from pescycle.phases import frames
from pescycle.phases.frames import empty
from pescycle.phases.surveys import Survey

SCORES = (
    *("share_low", "share_low_other", "difference", "se", "low", "high"),
    *("base", "base_other"),
)


@dataclass(frozen=True, eq=False)
class Comments:
    """Frames of the same names in ``Observation``."""

    theme_share: pd.DataFrame
    theme_score: pd.DataFrame
    quotation: pd.DataFrame


def comments(given: Given, asked: Mapping[Audience, Survey]) -> Comments:
    """Themes of each audience's comments through the gate; empty without a codebook."""
    codebook, privacy = given.folder.codebook, given.folder.pilot.privacy
    shares, scores = [], []
    for survey in asked.values() if codebook else ():
        shares.append(_shares(survey, codebook, privacy))
        scores.append(_scores(survey, codebook, privacy))
    return Comments(
        _stacked(shares, frames.THEME_SHARE),
        _stacked(scores, frames.THEME_SCORE),
        _quotations(given.data.quotation),
    )


def _shares(survey: Survey, codebook: Codebook, privacy: Privacy) -> pd.DataFrame:
    minimum = privacy.minimum_base
    rows = theme_shares(
        survey.responses,
        survey.questionnaire,
        codebook,
        design=survey.design,
        minimum_base=minimum,
        hide_unanimous=privacy.unanimous == "hide",
    )
    # A rare combination goes the way of a small base: hidden, base and all.
    base = rows["base"].mask(rows["rare"] & (rows["base"] > 0), minimum - 1)
    gated = gate(rows.assign(base=base), minimum_base=minimum)
    return gated.assign(audience=str(survey.audience))


def _scores(survey: Survey, codebook: Codebook, privacy: Privacy) -> pd.DataFrame:
    minimum = privacy.minimum_base
    rows = theme_scores(
        survey.responses,
        survey.questionnaire,
        codebook,
        design=survey.design,
        minimum_base=minimum,
        hide_unanimous=privacy.unanimous == "hide",
    )
    smaller = rows[["base", "base_other"]].min(axis=1)
    smaller = smaller.mask(rows["rare"] & (smaller > 0), minimum - 1)
    gated = gate(
        rows.assign(smaller=smaller), minimum_base=minimum, values=SCORES, base="smaller"
    )
    return gated.assign(audience=str(survey.audience))


def _quotations(quotation: pd.DataFrame) -> pd.DataFrame:
    if quotation.empty:
        return empty(frames.QUOTATION)
    return quotation.reindex(columns=list(frames.QUOTATION), fill_value="")


def _stacked(parts: list[pd.DataFrame], columns: tuple[str, ...]) -> pd.DataFrame:
    filled = [part for part in parts if len(part)]
    if not filled:
        return empty(columns)
    return pd.concat(filled, ignore_index=True)[list(columns)]
