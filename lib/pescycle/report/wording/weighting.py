"""From answers to clients in words: what the weights are, change, and cost."""

import pandas as pd

from pescycle.model.findings import CellState
from pescycle.model.weighting import WeightingMethod
from pescycle.report.group_cells import group_name
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.weight_cells import class_name
from pescycle.report.wording.figures import (
    Row,
    by_audience,
    in_order,
    no_survey,
    records,
    said,
)

EQUAL = 1.0005  # a design effect that is shown as 1.00
COST = ("deff_kish", "effective_base", "lowest", "highest")  # all shown, or none
MOVED = 0.005  # a share that moves by less stays the same in whole percent


def weighting_reading(
    voice: Voice, weight_class: pd.DataFrame, weight_effect: pd.DataFrame
) -> Sentences:
    """One point an audience: how answers stand for clients, and what that costs."""
    if weight_effect.empty:
        return said(no_survey(voice))
    points = [
        _point(voice, row, weight_class[weight_class["audience"] == row["audience"]])
        for row in records(by_audience(weight_effect))
    ]
    return said(voice.text("How the answers stand for all clients:"), points=points)


def _point(voice: Voice, row: Row, classes: pd.DataFrame) -> str:
    name = voice.label("audience", row["audience"])
    if row["state"] != CellState.PUBLISHED:
        return voice.text("{audience}: too few answers to say more.", audience=name)
    if row["method"] == WeightingMethod.NONE:
        return _unweighted(voice, row, name)
    rule = voice.text(
        "{audience}: weighted by {margins} ({method}).",
        audience=name,
        margins=_margins(voice, row, classes),
        method=voice.label("weighting", row["method"]),
    )
    sentences = [rule, _moved(voice, classes), _cost(voice, row), _trimmed(voice, row)]
    return " ".join(filter(None, sentences))


def _margins(voice: Voice, row: Row, classes: pd.DataFrame) -> str:
    margins = in_order(classes["margin"])
    return voice.listed([group_name(voice, name, row["audience"]) for name in margins])


def _unweighted(voice: Voice, row: Row, name: str) -> str:
    if is_missing(row["deff_kish"]):
        known = voice.text("{audience}: no weighting to known totals.", audience=name)
        return " ".join([known, _cost(voice, row)])
    if row["deff_kish"] < EQUAL:
        return voice.text(
            "{audience}: no weighting; the answers were added up as they came.",
            audience=name,
        )
    rule = voice.text(
        "{audience}: no weighting to known totals; each answer has the weight of the "
        "sample's design, or of those who answered among those who were asked.",
        audience=name,
    )
    trimmed = _number_trimmed(row)
    cut = voice.plural("{n} weight was trimmed.", "{n} weights were trimmed.", trimmed)
    return " ".join([rule, _cost(voice, row), *([cut] if trimmed else [])])


def _moved(voice: Voice, classes: pd.DataFrame) -> str:
    """The class whose share weighting moved most."""
    shown = classes[classes["state"] == CellState.PUBLISHED]
    shown = shown.dropna(subset=["before_share", "after_share"])
    if shown.empty:
        return ""
    change = (shown["after_share"] - shown["before_share"]).abs()
    if not (change >= MOVED).any():
        return voice.text("Even before weighting the answers were spread like the clients.")
    row = shown.loc[change.idxmax()].to_dict()
    return voice.text(
        "Weighting changed one class most, {category} ({group}): {before} of the answers "
        "count for {after}.",
        category=class_name(voice, row),
        group=group_name(voice, row["margin"], row["audience"]),
        before=voice.share(row["before_share"]),
        after=voice.share(row["after_share"]),
    )


def _cost(voice: Voice, row: Row) -> str:
    if any(is_missing(row[name]) for name in COST):
        return voice.text(
            "What unequal weights cost in precision is not shown, because some center has "
            "too few answers."
        )
    return voice.text(
        "The heaviest answer counts for {highest} average ones, the lightest for "
        "{lowest}: {base} answers are worth about {effective} with equal weights (design "
        "effect from weighting {deff}).",
        highest=voice.number(row["highest"], 1),
        lowest=voice.number(row["lowest"], 1),
        base=voice.number(row["base"]),
        effective=voice.number(row["effective_base"]),
        deff=voice.number(row["deff_kish"], 2),
    )


def _trimmed(voice: Voice, row: Row) -> str:
    trimmed = _number_trimmed(row)
    if not trimmed:
        return ""
    return voice.plural(
        "{n} weight was trimmed, so that the shares fit the clients only nearly.",
        "{n} weights were trimmed, so that the shares fit the clients only nearly.",
        trimmed,
    )


def _number_trimmed(row: Row) -> int:
    return 0 if is_missing(row["trimmed"]) else int(row["trimmed"])


def weighting_limits(voice: Voice, weight_effect: pd.DataFrame) -> list[str]:
    """Say what weights cannot mend, and whose answers have none."""
    named = {
        weighted: [
            voice.label("audience", row["audience"])
            for row in records(by_audience(weight_effect))
            if (row["method"] != WeightingMethod.NONE) == weighted
        ]
        for weighted in (True, False)
    }
    points = []
    if named[True]:
        points.append(
            voice.text(
                "Weights ({audiences}) mend that some kinds of clients answer less than "
                "others, as far as the frame counts these kinds; they cannot mend that, of "
                "people alike in all that is counted, the content answer more readily.",
                audiences=voice.listed(named[True]),
            )
        )
    if named[False]:
        points.append(
            voice.text(
                "Figures without weighting ({audiences}) speak for those who answered; who "
                "answers more readily than others counts for too much in them.",
                audiences=voice.listed(named[False]),
            )
        )
    return points
