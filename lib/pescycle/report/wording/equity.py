"""Who is served worse, in words, and what a gap between groups cannot say."""

import pandas as pd

from pescycle.model.equity import POPULATION, EquityFinding
from pescycle.model.findings import NOT_SHOWN
from pescycle.model.given import Given
from pescycle.report import equity_cells
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import Row, records, said

CLEAR = (
    EquityFinding.BEHIND,
    EquityFinding.AHEAD,
    EquityFinding.DIFFERENT,
    EquityFinding.UNDER_REPRESENTED,
    EquityFinding.OVER_REPRESENTED,
)


def equity_reading(
    voice: Voice, given: Given, equity_gap: pd.DataFrame, equity_audit: pd.DataFrame
) -> Sentences:
    """Which gaps are clear, how many were looked at, and what is hidden of single centers.

    Says first what is missing where a pilot names no groups or nothing was counted by them.
    """
    if not given.folder.pilot.equity.groups:
        return said(
            voice.text(
                "This pilot compares no groups: they can be named under equity: in "
                "pilot.yml."
            )
        )
    if equity_gap.empty:
        return said(
            voice.text(
                "No KPI was counted by group in this round, and no survey asked for one."
            )
        )
    known = equity_gap.dropna(subset=["gap", "p_adjusted"])
    clear = known[known["finding"].isin(CLEAR)]
    points = [gap_point(voice, row) for row in records(clear)]
    return said(
        _counted(voice, len(known), len(clear)),
        _hidden(voice, equity_gap),
        _audited(voice, equity_audit),
        _caution(voice) if len(known) else "",
        points=points,
    )


def _counted(voice: Voice, known: int, clear: int) -> str:
    if not known:
        return voice.text("No gap between groups can be judged in this round.")
    compared = voice.plural("{n} gap", "{n} gaps", known)
    if not clear:
        return voice.text(
            "Of {gaps} that were looked at, none is clear once their number is allowed "
            "for. That is no proof of equal service: small groups show large gaps only.",
            gaps=compared,
        )
    return voice.plural(
        "Of {gaps} that were looked at, {n} is clear once their number is allowed for.",
        "Of {gaps} that were looked at, {n} are clear once their number is allowed for.",
        clear,
        gaps=compared,
    )


def _hidden(voice: Voice, equity_gap: pd.DataFrame) -> str:
    hidden = int(equity_gap["state"].isin(NOT_SHOWN).sum())
    if not hidden:
        return ""
    return voice.plural(
        "{n} gap is not shown, to protect the people of a small group.",
        "{n} gaps are not shown, to protect the people of small groups.",
        hidden,
    )


def _audited(voice: Voice, equity_audit: pd.DataFrame) -> str:
    """Say how much of the tables by group is hidden, and that nothing opens it again."""
    counted = equity_audit[["cells", "hidden", "protecting"]].sum()
    if not len(equity_audit) or not counted["hidden"]:
        return ""
    hidden = voice.plural(
        "Of {cells} figures by group, single centers included, {n} is hidden by a rule.",
        "Of {cells} figures by group, single centers included, {n} are hidden by a rule.",
        counted["hidden"],
        cells=voice.number(counted["cells"]),
    )
    beside = voice.plural(
        "{n} more is hidden so that neither the KPI itself nor the other groups, centers "
        "and KPIs tell a hidden number.",
        "{n} more are hidden so that neither the KPI itself nor the other groups, centers "
        "and KPIs tell a hidden number.",
        counted["protecting"],
    )
    if counted["protecting"]:
        return f"{hidden} {beside}"
    nothing = voice.text(
        "Neither the KPI itself nor the other groups, centers and KPIs tell a hidden "
        "number."
    )
    return f"{hidden} {nothing}"


def _caution(voice: Voice) -> str:
    return voice.text(
        "A gap says who fares worse and not why: groups differ in age, training and the "
        "centers they come to. It is a reason to ask, not a proof of unequal treatment."
    )


def gap_point(voice: Voice, row: Row) -> str:
    """One clear gap: both values with bases, gap and ratio with intervals."""
    values = {
        "kpi": equity_cells.kpi(voice, row),
        "category": equity_cells.category_name(voice, row["group"], row["category"]),
        "value": equity_cells.exact(voice, row, "value"),
        "reference": equity_cells.reference(voice, row),
        "other": equity_cells.exact(voice, row, "value_reference"),
        "base": voice.number(row["base"]),
        "gap": equity_cells.gap(voice, row),
        "level": voice.share(row["level"]),
        "interval": equity_cells.gap_interval(voice, row),
        "ratio": voice.number(row["ratio"], 2),
        "finding": voice.label("equity_finding", row["finding"]),
    }
    if row["reference"] == POPULATION:
        return voice.text(
            "{kpi}, “{category}”: {value} of those counted ({base} people or cases) "
            "against {other} of the population, a gap of {gap} ({level} interval "
            "{interval}): {finding}.",
            **values,
        )
    return voice.text(
        "{kpi}, “{category}”: {value} (base {base}) against {other} ({reference}, base "
        "{other_base}), a gap of {gap} ({level} interval {interval}) and a ratio of "
        "{ratio}: {finding}.",
        other_base=voice.number(row["base_reference"]),
        **values,
    )
