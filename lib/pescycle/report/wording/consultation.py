"""What a consultation proposes as weights, in words."""

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.findings import CellState, WeightSource
from pescycle.report.consultation_cells import child_name, node_name
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import Row, in_order, records, said

CLEAR = 0.05  # p from which on no common order is claimed
LARGELY = 0.7  # Kendall's W of strong agreement (Schmidt 1997)


def consultation_reading(
    voice: Voice, weight_consultation: pd.DataFrame, weight_disagreement: pd.DataFrame
) -> Sentences:
    """One point a part of the framework: what is proposed, and whether they agree."""
    shown = weight_consultation[weight_consultation["state"] == CellState.PUBLISHED]
    if shown.empty:
        return said(_nothing(voice, weight_consultation))
    whole = shown[shown["group"] == ALL]
    points = [
        _point(voice, source, node, whole, weight_disagreement)
        for source in WeightSource
        for node in in_order(whole.loc[whole["weight_source"] == source, "node"])
    ]
    return said(
        voice.text(
            "The sheets were filled in for the round “{round}”.",
            round=voice.name("round", whole["round"].iloc[0]),
        ),
        voice.text(
            "They are a proposal: the weights in force stand until the framework is "
            "changed. How far the participants disagree is carried into the uncertainty of "
            "the scores."
        ),
        points=points,
    )


def _nothing(voice: Voice, weight_consultation: pd.DataFrame) -> str:
    if weight_consultation.empty:
        return voice.text(
            "Nobody was asked about the weights so far: those in force are what the "
            "framework's authors decided."
        )
    return voice.text(
        "Too few participants filled in sheets to show what they proposed: it would tell "
        "what each of them wrote."
    )


def _point(
    voice: Voice, source: str, node: str, whole: pd.DataFrame, disagreement: pd.DataFrame
) -> str:
    rows = whole[(whole["weight_source"] == source) & (whole["node"] == node)]
    agreed = disagreement[
        (disagreement["weight_source"] == source) & (disagreement["node"] == node)
    ]
    parts = [
        _asked(voice, source, node, rows),
        _apart(voice, node, rows),
        *(_agreement(voice, row) for row in records(agreed)),
        *(_sheets(voice, row) for row in records(agreed)),
    ]
    return " ".join(filter(None, parts))


def _asked(voice: Voice, source: str, node: str, rows: pd.DataFrame) -> str:
    told = voice.enumerated([_weight(voice, node, row) for row in records(rows)])
    count, name = int(rows["base"].iloc[0]), node_name(voice, node)
    if source == WeightSource.AHP:
        return voice.plural(
            "{node}, compared pair by pair by {n} participant: {weights}.",
            "{node}, compared pair by pair by {n} participants: {weights}.",
            count,
            node=name,
            weights=told,
        )
    return voice.plural(
        "{node}, 100 points spread by {n} participant: {weights}.",
        "{node}, 100 points spread by {n} participants: {weights}.",
        count,
        node=name,
        weights=told,
    )


def _weight(voice: Voice, node: str, row: Row) -> str:
    return voice.text(
        "{child} {proposed} (in force {weight})",
        child=child_name(voice, node, row["child"]),
        proposed=voice.share(row["proposed"]),
        weight=voice.share(row["weight"]),
    )


def _apart(voice: Voice, node: str, rows: pd.DataFrame) -> str:
    """Children whose weight in force lies outside the interval of what is proposed."""
    judged = rows.dropna(subset=["low", "high"])
    out = judged[(judged["weight"] < judged["low"]) | (judged["weight"] > judged["high"])]
    if judged.empty:
        return ""
    if out.empty:
        return voice.text("No weight in force lies outside its interval.")
    names = [child_name(voice, node, child) for child in out["child"]]
    return voice.text(
        "The weight in force lies outside the interval of what is proposed for {children}.",
        children=voice.listed(names),
    )


def _agreement(voice: Voice, row: Row) -> str:
    if is_missing(row["concordance"]):
        return voice.text("Whether they agree cannot be said.")
    w = voice.number(row["concordance"], 2)
    if row["p"] >= CLEAR:
        return voice.text(
            "No common order can be seen (Kendall's W {w}): the mean hides that they "
            "disagree, or that they find all about equal.",
            w=w,
        )
    if row["concordance"] >= LARGELY:
        return voice.text("They largely agree on the order (Kendall's W {w}).", w=w)
    return voice.text("They agree on the order in part (Kendall's W {w}).", w=w)


def _sheets(voice: Voice, row: Row) -> str:
    if row["weight_source"] != WeightSource.AHP or is_missing(row["inconsistent"]):
        return ""
    return voice.text(
        "Sheets that contradict themselves (consistency ratio above 0.1): {inconsistent}; "
        "sheets with gaps: {incomplete}; all count.",
        inconsistent=voice.number(row["inconsistent"]),
        incomplete=voice.number(row["incomplete"]),
    )
