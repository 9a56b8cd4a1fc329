"""What the changes of scores are made of, in words."""

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.scoring import COMPOSITE
from pescycle.report.scoring_cells import node, score_of
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import Row, of_center, records, said

PARTS = ("data", "denominator", "anchors", "weights")


def top_node(rows: pd.DataFrame) -> str:
    """The composite where there is one, else the first pillar; empty without rows."""
    nodes = list(dict.fromkeys(rows["node"]))
    if COMPOSITE in nodes:
        return COMPOSITE
    return nodes[0] if nodes else ""


def nothing_to_split(voice: Voice) -> str:
    """Say why there is no decomposition."""
    return voice.text(
        "There are no two rounds with scores yet, so there is no change to take apart."
    )


def score_change_reading(
    voice: Voice, score_decomposition: pd.DataFrame, *, center: str = ""
) -> Sentences:
    """Each score of the chosen center: from, to, and its four parts."""
    rows = score_decomposition[score_decomposition["kind"] == "rounds"]
    rows = of_center(rows, center)
    if rows.empty:
        return said(nothing_to_split(voice))
    opening = voice.text(
        "{center}, from {before} to {after}. The parts add up to the change exactly; they "
        "say what moved the score, not whether the move is more than chance.",
        center=voice.name("center", center or ALL),
        before=voice.name("round", rows["round_before"].iloc[0]),
        after=voice.name("round", rows["round"].iloc[0]),
    )
    points = [_of_node(voice, row) for row in records(rows)]
    return said(opening, points=points)


def _of_node(voice: Voice, row: Row) -> str:
    name = score_of(voice, row)
    if is_missing(row["change"]):
        return voice.text("{node}: no score in one of the two rounds.", node=name)
    if is_missing(row["data"]):
        return voice.text(
            "{node}: {before}, now {after} ({change}); it cannot be taken apart, because "
            "data are missing on different sides.",
            node=name,
            **_ends(voice, row),
        )
    return voice.text(
        "{node}: {before}, now {after} ({change}) = {parts}.",
        node=name,
        parts=_parts(voice, row),
        **_ends(voice, row),
    )


def _ends(voice: Voice, row: Row) -> dict[str, str]:
    return {
        "before": voice.share(row["before"], 1),
        "after": voice.share(row["after"], 1),
        "change": voice.points(row["change"]),
    }


def _parts(voice: Voice, row: Row) -> str:
    return voice.listed(
        [
            voice.text(
                "{part} {points}",
                part=voice.label("score_factor", part),
                points=voice.points(row[part]),
            )
            for part in PARTS
        ]
    )


def change_sentence(voice: Voice, row: Row) -> str:
    """One center's change with its parts, for those who do not see the chart."""
    return voice.text(
        "{center}: {change}, of which {parts}.",
        center=voice.name("center", row["center"]),
        change=voice.points(row["change"]),
        parts=_parts(voice, row),
    )


def edition_reading(
    voice: Voice, score_decomposition: pd.DataFrame, *, center: str = ""
) -> Sentences:
    """Say how each round is scored by both editions, and what makes the difference."""
    rows = score_decomposition[score_decomposition["kind"] == "editions"]
    rows = of_center(rows, center)
    rows = rows[rows["node"] == top_node(rows)]
    if rows.empty:
        return said(
            voice.text(
                "The framework has had one edition so far: every round is scored by it."
            )
        )
    opening = voice.text(
        "Edition {edition} is in force in this round. So that a change of the "
        "rules is not taken for a change of the work, every round is scored by it and by "
        "edition {before} as well.",
        edition=str(rows["edition"].iloc[0]),
        before=str(rows["edition_before"].iloc[0]),
    )
    return said(opening, points=[_of_round(voice, row) for row in records(rows)])


def _of_round(voice: Voice, row: Row) -> str:
    names = {
        "node": node(voice, row["node"]),
        "center": voice.name("center", row["center"]),
        "round": voice.name("round", row["round"]),
    }
    if is_missing(row["change"]):
        return voice.text("{round}: {node}, {center}: no score by both editions.", **names)
    words = names | _ends(voice, row) | {"old": str(row["edition_before"])}
    if is_missing(row["data"]):
        return voice.text(
            "{round}: {node}, {center}: {before} by edition {old}, {after} by the new one.",
            **words,
        )
    return voice.text(
        "{round}: {node}, {center}: {before} by edition {old}, {after} by the new one "
        "({change}: {parts}).",
        parts=_parts(voice, row),
        **words,
    )
