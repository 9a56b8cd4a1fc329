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
    units, strata = voice.number(row["units"]), voice.number(row["strata"])
    match row["kind"]:
        case DesignKind.SIMPLE:
            return voice.text(
                "{audience}: no sample design is given, so the answers count as a simple "
                "random sample; where they came in groups, the intervals are too narrow.",
                audience=name,
            )
        case DesignKind.SAMPLED_CENTERS:
            return voice.text(
                "{audience}: {units} centers were drawn, and respondents within them; a "
                "single center's figure has no interval of its own.",
                audience=name,
                units=units,
            )
        case DesignKind.CENTER_STRATA:
            return voice.text(
                "{audience}: every center was asked, and respondents drawn within each "
                "({strata} strata).",
                audience=name,
                strata=strata,
            )
        case DesignKind.CENTER_CLUSTERS:
            return voice.text(
                "{audience}: every center was asked, and {units} clusters (such as "
                "sessions) drawn within them.",
                audience=name,
                units=units,
            )
        case DesignKind.CLUSTERS:
            return voice.plural(
                "{audience}: {units} clusters of respondents were drawn.",
                "{audience}: {units} clusters of respondents were drawn, in {n} strata.",
                row["strata"],
                audience=name,
                units=units,
            )
    return voice.plural(
        "{audience}: respondents were drawn one by one.",
        "{audience}: respondents were drawn one by one, in {n} strata.",
        row["strata"],
        audience=name,
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
