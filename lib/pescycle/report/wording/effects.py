"""Differences between pilot and comparison centers in words; never as proof of a cause."""

import pandas as pd

from pescycle.model.findings import Checks, Verdict
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import Row, change_finding, records, said, unit_of


def effect_unit(voice: Voice, row: Row) -> str:
    """Unit of an effect: its KPI's, or for an item a share."""
    return unit_of(voice, row["id"]) if row["kind"] == "kpi" else "share"


def effect_name(voice: Voice, row: Row) -> str:
    """Say what the effect is on."""
    if row["kind"] == "kpi":
        return voice.name("kpi", row["id"])
    return voice.text(
        "{item} ({audience})",
        item=voice.name("item", row["id"], row["audience"]),
        audience=voice.label("audience", row["audience"]),
    )


def effect_reading(voice: Voice, pilot_effect: pd.DataFrame) -> Sentences:
    """Where pilot centers moved away from comparison centers by more than chance."""
    known = pilot_effect[pilot_effect["verdict"] != Verdict.INSUFFICIENT_DATA]
    if known.empty:
        return said(_no_effect(voice, pilot_effect))
    better = known[known["verdict"] == Verdict.BETTER]
    text = voice.text("No result shows a clear effect of the actions.")
    if len(better):
        text = voice.plural(
            "{n} result is consistent with an effect of the actions: {names}.",
            "{n} results are consistent with an effect of the actions: {names}.",
            len(better),
            names=voice.listed([effect_name(voice, row) for row in records(better)]),
        )
    lacking = len(pilot_effect) - len(known)
    gap = voice.plural(
        "{n} result cannot be compared for want of data.",
        "{n} results cannot be compared for want of data.",
        lacking,
    )
    unclear = known["verdict"] == Verdict.NO_CLEAR_CHANGE
    quiet = known[unclear & (known["kind"] == "item")]
    silent = voice.plural(
        "{n} survey question shows no clear effect.",
        "{n} survey questions show no clear effect.",
        len(quiet),
    )
    points = [effect_point(voice, row) for row in records(known.drop(quiet.index))]
    return said(
        text,
        silent if len(quiet) else "",
        gap if lacking else "",
        _checked(voice, known),
        points=points,
    )


def _checked(voice: Voice, known: pd.DataFrame) -> str:
    """Name the results whose checks do not say what the interval says."""
    if "checks" not in known:
        return ""
    odd = known[known["checks"] == Checks.DIFFER]
    if odd.empty:
        return ""
    return voice.text(
        "Interval and checks do not say the same of {names}: take that as a hint only.",
        names=voice.enumerated([effect_name(voice, row) for row in records(odd)]),
    )


def _no_effect(voice: Voice, pilot_effect: pd.DataFrame) -> str:
    if pilot_effect.empty:
        return voice.text(
            "Pilot and comparison centers cannot be compared yet: there is no earlier "
            "round."
        )
    if not pilot_effect["comparisons"].max():
        return voice.text(
            "Nothing can be said of an effect of the actions: no comparison center has "
            "data."
        )
    return voice.text(
        "Nothing can be said of an effect of the actions: too few centers have data."
    )


def effect_point(voice: Voice, row: Row) -> str:
    """One effect in one sentence, with both groups' changes."""
    unit = effect_unit(voice, row)
    words = {
        "name": effect_name(voice, row),
        "pilots": voice.plural("{n} pilot center", "{n} pilot centers", row["pilots"]),
        "comparisons": voice.plural(
            "{n} comparison center", "{n} comparison centers", row["comparisons"]
        ),
        "pilot_change": voice.change(row["pilot_change"], unit),
        "comparison_change": voice.change(row["comparison_change"], unit),
        "effect": change_finding(voice, row, unit, "effect"),
    }
    match row["verdict"]:
        case Verdict.BETTER:
            return voice.text(
                "{name}: consistent with an effect of the actions. It changed by "
                "{pilot_change} in {pilots} and by {comparison_change} in {comparisons}: "
                "a difference of {effect}.",
                **words,
            )
        case Verdict.WORSE:
            return voice.text(
                "{name}: the pilot centers fell behind. It changed by {pilot_change} in "
                "{pilots} and by {comparison_change} in {comparisons}: a difference of "
                "{effect}.",
                **words,
            )
    return voice.text(
        "{name}: no clear effect. It changed by {pilot_change} in {pilots} and by "
        "{comparison_change} in {comparisons}: a difference of {effect}, whose interval "
        "holds zero.",
        **words,
    )
