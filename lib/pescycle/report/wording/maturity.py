"""How mature the service is, in words: its sections, its phases, what was left blank."""

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.findings import CellState
from pescycle.model.maturity import PHASES, Maturity, Phase, ScoringRule, StatementKind
from pescycle.report.shown import Note, Sentences, Table
from pescycle.report.tables import table
from pescycle.report.voice import INDEX, Voice, is_missing
from pescycle.report.wording.figures import Row, of_center, records, said

WHOLE = 0.9995  # a share of weight that is said as all
# What each view keeps of the scores; what is not named is shown.
VIEWS: dict[str, dict[str, str]] = {
    "maturity_role": {"phase": "score", "statement": ""},
    "maturity_phase": {"role": ALL, "statement": ""},
    "maturity_center": {"role": ALL, "statement": "", "phase": "score"},
    "maturity_score": {"role": ALL, "statement": "", "phase": "score"},
    "maturity_statement": {"role": ALL, "phase": "score"},
}


def maturity_rule_reading(voice: Voice, maturity: Maturity | None) -> Sentences:
    """How a score comes about, as the pilot has set it."""
    if maturity is None:
        return said(no_check(voice))
    return said(
        voice.text(
            "A statement on what the service does is scored from 0 to 100 in four phases, "
            "plan, do, check and act; a statement on results by their trend and by how far "
            "targets are reached. The score is the mean of its phases."
        ),
        _blanks(voice, maturity),
        voice.text(
            "No figure is shown that fewer than {assessors} assessors stand behind, and "
            "nobody's name is known to this report.",
            assessors=voice.number(maturity.assessors.minimum),
        ),
        voice.text(
            "Interval and range could tell each of a few assessors what the others said: "
            "the interval stands from 4 assessors on, the lowest and the highest score "
            "from 5 on."
        ),
    )


def _blanks(voice: Voice, maturity: Maturity) -> str:
    if maturity.rule == ScoringRule.CAF_FINE_TUNED:
        return voice.text(
            "This is the fine-tuned scoring of CAF 2020: every phase must be scored, and "
            "all statements of a section count alike. A section of which an assessor "
            "scored less than {coverage} has no score; blanks never count as 0.",
            coverage=voice.share(maturity.coverage),
        )
    return voice.text(
        "A phase that was left blank is left out and never counts as 0; where less than "
        "{coverage} was scored, there is no score.",
        coverage=voice.share(maturity.coverage),
    )


def no_check(voice: Voice) -> str:
    """Say what stands where a round without a maturity check would show scores."""
    return voice.text("There is no maturity check in this round.")


def maturity_limits(voice: Voice, score: pd.DataFrame) -> list[str]:
    """Say what scores of assessors cannot tell."""
    if score.empty:
        return []
    return [
        voice.text(
            "Scores of maturity are judgements: their intervals say how far other "
            "assessors would move a mean, not what all of them overlook. Who talked "
            "before scoring agrees without knowing more."
        )
    ]


def maturity_table(
    voice: Voice, name: str, score: pd.DataFrame, *, center: str = ""
) -> Table | Note | None:
    """One view of the scores: by role, phase or center, or each statement.

    ``maturity_center`` shows every center; the others the chosen one, or all together.
    """
    if score.empty:
        return None
    rows = score
    for column, value in VIEWS[name].items():
        rows = rows[rows[column] == value]
    if name == "maturity_statement":
        rows = rows[rows["statement"].ne("") & rows["center"].eq(ALL)]
    elif name != "maturity_center":
        rows = of_center(rows, center)
    # A section without results has no trend: the order is that of the phases all the same.
    place = {str(phase): number for number, phase in enumerate(Phase)}
    rows = rows.sort_values("phase", key=lambda own: own.map(place), kind="stable")
    return table(voice, name, rows)


def maturity_reading(voice: Voice, score: pd.DataFrame, *, center: str = "") -> Sentences:
    """The whole, the sections that stand out, the phases, and what has no score."""
    if score.empty:
        return said(no_check(voice))
    rows = of_center(score[score["statement"] == ""], center)
    rows = rows[rows["role"] == ALL]
    of_score = rows[rows["phase"] == Phase.SCORE]
    shown = of_score[of_score["state"] == CellState.PUBLISHED]
    if shown.empty:
        return said(
            voice.text(
                "{center}: no score can be shown, as fewer than {assessors} assessors "
                "scored enough.",
                center=voice.name("center", center or ALL),
                assessors=voice.number(voice.names.assessors),
            )
        )
    points = [*_ends(voice, shown), *_phases(voice, rows)]
    return said(*_whole(voice, shown, center), points=[*points, *_gaps(voice, of_score)])


