"""What a round shows of monthly counts, decided once for every step."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

import pandas as pd

from pescycle.errors import DisclosureError
from pescycle.model.framework import Kpi
from pescycle.model.given import Given, RoundData
from pescycle.paf.periods import Period
from pescycle.phases import frames
from pescycle.phases.frames import empty
from pescycle.phases.linked_measures import kpi_key, linked_measures
from pescycle.phases.month_facts import (
    CELL,
    MONTHS,
    SUMS,
    Place,
    center_months,
    month_facts,
)
from pescycle.phases.month_tables import MonthTables, Told


@dataclass(frozen=True, eq=False)
class MonthPublication:
    """The rows that are hidden, and the audit, rows of ``Enquiry.disclosure_audit``."""

    closed: frozenset[Place]
    audit: pd.DataFrame

    @cached_property
    def months(self) -> pd.DataFrame:
        """Hidden months, a row a (center incl. all, month, measure)."""
        rows = [
            (place.center, pd.Timestamp(place.start), measure)
            for place in self.closed
            if place.family == MONTHS
            for measure in place.about.split()
        ]
        frame = pd.DataFrame(rows, columns=CELL)
        return frame.astype({"month": "datetime64[us]"}).sort_values(
            CELL, ignore_index=True
        )

    def hides(self, rows: pd.DataFrame) -> pd.Series:
        """Whether the month of each row (columns center, month, measure) is hidden."""
        closed = pd.MultiIndex.from_frame(self.months)
        own = pd.MultiIndex.from_frame(rows[CELL].astype({"month": "datetime64[us]"}))
        return pd.Series(own.isin(closed), index=rows.index)

    def without(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The rows (columns center, month, measure) whose months are not hidden."""
        return rows[~self.hides(rows)]

    def hides_sum(self, kpi: Kpi, center: str, period: Period) -> bool:
        """Whether what the KPI adds up over the period is hidden."""
        return Place(SUMS, kpi_key(kpi), center, period.starts, period.ends) in self.closed

    def hides_a_month(self, kpi: Kpi, center: str, period: Period) -> bool:
        """Whether a month of the KPI is hidden: how the months differ would then tell."""
        own = self.months
        inside = own["month"].isin(period.months) & own["measure"].isin(kpi.measures)
        return bool((inside & (own["center"] == center)).any())


_DECIDED: WeakKeyDictionary[RoundData, MonthPublication] = WeakKeyDictionary()


def month_publication(given: Given) -> MonthPublication:
    """What may be shown of the monthly counts known so far, the same for every phase.

    Raises
    ------
    DisclosureError
        When the audit finds that what would be shown pins a hidden count too closely;
        nothing is handed over then.
    """
    if given.data not in _DECIDED:
        _DECIDED[given.data] = _decided(given)
    return _DECIDED[given.data]


def remember_months(given: Given, decided: MonthPublication) -> None:
    """Take a decision that was made before from the same files."""
    _DECIDED[given.data] = decided


def _decided(given: Given) -> MonthPublication:
    closed: set[Place] = set()
    audits = [empty(frames.DISCLOSURE_AUDIT)]
    if given.folder.framework is not None and len(given.months):
        for group in sorted(_groups_with_few(given)):
            hidden, audit = _group_tables(given, group).decided
            closed |= hidden
            audits.append(audit)
    known = [audit for audit in audits if len(audit)]
    audit = _together(pd.concat(known)) if known else audits[0]
    if not audit["passed"].astype(bool).all():
        raise DisclosureError(
            "The monthly counts would tell a hidden count more closely than the pilot's "
            "privacy rules allow. Nothing was written. This is a fault of pescycle; report "
            "it, and until it is mended raise minimum_base in pilot.yml."
        )
    return MonthPublication(frozenset(closed), audit[list(frames.DISCLOSURE_AUDIT)])


def _groups_with_few(given: Given) -> set[str]:
    """Measures that go together of which a month counts fewer than the minimum."""
    rows = center_months(given)
    few = rows["people"] & (rows["value"] < given.folder.pilot.privacy.minimum_base)
    groups = linked_measures(given)
    return {groups[measure] for measure in rows.loc[few, "measure"].unique()}


def _group_tables(given: Given, group: str) -> MonthTables:
    minimum = given.folder.pilot.privacy.minimum_base
    before = tuple(
        Told(month_facts(one, group), month_publication(one).closed)
        for one in _earlier(given)
    )
    return MonthTables(month_facts(given, group), before, minimum)


def _earlier(given: Given) -> Iterator[Given]:
    """The rounds before, from the last one back."""
    while given.earlier is not None:
        given = given.earlier
        yield given


def _together(audit: pd.DataFrame) -> pd.DataFrame:
    """One row a table: its measures add up, the closest of them counts."""
    spare = audit["narrowest"] - audit["required"]
    closest = audit.assign(spare=spare).sort_values("spare", kind="stable")
    closest = closest.drop_duplicates("table").set_index("table")
    sums = ["cells", "hidden", "protecting", "checked"]
    rows = audit.groupby("table", sort=False)
    whole = rows[sums].sum().join(closest[["narrowest", "required"]])
    whole["passed"] = rows["passed"].all()
    return whole.assign(audience="").reset_index()


def shown_months(given: Given, months: pd.DataFrame) -> pd.DataFrame:
    """Reported months of single centers, those that are hidden missing.

    Parameters
    ----------
    months : DataFrame
        From ``reported_months``.
    """
    hidden = month_publication(given).hides(months)
    return months.assign(value=months["value"].mask(hidden))
