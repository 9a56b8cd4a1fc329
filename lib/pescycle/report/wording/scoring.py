"""How scores are put together, in words: the rule, one center's steps, the gaps."""

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.framework import Framework
from pescycle.model.scoring import POINTS, MeanKind, NodeRule, Scoring
from pescycle.report.scoring_cells import node, score_of
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import (
    Row,
    in_order,
    no_framework,
    of_center,
    records,
    said,
)

# A range that is wider than this, in shares of a target, is worth a warning.
WIDE_RANGE = 0.1
NAMED = 5  # scores with a wide range that are named; the others are counted


def scoring_rule_reading(voice: Voice, framework: Framework | None) -> Sentences:
    """The means that the framework asks for, and whether there is a composite."""
    if framework is None:
        return said(no_framework(voice))
    scoring = framework.scoring
    pillar = voice.text("Pillars: {rule}", rule=_rule(voice, scoring.pillar))
    own = _own_rules(voice, scoring)
    if scoring.composite is None:
        return said(
            pillar,
            *own,
            voice.text("This edition has no composite: pillars are not added up."),
        )
    whole = voice.text(
        "Composite of all pillars: {rule}", rule=_rule(voice, scoring.composite)
    )
    return said(pillar, *own, whole)


def _own_rules(voice: Voice, scoring: Scoring) -> list[str]:
    return [
        voice.text(
            "{pillar}, by a rule of its own: {rule}",
            pillar=voice.name("pillar", name),
            rule=_rule(voice, rule),
        )
        for name, rule in scoring.pillars.items()
    ]


def _rule(voice: Voice, rule: NodeRule) -> str:
    lowest = voice.share(rule.lowest_share)
    if rule.mean == MeanKind.ARITHMETIC:
        return voice.text(
            "the weighted mean of the parts that have a score; there is none where less "
            "than {lowest} of the weight has one.",
            lowest=lowest,
        )
    return voice.text(
        "a {mean} of the parts that have a score, each counted as {floor} at least, so "
        "that a weak part cannot be made up for by a strong one; there is none where less "
        "than {lowest} of the weight has a score.",
        mean=_mean(voice, rule),
        floor=voice.share(rule.floor, 1),
        lowest=lowest,
    )


def _mean(voice: Voice, rule: NodeRule) -> str:
    if rule.mean == MeanKind.GEOMETRIC:
        return voice.text("weighted geometric mean")
    return voice.text(
        "weighted power mean (power {power})", power=voice.number(rule.power, 1)
    )


def score_step_reading(
    voice: Voice, score_step: pd.DataFrame, *, center: str = ""
) -> Sentences:
    """Say for one center what each score is the sum of."""
    rows = of_center(score_step, center)
    rows = rows[rows["scale"] != POINTS]
    if rows.empty:
        return said(voice.text("No score is due, so there is nothing to explain."))
    name = voice.name("center", center or ALL)
    points = [
        _explained(voice, records(lines))
        for _, lines in rows.groupby(["scale", "node"], sort=False)
    ]
    opening = voice.text("{center}: what each score is made of.", center=name)
    return said(opening, points=points)


def _explained(voice: Voice, lines: list[Row]) -> str:
    score = next(line for line in lines if line["kind"] == "score")
    top = score_of(voice, score)
    if is_missing(score["score"]):
        return voice.text("{node}: no score, too little of the weight has data.", node=top)
    parts = [line for line in lines if line["kind"] in ("kpi", "pillar")]
    text = voice.text(
        "{node}: {score} = {parts}.",
        node=top,
        score=voice.share(score["score"], 1),
        parts=_sum(voice, [p for p in parts if not is_missing(p["score"])]),
    )
    taken = [line for line in lines if line["kind"] == "unevenness"]
    if taken:
        text += " " + voice.text(
            "Of this sum {points} are taken off because the parts are uneven.",
            points=voice.points(abs(taken[0]["contribution"])).lstrip("+"),
        )
    return f"{text} {_left_out(voice, parts)}".strip()


def _sum(voice: Voice, parts: list[Row]) -> str:
    said_parts = [
        voice.text(
            "{part} {weight} x {score}",
            part=node(voice, part["child"]),
            weight=voice.share(part["weight_used"]),
            score=voice.share(part["score"], 1),
        )
        for part in parts
    ]
    return " + ".join(said_parts)


def _left_out(voice: Voice, parts: list[Row]) -> str:
    gone = [node(voice, part["child"]) for part in parts if is_missing(part["score"])]
    if not gone:
        return ""
    return voice.text(
        "Without data: {parts}; the weight went to the others.",
        parts=voice.enumerated(gone),
    )


def node_score_reading(
    voice: Voice, node_score: pd.DataFrame, *, center: str = ""
) -> Sentences:
    """How far missing data could move the scores; the widest ranges by name."""
    rows = node_score if center in ("", ALL) else of_center(node_score, center)
    known = rows.dropna(subset=["worst", "best"])
    if known.empty:
        return said(voice.text("No score is due, so no gap could move one."))
    width = known["best"] - known["worst"]
    of = known["scale"] + " " + known["node"]
    wide = known.assign(width=width, of=of)[width > WIDE_RANGE]
    if wide.empty:
        return said(voice.text("Missing data could move no score by more than 10 points."))
    opening = voice.plural(
        "{n} score could be moved by more than 10 points by what is missing:",
        "{n} scores could be moved by more than 10 points by what is missing:",
        len(wide),
    )
    named = wide.sort_values("width", ascending=False, kind="stable")
    lacking = named[named["score"].isna()]
    points = [
        _no_score(voice, lacking[lacking["of"] == of]) for of in lacking["of"].unique()
    ]
    points += [_range(voice, row) for row in records(named.dropna(subset="score"))]
    return said(opening, points=points[:NAMED])


def _no_score(voice: Voice, rows: pd.DataFrame) -> str:
    """All centers that have no score on one node, and between what each may lie."""
    row, centers = records(rows)[0], in_order(rows["center"])
    low, high = voice.share(rows["worst"].min()), voice.share(rows["best"].max())
    if len(centers) > NAMED:
        return voice.text(
            "{node}: no score in {n} centers; each lies somewhere between {low} and "
            "{high}.",
            node=score_of(voice, row),
            n=voice.number(len(centers)),
            low=low,
            high=high,
        )
    return voice.plural(
        "{node}: no score in {n} center ({centers}); it lies somewhere between {low} and "
        "{high}.",
        "{node}: no score in {n} centers ({centers}); each lies somewhere between {low} "
        "and {high}.",
        len(rows),
        node=score_of(voice, row),
        centers=voice.enumerated([voice.name("center", center) for center in centers]),
        low=low,
        high=high,
    )


def _range(voice: Voice, row: Row) -> str:
    return voice.text(
        "{node}, {center}: {score}, but anything from {low} to {high} is possible.",
        node=score_of(voice, row),
        center=voice.name("center", row["center"]),
        score=voice.share(row["score"]),
        low=voice.share(row["worst"]),
        high=voice.share(row["best"]),
    )
