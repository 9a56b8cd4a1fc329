"""How hard the round's targets are, at the disclosure gate."""

import pandas as pd

from pescycle.css.disclosure import gate
from pescycle.model.base import ALL
from pescycle.model.findings import CellState
from pescycle.model.given import Given
from pescycle.paf.difficulty import target_proposals
from pescycle.paf.grids import grid_of
from pescycle.paf.periods import Period
from pescycle.paf.reasons import Reason
from pescycle.phases import frames
from pescycle.phases.frames import empty
from pescycle.phases.month_publication import shown_months
from pescycle.phases.periods import months_in, round_period, span_of
from pescycle.phases.results import Observation

# As long as an own history: what lies further back was another center.
MONTHS_BACK = 36
HIDDEN_SIDES = (
    *("chance", "expected", "low", "high", "persistence", "proposed"),
    *("proposed_easier", "proposed_harder"),
)


def proposal_frame(
    given: Given,
    target: pd.DataFrame,
    planned: pd.DataFrame,
    observed: Observation | None,
) -> pd.DataFrame:
    """Each target with the chance of reaching it if nothing changes, and a proposed one.

    ``planned`` is the plan's precision; ``observed`` the last round's observation, without
    which a survey KPI has no past.
    """
    if given.framework is None or target.empty:
        return empty(frames.TARGET_PROPOSAL)
    months = months_in(given, _past(given))
    whole, own = (
        target_proposals(
            given.framework,
            target,
            grid_of(past, span=span_of(given)),
            coming=round_period(given).months,
            estimate=empty(frames.ESTIMATE) if observed is None else observed.estimate,
            planned=planned,
        )
        for past in (months, shown_months(given, months))
    )
    # Of a single center a forecast would tell the months that are hidden.
    together = whole["center"] == ALL
    unseen = whole["expected"].notna() & own["expected"].isna()
    reason = own["reason"].mask(unseen, str(Reason.HIDDEN))
    own = own.assign(reason=reason, people=whole["people"])
    found = pd.concat([whole[together], own[~together]]).sort_index()
    return _gated(given, found)[list(frames.TARGET_PROPOSAL)]


def _past(given: Given) -> Period:
    """The three years before the round."""
    starts = pd.Timestamp(given.round.starts)
    first, last = starts - pd.DateOffset(months=MONTHS_BACK), starts - pd.DateOffset(days=1)
    return Period(first.date(), last.date(), span_of(given))


def _gated(given: Given, found: pd.DataFrame) -> pd.DataFrame:
    """Without the figures that rest on the months of too few people."""
    minimum = given.folder.pilot.privacy.minimum_base
    counted = found["people"] > 0
    gated = gate(found[counted], minimum_base=minimum, values=HIDDEN_SIDES, base="people")
    hidden = gated["state"] == CellState.HIDDEN
    gated["reason"] = gated["reason"].mask(hidden, str(Reason.HIDDEN))
    gated["difficulty"] = gated["difficulty"].mask(hidden, "unknown")
    parts = [part for part in (gated, found[~counted]) if len(part)]
    return pd.concat(parts).sort_index()
