"""The lots on record: handed from round to round, as later reports need them."""

from typing import Any

import pandas as pd

from pescycle.model.given import Given

KEYS = ("lots_round", "lots_centers", "lots_others")


def lots_handed_on(headline: dict[str, Any]) -> dict[str, Any]:
    """What a headline says of the lots; empty where none are on record."""
    return {key: headline[key] for key in KEYS if key in headline}


def lots_on_record(
    given: Given, assignment: pd.DataFrame, before: dict[str, Any]
) -> dict[str, Any]:
    """The first lots that were drawn: those of an earlier round, else this round's.

    Later ones rest on figures that the actions have touched already.

    Parameters
    ----------
    given : Given
    assignment : DataFrame
        ``Planning.assignment`` of this round.
    before : dict
        Headline that was handed over before the plan.

    Returns
    -------
    dict
        ``lots_round``, ``lots_centers`` (how many took part) and ``lots_others`` (how many
        of these have another role in force); empty where nothing was drawn.
    """
    earlier = lots_handed_on(before)
    if earlier or assignment["others"].isna().all():
        return earlier
    counts = len(assignment), int(assignment["others"].iloc[0])
    return dict(zip(KEYS, (given.round.id, *counts), strict=True))
