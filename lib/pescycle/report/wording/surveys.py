"""How the surveys' respondents were drawn, in words."""

import pandas as pd

from pescycle.model.findings import CellState, DesignKind
from pescycle.model.sampling import LonelyUnit
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import Row, by_audience, no_survey, records, said


def design_reading(voice: Voice, survey_design: pd.DataFrame) -> Sentences:
    """One point an audience: the design that its intervals rest on."""
    if survey_design.empty:
        return said(no_survey(voice))
    return said(
        voice.text("How the respondents were drawn decides how exact a figure is:"),
        points=[_design(voice, row) for row in records(by_audience(survey_design))],
    )


def _design(voice: Voice, row: Row) -> str:
    name = voice.label("audience", row["audience"])
    if row["state"] != CellState.PUBLISHED:
        return voice.text("{audience}: too few answers to say more.", audience=name)
    sentences = [_drawn(voice, row, name), _finite(voice, row), _lonely(voice, row)]
    return " ".join(filter(None, sentences))


def _drawn(voice: Voice, row: Row, name: str) -> str:
    match row["kind"]:
        case DesignKind.SIMPLE:
            return voice.text(
                "{audience}: no sample design is given, so the answers count as a simple "
                "random sample; where they came in groups, the intervals are too narrow.",
                audience=name,
            )
        case DesignKind.SAMPLED_CENTERS:
            return voice.plural(
                "{audience}: {n} center was drawn, and respondents within it; a single "
                "center's figure has no interval of its own.",
                "{audience}: {n} centers were drawn, and respondents within them; a single "
                "center's figure has no interval of its own.",
                row["units"],
                audience=name,
            )
        case DesignKind.CENTER_STRATA:
            return voice.plural(
                "{audience}: every center was asked, and respondents were drawn within "
                "each ({n} stratum).",
                "{audience}: every center was asked, and respondents were drawn within "
                "each ({n} strata).",
                row["strata"],
                audience=name,
            )
        case DesignKind.CENTER_CLUSTERS:
            return voice.plural(
                "{audience}: every center was asked, and {n} cluster (such as a session) "
                "was drawn within them.",
                "{audience}: every center was asked, and {n} clusters (such as sessions) "
                "were drawn within them.",
                row["units"],
                audience=name,
            )
        case DesignKind.CLUSTERS:
            drawn = voice.plural(
                "{audience}: {n} cluster of respondents was drawn.",
                "{audience}: {n} clusters of respondents were drawn.",
                row["units"],
                audience=name,
            )
            return " ".join(filter(None, [drawn, _strata(voice, row)]))
    drawn = voice.text("{audience}: respondents were drawn one by one.", audience=name)
    return " ".join(filter(None, [drawn, _strata(voice, row)]))


def _strata(voice: Voice, row: Row) -> str:
    """Say that there are several; one stratum is none."""
    if row["strata"] < 2:
        return ""
    return voice.text(
        "The draw was made apart in each of {strata} strata.",
        strata=voice.number(row["strata"]),
    )


def _finite(voice: Voice, row: Row) -> str:
    if not row["finite"] or row["kind"] == DesignKind.SAMPLED_CENTERS:
        return ""
    if is_missing(row["clients"]):
        return voice.text("Their number in all is known, which narrows the intervals.")
    return voice.text(
        "They stand for {clients} people served: asking a good part of them narrows the "
        "intervals.",
        clients=voice.number(row["clients"]),
    )


def _lonely(voice: Voice, row: Row) -> str:
    """Only a rule that somebody chose is worth a sentence."""
    match row["lonely"]:
        case LonelyUnit.AVERAGE:
            return voice.text(
                "A stratum with a single unit counts with the mean variance of the others."
            )
        case LonelyUnit.CERTAINTY | LonelyUnit.REMOVE:
            return voice.text("A stratum with a single unit adds nothing to the variance.")
    return ""
