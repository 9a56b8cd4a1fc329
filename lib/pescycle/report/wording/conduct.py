"""How the survey is run, what is promised and what may go wrong, in words."""

import pandas as pd

from pescycle.model.given import Given
from pescycle.model.risks import RiskBand
from pescycle.report.cells import Row
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import records, said


def survey_plan_reading(voice: Voice, survey_plan: pd.DataFrame) -> Sentences:
    """On which days people are asked."""
    if survey_plan.empty:
        return said(voice.text("No survey is planned in this round."))
    return said(_days(voice, survey_plan.iloc[0].to_dict()))


def _days(voice: Voice, row: Row) -> str:
    if is_missing(row["opens"]):
        return voice.text("The days of the fieldwork are not fixed yet.")
    days = (row["closes"] - row["opens"]).days + 1
    return voice.plural(
        "The fieldwork takes {n} day, {days}.",
        "The fieldwork takes {n} days, {days}.",
        days,
        days=voice.days(row["opens"], row["closes"]),
    )


def ethics_reading(voice: Voice, ethics: pd.DataFrame, consent: pd.DataFrame) -> Sentences:
    """What is missing before anybody may be asked."""
    missing = ethics[ethics["state"] == "missing"]
    if len(missing) == len(ethics):
        first = voice.text(
            "Nothing is written down yet of what people are promised. Write ethics.yml "
            "into the pilot's folder, with a text a language for each point."
        )
    elif len(missing):
        first = voice.text(
            "Missing altogether: {points}.", points=_points(voice, missing["point"])
        )
    else:
        first = voice.text("Each point is stated in one language at least.")
    return said(first, _partly(voice, ethics), _consent(voice, consent))


def _points(voice: Voice, points: pd.Series) -> str:
    return voice.enumerated([voice.label("ethics_point", point) for point in points])


def _partly(voice: Voice, ethics: pd.DataFrame) -> str:
    """Languages in which points lack, each with how many."""
    lacking = ethics["lacking"].str.split().explode().dropna()
    counts = lacking.value_counts(sort=False)
    if counts.empty:
        return ""
    parts = [
        voice.plural(
            "{language} ({n} point)",
            "{language} ({n} points)",
            int(count),
            language=voice.language_name(code),
        )
        for code, count in counts.items()
    ]
    return voice.text("Still to be translated: {languages}.", languages=voice.listed(parts))


def _consent(voice: Voice, consent: pd.DataFrame) -> str:
    if consent.empty:
        return ""
    lacking = consent[(consent["state"] != "stated") | (consent["refusal"] == "missing")]
    if lacking.empty:
        return voice.text(
            "Every audience is asked for consent in each of its languages, and can refuse."
        )
    parts = [
        voice.text(
            "{audience} in {language}",
            audience=voice.label("audience", row["audience"]),
            language=voice.language_name(row["language"]),
        )
        for row in records(lacking)
    ]
    return voice.text("Consent is not asked for: {who}.", who=voice.enumerated(parts))


def risk_reading(voice: Voice, given: Given, risk: pd.DataFrame) -> Sentences:
    """How many risks are grave, and which nobody does anything about."""
    if risk.empty:
        return said(
            voice.text(
                "No risk is written down. Write what may go wrong into "
                "rounds/{round}/risks.csv, with likelihood and impact from 1 to 5.",
                round=given.round.id,
            )
        )
    high = int((risk["band"] == RiskBand.HIGH).sum())
    text = voice.plural(
        "Of {all} risks {n} is high.",
        "Of {all} risks {n} are high.",
        high,
        all=voice.number(len(risk)),
    )
    return said(text, _unanswered(voice, risk))


def _unanswered(voice: Voice, risk: pd.DataFrame) -> str:
    """Risks without any response, by their ids."""
    responses = risk[[name for name in risk if name.startswith("response_")]]
    written = responses.fillna("").ne("").any(axis=1)
    open_ids = list(risk.loc[~written, "id"])
    if not open_ids:
        return voice.text("Something is done about each of them.")
    return voice.plural(
        "Nothing is planned against {n} of them: {risks}.",
        "Nothing is planned against {n} of them: {risks}.",
        len(open_ids),
        risks=voice.listed(open_ids),
    )
