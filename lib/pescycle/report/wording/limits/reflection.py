"""What a comparison of rounds and centers cannot tell."""

import pandas as pd

from pescycle.model.findings import Checks, Statistic, Verdict
from pescycle.model.given import Given
from pescycle.phases.results import Reflection
from pescycle.report.cells import minimum_detectable
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import audiences_in, in_order, of_center
from pescycle.report.wording.limits.kinds import (
    Limit,
    Weight,
    few_names,
    gravest,
    kpi_names,
    without_framework,
)


def reflection_limits(voice: Voice, given: Given, result: Reflection) -> Sentences:
    """Say what a comparison of this kind cannot tell, the gravest first."""
    limits = [
        *without_framework(voice, given.framework),
        *_comparable(voice, result),
        *_effects(voice, result.pilot_effect),
        *_aims(voice, result.lesson),
        *_kpis(voice, result.kpi_change),
        *_apart_before(voice, result.center_path),
        *_checks(voice, result.pilot_effect),
        *_smallest_effect(voice, result.pilot_effect),
        *_smallest_change(voice, result.item_change),
        *_by_chance(voice, result),
        _what_else(voice, result),
    ]
    return gravest(voice, limits)


def _comparable(voice: Voice, result: Reflection) -> list[Limit]:
    limits = []
    if not len(_judged(result)):
        text = voice.text(
            "There is no earlier round to compare with: no change, no effect and no lesson "
            "can be told."
        )
        limits.append(Limit(Weight.NOTHING, text))
    effect = result.pilot_effect
    if len(effect) and not effect["comparisons"].max():
        text = voice.text("No effect can be estimated without comparison centers.")
        limits.append(Limit(Weight.NOTHING, text))
    return limits


def _what_else(voice: Voice, result: Reflection) -> Limit:
    text = voice.text(
        "What else happened in the pilot centers, or in the comparison centers, cannot be "
        "told from the actions."
    )
    lots = _lots(voice, result)
    # Where groups are compared nothing says more about what an effect is worth.
    return Limit(Weight.PART if lots else Weight.CAUTION, f"{text} {lots}".rstrip())


def _lots(voice: Voice, result: Reflection) -> str:
    """Whether the pilot centers were drawn by lot, if some are compared."""
    effect, drew = result.pilot_effect, result.headline
    if effect.empty or not effect["comparisons"].max():
        return ""
    if "lots_round" not in drew:
        return voice.text(
            "No lots are on record for the choice of the pilot centers: what made them "
            "pilots may have moved their figures too."
        )
    if not drew["lots_others"]:
        return voice.text(
            "The pilot centers were drawn by lot (report 02 of {round}).",
            round=drew["lots_round"],
        )
    return voice.plural(
        "The pilot centers were not those drawn by lot: {n} of {all} centers has another "
        "role (report 02 of {round}); what made them pilots may have moved their figures "
        "too.",
        "The pilot centers were not those drawn by lot: {n} of {all} centers have another "
        "role (report 02 of {round}); what made them pilots may have moved their figures "
        "too.",
        drew["lots_others"],
        all=voice.number(drew["lots_centers"]),
        round=drew["lots_round"],
    )


def _judged(result: Reflection) -> pd.Series:
    verdicts = pd.concat([result.kpi_change["verdict"], result.item_change["verdict"]])
    return verdicts[verdicts != Verdict.INSUFFICIENT_DATA]


def _lacking(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["verdict"] == Verdict.INSUFFICIENT_DATA]


def _effects(voice: Voice, effect: pd.DataFrame) -> list[Limit]:
    lacking = _lacking(effect)
    if lacking.empty or not effect["comparisons"].max():
        return []
    # Whose answers are hidden in single centers has no effect in any question.
    whole = [
        voice.label("audience", audience)
        for audience in audiences_in(lacking)
        if len(lacking[lacking["audience"] == audience])
        == len(effect[effect["audience"] == audience])
    ]
    kpis = [voice.name("kpi", row) for row in lacking.loc[lacking["kind"] == "kpi", "id"]]
    some = [*kpis, *whole] or [voice.text("single survey questions")]
    text = voice.plural(
        "{n} of {all} effects cannot be estimated, for want of figures of enough centers: "
        "{names}.",
        "{n} of {all} effects cannot be estimated, for want of figures of enough centers: "
        "{names}.",
        len(lacking),
        all=voice.number(len(effect)),
        names=few_names(voice, some),
    )
    return [Limit(Weight.PART, text)]


