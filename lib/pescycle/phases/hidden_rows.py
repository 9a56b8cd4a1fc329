"""What a round hides, as a table: the enquiry decides, the later steps read it.

To decide costs some seconds, and every step runs in a kernel of its own.
"""

from datetime import date
from typing import Any

import pandas as pd

from pescycle.model.given import Given
from pescycle.phases.month_facts import MONTHS, SUMS, Place
from pescycle.phases.month_publication import (
    MonthPublication,
    month_publication,
    remember_months,
)
from pescycle.phases.publication import WEEK, Publication, publication, remember
from pescycle.phases.results import Enquiry

COLUMNS = ("audience", "item", "group", "category", "week", "mark")


def hidden_rows(given: Given) -> pd.DataFrame:
    """Rows that are hidden, one a row, without any number: see ``Enquiry.hidden_row``."""
    rows = [_row(*entry) for entry in publication(given).closed]
    rows += [_month_row(place) for place in month_publication(given).closed]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    frame["week"] = pd.to_datetime(frame["week"])
    texts = [name for name in COLUMNS if name != "week"]
    frame[texts] = frame[texts].astype("str")
    return frame.sort_values(list(COLUMNS), ignore_index=True)


def whole_audit(given: Given) -> pd.DataFrame:
    """The audits of the survey's tables and of the monthly counts, one below the other."""
    audits = [publication(given).audit, month_publication(given).audit]
    return pd.concat([a for a in audits if len(a)] or audits[:1], ignore_index=True)


def _month_row(place: Place) -> tuple:
    """A month, or what a KPI adds up: the last month of the sum is its mark."""
    last = "" if place.family == MONTHS else place.end.isoformat()
    return "", place.about, place.family, place.center, pd.Timestamp(place.start), last


def _row(audience: str, item: str, key: tuple, mark: str = "") -> tuple:
    group, category, *week = key
    return audience, item, group, category, week[0] if week else pd.NaT, mark


def read_hidden_rows(given: Given, enquiry: Enquiry) -> None:
    """Take a round's decision from its enquiry, in place of deciding it again."""
    closed, months = set(), set()
    for row in enquiry.hidden_row.to_dict("records"):
        if row["group"] in (MONTHS, SUMS):
            months.add(_place(row))
            continue
        key = (row["group"], row["category"])
        if row["group"] == WEEK:
            key = (*key, pd.Timestamp(row["week"]))
        entry = (row["audience"], row["item"], key)
        closed.add((*entry, row["mark"]) if row["mark"] else entry)
    audit = enquiry.disclosure_audit
    of_months = audit["table"].isin([MONTHS, SUMS])
    remember(
        given, Publication(frozenset(closed), audit[~of_months].reset_index(drop=True))
    )
    remember_months(given, MonthPublication(frozenset(months), audit[of_months]))


def _place(row: dict[str, Any]) -> Place:
    start = pd.Timestamp(row["week"]).date()
    end = date.fromisoformat(row["mark"]) if row["mark"] else start
    return Place(row["group"], row["item"], row["category"], start, end)
