"""Centers against what their case mix lets expect, in words."""

import pandas as pd

from pescycle.model.findings import ContextFlag
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import Row, records, said

# A center's share is called low where it is among the lowest quarter of the centers.
LOWEST_PART = 0.25


def observed_expected_reading(voice: Voice, observed_expected: pd.DataFrame) -> Sentences:
    """Which centers differ from what their case mix lets expect, which only look low."""
    if observed_expected.empty:
        return said(voice.text("No KPI is compared with what the case mix lets expect."))
    known = observed_expected.dropna(subset=["observed", "expected"])
    lacking = len(observed_expected) - len(known)
    outside = known[known["flag"].isin(_LIMITS)]
    text = voice.text("Every center lies within its limits.")
    if len(outside):
        text = voice.plural(
            "{n} center lies outside its limits.",
            "{n} centers lie outside their limits.",
            outside["center"].nunique(),
        )
    elif known.empty:
        text = voice.text("No center has enough data to be compared.")
    gap = voice.plural(
        "{n} comparison is missing for want of data.",
        "{n} comparisons are missing for want of data.",
        lacking,
    )
    points = [_outside_point(voice, row) for row in records(outside)]
    points += [_only_looks_low(voice, row) for row in records(_low_but_expected(known))]
    return said(text, gap if lacking and len(known) else "", points=points)


_LIMITS = {
    ContextFlag.BELOW_OUTER: (False, 0.998),
    ContextFlag.BELOW: (False, 0.95),
    ContextFlag.ABOVE: (True, 0.95),
    ContextFlag.ABOVE_OUTER: (True, 0.998),
}


def _counts(voice: Voice, row: Row) -> dict[str, str]:
    return {
        "center": voice.name("center", row["center"]),
        "kpi": voice.name("kpi", row["kpi"]),
        "observed": voice.number(row["observed"]),
        "base": voice.number(row["base"]),
        "share": voice.share(row["observed"] / row["base"]),
        "expected": voice.number(row["expected"]),
    }


def _outside_point(voice: Voice, row: Row) -> str:
    above, level = _LIMITS[row["flag"]]
    limit = voice.share(level, 1 if level == 0.998 else 0)
    if above:
        return voice.text(
            "{kpi}, {center}: {observed} of {base} ({share}); {expected} would be "
            "expected for its case mix: above the {limit} limit.",
            limit=limit,
            **_counts(voice, row),
        )
    return voice.text(
        "{kpi}, {center}: {observed} of {base} ({share}); {expected} would be expected "
        "for its case mix: below the {limit} limit.",
        limit=limit,
        **_counts(voice, row),
    )


def _low_but_expected(known: pd.DataFrame) -> pd.DataFrame:
    share = (known["observed"] / known["base"]).astype("float64")
    by_kpi = share.groupby(known["kpi"])
    place, centers = by_kpi.rank(method="max"), by_kpi.transform("size")
    low = place <= centers * LOWEST_PART
    return known[low & (known["flag"] == ContextFlag.WITHIN)]


def _only_looks_low(voice: Voice, row: Row) -> str:
    return voice.text(
        "{kpi}, {center}: {observed} of {base} ({share}) is among the lowest shares, but "
        "its case mix lets expect {expected}: within the limits.",
        **_counts(voice, row),
    )
