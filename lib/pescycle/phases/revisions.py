"""Months that were told in two ways: what was sent first, and what counts now."""

import pandas as pd

from pescycle.css.disclosure import gate
from pescycle.model.findings import CellState
from pescycle.model.given import Given
from pescycle.phases.frames import MONTH_REVISION, empty
from pescycle.phases.month_publication import month_publication

MONTH = ["center", "month", "measure"]
SOURCES = ["earlier_round", "earlier_file", "later_round", "later_file"]


def month_revisions(given: Given) -> pd.DataFrame:
    """Monthly counts that were corrected, with both values.

    Strata are added up, as everywhere. A figure that was missing before or is missing now
    is shown as such: late reports and withdrawn ones are corrections too.

    Returns
    -------
    DataFrame
        One row a (center, month, measure, correction): the columns MONTH_REVISION;
        ``earlier`` and ``later`` are hidden where either counts fewer than the minimum
        base. The file is empty where another round's figure was replaced.
    """
    parts = [part for part in (_since_rounds(given), _within(given)) if len(part)]
    if not parts or given.framework is None:
        return empty(MONTH_REVISION)
    whole = pd.concat(parts, ignore_index=True).sort_values(MONTH, kind="stable")
    smallest = whole[["earlier", "later"]].min(axis=1).clip(lower=0.5)
    gated = gate(
        whole.assign(base=smallest),
        minimum_base=given.folder.pilot.privacy.minimum_base,
        values=("earlier", "later"),
    )
    hidden = _hidden(given, gated)
    lost = {name: gated[name].mask(hidden) for name in ("earlier", "later")}
    state = gated["state"].mask(hidden, str(CellState.HIDDEN))
    gated = gated.assign(state=state, **lost)
    return gated[list(MONTH_REVISION)].reset_index(drop=True)


def _hidden(given: Given, months: pd.DataFrame) -> pd.Series:
    """Months that this round or one before keeps back."""
    hidden = pd.Series(False, index=months.index)
    while given is not None:
        hidden |= month_publication(given).hides(months)
        given = given.earlier
    return hidden


def _since_rounds(given: Given) -> pd.DataFrame:
    """Months that an earlier round had told, and this one tells otherwise."""
    if given.earlier is None or given.data.measure_month.empty:
        return pd.DataFrame()
    told = given.data.measure_month[MONTH].drop_duplicates()
    before, after = (
        _sums(months.merge(told, on=MONTH))
        for months in (given.earlier.months, given.months)
    )
    both = before.merge(after, on=MONTH, suffixes=("_before", "_after"))
    earlier, later = both["value_before"], both["value_after"]
    changed = both[(earlier != later) & ~(earlier.isna() & later.isna())]
    return changed.rename(
        columns={"value_before": "earlier", "value_after": "later"}
    ).assign(
        earlier_round=_told_by(given.earlier, changed),
        later_round=given.round.id,
        earlier_file="",
        later_file="",
    )


def _sums(months: pd.DataFrame) -> pd.DataFrame:
    """Strata added up; a sum with a missing part is missing."""
    return months.groupby(MONTH, as_index=False)["value"].sum(skipna=False)


def _told_by(given: Given | None, months: pd.DataFrame) -> pd.Series:
    """Id of the latest round that told each month."""
    keys = pd.MultiIndex.from_frame(months[MONTH])
    found = pd.Series("", index=months.index, dtype="str")
    while given is not None:
        known = pd.MultiIndex.from_frame(given.data.measure_month[MONTH])
        found = found.mask((found == "") & keys.isin(known), given.round.id)
        given = given.earlier
    return found


def _within(given: Given) -> pd.DataFrame:
    """Months that two files of this round told in two ways."""
    revision = given.data.revision
    if revision.empty:
        return pd.DataFrame()
    change = revision.assign(change=revision["earlier"] - revision["later"])
    by_month = change.groupby(MONTH, as_index=False).agg(
        change=("change", lambda values: values.sum(skipna=False)),
        earlier=("earlier", "first"),
        parts=("stratum", "nunique"),
        earlier_file=("earlier_file", "first"),
        later_file=("later_file", "last"),
    )
    now = by_month.merge(_sums(given.months), on=MONTH, how="left")
    # Only some strata may have been corrected: the others stay in both sums.
    known = (now["value"] + now["change"]).where(now["change"].notna())
    alone = (now["parts"] == 1) & known.isna()
    return now.assign(
        earlier=known.where(~alone, now["earlier"]),
        later=now["value"],
        earlier_round=given.round.id,
        later_round=given.round.id,
    )[[*MONTH, "earlier", "later", *SOURCES]]
