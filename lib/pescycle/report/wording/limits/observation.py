"""What scores and answers cannot tell."""

import pandas as pd

from pescycle.model.findings import NOT_SHOWN, CellState, Difference, Statistic
from pescycle.model.framework import Status
from pescycle.model.given import Given
from pescycle.phases.results import Observation
from pescycle.report.cells import margin
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import audiences_in, of_audience, single_centers
from pescycle.report.wording.limits.kinds import (
    Limit,
    Weight,
    gravest,
    kpi_names,
    without_answers,
    without_framework,
)
from pescycle.report.wording.maturity import maturity_limits
from pescycle.report.wording.weighting import weighting_limits


def observation_limits(voice: Voice, given: Given, result: Observation) -> Sentences:
    """Say what the scores and answers cannot tell, the gravest first."""
    heard = set(result.estimate["audience"])
    cautions = [
        voice.text(
            "An interval covers chance only: not who was never asked, nor that answers to "
            "an interviewer from the center's own staff tend to be kinder."
        ),
        *weighting_limits(voice, result.weight_effect),
        *_framework_cautions(voice, given, result),
        *maturity_limits(voice, result.maturity_score),
    ]
    limits = [
        *without_framework(voice, given.framework),
        *without_answers(voice, given.folder.pilot.audiences, heard),
        *_hidden(voice, result.estimate),
        *_without_score(voice, result.kpi_score),
        *_gaps(voice, result.equity_gap),
        *_margins(voice, result.estimate),
        *_ranks(voice, result.rank_interval),
        *_modes(voice, result.group_estimate),
        *(Limit(Weight.CAUTION, text) for text in cautions),
    ]
    return gravest(voice, limits)


def _framework_cautions(voice: Voice, given: Given, result: Observation) -> list[str]:
    if given.framework is None:
        return []
    points = [
        voice.text(
            "A status carries no interval: a value close to a limit can lie on either side "
            "of it by chance. A target that builds on a center's own low baseline can be "
            "met at a low value."
        )
    ]
    if not result.observed_expected.empty:
        points.append(
            voice.text(
                "The expected counts allow for the groups that were recorded, not for the "
                "rest of a center's situation; with many centers a few lie outside a 95 % "
                "limit by chance."
            )
        )
    return points


def _shares(estimate: pd.DataFrame) -> pd.DataFrame:
    """The shares of the best answers of single centers."""
    rows = single_centers(estimate)
    return rows[rows["statistic"] == Statistic.TOP2BOX]


def _hidden(voice: Voice, estimate: pd.DataFrame) -> list[Limit]:
    rows = _shares(estimate)
    named = []
    for audience in audiences_in(rows):
        own = of_audience(rows, audience)
        hidden = int(own["state"].isin(NOT_SHOWN).sum())
        if hidden:
            named.append(
                voice.text(
                    "{audience} {n} of {all}",
                    audience=voice.label("audience", audience),
                    n=voice.number(hidden),
                    all=voice.number(len(own)),
                )
            )
    if not named:
        return []
    text = voice.text(
        "Shares of the best answers in single centers are hidden because too few people "
        "answered: {named}. That a center is not named there is no judgement on it.",
        named=voice.enumerated(named),
    )
    return [Limit(Weight.PART, text)]


def _without_score(voice: Voice, kpi_score: pd.DataFrame) -> list[Limit]:
    rows = single_centers(kpi_score)
    lacking = rows[rows["status"] == Status.INSUFFICIENT_DATA]
    if lacking.empty:
        return []
    most_first = lacking["kpi"].value_counts(sort=True).index
    text = voice.plural(
        "{n} of {all} scores of single centers is missing for want of data ({names}); that "
        "is no judgement on the center.",
        "{n} of {all} scores of single centers are missing for want of data ({names}); "
        "that is no judgement on the centers.",
        len(lacking),
        all=voice.number(len(rows)),
        names=kpi_names(voice, pd.Series(most_first)),
    )
    return [Limit(Weight.PART, text)]


def _gaps(voice: Voice, gap: pd.DataFrame) -> list[Limit]:
    """Groups of people of whom too few came to tell whether they are served alike."""
    lacking = int((gap["finding"] == Difference.INSUFFICIENT_DATA).sum())
    if not lacking:
        return []
    text = voice.plural(
        "{n} of {all} comparisons of groups of people cannot be made: too few of a group "
        "came, or nobody counted them.",
        "{n} of {all} comparisons of groups of people cannot be made: too few of a group "
        "came, or nobody counted them.",
        lacking,
        all=voice.number(len(gap)),
    )
    return [Limit(Weight.PART, text)]


def _margins(voice: Voice, estimate: pd.DataFrame) -> list[Limit]:
    """How closely a center's own share is known, in the middle of all that are shown."""
    rows = _shares(estimate)
    rows = rows[(rows["state"] == CellState.PUBLISHED) & rows["low"].notna()]
    half = (rows["high"] - rows["low"]) / 2
    named = [
        f"{voice.label('audience', audience)} "
        f"{margin(voice, {'margin': half[rows['audience'] == audience].median()})}"
        for audience in audiences_in(rows)
    ]
    if not named:
        return []
    text = voice.text(
        "A single center's share of the best answers is known only so closely (the middle "
        "case): {named}; two centers that differ by less cannot be told apart.",
        named=voice.enumerated(named),
    )
    return [Limit(Weight.WIDTH, text)]


def _ranks(voice: Voice, rank: pd.DataFrame) -> list[Limit]:
    """How many places the true rank of the middle center can take."""
    if rank.empty:
        return []
    places = (rank["rank_high"] - rank["rank_low"] + 1).median()
    text = voice.text(
        "Ranks are loose: in the middle case a center comes out on {n} of {all} places. "
        "They are drawn as if the errors of the KPIs had nothing to do with each other; "
        "targets, baselines and the choice of the KPIs count as known.",
        n=voice.number(places),
        all=voice.number(rank.groupby("node")["center"].size().max()),
    )
    return [Limit(Weight.WIDTH, text)]


def _modes(voice: Voice, group_estimate: pd.DataFrame) -> list[Limit]:
    """Audiences that were asked in several ways, which reach different people."""
    rows = group_estimate[
        (group_estimate["group"] == "mode")
        & (group_estimate["questions"] == "overall")
        & (group_estimate["statistic"] == Statistic.TOP2BOX)
        & (group_estimate["state"] == CellState.PUBLISHED)
    ]
    named = []
    for audience in audiences_in(rows):
        own = of_audience(rows, audience)
        if len(own) > 1:
            ways = [
                f"{voice.name('mode', mode)} {voice.number(base)}"
                for mode, base in zip(own["category"], own["base"], strict=True)
            ]
            named.append(f"{voice.label('audience', audience)} ({', '.join(ways)})")
    if not named:
        return []
    text = voice.text(
        "People were asked in several ways: {named}. Each way reaches other people, so "
        "that what it does to the answers cannot be told from who gave them.",
        named=voice.enumerated(named),
    )
    return [Limit(Weight.WIDTH, text)]
