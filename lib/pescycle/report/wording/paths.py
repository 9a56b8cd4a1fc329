"""How pilot and comparison centers went before the actions, in words."""

import pandas as pd

from pescycle.model.pilot import CenterRole
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.effects import effect_name, effect_unit
from pescycle.report.wording.figures import Row, change_finding, in_order, records, said

BEFORE = "before"


def center_path_reading(voice: Voice, center_path: pd.DataFrame) -> Sentences:
    """Whether both groups moved alike before the actions, where that can be judged."""
    if center_path.empty:
        return said(
            voice.text("There are not enough rounds to follow the centers through.")
        )
    before = center_path[center_path["marks"] == BEFORE]
    if before["round"].nunique() < 2:
        return said(
            voice.text(
                "Whether the two groups moved alike before the actions began cannot be "
                "judged: there is only one round before them."
            )
        )
    judged = _one_a_series(center_path).dropna(subset=["low_before", "high_before"])
    if judged.empty:
        return said(
            voice.text(
                "Whether the two groups moved alike before the actions began cannot be "
                "judged: too few centers have data."
            )
        )
    apart = judged[(judged["low_before"] > 0) | (judged["high_before"] < 0)]
    if apart.empty:
        return said(
            voice.text(
                "Before the actions began no result shows a clear difference between the "
                "two groups' ways. That is no proof that they would have gone on alike."
            )
        )
    return said(
        voice.plural(
            "Before the actions began the two groups already went different ways in {n} "
            "result: there the comparison says little.",
            "Before the actions began the two groups already went different ways in {n} "
            "results: there the comparison says little.",
            len(apart),
        ),
        points=[_apart(voice, row) for row in records(apart)],
    )


def every_path(voice: Voice, center_path: pd.DataFrame) -> str:
    """Each group's mean by round, for those who do not see the chart."""
    parts = center_path.groupby(["kind", "audience", "id", "role"], sort=False)
    return " ".join(_path(voice, records(rows)) for _, rows in parts)


def _one_a_series(center_path: pd.DataFrame) -> pd.DataFrame:
    return center_path.drop_duplicates(["kind", "audience", "id"])


def _apart(voice: Voice, row: Row) -> str:
    limits = {"low": row["low_before"], "high": row["high_before"]}
    finding = change_finding(
        voice, {**row, **limits}, effect_unit(voice, row), "change_before"
    )
    return voice.text(
        "{name}: the change before differs by {finding}.",
        name=effect_name(voice, row),
        finding=finding,
    )


def _path(voice: Voice, rows: list[Row]) -> str:
    first = rows[0]
    unit = effect_unit(voice, first)
    values = [
        voice.text(
            "{round} {value}",
            round=voice.name("round", row["round"]),
            value=voice.value(row["mean"], unit),
        )
        for row in rows
    ]
    words = {"name": effect_name(voice, first), "values": voice.enumerated(values)}
    if first["role"] == CenterRole.PILOT:
        return voice.plural(
            "{name}, {n} pilot center: {values}.",
            "{name}, {n} pilot centers: {values}.",
            first["centers"],
            **words,
        )
    return voice.plural(
        "{name}, {n} comparison center: {values}.",
        "{name}, {n} comparison centers: {values}.",
        first["centers"],
        **words,
    )


def rounds_of(center_path: pd.DataFrame) -> list[str]:
    """All rounds, in their order."""
    return in_order(center_path["round"])
