"""Assessors in words: self and peer, agreement, severity, what they agreed on, the KPIs."""

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.findings import Verdict
from pescycle.model.maturity import AgreementFinding, AgreementMeasure, RoleFinding
from pescycle.report import maturity_cells as cells
from pescycle.report.shown import Note, Sentences, Table
from pescycle.report.tables import table
from pescycle.report.voice import INDEX, Voice, is_missing
from pescycle.report.wording.figures import Row, of_center, own_rows, records, said
from pescycle.report.wording.maturity import no_check

SHOWN_MEASURES = (
    *(AgreementMeasure.ALPHA, AgreementMeasure.KAPPA),
    *(AgreementMeasure.ICC2, AgreementMeasure.ICC3),
)


def role_reading(voice: Voice, difference: pd.DataFrame) -> Sentences:
    """Whether centers see themselves as peers see them."""
    judged = difference[difference["finding"] != RoleFinding.INSUFFICIENT_DATA]
    if judged.empty:
        return said(
            voice.text("Self and peers cannot be compared: too few centers have both.")
        )
    points = []
    for finding in (RoleFinding.SELF_HIGHER, RoleFinding.PEER_HIGHER):
        own = judged[judged["finding"].eq(finding) & judged["section"].ne(ALL)]
        if len(own):
            names = [voice.name("section", name) for name in own["section"]]
            points.append(
                voice.text(
                    "{finding}: {sections}.",
                    finding=voice.label("role_finding", finding),
                    sections=voice.enumerated(names),
                )
            )
    return said(_whole_difference(voice, judged), points=points)


def _whole_difference(voice: Voice, judged: pd.DataFrame) -> str:
    whole = records(judged[judged["section"] == ALL])
    if not whole:
        return ""
    row = whole[0]
    told = {
        "change": voice.change(row["difference"], INDEX),
        "level": voice.share(row["level"]),
        "interval": voice.change_interval(row["low"], row["high"], INDEX),
    }
    if row["finding"] == RoleFinding.NO_CLEAR_DIFFERENCE:
        return voice.plural(
            "All sections, self less peers: {change} ({level} interval {interval}), no "
            "clear difference in {n} center.",
            "All sections, self less peers: {change} ({level} interval {interval}), no "
            "clear difference over {n} centers.",
            int(row["centers"]),
            **told,
        )
    return voice.plural(
        "All sections, self less peers: {change} ({level} interval {interval}), clear over "
        "{n} center. Which of the two is right, the scores do not say.",
        "All sections, self less peers: {change} ({level} interval {interval}), clear over "
        "{n} centers. Which of the two is right, the scores do not say.",
        int(row["centers"]),
        **told,
    )


def agreement_table(
    voice: Voice, agreement: pd.DataFrame, *, center: str = ""
) -> Table | Note | None:
    """Agreement of all centers by section and role, or all measures of a chosen center."""
    if agreement.empty:
        return None
    rows = of_center(agreement, center)
    if rows.empty:  # one center alone has no row for all together
        rows = agreement
    return table(voice, "maturity_agreement", rows)


def agreement_center_table(voice: Voice, agreement: pd.DataFrame) -> Table | Note | None:
    """The four measures that a reader compares, a row a center."""
    single = agreement["center"].ne(ALL) & agreement["measure"].isin(SHOWN_MEASURES)
    rows = agreement[single]
    return None if rows.empty else table(voice, "agreement_by_center", rows)


def agreement_reading(
    voice: Voice, agreement: pd.DataFrame, *, center: str = ""
) -> Sentences:
    """How far the assessors agree, and in which sections they do not."""
    if agreement.empty:
        return said(no_check(voice))
    alpha = agreement[agreement["measure"] == AgreementMeasure.ALPHA]
    rows = of_center(alpha, center)
    whole = records(rows[rows["section"].eq(ALL) & rows["role"].eq(ALL)])
    if not whole or whole[0]["finding"] == AgreementFinding.INSUFFICIENT_DATA:
        return said(voice.text("How far the assessors agree cannot be said."))
    weak = rows[rows["finding"].eq(AgreementFinding.WEAK) & rows["section"].ne(ALL)]
    points = [
        voice.text(
            "They see it differently: {section} ({agreement}). Talk about what the "
            "statements mean before a mean of it is used.",
            section=voice.name("section", row["section"]),
            agreement=_with_interval(voice, row),
        )
        for row in records(weak)
    ]
    return said(_whole_agreement(voice, whole[0]), points=points)


def _whole_agreement(voice: Voice, row: Row) -> str:
    told = {
        "center": voice.name("center", row["center"]),
        "agreement": _with_interval(voice, row),
    }
    match row["finding"]:
        case AgreementFinding.GOOD:
            return voice.text("{center}: the assessors agree well ({agreement}).", **told)
        case AgreementFinding.TENTATIVE:
            return voice.text(
                "{center}: the assessors agree fairly ({agreement}); careful conclusions "
                "can be drawn.",
                **told,
            )
        case AgreementFinding.WEAK:
            return voice.text(
                "{center}: the assessors agree weakly ({agreement}); no conclusion should "
                "rest on the scores alone.",
                **told,
            )
    return voice.text(
        "{center}: {agreement}; that reaches too far to call the agreement good or weak.",
        **told,
    )


