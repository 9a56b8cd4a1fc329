"""The monthly watch in words: where a signal came first, and how many chance gives."""

import pandas as pd

from pescycle.model.base import ALL
from pescycle.model.monitoring import ChartGap
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import Row, in_order, records, said, unit_of

NOMINAL = 0.05
MOST_NAMED = 8  # centers that one sentence names


def no_watch(voice: Voice) -> str:
    """Say what stands where no KPI has months."""
    return voice.text("There are no monthly KPIs to watch.")


def loudest_center(monitor_chart: pd.DataFrame) -> str:
    """The center with most KPIs that signal; the first of several, "" without any."""
    return _loudest(monitor_chart, "center")


def loudest_kpi(monitor_chart: pd.DataFrame) -> str:
    """The KPI that signals in most centers; the first of several, "" without any."""
    return _loudest(monitor_chart, "kpi")


def _loudest(monitor_chart: pd.DataFrame, column: str) -> str:
    names = in_order(monitor_chart[column])
    loud = monitor_chart.loc[monitor_chart["first_month"].notna(), column].value_counts()
    return max(names, key=lambda name: int(loud.get(name, 0)), default="")


def watch_rule_reading(
    voice: Voice, monitor_chart: pd.DataFrame, monitor_rule: pd.DataFrame
) -> Sentences:
    """Which months make the limits, which rules are alarms, how good the eye is."""
    usable = monitor_chart[monitor_chart["gap"] == ChartGap.NONE]
    if usable.empty:
        return said(no_watch(voice), *_gaps(voice, monitor_chart))
    first = usable.iloc[0]
    alarms = monitor_rule[monitor_rule["alarm"] & (monitor_rule["rule"] != "any")]
    rules = [voice.label("signal_rule", rule) for rule in alarms["rule"]]
    frozen = voice.text(
        "Limits come from the months {start} to {end} and from no later one: a new month "
        "changes no limit, and no signal disappears again.",
        start=voice.month(first["baseline_starts"]),
        end=voice.month(first["baseline_ends"]),
    )
    counted = voice.text(
        "As a signal counts: {rules}.", rules=voice.enumerated([_lower(r) for r in rules])
    )
    judged = usable[usable["months_judged"] > 0]
    if judged.empty:
        return said(
            frozen, counted, voice.text("There is no month behind them to judge yet.")
        )
    power = voice.text(
        "A lasting change by two standard deviations would be found in {power} of the "
        "charts by now.",
        power=voice.share(judged["power"].mean()),
    )
    return said(frozen, counted, power)


def signal_reading(
    voice: Voice,
    monitor_chart: pd.DataFrame,
    monitor_kpi: pd.DataFrame,
    monitor_rule: pd.DataFrame,
    *,
    center: str = "",
) -> Sentences:
    """Where signals came first, always beside those that chance lets expect."""
    if center not in ("", ALL):
        return _own_signals(voice, monitor_chart, center)
    whole = monitor_rule[monitor_rule["rule"] == "any"]
    if whole.empty or not whole["charts"].iloc[0]:
        return said(no_watch(voice), *_gaps(voice, monitor_chart))
    points = [
        _kpi_point(voice, row, monitor_chart)
        for row in records(monitor_kpi)
        if row["charts"] and row["found"]
    ]
    return said(
        _whole(voice, records(whole)[0], monitor_chart),
        *_gaps(voice, monitor_chart),
        *_unstable(voice, monitor_chart),
        points=points,
    )


def watch_answer(
    voice: Voice,
    monitor_chart: pd.DataFrame,
    monitor_rule: pd.DataFrame,
    *,
    center: str = "",
) -> str:
    """The watch in one sentence, for the answer in short; "" without charts."""
    if center not in ("", ALL):
        own = monitor_chart[monitor_chart["center"] == center]
        usable = own[own["gap"] == ChartGap.NONE]
        return _own_count(voice, usable, center) if len(usable) else ""
    whole = monitor_rule[monitor_rule["rule"] == "any"]
    if whole.empty or not whole["charts"].iloc[0]:
        return ""
    return _whole(voice, records(whole)[0], monitor_chart)


def _whole(voice: Voice, row: Row, monitor_chart: pd.DataFrame) -> str:
    usable = monitor_chart[monitor_chart["gap"] == ChartGap.NONE]
    if _unjudged(usable):
        return _too_early(voice)
    counts = {
        "centers": voice.number(usable["center"].nunique()),
        "kpis": voice.number(usable["kpi"].nunique()),
        "months": voice.number(usable["months_judged"].max()),
        "charts": voice.number(row["charts"]),
        "expected": voice.number(row["expected"], 1),
        "found": voice.number(row["found"]),
    }
    if row["p"] < NOMINAL:
        return voice.text(
            "{centers} centers, {kpis} KPIs and up to {months} months make {charts} "
            "charts; chance alone lets {expected} of them signal, and {found} do: more "
            "than chance gives, but not each of them need mean anything.",
            **counts,
        )
    return voice.text(
        "{centers} centers, {kpis} KPIs and up to {months} months make {charts} charts; "
        "chance alone lets {expected} of them signal, and {found} do: no more than chance "
        "gives.",
        **counts,
    )


