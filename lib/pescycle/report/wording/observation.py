"""Step 4 in words: what came of it, in short, and what that cannot tell."""

import pandas as pd

from pescycle.model.findings import ContextFlag
from pescycle.model.framework import Status
from pescycle.model.given import Given
from pescycle.phases.context import leading
from pescycle.phases.results import Observation
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.answers import hidden_centers, overall_points
from pescycle.report.wording.context import observed_expected_reading, outside_point
from pescycle.report.wording.figures import (
    in_order,
    no_framework,
    own_rows,
    records,
    said,
    single_centers,
)
from pescycle.report.wording.maturity import maturity_limits
from pescycle.report.wording.scores import status_reading
from pescycle.report.wording.weighting import weighting_limits

FAR = (ContextFlag.BELOW_OUTER, ContextFlag.ABOVE_OUTER)
MOST_FAR = 3  # more than these are named in one sentence


def observation_answer(
    voice: Voice, given: Given, result: Observation, *, center: str = ""
) -> Sentences:
    """Short answer: the KPIs' statuses, who is far from expected, what audiences say."""
    status = status_reading(voice, result.kpi_score, center=center)
    context = []
    if not result.observed_expected.empty:
        found = observed_expected_reading(voice, result.observed_expected, center=center)
        context = list(found.text[:1])
    overall = overall_points(voice, given, result.estimate, center)
    far = _far_points(voice, own_rows(leading(result.observed_expected), center))
    return said(status.text[0], *context, points=(*far, *overall))


def _far_points(voice: Voice, observed_expected: pd.DataFrame) -> list[str]:
    """Centers outside the 99.8 % limits, each with its counts; many only by name."""
    far = observed_expected[observed_expected["flag"].isin(FAR)]
    if len(far) <= MOST_FAR:
        return [outside_point(voice, row) for row in records(far)]
    names = [voice.name("center", center) for center in in_order(far["center"])]
    return [
        voice.plural(
            "{n} center lies outside its 99.8 % limits: {names}.",
            "{n} centers lie outside their 99.8 % limits: {names}.",
            len(names),
            names=voice.enumerated(names),
        )
    ]


def observation_limits(voice: Voice, given: Given, result: Observation) -> Sentences:
    """Say what the scores and answers cannot tell."""
    points = [
        voice.text(
            "An interval covers chance only: not who was never asked, nor that answers to "
            "an interviewer from the center's own staff tend to be kinder."
        )
    ]
    points += weighting_limits(voice, result.weight_effect)
    points += _framework_limits(voice, given, result)
    points += maturity_limits(voice, result.maturity_score)
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
    points = [
        voice.text(
            "A status carries no interval: a value close to a limit can lie on either side "
            "of it by chance. A target that builds on a center's own low baseline can be "
            "met at a low value."
        )
    ]
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
    if not result.rank_interval.empty:
        points.append(
            voice.text(
                "Ranks are drawn as if the errors of the KPIs had nothing to do with each "
                "other; targets, baselines and the choice of the KPIs count as known."
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
