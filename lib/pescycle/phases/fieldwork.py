"""The fieldwork while it runs: by whom and how answers come, and who refuses."""

from typing import Any

import numpy as np
import pandas as pd

from pescycle.css.disclosure import gate
from pescycle.model.base import ALL
from pescycle.model.findings import CellState
from pescycle.model.given import Given
from pescycle.model.pilot import Audience
from pescycle.phases import frames
from pescycle.phases.contacts import CENTER, GROUPS, contact_counts, refusal_key
from pescycle.phases.frames import empty
from pescycle.phases.outlook import fieldwork_outlook
from pescycle.phases.publication import publication
from pescycle.phases.results import Planning
from pescycle.stats.intervals import wilson_interval


def fieldwork_results(
    given: Given,
    planning: Planning,
    response_count: pd.DataFrame,
    response_week: pd.DataFrame,
) -> dict[str, pd.DataFrame]:
    """The four frames of the fieldwork, by their names in ``Action``."""
    outlook = fieldwork_outlook(given, planning, response_count, response_week)
    return {
        "fieldwork_outlook": outlook,
        "fieldwork_group": _groups(given),
        "refusal": _refusals(given),
        "response_rate": _response_rates(given, response_count),
    }


def _groups(given: Given) -> pd.DataFrame:
    """Answers by mode and by interviewer; nobody's name was ever read."""
    rows = [
        row | {"audience": str(audience), "group": group}
        for audience, responses in given.data.responses.items()
        for group in GROUPS
        for row in _contacts(responses, group)
    ]
    if not rows:
        return empty(frames.FIELDWORK_GROUP)
    frame = pd.DataFrame(rows).astype({"collected": "Int64", "days": "Int64"})
    figures = ("share", "days", "per_day")
    minimum = given.folder.pilot.privacy.minimum_base
    gated = gate(frame, minimum_base=minimum, values=figures, base="collected")
    shown = publication(given).applied(gated, values=figures, base="collected")
    return shown[list(frames.FIELDWORK_GROUP)]


def _contacts(responses: pd.DataFrame, group: str) -> list[dict[str, Any]]:
    counts = contact_counts(responses, group)
    if not counts:
        return []
    names = responses[group].astype("str").where(responses[group].notna())
    days = pd.to_datetime(responses["submitted"]).dt.normalize().groupby(names).nunique()
    return [
        {
            "category": category,
            "collected": count,
            "share": count / len(responses),
            "days": int(days[category]),
            # Answers without a day are no answers of a day.
            "per_day": count / days[category] if days[category] else np.nan,
        }
        for category, count in counts.items()
    ]


def _refusals(given: Given) -> pd.DataFrame:
    """Who said no to the consent question, as a share of those who said yes or no."""
    parts = [
        _refused(given, audience, group)
        for audience in given.data.responses
        for group in (CENTER, *GROUPS)
    ]
    parts = [part for part in parts if len(part)]
    if not parts:
        return empty(frames.REFUSAL)
    rows = pd.concat(parts, ignore_index=True)
    # A share of refusals with its base tells both numbers: both must be large enough.
    rows["smaller"] = rows[["refused", "answered"]].min(axis=1)
    figures = ("refused", "answered", "share", "low", "high", "base")
    minimum = given.folder.pilot.privacy.minimum_base
    gated = gate(rows, minimum_base=minimum, values=figures, base="smaller")
    # None must not be told from a few.
    few = gated["state"] != CellState.PUBLISHED
    gated["state"] = gated["state"].mask(few, str(CellState.HIDDEN))
    return _closed(given, gated, figures)[list(frames.REFUSAL)]


def _closed(given: Given, gated: pd.DataFrame, figures: tuple[str, ...]) -> pd.DataFrame:
    """Rows without those by which a hidden number of refusals or answers is told."""
    decided, group = publication(given), gated["group"]
    for key in (group.map(refusal_key), group):
        shown = decided.applied(gated.assign(group=key), values=figures, base="smaller")
        gated = shown.assign(group=group)
    return gated


def _refused(given: Given, audience: Audience, group: str) -> pd.DataFrame:
    """One group's refusals beside its answers; of centers with all together."""
    refused = given.data.refusals.get(audience)
    if refused is None:
        return pd.DataFrame()
    responses = given.data.responses[audience]
    counts = pd.DataFrame(
        {
            "refused": pd.Series(contact_counts(refused, group), dtype="float64"),
            "answered": pd.Series(contact_counts(responses, group), dtype="float64"),
        }
    ).fillna(0.0)
    if group == CENTER:
        counts.loc[ALL] = [len(refused), len(responses)]
    base = counts.sum(axis=1)
    share = counts["refused"] / base.where(base > 0)
    found = wilson_interval(share, base)
    rows = counts.astype("Int64").assign(
        share=share, low=found.low, high=found.high, base=base.astype("Int64")
    )
    rows = rows.rename_axis("category").reset_index()
    told = {"audience": str(audience), "group": group, "level": 0.95, "method": "wilson"}
    return rows.assign(**told)


def _response_rates(given: Given, response_count: pd.DataFrame) -> pd.DataFrame:
    """Answers by people asked, where sample.csv says how many these were."""
    sample = given.data.sample
    if "asked" not in sample or sample["asked"].isna().all():
        return empty(frames.RESPONSE_RATE)
    asked = sample[["audience", "center", "asked"]]
    # One center that did not count leaves the sum unknown.
    together = asked.groupby("audience", as_index=False)["asked"].agg(
        lambda sizes: sizes.sum(min_count=len(sizes))
    )
    both = pd.concat([asked, together.assign(center=ALL)], ignore_index=True)
    keys = ["audience", "center"]
    counts = response_count[[*keys, "collected", "state"]]
    rows = both.dropna(subset="asked").merge(counts, on=keys, how="inner")
    share = rows["collected"].astype("float64") / rows["asked"].astype("float64")
    return rows.assign(share=share)[list(frames.RESPONSE_RATE)]