def _kpi_point(voice: Voice, row: Row, monitor_chart: pd.DataFrame) -> str:
    own = monitor_chart[
        (monitor_chart["kpi"] == row["kpi"]) & monitor_chart["first_month"].notna()
    ]
    words = {
        "kpi": voice.name("kpi", row["kpi"]),
        "charts": voice.number(row["charts"]),
        "expected": voice.number(row["expected"], 1),
        "first": _first_months(voice, own),
    }
    if row["p"] < NOMINAL:
        return voice.plural(
            "{kpi}: {n} of {charts} centers signals ({expected} by chance), more than "
            "chance gives. {first}",
            "{kpi}: {n} of {charts} centers signal ({expected} by chance), more than "
            "chance gives. {first}",
            row["found"],
            **words,
        )
    return voice.plural(
        "{kpi}: {n} of {charts} centers signals ({expected} by chance), no more than "
        "chance gives. {first}",
        "{kpi}: {n} of {charts} centers signal ({expected} by chance), no more than "
        "chance gives. {first}",
        row["found"],
        **words,
    )


def _first_months(voice: Voice, own: pd.DataFrame) -> str:
    """Month by month, which centers signalled first in it and which way."""
    parts = []
    for (month, sense), rows in own.groupby(["first_month", "sense"], sort=True):
        names = [voice.name("center", name) for name in rows["center"]]
        words = {
            "month": voice.month(month),
            "centers": _named(voice, names),
        }
        match sense:
            case "better":
                part = voice.text("{month} for the better: {centers}", **words)
            case "worse":
                part = voice.text("{month} for the worse: {centers}", **words)
            case _:
                part = voice.text("{month}: {centers}", **words)
        parts.append(part)
    whole = parts[0]
    for part in parts[1:]:
        whole = voice.text("{earlier}; {next}", earlier=whole, next=part)
    return voice.text("First signals: {list}.", list=whole)


def _named(voice: Voice, names: list[str]) -> str:
    if len(names) <= MOST_NAMED:
        return voice.listed(names)
    more = voice.plural("{n} more", "{n} more", len(names) - MOST_NAMED + 1)
    return voice.listed([*names[: MOST_NAMED - 1], more])


def _own_signals(voice: Voice, monitor_chart: pd.DataFrame, center: str) -> Sentences:
    own = monitor_chart[monitor_chart["center"] == center]
    usable = own[own["gap"] == ChartGap.NONE]
    if usable.empty:
        return said(no_watch(voice), *_gaps(voice, own))
    found = usable[usable["first_month"].notna()]
    text = _own_count(voice, usable, center)
    points = [chart_sentence(voice, row) for row in records(found)]
    return said(text, *_gaps(voice, own), *_unstable(voice, own), points=points)


def _unjudged(usable: pd.DataFrame) -> bool:
    """True where no month lies behind those that the limits rest on."""
    return not usable["months_judged"].max() > 0


def _too_early(voice: Voice) -> str:
    return voice.text(
        "The limits rest on all months so far: only later months can give a signal."
    )


def _own_count(voice: Voice, usable: pd.DataFrame, center: str) -> str:
    if _unjudged(usable):
        return _too_early(voice)
    return voice.text(
        "{center}: {found} of {charts} KPIs signal; chance alone lets {expected} of them "
        "do so.",
        center=voice.name("center", center),
        found=voice.number(int(usable["first_month"].notna().sum())),
        charts=voice.number(len(usable)),
        expected=voice.number(usable["chance"].sum(), 1),
    )


def _gaps(voice: Voice, charts: pd.DataFrame) -> list[str]:
    """How many charts have no limits, and why."""
    counts = charts.loc[charts["gap"] != ChartGap.NONE, "gap"].value_counts()
    if counts.empty:
        return []
    reasons = [
        voice.text(
            "{reason} ({n})", reason=voice.label("chart_gap", gap), n=voice.number(count)
        )
        for gap, count in counts.items()
    ]
    return [
        voice.plural(
            "{n} chart has no limits: {reasons}.",
            "{n} charts have no limits: {reasons}.",
            int(counts.sum()),
            reasons=voice.enumerated(reasons),
        )
    ]


def _unstable(voice: Voice, charts: pd.DataFrame) -> list[str]:
    """Charts whose limits are doubtful because the baseline itself signals."""
    rows = charts[charts["unstable"] & (charts["gap"] == ChartGap.NONE)]
    if rows.empty:
        return []
    names = [
        voice.text(
            "{kpi} in {centers}",
            kpi=voice.name("kpi", kpi),
            centers=_named(voice, [voice.name("center", name) for name in own["center"]]),
        )
        for kpi, own in rows.groupby("kpi", sort=False)
    ]
    return [
        voice.text(
            "Something was moving already while the limits were made, so that they are "
            "doubtful: {charts}.",
            charts=voice.enumerated(names),
        )
    ]


def chart_sentence(voice: Voice, row: Row, *, of_center: bool = False) -> str:
    """One control chart in a sentence, named by its KPI or by its center."""
    kind = "center" if of_center else "kpi"
    words = {"name": voice.name(kind, row[kind])}
    if row["gap"]:
        reason = voice.label("chart_gap", row["gap"])
        return voice.text("{name}: no limits, {reason}.", reason=reason, **words)
    words["center_line"] = voice.value(row["center_line"], unit_of(voice, row["kpi"]))
    if is_missing(row["first_month"]):
        return voice.text(
            "{name}: around {center_line}, no month behind the baseline signals.", **words
        )
    words |= {
        "month": voice.month(row["first_month"]),
        "rule": _lower(voice.label("signal_rule", row["first_rule"])),
    }
    if row["sense"] == "better":
        return voice.text(
            "{name}: around {center_line} in the baseline; first signal in {month}, for "
            "the better ({rule}).",
            **words,
        )
    if row["sense"] == "worse":
        return voice.text(
            "{name}: around {center_line} in the baseline; first signal in {month}, for "
            "the worse ({rule}).",
            **words,
        )
    return voice.text(
        "{name}: around {center_line} in the baseline; first signal in {month} ({rule}).",
        **words,
    )


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]
