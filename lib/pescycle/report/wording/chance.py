"""How many centers chance alone lets expect outside, and what hangs on what, in words."""

import pandas as pd

from pescycle.model.base import ALL
from pescycle.report.context_cells import factor_name
from pescycle.report.group_cells import p_said
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import Row, in_order, own_rows, records, said

SMALL_P = 0.05
NO_MOVE = 0.005  # a ratio that moves by less shows the same two decimals


def chance_flags_reading(voice: Voice, context_summary: pd.DataFrame) -> Sentences:
    """Say how many centers would lie outside if all were alike, and whether they differ."""
    points = [_flags(voice, row) for row in records(_compared(context_summary))]
    points += [_refused(voice, row) for row in records(_not_compared(context_summary))]
    if not points:
        return said(voice.text("No KPI is compared with what the case mix lets expect."))
    return said(
        voice.text(
            "A limit lets through a known share of centers where nothing is wrong. So many "
            "flags are to be expected of chance alone:"
        ),
        points=points,
    )


def _compared(summary: pd.DataFrame) -> pd.DataFrame:
    return summary[summary["centers"] > 0]


def _not_compared(summary: pd.DataFrame) -> pd.DataFrame:
    return summary[(summary["centers"] == 0) & summary["reason"].ne("")]


def heading(voice: Voice, row: Row) -> str:
    """KPI and way of comparing, as in the title of a chart."""
    return voice.text(
        "{kpi}, compared by {method}",
        kpi=voice.name("kpi", row["kpi"]),
        method=voice.label("context_method", row["method"]),
    )


def _flags(voice: Voice, row: Row) -> str:
    expected = voice.plural(
        "{comparison}: about {inner} of {n} center would lie outside the 95 % limits by "
        "chance, and with a chance of {any} at least one does; outside the 99.8 % limits "
        "{outer}, with a chance of {any_outer}.",
        "{comparison}: about {inner} of {n} centers would lie outside the 95 % limits by "
        "chance, and with a chance of {any} at least one does; outside the 99.8 % limits "
        "{outer}, with a chance of {any_outer}.",
        row["centers"],
        comparison=heading(voice, row),
        inner=voice.number(row["flags_inner"], 1),
        outer=voice.number(row["flags_outer"], 2),
        any=voice.share(row["chance_inner"]),
        any_outer=voice.share(row["chance_outer"]),
    )
    found = voice.text(
        "In fact {outside} lie outside, {far} of them outside the 99.8 % limits.",
        outside=voice.number(row["outside"]),
        far=voice.number(row["far_outside"]),
    )
    return f"{expected} {found}"


def _refused(voice: Voice, row: Row) -> str:
    return voice.text(
        "{comparison}: not compared, {reason}.",
        comparison=heading(voice, row),
        reason=voice.label("context_reason", row["reason"]),
    )


def dispersion_reading(voice: Voice, context_summary: pd.DataFrame) -> Sentences:
    """Whether the centers differ more than chance lets expect, and what then remains."""
    rows = records(_compared(context_summary))
    return said(
        voice.text(
            "Centers can differ for reasons that nobody recorded. The spread of all "
            "centers but the furthest out tells whether they do; limits that allow for it "
            "are never narrower."
        ),
        points=[_dispersion(voice, row) for row in rows],
    )


def _dispersion(voice: Voice, row: Row) -> str:
    if is_missing(row["phi"]):
        return voice.text(
            "{comparison}: with fewer than five centers nobody can tell.",
            comparison=heading(voice, row),
        )
    facts = {
        "comparison": heading(voice, row),
        "phi": voice.number(row["phi"], 2),
        "p": p_said(voice, row["p"]),
    }
    if row["p"] >= SMALL_P:
        return voice.text(
            "{comparison}: no sign that the centers differ more than chance lets expect "
            "(over-dispersion {phi}, {p}).",
            **facts,
        )
    differ = voice.text(
        "{comparison}: the centers differ more than chance lets expect (over-dispersion "
        "{phi}, {p}).",
        **facts,
    )
    left = voice.plural(
        "{n} center lies outside the wider 95 % limits.",
        "{n} centers lie outside the wider 95 % limits.",
        row["outside_adjusted"],
    )
    return f"{differ} {left}"


