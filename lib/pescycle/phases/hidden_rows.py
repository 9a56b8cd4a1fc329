"""What a round hides, as a table: the enquiry decides, the later steps read it.

To decide costs some seconds, and every step runs in a kernel of its own.
"""

import pandas as pd

from pescycle.model.given import Given
from pescycle.phases.publication import WEEK, Publication, publication, remember
from pescycle.phases.results import Enquiry

COLUMNS = ("audience", "item", "group", "category", "week", "mark")


def hidden_rows(given: Given) -> pd.DataFrame:
    """Rows that are hidden, one a row, without any number: see ``Enquiry.hidden_row``."""
    rows = [_row(*entry) for entry in publication(given).closed]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    frame["week"] = pd.to_datetime(frame["week"])
    texts = [name for name in COLUMNS if name != "week"]
    frame[texts] = frame[texts].astype("str")
    return frame.sort_values(list(COLUMNS), ignore_index=True)


def _row(audience: str, item: str, key: tuple, mark: str = "") -> tuple:
    group, category, *week = key
    return audience, item, group, category, week[0] if week else pd.NaT, mark


def read_hidden_rows(given: Given, enquiry: Enquiry) -> None:
    """Take a round's decision from its enquiry, in place of deciding it again."""
    closed = set()
    for row in enquiry.hidden_row.to_dict("records"):
        key = (row["group"], row["category"])
        if row["group"] == WEEK:
            key = (*key, pd.Timestamp(row["week"]))
        entry = (row["audience"], row["item"], key)
        closed.add((*entry, row["mark"]) if row["mark"] else entry)
    remember(given, Publication(frozenset(closed), enquiry.disclosure_audit))
