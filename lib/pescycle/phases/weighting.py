"""From answers to clients: a survey's weights, and what weighting did to the answers."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import asdict, dataclass, replace

import numpy as np
import pandas as pd

from pescycle.css.design import SurveyDesign
from pescycle.css.disclosure import gate
from pescycle.css.weighting import (
    Margin,
    UnmetMarginError,
    calibrated_to_margins,
    class_shares,
    margin_of,
    margins_calibration,
    pooled_classes,
    poststratified_weights,
    raked_weights,
    response_adjusted_weights,
    trimmed_weights,
    weight_spread,
)
from pescycle.model.given import Given
from pescycle.model.pilot import Audience
from pescycle.model.round import ResponseSource
from pescycle.model.weighting import CENTER_MARGIN, Trim, Weighting, WeightingMethod
from pescycle.phases import frames
from pescycle.phases.unmet import nonresponse_error, trim_error, unmet_error

# By audience, the centers whose numbers of respondents are not published.
KeptBack = Mapping[Audience, Set[str]]
SHARES = ("frame_share", "before_share", "after_share", "ratio")
UNWEIGHTED = Weighting(method=WeightingMethod.NONE)


@dataclass(frozen=True, eq=False)
class Weighted:
    """A survey's design with its weights, and what they were made to meet.

    ``trimmed`` is how many weights were outside the limits.
    """

    audience: Audience
    method: WeightingMethod
    design: SurveyDesign
    margins: tuple[Margin, ...] = ()
    trimmed: int = 0


def weighted_design(
    given: Given,
    audience: Audience,
    source: ResponseSource | None,
    responses: pd.DataFrame,
    design: SurveyDesign,
) -> Weighted:
    """The design with the weights that round.yml asks for.

    First those who answered stand for those who were asked, then the margins are met, then
    weights beyond the limits are trimmed. Standard errors of the design then take the
    margins into account; response rates and limits count as fixed.

    Raises
    ------
    DataError, ConfigError
        Naming audience, margin and category that cannot be met, and the way out.
    """
    weighting = (source.weighting if source else None) or UNWEIGHTED
    before = weight = design.weight
    if weighting.nonresponse:
        weight = _answered_for_asked(given, audience, responses, weight)
    base, margins = weight, ()
    if weighting.margins:
        margins = tuple(_margins(given, audience, weighting, responses, base))
        try:
            weight = _to_margins(base, margins, weighting)
        except UnmetMarginError as error:
            raise unmet_error(given, audience, weighting, error) from error
    weight, trimmed = _trimmed(given, audience, weight, weighting.trim)
    if weight is not before:
        calibration = margins_calibration(margins, base) if margins else None
        design = replace(design.weighted(weight, calibration), simple=False)
    return Weighted(audience, weighting.method, design, margins, trimmed)


def _answered_for_asked(
    given: Given, audience: Audience, responses: pd.DataFrame, weight: np.ndarray
) -> np.ndarray:
    rows = given.data.sample
    own = rows[rows["audience"] == audience]
    asked = dict(zip(own["center"], own["asked"].astype(float), strict=True))
    classes = margin_of(CENTER_MARGIN, responses["center"], asked, base=weight)
    try:
        return response_adjusted_weights(weight, classes)
    except UnmetMarginError as error:
        raise nonresponse_error(given, audience, error) from error


def _margins(
    given: Given,
    audience: Audience,
    weighting: Weighting,
    responses: pd.DataFrame,
    base: np.ndarray,
) -> Iterable[Margin]:
    for name in weighting.margins:
        counts = clients_by(given, audience, name)
        # A category of the frame can join several codes of the answers.
        joined = {code: category for category in counts for code in category.split()}
        codes = responses[name] if name in responses else pd.Series(index=responses.index)
        yield margin_of(name, codes.astype(object).map(joined), counts, base=base)


def clients_by(given: Given, audience: Audience, margin: str) -> dict[str, float]:
    """Clients of each category of a margin, from frame.csv, of centers also sample.csv."""
    rows = given.data.frame
    own = rows[(rows["audience"] == audience) & (rows["margin"] == margin)]
    if own.empty and margin == CENTER_MARGIN:
        planned = given.data.sample
        own = planned[(planned["audience"] == audience) & planned["frame"].notna()]
        return dict(zip(own["center"], own["frame"].astype(float), strict=True))
    return dict(zip(own["category"], own["count"].astype(float), strict=True))


def _to_margins(
    base: np.ndarray, margins: tuple[Margin, ...], weighting: Weighting
) -> np.ndarray:
    match weighting.method:
        case WeightingMethod.POSTSTRATIFICATION:
            return poststratified_weights(base, margins[0])
        case WeightingMethod.RAKING:
            return raked_weights(base, margins)
    weight = calibrated_to_margins(
        base, margins, distance=str(weighting.method), bounds=weighting.bounds
    )
    if (weight < 0).any():
        place = int(weight.argmin())
        margin, code = margins[0], margins[0].code[place]
        name, total = margin.categories[code], float(margin.total[code])
        raise UnmetMarginError("negative", margin.name, name, total)
    return weight


def _trimmed(
    given: Given, audience: Audience, weight: np.ndarray, trim: Trim | None
) -> tuple[np.ndarray, int]:
    counted = weight[weight > 0]
    if trim is None or not len(counted):
        return weight, 0
    usual = float(np.mean(counted) if trim.of == "mean" else np.median(counted))
    low, high = trim.low * usual, (trim.high or np.inf) * usual
    try:
        moved = trimmed_weights(weight, low=low, high=high, strict=True)
    except ValueError as error:
        raise trim_error(given, audience, trim) from error
    return moved, int(((counted < low) | (counted > high)).sum())


def weight_classes(
    given: Given, weighted: Iterable[Weighted], kept_back: KeptBack
) -> pd.DataFrame:
    """Shares of each margin before and after, as they may be shown.

    Classes of fewer respondents than the minimum base are joined with the next smallest, so
    that nothing has to be hidden that the others would give away; of centers also those
    whose numbers of respondents are kept back, which are one class.

    Returns one row a class, see ``Observation.weight_class``.
    """
    minimum = given.folder.pilot.privacy.minimum_base
    parts = [
        pooled_classes(
            class_shares(margin, one.design.weight),
            minimum_base=minimum,
            together=kept_back[one.audience] if margin.name == CENTER_MARGIN else set(),
        ).assign(audience=str(one.audience))
        for one in weighted
        for margin in one.margins
    ]
    if not parts:
        return frames.empty((*frames.WEIGHT_CLASS,))
    rows = pd.concat(parts, ignore_index=True)
    gated = gate(rows, minimum_base=minimum, values=SHARES)
    return gated[list(frames.WEIGHT_CLASS)]


def weight_effects(
    given: Given, weighted: Iterable[Weighted], kept_back: KeptBack
) -> pd.DataFrame:
    """What each survey's weights cost in precision; one row an audience.

    Where a center's number of respondents is kept back the figures are missing: a center's
    weight is clients by respondents, so that the sum of the squares would tell it.
    """
    rows = [
        {
            "audience": str(one.audience),
            "method": str(one.method),
            **_spread(one, kept_back[one.audience]),
            "trimmed": one.trimmed,
        }
        for one in weighted
    ]
    minimum = given.folder.pilot.privacy.minimum_base
    columns = [name for name in frames.WEIGHT_EFFECT if name != "state"]
    frame = pd.DataFrame(rows, columns=columns)
    frame = frame.astype({"base": "Int64", "trimmed": "Int64"})
    values = ("deff_kish", "effective_base", "lowest", "highest", "trimmed")
    return gate(frame, minimum_base=minimum, values=values)


def _spread(one: Weighted, kept_back: Set[str]) -> dict[str, float]:
    spread = asdict(weight_spread(one.design.weight))
    if not kept_back or one.design.simple:
        return spread
    return {name: n if name == "base" else np.nan for name, n in spread.items()}