def _whole(voice: Voice, shown: pd.DataFrame, center: str) -> list[str]:
    whole = shown[shown["section"] == ALL]
    if whole.empty:
        return []
    row = records(whole)[0]
    told = {
        "center": voice.name("center", center or ALL),
        "score": voice.value(row["value"], INDEX),
        "lowest": voice.value(row["lowest"], INDEX),
        "highest": voice.value(row["highest"], INDEX),
    }
    if (center or ALL) == ALL and row["centers"] > 1:
        text = voice.plural(
            "{center}: {score} of 100, the mean of {n} center; the lowest has {lowest}, "
            "the highest {highest}.",
            "{center}: {score} of 100, the mean of {n} centers; the lowest has {lowest}, "
            "the highest {highest}.",
            int(row["centers"]),
            **told,
        )
    elif is_missing(row["lowest"]):
        text = voice.plural(
            "{center}: {score} of 100, the mean of {n} assessor.",
            "{center}: {score} of 100, the mean of {n} assessors.",
            int(row["assessors"]),
            center=told["center"],
            score=told["score"],
        )
    else:
        text = voice.plural(
            "{center}: {score} of 100, the mean of {n} assessor; the lowest gave {lowest}, "
            "the highest {highest}.",
            "{center}: {score} of 100, the mean of {n} assessors; the lowest gave "
            "{lowest}, the highest {highest}.",
            int(row["assessors"]),
            **told,
        )
    return [text, _interval(voice, row), _adjusted(voice, row), _covered(voice, row)]


def _interval(voice: Voice, row: Row) -> str:
    limits = voice.interval(row["low"], row["high"], INDEX)
    if is_missing(row["low"]):
        return ""
    return voice.text(
        "The {level} interval of the mean is {interval}.",
        level=voice.share(row["level"]),
        interval=limits,
    )


def _adjusted(voice: Voice, row: Row) -> str:
    if is_missing(row["adjusted"]):
        return ""
    return voice.text(
        "Allowing for how strict its assessors are it is {adjusted}.",
        adjusted=voice.value(row["adjusted"], INDEX),
    )


def _covered(voice: Voice, row: Row) -> str:
    if row["weight_covered"] >= WHOLE:
        return ""
    return voice.text(
        "{share} of the weight was scored, the rest left blank.",
        share=voice.share(row["weight_covered"], 1),
    )


def _ends(voice: Voice, shown: pd.DataFrame) -> list[str]:
    """The highest and the lowest section, apart only where their intervals are."""
    single = shown[shown["section"] != ALL].dropna(subset="value")
    if len(single) < 2:
        return []
    rows = records(single.sort_values("value", kind="stable"))
    low, high = rows[0], rows[-1]
    told = {
        "low": voice.name("section", low["section"]),
        "low_score": voice.value(low["value"], INDEX),
        "high": voice.name("section", high["section"]),
        "high_score": voice.value(high["value"], INDEX),
    }
    if is_missing(low["high"]) or is_missing(high["low"]):
        return [
            voice.text(
                "The lowest section is {low} ({low_score}), the highest {high} "
                "({high_score}); where no interval can be shown, the order says little.",
                **told,
            )
        ]
    if low["high"] < high["low"]:
        return [
            voice.text(
                "The lowest section is {low} ({low_score}), the highest {high} "
                "({high_score}); their intervals do not overlap.",
                **told,
            )
        ]
    return [
        voice.text(
            "The lowest section is {low} ({low_score}), the highest {high} "
            "({high_score}), but their intervals overlap: the order says little.",
            **told,
        )
    ]


def _phases(voice: Voice, rows: pd.DataFrame) -> list[str]:
    whole = rows[(rows["section"] == ALL) & (rows["state"] == CellState.PUBLISHED)]
    values = whole.set_index("phase")["value"]
    known = [p for p in PHASES[StatementKind.ENABLER] if not is_missing(values.get(p))]
    if len(known) < len(PHASES[StatementKind.ENABLER]):
        return []
    said_each = [
        voice.text(
            "{phase} {score}",
            phase=voice.label("maturity_phase", phase),
            score=voice.value(values[phase], INDEX),
        )
        for phase in known
    ]
    return [
        voice.text(
            "From plan to improvement: {phases}. A fall from left to right means that "
            "things are planned and done, but seldom checked and improved.",
            phases=voice.enumerated(said_each),
        )
    ]


def _gaps(voice: Voice, of_score: pd.DataFrame) -> list[str]:
    """Sections without a score, with the reason."""
    lacking = of_score[of_score["state"] != CellState.PUBLISHED]
    points = []
    for row in records(lacking[lacking["section"] != ALL]):
        name = voice.name("section", row["section"])
        if row["state"] == CellState.INSUFFICIENT:
            reason = voice.label("score_reason", row["reason"])
            points.append(
                voice.text("{section}: no score, {reason}.", section=name, reason=reason)
            )
        else:
            points.append(voice.text("{section}: hidden, too few assessors.", section=name))
    return points
