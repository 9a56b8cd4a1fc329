"""Step 4 in words: what came of it, in short, and what that cannot tell."""

import pandas as pd

from pescycle.model.findings import ContextFlag
from pescycle.model.given import Given
from pescycle.phases.context import leading
from pescycle.phases.results import Observation
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.answers import overall_points
from pescycle.report.wording.context import observed_expected_reading, outside_point
from pescycle.report.wording.figures import (
    in_order,
    own_rows,
    records,
    said,
)
from pescycle.report.wording.scores import status_reading

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
