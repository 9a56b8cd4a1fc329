"""Step 4 in words, the framework's part: scores, statuses, pillars."""

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
    reason,
    records,
    said,
    single_centers,
    unit_of,
)

# More centers than this are counted, not named.
MOST_NAMES = 5
# A text names these; the rest stands in the table beside it.
STANDING_OUT = (Status.ACT, Status.INSUFFICIENT_DATA)


def status_reading(voice: Voice, kpi_score: pd.DataFrame, *, center: str = "") -> Sentences:
    """How many KPIs have which status; those to be acted on, or without data, by name.

    Without a chosen center also the single centers that have a KPI to be acted on.
    """
    rows = of_center(kpi_score, center)
    if rows.empty:
        return said(no_framework(voice))
    if (rows["status"] == Status.NOT_DUE).all():
        return said(
            voice.text("No target is due in this round: the values stand without a status.")
        )
    single = single_centers(kpi_score)
    others = [
        _acting(voice, single),
        _lacking(voice, single),
        *_matched(voice, rows, single),
    ]
    together = center in ("", ALL)
    return said(
        _counted(voice, rows, center),
        *(others if together else ()),
        points=_by_status(voice, rows),
    )


def _counted(voice: Voice, rows: pd.DataFrame, center: str) -> str:
    counts = [
        voice.text(
            "{status}: {count}",
            status=voice.label("status", status),
            count=voice.number((rows["status"] == status).sum()),
        )
        for status in Status
        if (rows["status"] == status).any()
    ]
    return voice.plural(
        "{center}, {n} KPI by status: {counts}.",
        "{center}, {n} KPIs by status: {counts}.",
        len(rows),
        center=voice.name("center", center or ALL),
        counts=voice.listed(counts),
    )


def _by_status(voice: Voice, rows: pd.DataFrame) -> list[str]:
    points = []
    for status in STANDING_OUT:
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


def _matched(voice: Voice, rows: pd.DataFrame, single: pd.DataFrame) -> list[str]:
    """Sums of all centers whose target is made of fewer centers than there are."""
    told = []
    for row in records(rows):
        centers = int((single["kpi"] == row["kpi"]).sum())
        if is_missing(row["support"]) or not 0 < row["support"] < centers:
            continue
        told.append(
            voice.text(
                "{kpi}: the target of all centers together is made of {some} of {centers} "
                "centers, those with a figure now and a target of their own.",
                kpi=voice.name("kpi", row["kpi"]),
                some=voice.number(row["support"]),
                centers=voice.number(centers),
            )
        )
    return told


def score_reading(voice: Voice, kpi_score: pd.DataFrame, *, center: str = "") -> Sentences:
    """KPIs that stand out, with value, target and status; the others are only counted."""
    rows = of_center(kpi_score, center)
    if rows.empty:
        return said(no_framework(voice))
    if (rows["status"] == Status.NOT_DUE).all():
        return status_reading(voice, kpi_score, center=center)
    out = rows[rows["status"].isin(STANDING_OUT)]
    opening = voice.text(
        "{center}: no KPI is to be acted on, and none lacks data.",
        center=voice.name("center", center or ALL),
    )
    if len(out):
        opening = voice.plural(
            "{center}: {n} KPI is to be acted on or lacks data.",
            "{center}: {n} KPIs are to be acted on or lack data.",
            len(out),
            center=voice.name("center", center or ALL),
        )
    return said(opening, points=[score_point(voice, row) for row in records(out)])


def every_score(voice: Voice, kpi_score: pd.DataFrame, center: str = "") -> str:
    """Every KPI's sentence, for those who do not see the chart."""
    rows = of_center(kpi_score, center)
    return " ".join(score_point(voice, row) for row in records(rows))


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
