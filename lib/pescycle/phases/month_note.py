"""One center's month: what the monthly watch says of it, for the note between rounds."""

import pandas as pd

from pescycle.phases.results import Action

MONTH_NOTE = (
    *("center", "kpi", "month", "value", "base", "year_before", "difference", "low"),
    *("high", "signal", "sense", "state"),
)
_KEYS = ["center", "kpi", "month"]


def latest_month(action: Action, center: str = "") -> pd.Timestamp | None:
    """Last month with a shown value, of one center or of any; ``None`` without one."""
    points = action.monitor_point.dropna(subset="value")
    if center:
        points = points[points["center"] == center]
    return points["month"].max() if len(points) else None


def month_note(action: Action, center: str, month: pd.Timestamp) -> pd.DataFrame:
    """The center's monthly KPIs in one month.

    One row a KPI: value and base of the month, the same month a year before and the
    difference from it, the limits between which chance alone moves it, whether the month
    fulfils an alarm rule (``signal``) and for which way (``sense``: better, worse, "").
    Only what the action phase shows is read, so nothing is told that it hides.
    """
    points = action.monitor_point
    rows = points[(points["center"] == center) & (points["month"] == month)]
    before = action.monitor_season[[*_KEYS, "year_before", "difference"]]
    senses = action.monitor_signal[["center", "kpi", "direction", "sense"]]
    note = rows.merge(before, on=_KEYS, how="left", validate="one_to_one").merge(
        senses.drop_duplicates(["center", "kpi", "direction"]),
        on=["center", "kpi", "direction"],
        how="left",
        validate="many_to_one",
    )
    signal = note["signal"].fillna("").ne("")
    sense = note["sense"].fillna("").where(signal, "")
    return note.assign(signal=signal, sense=sense)[list(MONTH_NOTE)]