def _with_interval(voice: Voice, row: Row) -> str:
    """Alpha and its interval, to stand within a sentence."""
    alpha = voice.number(row["value"], 2)
    if is_missing(row["low"]) or is_missing(row["high"]):
        return voice.text("alpha {alpha}, no interval", alpha=alpha)
    return voice.text(
        "alpha {alpha}, {level} interval {low} to {high}",
        alpha=alpha,
        level=voice.share(row["level"]),
        low=voice.number(row["low"], 2),
        high=voice.number(row["high"], 2),
    )


def severity_reading(voice: Voice, severity: pd.DataFrame) -> Sentences | None:
    """How far assessors differ in severity, never who; nothing where it is hidden."""
    whole = severity[severity["assessor"].eq(ALL) & severity["state"].eq("published")]
    whole = whole.dropna(subset="sd")
    if whole.empty:
        return None
    row = records(whole)[0]
    return said(
        voice.text(
            "Of the same statements, one assessor gives more than another: the standard "
            "deviation of this severity is {sd} points, that of single scores beside it "
            "{residual}. It makes {share} of what differs between assessors.",
            sd=voice.number(row["sd"], 1),
            residual=voice.number(row["residual"], 1),
            share=voice.share(row["share"]),
        ),
        voice.text(
            "From the strictest to the kindest, drawn to the mean: {low} to {high} points.",
            low=voice.number(row["shrunk_low"], 1, sign=True),
            high=voice.number(row["shrunk_high"], 1, sign=True),
        ),
    )


def severity_table(voice: Voice, severity: pd.DataFrame) -> Table | Note | None:
    """Each assessor under the code, strictest first, where the pilot allows it."""
    rows = severity[severity["assessor"] != ALL].dropna(subset="shrunk")
    if rows.empty:
        return None
    return table(voice, "assessor_severity", rows.sort_values("shrunk", kind="stable"))


def consensus_reading(
    voice: Voice, consensus: pd.DataFrame, *, center: str = ""
) -> Sentences:
    """How many scores were agreed on, and how many of them nobody had given."""
    rows = own_rows(consensus, center)
    if rows.empty:
        return said(voice.text("No agreed score is recorded in this round."))
    outside = int(rows["outside"].sum())
    agreed = voice.plural(
        "{n} agreed score is recorded beside those of the assessors.",
        "{n} agreed scores are recorded beside those of the assessors.",
        len(rows),
    )
    if not outside:
        return said(agreed, voice.text("All lie within what the assessors had given."))
    return said(
        agreed,
        voice.plural(
            "{n} lies outside of what any assessor had given; its reason stands in the "
            "table.",
            "{n} lie outside of what any assessor had given; their reasons stand in the "
            "table.",
            outside,
        ),
    )


def consensus_table(
    voice: Voice, consensus: pd.DataFrame, *, center: str = ""
) -> Table | Note | None:
    """Of a chosen center every agreed score, else those outside the assessors' range."""
    rows = own_rows(consensus, center)
    if center in ("", ALL):
        rows = rows[rows["outside"].astype(bool)]
    return None if rows.empty else table(voice, "maturity_consensus", rows)


def enabler_reading(voice: Voice, link: pd.DataFrame, *, center: str = "") -> Sentences:
    """Which sections and KPIs moved; never that one moved the other."""
    if link.empty:
        return said(voice.text("The framework names no section that should move a KPI."))
    rows = of_center(link, center)
    known = rows.dropna(subset=["score_change", "change"])
    if known.empty:
        return said(
            voice.text(
                "There is no earlier maturity check with the same wordings to compare "
                "with: from the next one on, the changes will stand side by side."
            )
        )
    return said(
        voice.text(
            "Changes since {round}. They stand side by side; from two points in time of "
            "one service it cannot be seen whether one brought about the other.",
            round=voice.name("round", known["since"].iloc[0]),
        ),
        points=[_beside(voice, row) for row in records(known) if _both_moved(row)],
    )


def _both_moved(row: Row) -> bool:
    clear = row["verdict"] in (Verdict.BETTER, Verdict.WORSE)
    if is_missing(row["score_low"]):
        return False
    return clear and (row["score_low"] > 0 or row["score_high"] < 0)


def _beside(voice: Voice, row: Row) -> str:
    return voice.text(
        "Both moved clearly: {section} {score}, {kpi} {change}.",
        section=voice.name("section", row["section"]),
        score=cells.score_change(voice, row),
        kpi=voice.name("kpi", row["kpi"]),
        change=cells.kpi_change(voice, row),
    )


def enabler_table(
    voice: Voice, link: pd.DataFrame, *, center: str = ""
) -> Table | Note | None:
    """Sections beside the KPIs, of all centers or of a chosen one."""
    rows = of_center(link, center)
    return None if rows.empty else table(voice, "enabler_link", rows)