def context_check_reading(
    voice: Voice, context_check: pd.DataFrame, *, center: str = ""
) -> Sentences:
    """Which findings hang on one factor, and which factors move nothing."""
    rows = own_rows(context_check, center).dropna(subset=["change"])
    if rows.empty:
        return said(voice.text("No comparison has a factor that could be left out."))
    keys = ["kpi", "method", "factor"]
    points = [
        _left_out(voice, group, center)
        for _, group in rows.groupby(keys, sort=False, observed=True)
    ]
    return said(
        voice.text(
            "Each factor was left out once. A finding that changes hangs on how well that "
            "factor is recorded."
        ),
        points=points,
    )


def _left_out(voice: Voice, rows: pd.DataFrame, center: str) -> str:
    far = rows.loc[rows["change"].abs().idxmax()]
    facts = {
        "comparison": heading(voice, far),
        "factor": factor_name(voice, far["factor"]),
        "change": voice.number(abs(far["change"]), 2),
        "center": voice.name("center", far["center"]),
    }
    changed = rows[rows["changed"].eq(True)]
    if changed.empty and abs(far["change"]) < NO_MOVE:
        return voice.text("{comparison}, without {factor}: nothing changes.", **facts)
    if changed.empty:
        return voice.text(
            "{comparison}, without {factor}: no finding changes; no ratio moves by more "
            "than {change} ({center}).",
            **facts,
        )
    names = [voice.name("center", name) for name in in_order(changed["center"])]
    if center not in ("", ALL):
        return voice.text(
            "{comparison}, without {factor}: the finding would be another one; the ratio "
            "moves by {change}.",
            **facts,
        )
    return voice.plural(
        "{comparison}, without {factor}: the finding on {n} center would be another one: "
        "{names}. The ratio of {center} moves most, by {change}.",
        "{comparison}, without {factor}: the findings on {n} centers would be others: "
        "{names}. The ratio of {center} moves most, by {change}.",
        len(names),
        names=voice.enumerated(names),
        **facts,
    )


def shrinkage_reading(
    voice: Voice,
    observed_expected: pd.DataFrame,
    context_summary: pd.DataFrame,
    *,
    center: str = "",
) -> Sentences:
    """How far ratios are drawn toward 1, and which stay clearly away from it."""
    points = []
    for row in records(_compared(context_summary)):
        own = observed_expected[
            (observed_expected["kpi"] == row["kpi"])
            & (observed_expected["method"] == row["method"])
        ]
        points += _drawn(voice, row, own_rows(own, center))
    if not points:
        return said(voice.text("No ratio is drawn toward 1: fewer than two centers."))
    return said(
        voice.text(
            "A ratio that rests on few cases is more often luck or bad luck. So each one "
            "is drawn toward 1 by as much as chance could have made it."
        ),
        points=points,
    )


def _drawn(voice: Voice, summary: Row, rows: pd.DataFrame) -> list[str]:
    known = rows.dropna(subset=["shrunken"])
    if known.empty:
        return []
    facts = {
        "comparison": heading(voice, summary),
        "weight": voice.share(summary["weight"]),
    }
    if not summary["spread"]:
        return [
            voice.text(
                "{comparison}: no sign that centers differ at all beyond chance, so every "
                "ratio is drawn to 1; the intervals say how far off it may still lie.",
                **facts,
            )
        ]
    half = voice.text(
        "{comparison}: the own cases of the center in the middle count for {weight} of its "
        "ratio.",
        **facts,
    )
    clear = (known["shrunken_high"] < 1 - NO_MOVE) | (known["shrunken_low"] > 1 + NO_MOVE)
    away = known[clear]
    names = [
        voice.text(
            "{center} ({ratio}; {low} to {high})",
            center=voice.name("center", row["center"]),
            ratio=voice.number(row["shrunken"], 2),
            low=voice.number(row["shrunken_low"], 2),
            high=voice.number(row["shrunken_high"], 2),
        )
        for row in records(away.sort_values("shrunken"))
    ]
    if not names:
        return [f"{half} " + voice.text("No interval stays away from 1.")]
    stay = voice.text("Away from 1 stay {names}.", names=voice.enumerated(names))
    return [f"{half} {stay}"]
