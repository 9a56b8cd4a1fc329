"""What the rows of the table of days say about themselves and about the months."""

from collections.abc import Iterator

import pandas as pd

from pescycle.errors import Problem, Severity
from pescycle.io.plan_tables import FIRST_ROW
from pescycle.model.base import SLUG
from pescycle.model.given import PilotFolder
from pescycle.model.nearest import nearest
from pescycle.model.round import Round


def day_problems(
    folder: PilotFolder, turn: Round, day: pd.DataFrame, measure_month: pd.DataFrame
) -> Iterator[Problem]:
    """Days of an unknown measure, days behind the round, and months that add up to more.

    Days may lack (a center need not send all of them), so that less than the month's count
    is no fault.
    """
    known = (
        [measure.id for measure in folder.framework.measures] if folder.framework else []
    )
    good = day["measure"].map(lambda name: bool(SLUG.fullmatch(name))).astype(bool)
    for place, name in day.loc[good & ~day["measure"].isin(known), "measure"].items():
        remedy = nearest(name, known) or "Write the id of a measure of framework.yml."
        message = f'"{name}" is no measure of this pilot.'
        yield _problem(turn, "unknown_measure", place, "measure", message, remedy)
    for place in day.index[day["day"] > pd.Timestamp(turn.ends)]:
        message = "this day lies behind the end of the round."
        yield _problem(turn, "contradicting_cells", place, "day", message, "Correct it.")
    yield from _sums_too_large(turn, folder, day, measure_month)


def _sums_too_large(
    turn: Round, folder: PilotFolder, day: pd.DataFrame, measure_month: pd.DataFrame
) -> Iterator[Problem]:
    """Months whose days hold more than the month itself: one of the two is wrong."""
    keys = ["center", "measure", "month"]
    dated = day.dropna(subset=["day", "count"])
    if dated.empty:
        return
    span = folder.pilot.counted_by
    month = span.first_days(dated["day"])
    rows = dated.assign(month=month.astype("datetime64[us]"), place=dated.index)
    sums = rows.groupby(keys, as_index=False).agg(
        days=("count", "sum"), place=("place", "first")
    )
    whole = measure_month.groupby(keys, as_index=False)["value"].sum(min_count=1)
    both = sums.merge(whole.astype({"month": "datetime64[us]"}), on=keys)
    larger = both[both["days"].astype("float64") > both["value"].astype("float64")]
    for row in larger.itertuples():
        message = (
            f"the days of {span.written(row.month)} add up to {row.days} of "
            f"{row.measure}, the {span} itself has {row.value:g}."
        )
        remedy = f"Correct the day or the {span}; days may lack, but not exceed it."
        yield _problem(
            turn,
            "days_exceed_month",
            row.place,
            "count",
            message,
            remedy,
            severity=Severity.WARN,
        )


def _problem(
    turn: Round,
    rule: str,
    place: object,
    *words: str,
    severity: Severity = Severity.STOP,
) -> Problem:
    column, message, remedy = words
    return Problem(
        file=f"rounds/{turn.id}/days.csv",
        rule=rule,
        row=int(str(place)) + FIRST_ROW,
        column=column,
        message=message,
        remedy=remedy,
        severity=severity,
    )
