"""What a plan cannot tell."""

import pandas as pd

from pescycle.model.difficulty import Difficulty
from pescycle.model.findings import CellState
from pescycle.model.given import Given
from pescycle.phases.results import Planning
from pescycle.report.cells import planned_detectable
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import audiences_in, of_center, single_centers
from pescycle.report.wording.limits.kinds import (
    Limit,
    Weight,
    gravest,
    kpi_names,
    without_framework,
)


def planning_limits(voice: Voice, given: Given, result: Planning) -> Sentences:
    """Say what the plan cannot tell, the gravest first."""
    limits = [
        *without_framework(voice, given.framework),
        *_nothing_planned(voice, result),
        *_without_target(voice, result.target),
        *_without_action(voice, result),
        *_small_samples(voice, result.sample_plan),
        *_unknown_frame(voice, result.sample_plan),
        *_unseen(voice, result.planned_precision),
        *_idle_targets(voice, result.target_proposal),
        Limit(
            Weight.CAUTION,
            voice.text(
                "A margin covers the chance of sampling only. Who does not answer, or is "
                "not asked, can shift a result by more than that."
            ),
        ),
        Limit(
            Weight.CAUTION,
            voice.text(
                "A target says what is wanted, not what is possible in a center's "
                "situation; its chance knows no trend."
            ),
        ),
    ]
    return gravest(voice, limits)


def _nothing_planned(voice: Voice, result: Planning) -> list[Limit]:
    limits = []
    if result.sample_plan.empty:
        text = voice.text("No survey sample is planned, so no margin can be stated.")
        limits.append(Limit(Weight.NOTHING, text))
    if result.action_plan.empty:
        text = voice.text(
            "No action is planned, so no change can be read as an action's effect."
        )
        limits.append(Limit(Weight.NOTHING, text))
    return limits


def _without_target(voice: Voice, target: pd.DataFrame) -> list[Limit]:
    rows = of_center(target, "")
    lacking = rows[rows["target"].isna()]
    if lacking.empty:
        return []
    text = voice.plural(
        "{n} of {all} KPIs has no target and will not be judged: {names}.",
        "{n} of {all} KPIs have no target and will not be judged: {names}.",
        len(lacking),
        all=voice.number(len(rows)),
        names=kpi_names(voice, lacking["kpi"]),
    )
    return [Limit(Weight.PART, text)]


def _without_action(voice: Voice, result: Planning) -> list[Limit]:
    kpis = of_center(result.target, "")["kpi"]
    idle = kpis[~kpis.isin(result.action_plan["moves"])]
    if result.action_plan.empty or idle.empty:
        return []
    text = voice.plural(
        "No action aims at {n} of {all} KPIs; if it moves, the plan does not say why: "
        "{names}.",
        "No action aims at {n} of {all} KPIs; if they move, the plan does not say why: "
        "{names}.",
        len(idle),
        all=voice.number(len(kpis)),
        names=kpi_names(voice, idle),
    )
    return [Limit(Weight.PART, text)]


def _small_samples(voice: Voice, sample_plan: pd.DataFrame) -> list[Limit]:
    """Audiences whose plan cannot give single centers a result that may be shown."""
    base = voice.names.privacy.center_base
    single = single_centers(sample_plan).dropna(subset="planned")
    named = []
    for audience in audiences_in(single):
        rows = single[single["audience"] == audience]
        small = int((rows["planned"] < base).sum())
        if small:
            named.append(
                voice.text(
                    "{audience} in {n} of {all} centers",
                    audience=voice.label("audience", audience),
                    n=voice.number(small),
                    all=voice.number(len(rows)),
                )
            )
    if not named:
        return []
    text = voice.text(
        "Fewer answers are planned than the {base} from which a center's own result is "
        "shown, so that it will be hidden: {named}.",
        base=voice.number(base),
        named=voice.enumerated(named),
    )
    return [Limit(Weight.PART, text)]


def _unknown_frame(voice: Voice, sample_plan: pd.DataFrame) -> list[Limit]:
    if sample_plan.empty or not sample_plan["frame"].isna().any():
        return []
    text = voice.text(
        "Where the number of people who could be asked is not known, the margin is that of "
        "a very large group."
    )
    return [Limit(Weight.WIDTH, text)]


def _unseen(voice: Voice, precision: pd.DataFrame) -> list[Limit]:
    """The median question of each audience stands for all of its questions."""
    rows = of_center(precision, "")
    rows = rows[(rows["state"] == CellState.PUBLISHED) & rows["detectable"].notna()]
    if rows.empty:
        return []
    median = rows.groupby("audience")["detectable"].median()
    named = [
        f"{voice.label('audience', audience)} "
        f"{planned_detectable(voice, {'detectable': median[audience]})}"
        for audience in audiences_in(rows)
    ]
    text = voice.text(
        "Even if all planned answers come in, a smaller change between two rounds will "
        "probably stay unseen (all centers, median question): {named}.",
        named=voice.enumerated(named),
    )
    return [Limit(Weight.WIDTH, text)]


def _idle_targets(voice: Voice, proposal: pd.DataFrame) -> list[Limit]:
    """Targets whose being met or missed was sure beforehand."""
    known = single_centers(proposal)
    known = known[known["difficulty"] != Difficulty.UNKNOWN]
    easy = int((known["difficulty"] == Difficulty.EASY).sum())
    hard = int((known["difficulty"] == Difficulty.OUT_OF_REACH).sum())
    if not easy + hard:
        return []
    text = voice.text(
        "Of {all} targets of single centers with a known chance {easy} would be met and "
        "{hard} missed almost surely if nothing changed: of these the status will say "
        "little about the work.",
        all=voice.number(len(known)),
        easy=voice.number(easy),
        hard=voice.number(hard),
    )
    return [Limit(Weight.WIDTH, text)]
