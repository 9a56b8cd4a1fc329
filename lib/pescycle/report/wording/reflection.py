"""Step 5 in words: what was learned."""

import pandas as pd

from pescycle.model.findings import Basis, Statistic, Verdict
from pescycle.model.framework import Status
from pescycle.model.given import Given
from pescycle.model.verdicts import CLEAR, claimed, stays_clear
from pescycle.phases.results import Reflection
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.changes import item_change_notes
from pescycle.report.wording.effects import effect_reading
from pescycle.report.wording.figures import (
    Row,
    by_audience,
    change_finding,
    no_framework,
    no_survey,
    of_audience,
    of_center,
    records,
    said,
    statistic_unit,
    unit_of,
)
from pescycle.report.wording.proposals import proposal_points
from pescycle.report.wording.scores import STANDING_OUT

MANY_CHANGES = 20  # of so many, one looks clear by chance at 95 %


def reflection_answer(
    voice: Voice, given: Given, result: Reflection, *, center: str = ""
) -> Sentences:
    """Short answer: what changed, what fits an effect of the actions, what is proposed."""
    items = _answers_of(result.item_change, center)
    changed = [] if given.framework else [no_framework(voice)]
    if given.framework:
        changed.append(kpi_change_reading(voice, result.kpi_change, center=center).text[0])
    if len(items):
        changed.append(_items_in_short(voice, items))
    worse = _worse(voice, of_center(result.kpi_change, center), items)
    return said(
        *changed,
        worse,
        effect_reading(voice, result.pilot_effect).text[0],
        proposal_reading(voice, result.proposal, center=center).text[0],
    )


def _items_in_short(voice: Voice, items: pd.DataFrame) -> str:
    """Only changes that stay clear among many are claimed without their intervals."""
    verdicts, kept = items["verdict"], stays_clear(items)
    if not verdicts.isin(CLEAR).any():
        return _items_counted(voice, verdicts)
    if not kept.any():
        return voice.plural(
            "Of {n} survey question single changes look clear ({better} better, {worse} "
            "worse), but none stays clear after allowing for how many were looked at.",
            "Of {n} survey questions single changes look clear ({better} better, {worse} "
            "worse), but none stays clear after allowing for how many were looked at.",
            len(items),
            **_counts(voice, verdicts),
        )
    return voice.plural(
        "Of {n} survey question, allowing for how many were looked at: {better} better, "
        "{worse} worse, {unclear} without a clear change, {lacking} that cannot be judged.",
        "Of {n} survey questions, allowing for how many were looked at: {better} better, "
        "{worse} worse, {unclear} without a clear change, {lacking} that cannot be judged.",
        len(items),
        **_counts(voice, claimed(items)),
    )


def _worse(voice: Voice, kpi_change: pd.DataFrame, items: pd.DataFrame) -> str:
    """Name what became worse: a reader must not have to look for it."""
    kpis = kpi_change.loc[kpi_change["verdict"] == Verdict.WORSE, "kpi"]
    names = [voice.name("kpi", kpi) for kpi in kpis]
    worse = items[stays_clear(items) & (items["verdict"] == Verdict.WORSE)]
    names += [item_name(voice, row) for row in records(worse)]
    if not names:
        return ""
    return voice.text("Worse than before: {names}.", names=voice.enumerated(names))


def _answers_of(item_change: pd.DataFrame, center: str) -> pd.DataFrame:
    """Shares of the best answers: of the two figures of a question the one that is told."""
    rows = of_center(item_change, center)
    return by_audience(rows[rows["statistic"] == Statistic.TOP2BOX])


def expected_achieved_reading(
    voice: Voice, kpi_change: pd.DataFrame, *, center: str = ""
) -> Sentences:
    """How many targets are met, which; and of each that stands out what was expected."""
    rows = of_center(kpi_change, center)
    if rows.empty:
        return said(no_framework(voice))
    due = rows[~rows["status"].isin([Status.NOT_DUE, Status.INSUFFICIENT_DATA])]
    met = due[due["status"] == Status.MET]
    text = _targets_counted(voice, len(due), len(met))
    named = ""
    if len(met):
        names = [voice.name("kpi", kpi) for kpi in met["kpi"]]
        named = voice.text("Met: {names}.", names=voice.enumerated(names))
    out = rows[rows["status"].isin(STANDING_OUT)]
    return said(text, named, points=[_expected_point(voice, row) for row in records(out)])


def _targets_counted(voice: Voice, due: int, met: int) -> str:
    if not due:
        return voice.text("No target can be judged in this round.")
    if due > 1:
        return voice.plural(
            "Of {due} targets that are due, {n} is met.",
            "Of {due} targets that are due, {n} are met.",
            met,
            due=voice.number(due),
        )
    if met:
        return voice.text("The only target that is due is met.")
    return voice.text("The only target that is due is not met.")


def every_expectation(voice: Voice, kpi_change: pd.DataFrame, center: str = "") -> str:
    """Every KPI's sentence, for those who do not see the chart."""
    rows = of_center(kpi_change, center)
    return " ".join(_expected_point(voice, row) for row in records(rows))


def _expected_point(voice: Voice, row: Row) -> str:
    kpi, unit = voice.name("kpi", row["kpi"]), unit_of(voice, row["kpi"])
    if is_missing(row["value"]):
        return voice.text("{kpi}: insufficient data.", kpi=kpi)
    achieved = voice.value(row["value"], unit)
    if is_missing(row["target"]):
        return voice.text(
            "{kpi}: achieved {achieved}; no target.", kpi=kpi, achieved=achieved
        )
    return voice.text(
        "{kpi}: expected {target}, achieved {achieved}: {status}.",
        kpi=kpi,
        target=voice.value(row["target"], unit),
        achieved=achieved,
        status=voice.label("status", row["status"]),
    )


