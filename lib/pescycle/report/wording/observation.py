"""Step 4 in words: what came of it, in short, and what that cannot tell."""

from pescycle.model.base import ALL
from pescycle.model.framework import Status
from pescycle.model.given import Given
from pescycle.phases.results import Observation
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.answers import hidden_centers, overall_points
from pescycle.report.wording.context import observed_expected_reading
from pescycle.report.wording.figures import no_framework, said, single_centers
from pescycle.report.wording.scores import (
    score_reading,
    status_reading,
)


def observation_answer(
    voice: Voice, given: Given, result: Observation, *, center: str = ""
) -> Sentences:
    """Short answer: the KPIs' status, what the audiences say, who differs."""
    scores = score_reading(voice, result.kpi_score, center=center)
    together = center in ("", ALL)
    status = status_reading(voice, result.kpi_score) if together else scores
    context = ""
    if not result.observed_expected.empty:
        context = observed_expected_reading(voice, result.observed_expected).text[0]
    overall = overall_points(voice, given, result.estimate, center)
    # Without a status to sum up, in a baseline round, the values themselves are the answer.
    return said(
        status.text[0], context, points=(*(status.points or scores.points), *overall)
    )


def observation_limits(voice: Voice, given: Given, result: Observation) -> Sentences:
    """Say what the scores and answers cannot tell."""
    points = [
        voice.text(
            "An interval covers chance only: not who was never asked, nor that answers to "
            "an interviewer from the center's own staff tend to be kinder."
        )
    ]
    points += _framework_limits(voice, given, result)
    answered = set(result.estimate["audience"])
    points += [
        voice.text(
            "{audience}: no answers in this round, so nothing can be said for them.",
            audience=voice.label("audience", audience),
        )
        for audience in given.folder.pilot.audiences
        if audience not in answered
    ]
    hidden = hidden_centers(voice, result.estimate)
    return said(points=[*points, hidden] if hidden else points)


def _framework_limits(voice: Voice, given: Given, result: Observation) -> list[str]:
    if given.framework is None:
        return [no_framework(voice)]
    points = []
    single = single_centers(result.kpi_score)
    lacking = int((single["status"] == Status.INSUFFICIENT_DATA).sum())
    if lacking:
        points.append(
            voice.plural(
                "{n} score of a single center is missing for want of data; that is no "
                "judgement on the center.",
                "{n} scores of single centers are missing for want of data; that is no "
                "judgement on the centers.",
                lacking,
            )
        )
    if not result.observed_expected.empty:
        points.append(
            voice.text(
                "The expected counts allow for the groups that were recorded, not for the "
                "rest of a center's situation; with many centers a few lie outside a 95 % "
                "limit by chance."
            )
        )
    return points
