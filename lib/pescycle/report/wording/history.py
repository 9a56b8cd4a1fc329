"""What changed from round to round, in words; the reflection judges it."""

from collections.abc import Callable

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.findings import Statistic
from pescycle.model.framework import Unit
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import (
    Row,
    in_order,
    item_finding,
    kpi_finding,
    no_framework,
    no_survey,
    of_audience,
    of_center,
    records,
    said,
    unit_of,
)

Say = Callable[[Voice, Row], str]


def history_reading(
    voice: Voice, kpi_history: pd.DataFrame, *, center: str = ""
) -> Sentences:
    """KPIs whose intervals of the last two rounds lie apart.

    Monthly counts go with the seasons: a round is no fair comparison for the next one.
    """
    rows = of_center(kpi_history, center)
    if rows.empty:
        return said(no_framework(voice))
    counts = rows["kpi"].map(lambda kpi: unit_of(voice, kpi) == Unit.COUNT)
    seasons = voice.text(
        "Monthly counts go with the seasons and are left out here; the reflection holds "
        "them against the same months a year before."
    )
    found = _since_last(
        voice, rows[~counts], ["kpi"], center, lambda row: voice.name("kpi", row["kpi"])
    )
    several = len(in_order(rows["round"])) > 1
    return said(
        *found.text, seasons if several and counts.any() else "", points=found.points
    )


def every_round(voice: Voice, kpi_history: pd.DataFrame, center: str = "") -> str:
    """Each KPI's value round by round, for those who do not see the chart."""
    rows = of_center(kpi_history, center).dropna(subset="value")
    return " ".join(
        voice.text(
            "{kpi}: {values}.",
            kpi=voice.name("kpi", kpi),
            values=voice.listed(
                [_at_round(voice, row, kpi_finding) for row in records(own)]
            ),
        )
        for kpi, own in rows.groupby("kpi", sort=False)
    )


def estimate_history_reading(
    voice: Voice, estimate_history: pd.DataFrame, *, center: str = "", audience: str = ""
) -> Sentences:
    """Survey questions whose intervals of the last two rounds lie apart."""
    rows = of_center(of_audience(estimate_history, audience), center)
    rows = rows[rows["statistic"] == Statistic.TOP2BOX]
    if rows.empty:
        return said(no_survey(voice))

    def name(row: Row) -> str:
        return voice.text(
            "{item} ({audience})",
            item=voice.name("item", row["item"], row["audience"]),
            audience=voice.label("audience", row["audience"]),
        )

    return _since_last(voice, rows, ["audience", "item"], center, name)


def _since_last(
    voice: Voice,
    rows: pd.DataFrame,
    key: list[str],
    center: str,
    name: Callable[[Row], str],
) -> Sentences:
    rounds = in_order(rows["round"])
    if len(rounds) < 2:
        return said(voice.text("This is the only round so far: there is no trend to show."))
    before, now = (rows[rows["round"] == name_of] for name_of in rounds[-2:])
    both = now.merge(before, on=key, suffixes=("", "_before"))
    both = both.dropna(subset=["low", "high", "low_before", "high_before"])
    apart = (both["low"] > both["high_before"]) | (both["high"] < both["low_before"])
    if both.empty:
        return said(voice.text("Nothing can be compared with the round before."))
    counted = voice.plural(
        "{center}: of the figures with an interval in {before} and {now} ({all} in all), "
        "{n} lies apart from the one before.",
        "{center}: of the figures with an interval in {before} and {now} ({all} in all), "
        "{n} lie apart from the one before.",
        int(apart.sum()),
        center=voice.name("center", center or ALL),
        before=rounds[-2],
        now=rounds[-1],
        all=voice.number(len(both)),
    )
    say = kpi_finding if key == ["kpi"] else item_finding
    return said(
        counted, points=[_apart(voice, row, name, say) for row in records(both[apart])]
    )


def _apart(voice: Voice, row: Row, name: Callable[[Row], str], say: Say) -> str:
    earlier = row | {
        column.removesuffix("_before"): value
        for column, value in row.items()
        if column.endswith("_before")
    }
    return voice.text(
        "{name}: {earlier}, then {later}.",
        name=name(row),
        earlier=_at_round(voice, earlier, say),
        later=_at_round(voice, row, say),
    )


def _at_round(voice: Voice, row: Row, say: Say) -> str:
    return voice.text("{value} in {round}", round=row["round"], value=say(voice, row))
