"""What charts over time share: ticks of months and KPIs' titles."""

import pandas as pd
from matplotlib.axes import Axes

from pescycle.report.voice import Voice
from pescycle.report.wording.figures import unit_of


def month_ticks(voice: Voice, axes: Axes, months: pd.Series, most: int) -> None:
    """Label at most so many months, and leave some room at both ends."""
    span = voice.names.counted_by
    every = pd.date_range(months.min(), months.max(), freq=span.frequency)
    shown = every[:: max(1, -(-len(every) // most))]
    axes.set_xticks(shown, [voice.month(month, "medium") for month in shown])
    axes.set_xlim(
        every[0] - pd.Timedelta(days=12 * span.months),
        every[-1] + pd.Timedelta(days=31 * span.months),
    )


def with_unit(voice: Voice, kpi: str) -> str:
    """Name of a KPI, with its unit where the numbers of an axis do not say it."""
    name, unit = voice.name("kpi", kpi), unit_of(voice, kpi)
    if unit in ("share", "number"):
        return name
    return voice.text("{kpi} ({unit})", kpi=name, unit=voice.label("unit", unit))
