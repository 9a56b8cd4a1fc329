"""Observed against expected, with the centers that were frozen as the measure."""

from collections.abc import Sequence

import pandas as pd

from pescycle.css.disclosure import gate
from pescycle.model.findings import CellState, ContextFlag
from pescycle.model.given import Given
from pescycle.paf.context import observed_expected
from pescycle.phases import frames
from pescycle.phases.frames import empty
from pescycle.phases.periods import round_period


def expected_outcomes(given: Given) -> pd.DataFrame:
    """See ``Observation.observed_expected``.

    Where the edition's anchors are frozen, the centers that were there then are held
    against each other, and each later one against them: it changes nothing for the others.
    """
    if given.framework is None:
        return empty(frames.OBSERVED_EXPECTED)
    centers = list(given.folder.centers["id"])
    rows = pd.concat([_rows(given, *group) for group in _compared(given, centers)])
    order = pd.CategoricalIndex(rows["center"], centers).codes
    rows = rows.assign(place=order).sort_values("place", kind="stable", ignore_index=True)
    minimum = given.folder.pilot.privacy.minimum_base
    gated = gate(rows.drop(columns="place"), minimum_base=minimum, values=frames.RATIO)
    unseen = gated["state"] != CellState.PUBLISHED
    gated["flag"] = gated["flag"].mask(unseen, str(ContextFlag.INSUFFICIENT_DATA))
    gated["low_share"] = gated["low_share"] & ~unseen
    return gated[list(frames.OBSERVED_EXPECTED)]


def _compared(
    given: Given, centers: Sequence[str]
) -> list[tuple[list[str], Sequence[str]]]:
    """Who is compared with whom: pairs (centers together, those whose rows are kept)."""
    if given.anchors is None:
        return [(list(centers), centers)]
    frozen = [center for center in centers if center in given.anchors.centers]
    later = [center for center in centers if center not in given.anchors.centers]
    return [(frozen, frozen), *(([*frozen, one], [one]) for one in later)]


def _rows(given: Given, together: list[str], kept: Sequence[str]) -> pd.DataFrame:
    found = observed_expected(
        given.months[given.months["center"].isin(together)],
        given.framework,
        centers=together,
        period=round_period(given),
    )
    return found[found["center"].isin(kept)]
