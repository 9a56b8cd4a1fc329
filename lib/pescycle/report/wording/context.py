"""Centers against what their case mix lets expect, in words."""

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.findings import ContextFlag
from pescycle.phases.context import leading
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import Row, own_rows, records, said


def observed_expected_reading(
    voice: Voice, observed_expected: pd.DataFrame, *, center: str = ""
) -> Sentences:
    """Which centers differ from what their case mix lets expect, which only look low."""
    if observed_expected.empty:
        return said(voice.text("No KPI is compared with what the case mix lets expect."))
    compared = leading(observed_expected)
    rows = own_rows(compared, center)
    known = rows.dropna(subset=["observed", "expected"])
    outside = known[known["flag"].isin(_LIMITS)]
    together = center in ("", ALL)
    text = (
        _summed(voice, known, outside) if together else _own(voice, known, outside, center)
    )
    lacking = len(rows) - len(known)
    gap = voice.plural(
        "{n} comparison is missing for want of data.",
        "{n} comparisons are missing for want of data.",
        lacking,
    )
    points = [outside_point(voice, row) for row in records(outside)]
    low = known[(known["flag"] == ContextFlag.WITHIN) & known["low_share"].eq(True)]
    points += [_only_looks_low(voice, row) for row in records(low)]
    points += _other_methods(voice, compared, own_rows(observed_expected, center))
    return said(text, gap if lacking and len(known) else "", points=points)


def _other_methods(voice: Voice, compared: pd.DataFrame, rows: pd.DataFrame) -> list[str]:
    """Whether another way of comparing comes to the same findings."""
    others = rows.drop(index=rows.index.intersection(compared.index))
    known = others[others["flag"] != ContextFlag.INSUFFICIENT_DATA]
    first = compared.set_index(["kpi", "center"])["flag"]
    points = []
    for (kpi, method), group in known.groupby(["kpi", "method"], sort=False):
        beside = group["center"].map(first[kpi])
        unlike = (beside != group["flag"]) & (beside != ContextFlag.INSUFFICIENT_DATA)
        points.append(_agreement(voice, kpi, method, group[unlike]))
    return points


def _agreement(voice: Voice, kpi: str, method: str, unlike: pd.DataFrame) -> str:
    facts = {"kpi": voice.name("kpi", kpi), "method": voice.label("context_method", method)}
    if unlike.empty:
        return voice.text(
            "{kpi}: compared by another way ({method}) the findings are the same.", **facts
        )
    names = [voice.name("center", name) for name in unlike["center"]]
    return voice.text(
        "{kpi}: compared by another way ({method}) the findings are others for {names}; "
        "take these with care.",
        names=voice.enumerated(names),
        **facts,
    )


def _summed(voice: Voice, known: pd.DataFrame, outside: pd.DataFrame) -> str:
    if known.empty:
        return voice.text("No center has enough data to be compared.")
    if outside.empty:
        return voice.text("Every center lies within its limits.")
    return voice.plural(
        "{n} center lies outside its limits.",
        "{n} centers lie outside their limits.",
        outside["center"].nunique(),
    )


def _own(voice: Voice, known: pd.DataFrame, outside: pd.DataFrame, center: str) -> str:
    name = voice.name("center", center)
    if known.empty:
        return voice.text("{center}: not enough data to be compared.", center=name)
    if outside.empty:
        return voice.text("{center}: within the limits of its case mix.", center=name)
    return voice.text("{center}: outside the limits of its case mix.", center=name)


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


def outside_point(voice: Voice, row: Row) -> str:
    """Say what was observed and expected in a center outside its limits."""
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


def _only_looks_low(voice: Voice, row: Row) -> str:
    return voice.text(
        "{kpi}, {center}: {observed} of {base} ({share}) is clearly below the share of all "
        "centers together, but it is what its case mix lets expect ({expected}): within "
        "the limits.",
        **_counts(voice, row),
    )
