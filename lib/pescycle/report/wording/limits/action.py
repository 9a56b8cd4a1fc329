"""What counts of actions, answers and months cannot tell."""

import pandas as pd

from pescycle.model.findings import NOT_SHOWN, CellState
from pescycle.model.given import Given
from pescycle.model.monitoring import CheckFinding
from pescycle.phases.results import Action
from pescycle.report.cells import margin, margin_planned
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import by_audience, of_center, records
from pescycle.report.wording.limits.kinds import (
    Limit,
    Weight,
    gravest,
    without_answers,
    without_framework,
)

SHORT_OF_PLAN = 0.95  # of the planned answers; less widens a margin so that one sees it
MARGINS = ("audience", "margin", "margin_planned")
ANY_RULE = "any"  # all alarm rules together


def action_limits(voice: Voice, given: Given, result: Action) -> Sentences:
    """Say what the counts cannot tell, the gravest first."""
    heard = set(result.response_count["audience"])
    limits = [
        *without_framework(voice, given.framework),
        *without_answers(voice, given.folder.pilot.audiences, heard),
        *_unfinished(voice, result.action_count),
        *_without_limits(voice, result.monitor_chart),
        *_hidden(voice, result),
        *_unchecked(voice, result.gaming_check),
        *_short(voice, result),
        *_by_chance(voice, result.monitor_rule),
        Limit(
            Weight.CAUTION,
            voice.text(
                "That an action is marked as done does not say how well it was done, nor "
                "whether it was felt by those it was meant for."
            ),
        ),
        Limit(
            Weight.CAUTION,
            voice.text(
                "Counts of answers do not show who was asked and refused, nor whether "
                "those who answered are like those who did not."
            ),
        ),
    ]
    return gravest(voice, limits)


def _unfinished(voice: Voice, action_count: pd.DataFrame) -> list[Limit]:
    rows = of_center(action_count, "")
    left = int(rows["open"].sum() + rows["dropped"].sum())
    if not left:
        return []
    text = voice.plural(
        "Of {all} actions {n} was not done by the end of the round: of what it would have "
        "brought nothing can be said.",
        "Of {all} actions {n} were not done by the end of the round: of what they would "
        "have brought nothing can be said.",
        left,
        all=voice.number(rows["planned"].sum()),
    )
    return [Limit(Weight.PART, text)]


def _without_limits(voice: Voice, chart: pd.DataFrame) -> list[Limit]:
    lacking = int((chart["gap"] != "").sum())
    if not lacking:
        return []
    text = voice.plural(
        "{n} of {all} monthly charts has no limits, so that nothing in it can show as a "
        "signal.",
        "{n} of {all} monthly charts have no limits, so that nothing in them can show as a "
        "signal.",
        lacking,
        all=voice.number(len(chart)),
    )
    return [Limit(Weight.PART, text)]


def _hidden(voice: Voice, result: Action) -> list[Limit]:
    counts = pd.concat([result.response_count["state"], result.response_week["state"]])
    hidden = int(counts.isin(NOT_SHOWN).sum())
    if not hidden:
        return []
    text = voice.plural(
        "{n} of {all} counts of answers by center and week is hidden to protect people.",
        "{n} of {all} counts of answers by center and week are hidden to protect people.",
        hidden,
        all=voice.number(len(counts)),
    )
    return [Limit(Weight.PART, text)]


def _unchecked(voice: Voice, check: pd.DataFrame) -> list[Limit]:
    undone = check["finding"].isin(
        [CheckFinding.NEEDS_DAYS, CheckFinding.INSUFFICIENT_DATA]
    )
    if not undone.any():
        return []
    text = voice.plural(
        "{n} of {all} checks of the figures could not be made: there are too few counts, "
        "or none by day.",
        "{n} of {all} checks of the figures could not be made: there are too few counts, "
        "or none by day.",
        int(undone.sum()),
        all=voice.number(len(check)),
    )
    return [Limit(Weight.PART, text)]


def _short(voice: Voice, result: Action) -> list[Limit]:
    """Audiences that answered less than planned, with the margin that this costs."""
    rows = of_center(result.response_count, "")
    rows = rows[(rows["state"] == CellState.PUBLISHED) & (rows["share"] < SHORT_OF_PLAN)]
    worth = of_center(result.precision_so_far, "")[list(MARGINS)].dropna()
    named = [
        voice.text(
            "{audience} {share}, margin {margin} and not {planned}",
            audience=voice.label("audience", row["audience"]),
            share=voice.share(row["share"]),
            margin=margin(voice, row),
            planned=margin_planned(voice, row),
        )
        for row in records(by_audience(rows.merge(worth, on="audience")))
    ]
    if not named:
        return []
    text = voice.text(
        "Fewer answers came in than planned: {named}.", named=voice.enumerated(named)
    )
    return [Limit(Weight.WIDTH, text)]


def _by_chance(voice: Voice, rule: pd.DataFrame) -> list[Limit]:
    rows = rule[(rule["rule"] == ANY_RULE) & (rule["expected"] > 0)]
    return [
        Limit(
            Weight.WIDTH,
            voice.text(
                "A signal says that something is different, not what: of {charts} charts "
                "chance alone lets {expected} signal, and {found} do.",
                charts=voice.number(row["charts"]),
                expected=voice.number(row["expected"], 1),
                found=voice.number(row["found"]),
            ),
        )
        for row in records(rows)
    ]
