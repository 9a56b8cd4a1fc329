"""Season in words: months against the year before, and whether a season is seen."""

import pandas as pd

from pescycle.model.base import ALL
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice, is_missing
from pescycle.report.wording.figures import Row, records, said, unit_of
from pescycle.report.wording.monitoring import loudest_center, no_watch

NOMINAL = 0.05
TWO_YEARS, THREE_YEARS = 2, 3  # from which on a season is formed, and told apart


def season_reading(
    voice: Voice,
    monitor_season: pd.DataFrame,
    monitor_chart: pd.DataFrame,
    *,
    center: str = "",
) -> Sentences:
    """Whether a season is seen in a center's KPIs, and which months differ from it."""
    chosen = loudest_center(monitor_chart) if center in ("", ALL) else center
    charts = monitor_chart[monitor_chart["center"] == chosen]
    if charts.empty:
        return said(no_watch(voice))
    rows = monitor_season[monitor_season["center"] == chosen]
    known = charts[charts["season_months"] > 0]
    points = [_point(voice, row, rows[rows["kpi"] == row["kpi"]]) for row in records(known)]
    return said(
        _what_the_data_carry(voice, known, voice.name("center", chosen)),
        points=points,
    )


def _what_the_data_carry(voice: Voice, charts: pd.DataFrame, center: str) -> str:
    months = int(charts["season_months"].max()) if len(charts) else 0
    words = {"center": center, "months": voice.number(months)}
    a_year = voice.names.counted_by.a_year
    if months < TWO_YEARS * a_year:
        return voice.text(
            "{center}: with {months} months the season cannot be separated; that takes "
            "{least}.",
            least=voice.number(TWO_YEARS * a_year),
            **words,
        )
    if months < THREE_YEARS * a_year:
        return voice.text(
            "{center}: {months} months tell a season from chance, but not from a lasting "
            "change; that takes {least}. Where a KPI signals, read its difference from the "
            "year before.",
            least=voice.number(THREE_YEARS * a_year),
            **words,
        )
    return voice.text("{center}: {months} months are enough to tell a season.", **words)


def _point(voice: Voice, row: Row, rows: pd.DataFrame) -> str:
    sentence = season_sentence(voice, row["kpi"], rows)
    if is_missing(row["season_p"]):
        return sentence
    if row["season_p"] >= NOMINAL:
        return voice.text("{sentence} No season is seen.", sentence=sentence)
    three_years = THREE_YEARS * voice.names.counted_by.a_year
    if row["season_months"] < three_years and not is_missing(row["first_month"]):
        return voice.text(
            "{sentence} What repeats in both years may be the season or the change.",
            sentence=sentence,
        )
    return voice.text("{sentence} A season is seen.", sentence=sentence)


def season_sentence(voice: Voice, kpi: str, rows: pd.DataFrame) -> str:
    """How far the months of a KPI are from those of the year before."""
    name, unit = voice.name("kpi", kpi), unit_of(voice, kpi)
    known = rows.dropna(subset="difference")
    if known.empty:
        return voice.text("{kpi}: no month has its fellow a year before.", kpi=name)
    beyond = known[known["difference"].abs() > known["high"]]
    words = {
        "kpi": name,
        "range": voice.change_interval(
            known["difference"].min(), known["difference"].max(), unit
        ),
        "base": voice.number(len(known)),
    }
    if known["high"].isna().all():
        return voice.text(
            "{kpi}: {range} against the year before ({base} months, too few for limits).",
            **words,
        )
    if beyond.empty:
        return voice.text(
            "{kpi}: {range} against the year before, no month of {base} beyond the limits.",
            **words,
        )
    return voice.plural(
        "{kpi}: {range} against the year before, {n} month of {base} beyond the limits, "
        "first {month}.",
        "{kpi}: {range} against the year before, {n} months of {base} beyond the limits, "
        "first {month}.",
        len(beyond),
        month=voice.month(beyond["month"].min()),
        **words,
    )