def _aims(voice: Voice, lesson: pd.DataFrame) -> list[Limit]:
    lacking = _lacking(lesson)
    if lacking.empty:
        return []
    text = voice.plural(
        "{n} of {all} things that actions were to move cannot be judged, because too few "
        "centers acted or have figures: {names}.",
        "{n} of {all} things that actions were to move cannot be judged, because too few "
        "centers acted or have figures: {names}.",
        len(lacking),
        all=voice.number(len(lesson)),
        names=few_names(voice, [voice.name("moves", aim) for aim in lacking["moves"]]),
    )
    return [Limit(Weight.PART, text)]


def _kpis(voice: Voice, kpi_change: pd.DataFrame) -> list[Limit]:
    rows = of_center(kpi_change, "")
    lacking = _lacking(rows)
    if lacking.empty or len(lacking) == len(rows):
        return []
    text = voice.plural(
        "The change of {n} of {all} KPIs cannot be judged: {names}.",
        "The changes of {n} of {all} KPIs cannot be judged: {names}.",
        len(lacking),
        all=voice.number(len(rows)),
        names=kpi_names(voice, lacking["kpi"]),
    )
    return [Limit(Weight.PART, text)]


def _apart_before(voice: Voice, path: pd.DataFrame) -> list[Limit]:
    """Figures of which both groups already went different ways before the actions."""
    known = path.dropna(subset=["low_before", "high_before"])
    series = known.drop_duplicates(["kind", "audience", "id"])
    apart = series[(series["low_before"] > 0) | (series["high_before"] < 0)]
    if apart.empty:
        return []
    text = voice.plural(
        "In {n} of {all} figures pilot and comparison centers went different ways before "
        "the actions: there a difference is no sign of an effect ({names}).",
        "In {n} of {all} figures pilot and comparison centers went different ways before "
        "the actions: there a difference is no sign of an effect ({names}).",
        len(apart),
        all=voice.number(len(series)),
        names=few_names(
            voice,
            [
                voice.name("moves", row.id, audience=row.audience)
                for row in apart.itertuples()
            ],
        ),
    )
    return [Limit(Weight.PART, text)]


def _checks(voice: Voice, effect: pd.DataFrame) -> list[Limit]:
    differ = effect[effect["checks"] == Checks.DIFFER]
    if differ.empty:
        return []
    text = voice.plural(
        "Of {n} effect the checks by lot say otherwise than its interval: a hint only "
        "({names}).",
        "Of {n} effects the checks by lot say otherwise than their intervals: hints only "
        "({names}).",
        len(differ),
        names=few_names(
            voice,
            [
                voice.name("moves", row.id, audience=row.audience)
                for row in differ.itertuples()
            ],
        ),
    )
    return [Limit(Weight.PART, text)]


def _smallest_effect(voice: Voice, effect: pd.DataFrame) -> list[Limit]:
    """The size below which a real effect would probably not be called clear."""
    known = effect.dropna(subset="minimum_detectable")
    items = known[known["kind"] == "item"]
    if not len(items):
        return []
    size = {"minimum_detectable": items["minimum_detectable"].median()}
    text = voice.text(
        "An effect rests on at most {pilots} pilot and {comparisons} comparison centers: "
        "one of less than {size} in a share of the best answers (median question) would "
        "probably stay unseen.",
        pilots=voice.number(known["pilots"].max()),
        comparisons=voice.number(known["comparisons"].max()),
        size=minimum_detectable(voice, size | {"statistic": Statistic.TOP2BOX}),
    )
    return [Limit(Weight.WIDTH, text)]


def _smallest_change(voice: Voice, item_change: pd.DataFrame) -> list[Limit]:
    rows = of_center(item_change, "")
    rows = rows[(rows["statistic"] == Statistic.TOP2BOX)]
    rows = rows.dropna(subset="minimum_detectable")
    named = []
    for audience in in_order(audiences_in(rows)):
        own = rows[rows["audience"] == audience]
        row = own.iloc[0].to_dict() | {
            "minimum_detectable": own["minimum_detectable"].median()
        }
        size = minimum_detectable(voice, row)
        named.append(f"{voice.label('audience', audience)} {size}")
    if not named:
        return []
    text = voice.text(
        "A change of all centers together would probably stay unseen below (median "
        "question): {named}.",
        named=voice.enumerated(named),
    )
    return [Limit(Weight.WIDTH, text)]


def _by_chance(voice: Voice, result: Reflection) -> list[Limit]:
    count = len(_judged(result))
    if not count:
        return []
    text = voice.plural(
        "{n} change was judged. Out of 20 that are none, about one still lies outside a "
        "95 % interval by chance.",
        "{n} changes were judged. Out of 20 that are none, about one still lies outside a "
        "95 % interval by chance.",
        count,
    )
    return [Limit(Weight.WIDTH, text)]
