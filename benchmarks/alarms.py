"""What the PAF calls out in a pilot whose truth is known, counted."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from benchmarks.pilots import (
    FILLED,
    FRAMEWORK,
    MATCHED,
    NODES,
    PLACED_TARGET,
    PLANTED,
    WAIT,
    KnownPilot,
)
from benchmarks.rounds import Results
from pescycle.model.base import ALL
from pescycle.model.equity import EquityFinding
from pescycle.model.findings import ContextFlag, Verdict
from pescycle.model.framework import MonthlyCount, PooledMean, PooledShare, Status
from pescycle.model.verdicts import claimed

CLEAR = [str(Verdict.BETTER), str(Verdict.WORSE)]
NO_GAP = [str(EquityFinding.NO_CLEAR_GAP), str(EquityFinding.INSUFFICIENT_DATA)]
OUTER = [str(ContextFlag.BELOW_OUTER), str(ContextFlag.ABOVE_OUTER)]
BELOW = [str(ContextFlag.BELOW), str(ContextFlag.BELOW_OUTER)]
INNER = [*OUTER, str(ContextFlag.BELOW), str(ContextFlag.ABOVE)]
KINDS = {MonthlyCount: "counts", PooledShare: "shares", PooledMean: "means"}
ALPHA = 0.05


@dataclass(frozen=True)
class Count:
    """How many of so many cases, and which share is promised (``None``: nothing is)."""

    section: str
    name: str
    hits: float
    cases: int
    nominal: float | None = None


def null_counts(pilot: KnownPilot, results: Results) -> Iterator[Count]:
    """Everything that is called out although there is nothing."""
    yield from _context(results)
    yield from _changes(results)
    yield from _effects(results)
    yield from _signals(results)
    yield from _equity(results)
    yield from _coverage(pilot, results)
    yield from _ranks(pilot, results)


def _count(
    section: str, name: str, hits: pd.Series, nominal: float | None = ALPHA
) -> Count:
    return Count(section, name, float(hits.sum()), len(hits), nominal)


def _any(section: str, name: str, hits: pd.Series, nominal: float | None = ALPHA) -> Count:
    return Count(section, name, float(hits.any()), 1, nominal)


def _context(results: Results) -> Iterator[Count]:
    rows = results.observation.observed_expected
    rows = rows[rows["flag"] != ContextFlag.INSUFFICIENT_DATA]
    section = "Observed against expected, no center differs"
    inner, outer = rows["flag"].isin(INNER), rows["flag"].isin(OUTER)
    yield _count(section, "centers outside the 95 % limits", inner)
    yield _count(section, "centers outside the 99.8 % limits", outer, 0.002)
    yield _any(section, "pilots with a center outside 99.8 %", outer, None)


def _kind(rows: pd.DataFrame) -> pd.Series:
    kinds = {kpi.id: KINDS[type(kpi.formula)] for kpi in FRAMEWORK.kpis}
    return rows["kpi"].map(kinds)


def _changes(results: Results) -> Iterator[Count]:
    rows = results.reflection.kpi_change
    rows = rows[rows["verdict"] != Verdict.INSUFFICIENT_DATA]
    rows = rows.assign(kind=_kind(rows), clear=rows["verdict"].isin(CLEAR))
    section = "Change of a KPI since a year before, nothing changed"
    for basis, name in (
        ("same_months_year_before", "against the same months a year before"),
        ("previous_round", "against the last round"),
    ):
        own = rows[rows["basis"] == basis]
        for kind, part in own.groupby("kind", sort=False):
            single = part[part["center"] != ALL]
            whole = part[part["center"] == ALL]
            yield _count(section, f"{kind} {name}, single centers", single["clear"])
            yield _count(section, f"{kind} {name}, all centers", whole["clear"])
    if "p_adjusted" in rows:
        said = claimed(rows).isin(CLEAR)
        for whole, name in ((True, "all centers"), (False, "single centers")):
            own = said[(rows["center"] == ALL) == whole]
            text = f"pilots with a change called clear, {name} (adjusted)"
            yield _any(section, text, own)


def _effects(results: Results) -> Iterator[Count]:
    rows = results.reflection.pilot_effect
    rows = rows[rows["verdict"] != Verdict.INSUFFICIENT_DATA]
    clear = rows["verdict"].isin(CLEAR)
    section = "Effect of the pilot, there is none"
    yield _count(section, "KPIs whose interval leaves out 0", clear)
    both = clear & (rows["checks"] == "agree")
    yield _count(section, "KPIs called clear (both chance tests agree)", both)
    yield _count(section, "randomisation test below 0.05", rows["p_randomisation"] <= ALPHA)
    yield _count(section, "wild bootstrap below 0.05", rows["p_wild"] <= ALPHA)


def _signals(results: Results) -> Iterator[Count]:
    chart = results.action.monitor_chart
    chart = chart[chart["chance"].notna()]
    section = "Signals of the control charts, nothing changed"
    fired = chart["first_month"].notna()
    for kind, part in chart.assign(kind=_kind(chart), fired=fired).groupby(
        "kind", sort=False
    ):
        stated = float(part["chance"].sum())
        yield _count(section, f"charts of {kind} with an alarm", part["fired"], None)
        yield Count(section, f"of {kind}, as the report says to expect", stated, len(part))
    asked = results.action.gaming_count
    hits, cases = asked["asked"].sum(), int(asked["looked_at"].sum())
    yield Count("Questions about figures, all are honest", "checks that ask", hits, cases)
    section = "Questions about figures, all are honest"
    yield Count(section, "pilots with a question", float(hits > 0), 1, ALPHA)


def _equity(results: Results) -> Iterator[Count]:
    rows = results.observation.equity_gap.dropna(subset=["p"])
    section = "Gaps between groups, there is none"
    yield _count(section, "gaps with p below 0.05 by itself", rows["p"] < ALPHA)
    yield _any(section, "pilots with a gap called clear", ~rows["finding"].isin(NO_GAP))
    inside = (rows["low"] <= 0) & (0 <= rows["high"])
    yield _count("Intervals that hold the truth", "gap between groups", inside, 0.95)


def _coverage(pilot: KnownPilot, results: Results) -> Iterator[Count]:
    section = "Intervals that hold the truth"
    score = results.observation.kpi_score
    single = score[(score["center"] != ALL) & score["low"].notna()]
    truths = {"waiting": WAIT, "filled": FILLED, "matched": MATCHED}
    for kpi, truth in truths.items():
        rows = single[single["kpi"] == kpi]
        inside = (rows["low"] <= truth) & (truth <= rows["high"])
        yield _count(section, f"value of {kpi}, single centers", inside, 0.95)
    effects = results.reflection.pilot_effect.dropna(subset=["low", "high"])
    inside = (effects["low"] <= 0) & (0 <= effects["high"])
    yield _count(section, "effect of the pilot", inside, 0.95)
    on_target = single[single["kpi"].isin(truths)]
    unlucky = on_target["status"].isin([Status.WATCH, Status.ACT])
    yield _count(
        "Status, every center is exactly on its target",
        "centers with the status watch or act",
        unlucky,
        None,
    )


def _ranks(pilot: KnownPilot, results: Results) -> Iterator[Count]:
    """Scores and ranks: of centers all alike, and of centers that differ by their mix."""
    rows = results.observation.rank_interval
    alike, apart = (rows[rows["node"] == node] for node in NODES)
    section = "Ranks, all centers are alike"
    told = (alike["set_low"] > 1) | (alike["set_high"] < len(alike))
    yield _any(section, "pilots in which two centers are called different", told)
    yield _count(section, "centers with such a rank set", told, None)
    short = (alike["rank_low"] > 1) | (alike["rank_high"] < len(alike))
    yield _count(section, "centers whose rank interval leaves out a rank", short, None)
    section = "Intervals that hold the truth"
    inside = (alike["low"] <= 1) & (1 <= alike["high"])
    yield _count(section, "score of two KPIs, centers alike", inside, 0.95)
    truth = apart["center"].map(pilot.placed) / PLACED_TARGET
    inside = (apart["low"] <= truth) & (truth <= apart["high"])
    yield _count(section, "score of one KPI, centers differ", inside, 0.95)
    rank = truth.rank(ascending=False)
    inside = (apart["set_low"] <= rank) & (rank <= apart["set_high"])
    yield Count(section, "all true ranks in their sets", float(inside.all()), 1, 0.95)
    yield _count(section, "single true ranks in their sets", inside, None)
    inside = (apart["rank_low"] <= rank) & (rank <= apart["rank_high"])
    yield _count(section, "single true ranks in their rank intervals", inside, None)


def planted_counts(pilot: KnownPilot, results: Results) -> Iterator[Count]:
    """What is found of the planted effects, and what else is called out."""
    section = "What is planted"
    yield from _worse_center(section, pilot, results)
    effect = results.reflection.pilot_effect.set_index("id")
    wait = effect.loc[["waiting"]]
    found = (wait["verdict"] == Verdict.BETTER) & (wait["checks"] == "agree")
    minutes = f"the pilots' visitors wait {PLANTED.wait:g} minutes less: effect clear"
    yield _count(section, minutes, found, None)
    inside = (wait["low"] <= -PLANTED.wait) & (-PLANTED.wait <= wait["high"])
    yield _count("Intervals that hold the truth", "effect on waiting", inside, 0.95)
    yield from _step(section, pilot, results)
    yield from _rise(section, results)
    gaps = results.observation.equity_gap
    disabled = gaps[(gaps["group"] == "disability") & (gaps["kpi"] == "placed")]
    odds = f"people with a disability are placed at {PLANTED.disabled:g} times the odds"
    behind = disabled["finding"] == EquityFinding.BEHIND
    yield _count(section, f"{odds}: gap clear", behind, None)
    others = gaps[(gaps["group"] != "disability") & gaps["p"].notna()]
    yield _any(
        "What is not planted, beside what is",
        "pilots with another gap called clear",
        ~others["finding"].isin(NO_GAP),
    )
    beside = effect.loc[["matched", "placed"]]
    yield _count(
        "What is not planted, beside what is",
        "other effects of the pilot called clear",
        beside["verdict"].isin(CLEAR) & (beside["checks"] == "agree"),
    )


def _worse_center(section: str, pilot: KnownPilot, results: Results) -> Iterator[Count]:
    ranks = results.observation.rank_interval
    own = ranks[(ranks["node"] == NODES[1]) & (ranks["center"] == pilot.worse)]
    behind = own["set_low"] > 1
    text = f"a center places {PLANTED.worse:g} times as many: "
    yield _count(section, f"{text}clearly behind another center", behind, None)
    rows = results.observation.observed_expected
    rows = rows[rows["flag"] != ContextFlag.INSUFFICIENT_DATA]
    own = rows[rows["center"] == pilot.worse]
    text += "below the "
    yield _count(section, f"{text}95 % limit", own["flag"].isin(BELOW), None)
    outer = own["flag"] == ContextFlag.BELOW_OUTER
    yield _count(section, f"{text}99.8 % limit", outer, None)
    others = rows[rows["center"] != pilot.worse]
    beside = "What is not planted, beside what is"
    flagged = others["flag"].isin(OUTER)
    yield _count(beside, "other centers outside the 99.8 % limits", flagged, 0.002)


def _step(section: str, pilot: KnownPilot, results: Results) -> Iterator[Count]:
    chart = results.action.monitor_chart
    text = f"a center's visits fall to {PLANTED.step:g} times: "
    own = chart[chart["kpi"] == "visits"]
    own = own[own["center"] == pilot.stepped]
    late = own["first_month"] >= pd.Timestamp("2023-07-01")
    yield _count(section, f"{text}alarm of its chart", late, None)
    change = results.reflection.kpi_change
    change = change[(change["kpi"] == "visits") & (change["center"] == pilot.stepped)]
    worse = change["verdict"] == Verdict.WORSE
    yield _count(section, f"{text}change from the year before clear", worse, None)


def _rise(section: str, results: Results) -> Iterator[Count]:
    change = results.reflection.kpi_change
    own = change[(change["kpi"] == "filled") & (change["center"] == ALL)]
    points = f"posts filled rise by {100 * PLANTED.filled:g} points everywhere: "
    better = own["verdict"] == Verdict.BETTER
    yield _count(section, f"{points}change of all centers clear", better, None)
