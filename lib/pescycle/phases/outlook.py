"""Where the fieldwork is heading: answers and margin at its end, and whom to call first."""

import numpy as np
import pandas as pd

from pescycle.css.sampling import expected_answers, margin
from pescycle.model.base import ALL
from pescycle.model.findings import Outlook
from pescycle.model.given import Given
from pescycle.model.round import Fieldwork
from pescycle.phases import frames
from pescycle.phases.frames import empty
from pescycle.phases.results import Planning
from pescycle.phases.samples import plan_of

DAYS_A_WEEK = 7
# The present pace is that of two whole weeks: each day of the week is in it twice. With
# fewer weeks before them there is nothing to compare it with.
PRESENT_WEEKS, FEWEST_WEEKS = 2, 3
BEHIND = (Outlook.CALL, Outlook.WATCH, Outlook.SHORT)


def fieldwork_outlook(
    given: Given,
    planning: Planning,
    response_count: pd.DataFrame,
    response_week: pd.DataFrame,
) -> pd.DataFrame:
    """Answers expected at the end of the fieldwork, see ``Action.fieldwork_outlook``.

    The day on which it is looked at is that of the last answer of any audience: a report
    that is made anew later says the same. It rests on published counts alone, so that it
    tells nothing that these do not.
    """
    fieldwork, seen_on = given.round.fieldwork, last_answer(given)
    if fieldwork is None or seen_on is None or response_count.empty:
        return empty(frames.FIELDWORK_OUTLOOK)
    parts = [
        _audience(given, planning, rows, response_week, seen_on)
        for _, rows in response_count.groupby("audience", sort=False)
    ]
    found = pd.concat(parts, ignore_index=True)
    days = {"seen_on": seen_on, "closes": pd.Timestamp(fieldwork.closes)}
    # The first to call first; all together stand where response_count has them, at the end.
    found["whole"] = found["center"] == ALL
    found = found.sort_values(["audience", "whole", "place"], kind="stable")
    return found.assign(**days)[list(frames.FIELDWORK_OUTLOOK)].reset_index(drop=True)


def last_answer(given: Given) -> pd.Timestamp | None:
    """Day of the last answer of any audience, the last of the fieldwork at most."""
    fieldwork = given.round.fieldwork
    sent = [r["submitted"] for r in given.data.responses.values() if "submitted" in r]
    last = pd.concat(sent).max() if sent else pd.NaT
    if fieldwork is None or pd.isna(last):
        return None
    return min(pd.Timestamp(last).normalize(), pd.Timestamp(fieldwork.closes))


def _audience(
    given: Given,
    planning: Planning,
    rows: pd.DataFrame,
    response_week: pd.DataFrame,
    seen_on: pd.Timestamp,
) -> pd.DataFrame:
    fieldwork, audience = given.round.fieldwork, str(rows["audience"].iloc[0])
    weeks = response_week[response_week["audience"] == audience]
    elapsed = (seen_on - pd.Timestamp(fieldwork.opens)).days + 1
    left = (pd.Timestamp(fieldwork.closes) - seen_on).days
    trend = present_pace(weeks, fieldwork, seen_on) if left else 1.0
    expected = expected_answers(rows["collected"], elapsed=elapsed, left=left, trend=trend)
    per_week = rows["collected"].astype("float64") / elapsed * DAYS_A_WEEK
    found = rows.join(expected).assign(per_week=per_week, trend=trend)
    if not left:  # what is final has no limits
        found = found.assign(low=np.nan, high=np.nan)
    found = _with_margin(given, planning, found)
    short = found["planned"].astype("float64") - found["expected"]
    found["shortfall"] = short.clip(lower=0)
    return _with_findings(found, over=left == 0)


def present_pace(weeks: pd.DataFrame, fieldwork: Fieldwork, seen_on: pd.Timestamp) -> float:
    """Pace of the last two whole weeks over that of all whole weeks, all centers together.

    1 where fewer than three whole weeks are over, or where one of these has too few
    answers to be published.
    """
    first = pd.Timestamp(fieldwork.opens)
    monday = first + pd.Timedelta(days=-first.day_of_week % DAYS_A_WEEK)
    starts = pd.date_range(monday, seen_on, freq="7D")
    whole = starts[starts + pd.Timedelta(days=DAYS_A_WEEK - 1) <= seen_on]
    together = weeks[weeks["center"] == ALL].set_index("week")["collected"]
    counts = together.reindex(whole).astype("float64").to_numpy()
    if len(counts) < FEWEST_WEEKS or np.isnan(counts).any() or not counts.sum():
        return 1.0
    return float(counts[-PRESENT_WEEKS:].mean() / counts.mean())


def _with_margin(given: Given, planning: Planning, found: pd.DataFrame) -> pd.DataFrame:
    """Rows with the planned margin of a share of 50 %, and the one to be expected."""
    keys = ["audience", "center"]
    plan = planning.sample_plan[[*keys, "frame", "margin"]]
    plan = plan.rename(columns={"margin": "margin_planned"})
    rows = found.merge(plan, on=keys, how="left", validate="one_to_one")
    effect = plan_of(given, rows["audience"].iloc[0]).design_effect
    # Nobody can answer twice, whatever the pace.
    most = rows["frame"].astype("float64").fillna(np.inf)
    for name in ("expected", "low", "high"):
        rows[name] = rows[name].clip(upper=most)
    reached = margin(rows["expected"], rows["frame"], design_effect=effect)
    return rows.assign(margin_expected=reached)


def _with_findings(found: pd.DataFrame, *, over: bool) -> pd.DataFrame:
    """Rows with what they say of the plan, single centers in the order of need."""
    planned, collected = (found[n].astype("float64") for n in ("planned", "collected"))
    known = planned.notna() & collected.notna()
    says = {
        "": ~known,
        Outlook.REACHED: collected >= planned,
        Outlook.SHORT: np.full(len(found), over),
        Outlook.CALL: found["high"] < planned,
        Outlook.WATCH: found["expected"] < planned,
    }
    names = [str(name) for name in says]
    finding = np.select(list(says.values()), names, str(Outlook.ON_COURSE))
    found = found.assign(finding=pd.array(finding, dtype="str"))
    behind = found["finding"].isin(BEHIND) & (found["center"] != ALL)
    need = found.assign(part=found["shortfall"] / planned).loc[behind]
    order = need.sort_values(
        ["shortfall", "part", "center"], ascending=[False, False, True]
    )
    found["place"] = pd.array([pd.NA] * len(found), dtype="Int64")
    found.loc[order.index, "place"] = range(1, len(order) + 1)
    return found
