"""How certain ranks are, in words that claim no more than the rank sets carry."""

import pandas as pd

from pescycle.model.framework import Framework
from pescycle.model.uncertainty import Factor
from pescycle.report.rank_cells import span
from pescycle.report.scoring_cells import node
from pescycle.report.shown import Sentences
from pescycle.report.vocabulary import message
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import (
    Row,
    in_order,
    no_framework,
    own_rows,
    records,
    said,
)

MOST_NAMED = 5  # centers that one sentence lists
# What to do about it, where something can be done.
_HINTS: dict[str, str] = {
    Factor.SAMPLING: message(
        "More cases, months or answers would settle more than a better formula."
    ),
    Factor.WEIGHTS: message("Another workshop on the weights would settle most."),
    Factor.MISSING: message("Complete figures would settle most."),
    Factor.NORMALISATION: message(
        "How KPIs are made comparable has to be decided and said, it is no detail."
    ),
    Factor.AGGREGATION: message(
        "Whether good can make up for bad has to be decided and said, it is no detail."
    ),
}


def rank_rule_reading(
    voice: Voice, framework: Framework | None, rank_interval: pd.DataFrame
) -> Sentences:
    """How the replicates were made, and from which seed."""
    if framework is None:
        return said(no_framework(voice))
    if rank_interval.empty:
        return said(
            voice.text(
                "No ranks are shown: the framework asks for none, nothing is due yet, or "
                "fewer than two centers have a score."
            )
        )
    return said(_rule(voice, records(rank_interval)[0]))


def _rule(voice: Voice, row: Row) -> str:
    return voice.text(
        "{replicates} times everything that is uncertain was drawn anew and the "
        "centers were ranked again (seed {seed}). The lowest class begins below "
        "{lowest}; the first ranks are those up to {top}.",
        replicates=voice.number(row["replicates"]),
        seed=str(int(row["seed"])),
        lowest=voice.share(row["lowest"]),
        top=voice.number(row["top"]),
    )


def rank_reading(
    voice: Voice, rank_interval: pd.DataFrame, *, center: str = ""
) -> Sentences:
    """One point a node: which centers can be told apart, if any, and who may be first."""
    if rank_interval.empty:
        return said(voice.text("There are no ranks, so none can be uncertain."))
    points = []
    for name in in_order(rank_interval["node"]):
        rows = rank_interval[rank_interval["node"] == name]
        points.append(_node_point(voice, name, rows))
        chosen = own_rows(rows, center) if center else rows.iloc[:0]
        points += [_center_point(voice, row, len(rows)) for row in records(chosen)]
    return said(points=points)


def _node_point(voice: Voice, name: str, rows: pd.DataFrame) -> str:
    ahead = _ahead(rows)
    parts = [_told_apart(voice, node(voice, name), ahead, len(rows))]
    if ahead:
        parts.append(_leaders(voice, ahead))
    parts.append(_ends(voice, rows))
    return " ".join(filter(None, parts))


def _ahead(rows: pd.DataFrame) -> dict[str, int]:
    """Behind each center, how many whose rank sets begin only after its own has ended."""
    found = {
        row["center"]: int((rows["set_low"] > row["set_high"]).sum())
        for row in records(rows.sort_values(["set_high", "rank"]))
    }
    return {center: count for center, count in found.items() if count}


def _told_apart(voice: Voice, name: str, ahead: dict[str, int], centers: int) -> str:
    pairs = centers * (centers - 1) // 2
    if not ahead:
        return voice.text(
            "{node}: no two of the {centers} centers may be called different, for all "
            "their rank sets overlap.",
            node=name,
            centers=voice.number(centers),
        )
    return voice.plural(
        "{node}: of {pairs} pairs of centers {n} has sets that do not overlap; the order "
        "of all others may be chance.",
        "{node}: of {pairs} pairs of centers {n} have sets that do not overlap; the order "
        "of all others may be chance.",
        sum(ahead.values()),
        node=name,
        pairs=voice.number(pairs),
    )


def _leaders(voice: Voice, ahead: dict[str, int]) -> str:
    """Who is ahead of how many, the surest first."""
    named = sorted(ahead.items(), key=lambda pair: -pair[1])[:MOST_NAMED]
    told = [
        voice.plural(
            "{center} (ahead of {n} center)",
            "{center} (ahead of {n} centers)",
            count,
            center=voice.name("center", center),
        )
        for center, count in named
    ]
    return voice.text("Clearly ahead of others: {centers}.", centers=voice.enumerated(told))


def _ends(voice: Voice, rows: pd.DataFrame) -> str:
    """How many centers may be the first, how many the last."""
    first = int((rows["set_low"] == 1).sum())
    last = int((rows["set_high"] == len(rows)).sum())
    return voice.text(
        "Of {centers} centers {first} may truly be the first, and {last} the last.",
        centers=voice.number(len(rows)),
        first=voice.number(first),
        last=voice.number(last),
    )


def _center_point(voice: Voice, row: Row, centers: int) -> str:
    return voice.text(
        "{node}, {center}: rank {rank} of {centers}, interval {interval}, set {set}; "
        "chance of a rank up to {top}: {p_top}, of the lowest class: {p_lowest}.",
        node=node(voice, row["node"]),
        center=voice.name("center", row["center"]),
        rank=voice.number(row["rank"]),
        centers=voice.number(centers),
        interval=span(voice, row["rank_low"], row["rank_high"]),
        set=span(voice, row["set_low"], row["set_high"]),
        top=voice.number(row["top"]),
        p_top=voice.share(row["p_top"]),
        p_lowest=voice.share(row["p_lowest"]),
    )


def rank_source_reading(voice: Voice, uncertainty_source: pd.DataFrame) -> Sentences:
    """One point a node: what its ranks hang on most."""
    rows = uncertainty_source.dropna(subset="total")
    if rows.empty:
        return said(voice.text("Nothing that is uncertain changes a rank."))
    return said(
        points=[
            _source_point(voice, name, rows[rows["node"] == name])
            for name in in_order(rows["node"])
        ]
    )


def _about_alike(voice: Voice, name: str, rows: list[Row]) -> str:
    names = [voice.label("factor", row["factor"]) for row in rows]
    return voice.text(
        "{node}: which counts most cannot be said, {factors} count about alike.",
        node=node(voice, name),
        factors=voice.listed(names),
    )


def _source_point(voice: Voice, name: str, rows: pd.DataFrame) -> str:
    first, *others = records(rows.sort_values("total", ascending=False, kind="stable"))
    told = {
        "node": node(voice, name),
        "factor": voice.label("factor", first["factor"]),
        "total": voice.share(first["total"]),
    }
    rivals = [row for row in others if row["high"] >= first["low"]]
    if rivals:
        return _about_alike(voice, name, [first, *rivals])
    hint = _HINTS.get(first["factor"])
    point = voice.text(
        "{node}: the ranks hang most on this: {factor}, which has a part in {total} of "
        "their variance.",
        **told,
    )
    return f"{point} {voice.text(hint)}" if hint else point