def kpi_change_reading(
    voice: Voice, kpi_change: pd.DataFrame, *, center: str = ""
) -> Sentences:
    """Which KPIs changed by more than chance explains."""
    rows = of_center(kpi_change, center)
    if rows.empty:
        return said(no_framework(voice))
    points = [
        _change_point(voice, voice.name("kpi", row["kpi"]), row, unit_of(voice, row["kpi"]))
        for row in records(rows)
    ]
    counted = _kpis_counted(voice, rows["verdict"])
    return said(counted, _by_chance(voice, kpi_change), points=points)


def _by_chance(voice: Voice, kpi_change: pd.DataFrame) -> str:
    """How many of all changes, single centers included, would look clear by chance.

    An interval is that of one change; whoever looks through all of them finds some that
    leave out zero where nothing changed.
    """
    judged = kpi_change[kpi_change["verdict"] != Verdict.INSUFFICIENT_DATA]
    clear = int(judged["verdict"].isin([Verdict.BETTER, Verdict.WORSE]).sum())
    if len(judged) < MANY_CHANGES:
        return ""
    chance = 1 - judged["level"].astype("float64")
    return voice.plural(
        "Of {changes} changes of KPIs, single centers included, {n} is clear by itself; if "
        "nothing had changed, chance alone would make about {expected} look so.",
        "Of {changes} changes of KPIs, single centers included, {n} are clear by "
        "themselves; if nothing had changed, chance alone would make about {expected} look "
        "so.",
        clear,
        changes=voice.number(len(judged)),
        expected=voice.number(chance.sum()),
    )


def item_change_reading(
    voice: Voice, item_change: pd.DataFrame, *, center: str = "", audience: str = ""
) -> Sentences:
    """Which survey results changed by more than chance explains."""
    rows = _answers_of(of_audience(item_change, audience), center)
    if rows.empty:
        return said(no_survey(voice))
    points = [
        _change_point(voice, item_name(voice, row), row, statistic_unit(row["statistic"]))
        for row in records(rows)
        if row["verdict"] in (Verdict.BETTER, Verdict.WORSE)
    ]
    count = _items_counted(voice, rows["verdict"])
    return said(count, *item_change_notes(voice, rows), points=points)


def item_name(voice: Voice, row: Row) -> str:
    """Item with its audience."""
    return voice.text(
        "{item} ({audience})",
        item=voice.name("item", row["item"], row["audience"]),
        audience=voice.label("audience", row["audience"]),
    )


def _kpis_counted(voice: Voice, verdicts: pd.Series) -> str:
    if (verdicts == Verdict.INSUFFICIENT_DATA).all():
        return voice.text(
            "No change of a KPI can be judged: there is nothing to compare with yet."
        )
    return voice.plural(
        "Of {n} KPI: {better} better, {worse} worse, {unclear} without a clear change, "
        "{lacking} that cannot be judged.",
        "Of {n} KPIs: {better} better, {worse} worse, {unclear} without a clear change, "
        "{lacking} that cannot be judged.",
        len(verdicts),
        **_counts(voice, verdicts),
    )


def _items_counted(voice: Voice, verdicts: pd.Series) -> str:
    if (verdicts == Verdict.INSUFFICIENT_DATA).all():
        return voice.text(
            "No change of a survey question can be judged: there is nothing to compare "
            "with yet."
        )
    return voice.plural(
        "Of {n} survey question: {better} better, {worse} worse, {unclear} without a clear "
        "change, {lacking} that cannot be judged.",
        "Of {n} survey questions: {better} better, {worse} worse, {unclear} without a "
        "clear change, {lacking} that cannot be judged.",
        len(verdicts),
        **_counts(voice, verdicts),
    )


def _counts(voice: Voice, verdicts: pd.Series) -> dict[str, str]:
    words = {
        "better": Verdict.BETTER,
        "worse": Verdict.WORSE,
        "unclear": Verdict.NO_CLEAR_CHANGE,
        "lacking": Verdict.INSUFFICIENT_DATA,
    }
    return {
        word: voice.number((verdicts == verdict).sum()) for word, verdict in words.items()
    }


def _change_point(voice: Voice, name: str, row: Row, unit: str) -> str:
    if is_missing(row["change"]):
        return voice.text("{name}: no change can be stated.", name=name)
    words = {
        "name": name,
        "finding": change_finding(voice, row, unit),
        "compared": voice.label("comparison", row.get("basis", Basis.PREVIOUS_ROUND)),
    }
    match row["verdict"]:
        case Verdict.BETTER:
            return voice.text("{name}: better, {finding}, {compared}.", **words)
        case Verdict.WORSE:
            return voice.text("{name}: worse, {finding}, {compared}.", **words)
        case Verdict.NO_CLEAR_CHANGE:
            return voice.text(
                "{name}: no clear change, {finding}, {compared}; the interval holds zero.",
                **words,
            )
    return voice.text(
        "{name}: a difference of {finding}, {compared}, which cannot be judged.", **words
    )


def proposal_reading(
    voice: Voice, proposal: pd.DataFrame, *, center: str = ""
) -> Sentences:
    """Say what the next round's enquiry is to read."""
    points = proposal_points(voice, proposal, center=center)
    if not points:
        return said(voice.text("There is nothing to propose to the next round."))
    text = voice.plural(
        "{n} proposal goes to the next round.",
        "{n} proposals go to the next round.",
        len(points),
    )
    return said(text, points=points)
