"""Step 4 in words, the framework's part: months, scores, pillars, context."""

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.framework import Status
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import (
    Row,
    in_order,
    kpi_finding,
    no_framework,
    of_center,
    own_rows,
    reason,
    records,
    said,
    single_centers,
    unit_of,
)

# More centers than this are counted, not named.
MOST_NAMES = 5


def measure_reading(
    voice: Voice, measure_month: pd.DataFrame, *, center: str = ""
) -> Sentences:
    """From when to when each measure is known, and in how many months it is missing."""
    rows = own_rows(measure_month, center)
    if rows.empty:
        return said(voice.text("No monthly measures are known."))
    points = [
        _measure_point(voice, name, rows[rows["measure"] == name])
        for name in in_order(rows["measure"])
    ]
    return said(voice.text("The monthly measures that are known so far:"), points=points)


def _measure_point(voice: Voice, measure: str, rows: pd.DataFrame) -> str:
    return voice.plural(
        "{measure}: {starts} to {ends}, {n} center.",
        "{measure}: {starts} to {ends}, {n} centers.",
        rows["center"].nunique(),
        measure=voice.name("measure", measure),
        starts=voice.month(rows["month"].min()),
        ends=voice.month(rows["month"].max()),
    )


def status_reading(voice: Voice, kpi_score: pd.DataFrame) -> Sentences:
    """How many KPIs have which status, and which centers have one to act on."""
    together, single = of_center(kpi_score, ""), single_centers(kpi_score)
    if together.empty:
        return said(no_framework(voice))
    if (kpi_score["status"] == Status.NOT_DUE).all():
        return said(
            voice.text("No target is due in this round: the values stand without a status.")
        )
    count = voice.plural(
        "{n} KPI is scored for all centers together.",
        "{n} KPIs are scored for all centers together.",
        len(together),
    )
    return said(
        count,
        _acting(voice, single),
        _lacking(voice, single),
        points=_by_status(voice, together),
    )


def _by_status(voice: Voice, rows: pd.DataFrame) -> list[str]:
    points = []
    for status in Status:
        kpis = [voice.name("kpi", kpi) for kpi in rows.loc[rows["status"] == status, "kpi"]]
        if kpis:
            points.append(
                voice.text(
                    "{status}: {kpis}.",
                    status=voice.label("status", status),
                    kpis=voice.enumerated(kpis),
                )
            )
    return points


def _acting(voice: Voice, rows: pd.DataFrame) -> str:
    act = rows[rows["status"] == Status.ACT]
    if rows.empty:
        return ""
    if act.empty:
        return voice.text("In no single center is a KPI to be acted on.")
    centers = in_order(act["center"])
    if len(centers) > MOST_NAMES:
        return voice.text(
            "{scores} scores of single centers are to be acted on, in {centers} centers.",
            scores=voice.number(len(act)),
            centers=voice.number(len(centers)),
        )
    return voice.plural(
        "{n} score of a single center is to be acted on: in {centers}.",
        "{n} scores of single centers are to be acted on: in {centers}.",
        len(act),
        centers=voice.listed([voice.name("center", center) for center in centers]),
    )


def _lacking(voice: Voice, rows: pd.DataFrame) -> str:
    lacking = int((rows["status"] == Status.INSUFFICIENT_DATA).sum())
    if not lacking:
        return ""
    return voice.plural(
        "{n} score of a single center is missing for want of data.",
        "{n} scores of single centers are missing for want of data.",
        lacking,
    )


def score_reading(voice: Voice, kpi_score: pd.DataFrame, *, center: str = "") -> Sentences:
    """Each KPI's value with base and interval, its target and status."""
    rows = of_center(kpi_score, center)
    if rows.empty:
        return said(no_framework(voice))
    opening = voice.text(
        "{center}: scores by KPI.", center=voice.name("center", center or ALL)
    )
    return said(opening, points=[score_point(voice, row) for row in records(rows)])


def score_point(voice: Voice, row: Row) -> str:
    """One KPI in one sentence."""
    kpi = voice.name("kpi", row["kpi"])
    if is_missing(row["value"]):
        return voice.text(
            "{kpi}: insufficient data ({reason}).",
            kpi=kpi,
            reason=reason(voice, row["reason"]),
        )
    finding = kpi_finding(voice, row)
    if row["status"] == Status.NOT_DUE:
        return voice.text("{kpi}: {finding}; no target is due.", kpi=kpi, finding=finding)
    if is_missing(row["attainment"]):
        return voice.text(
            "{kpi}: {finding}; no attainment ({reason}).",
            kpi=kpi,
            finding=finding,
            reason=reason(voice, row["reason"]),
        )
    return voice.text(
        "{kpi}: {finding}; target {target}, attainment {attainment}: {status}.",
        kpi=kpi,
        finding=finding,
        target=voice.value(row["target"], unit_of(voice, row["kpi"])),
        attainment=voice.share(row["attainment"]),
        status=voice.label("status", row["status"]),
    )


def pillar_reading(
    voice: Voice, pillar_score: pd.DataFrame, *, center: str = ""
) -> Sentences:
    """Each pillar's attainment, and how much of its weight had data."""
    rows = of_center(pillar_score, center)
    if rows.empty:
        return said(no_framework(voice))
    opening = voice.text(
        "{center}: attainment by pillar.", center=voice.name("center", center or ALL)
    )
    return said(opening, points=[_pillar_point(voice, row) for row in records(rows)])


def _pillar_point(voice: Voice, row: Row) -> str:
    pillar = voice.name("pillar", row["pillar"])
    if row["status"] == Status.NOT_DUE:
        return voice.text("{pillar}: no target is due.", pillar=pillar)
    if is_missing(row["attainment"]):
        return voice.text("{pillar}: insufficient data.", pillar=pillar)
    return voice.text(
        "{pillar}: attainment {attainment}, from KPIs with {covered} of its weight: "
        "{status}.",
        pillar=pillar,
        attainment=voice.share(row["attainment"]),
        covered=voice.share(row["weight_covered"]),
        status=voice.label("status", row["status"]),
    )


def history_reading(
    voice: Voice, kpi_history: pd.DataFrame, *, center: str = ""
) -> Sentences:
    """Each KPI's value round by round."""
    rows = of_center(kpi_history, center)
    if rows.empty:
        return said(no_framework(voice))
    if rows["round"].drop_duplicates().size == 1:
        return said(voice.text("This is the only round so far: there is no trend to show."))
    points = [
        voice.text(
            "{kpi}: {values}.",
            kpi=voice.name("kpi", kpi),
            values=voice.listed([_at_round(voice, row) for row in records(rows_of)]),
        )
        for kpi, rows_of in rows.groupby("kpi", sort=False)
    ]
    opening = voice.text(
        "{center}: values by round.", center=voice.name("center", center or ALL)
    )
    return said(opening, points=points)


def _at_round(voice: Voice, row: Row) -> str:
    value = voice.text("no data")
    if not is_missing(row["value"]):
        value = kpi_finding(voice, row)
    return voice.text(
        "{round}: {value}", round=voice.name("round", row["round"]), value=value
    )
