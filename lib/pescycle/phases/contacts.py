"""Contacts of a fieldwork, counted: by mode, by interviewer, and those who refused."""

import pandas as pd

from pescycle.css.disclosure import AudienceTables
from pescycle.model.base import ALL

CENTER = "center"
GROUPS = ("mode", "interviewer")  # how an answer, or a refusal, came about
ANSWERED, REFUSED = "fieldwork_group", "refusal"


def contact_counts(contacts: pd.DataFrame, group: str) -> dict[str, int]:
    """Contacts by category of a column, in the order of the categories.

    Those without a category, such as staff who answer without an interviewer, are in none.
    """
    if group not in contacts:
        return {}
    counts = contacts[group].value_counts(sort=False).sort_index()
    return {str(name): int(n) for name, n in counts.items()}


def refusal_key(group: str) -> str:
    """Group under which refusals are written down; that of the answers has others."""
    return f"refused_{group}"


def write_contacts(
    tables: AudienceTables, responses: pd.DataFrame, refusals: pd.DataFrame | None
) -> None:
    """Write down how many answered and refused, in each mode and to each interviewer.

    The number of answers in all must be in the tables already.
    """
    for group in GROUPS:
        number = {(group, c): n for c, n in contact_counts(responses, group).items()}
        tables.head_counts(ANSWERED, number, [((CENTER, ALL), list(number))])
    if refusals is not None and len(refusals):
        _write_refusals(tables, refusals)


def _write_refusals(tables: AudienceTables, refusals: pd.DataFrame) -> None:
    """Most of these numbers are small: none must be told from a few."""
    total = (refusal_key(CENTER), ALL)
    number, sums = {total: len(refusals)}, []
    for group in (CENTER, *GROUPS):
        counts = contact_counts(refusals, group)
        parts = {(refusal_key(group), name): n for name, n in counts.items()}
        number |= parts
        sums.append((total, list(parts)))
    tables.head_counts(REFUSED, number, sums, zero_known=False)
