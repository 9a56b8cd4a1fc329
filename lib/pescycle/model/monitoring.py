"""What a pilot may set about the monthly watch over its KPIs, and what the watch finds."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

import pandas as pd
from pydantic import Field, model_validator

from pescycle.model.base import Strict

# With fewer, limits say more about luck than about the center.
LEAST_BASELINE_MONTHS = 8


class ChartKind(StrEnum):
    """Which control chart a KPI has; its formula decides."""

    XMR = "xmr"  # individual values and moving ranges
    P = "p"  # shares of varying denominators
    U = "u"  # counts a month open


class LimitFactors(StrEnum):
    """How far from the center line the limits stand."""

    SHORT_RUN = "short_run"  # so far that few months in the baseline make no more alarms
    CLASSICAL = "classical"  # 3 sigmas, of XmR charts 2.66 mean ranges, for any baseline


class SignalRule(StrEnum):
    """What counts as a signal; the first five read control charts, the rest run charts."""

    BEYOND_LIMITS = "beyond_limits"  # one month beyond the limits (3 sigma)
    EIGHT_ONE_SIDE = "eight_one_side"  # 8 months in a row on one side of the center line
    TWO_OF_THREE = "two_of_three"  # 2 of 3 months beyond 2 sigma, on one side
    FOUR_OF_FIVE = "four_of_five"  # 4 of 5 months beyond 1 sigma, on one side
    MOVING_RANGE = "moving_range"  # a step from one month to the next beyond its limit
    SHIFT = "shift"  # 6 months in a row on one side of the median, those on it skipped
    TREND = "trend"  # 5 months in a row each above (or below) the one before
    LONGEST_RUN = "longest_run"  # a run longer than log2(n) + 3
    FEW_CROSSINGS = "few_crossings"  # the median crossed less often than chance lets expect
    FEW_RUNS = "few_runs"  # fewer runs about the median than chance lets expect
    MANY_RUNS = "many_runs"  # more of them


class ChartGap(StrEnum):
    """Why a KPI of a center has no limits."""

    NONE = ""
    FEW_MONTHS = "few_months"  # too few months in the baseline
    SMALL_BASE = "small_base"  # too many months are too small to be shown
    NO_SPREAD = "no_spread"  # every month of the baseline has the same value


class GamingCheck(StrEnum):
    """What is looked for in figures before they are believed: questions, no accusations."""

    MONTH_END = "month_end"  # much at the last days of the month
    LAST_DIGIT = "last_digit"  # some last digits more often than others
    ROUNDING = "rounding"  # last digits 0 and 5 more often than others
    DENOMINATOR = "denominator"  # the rate became better while its denominator shrank
    COUNTER = "counter"  # the KPI became better while its counter-KPI became worse


class CheckFinding(StrEnum):
    """What a check allows to say; the adjusted p-value decides."""

    ASK = "ask"  # more than chance lets expect: ask the center how it came about
    NOTHING = "nothing"
    NEEDS_DAYS = "needs_days"  # monthly sums cannot tell
    INSUFFICIENT_DATA = "insufficient_data"


class BaselineMonths(Strict):
    """First and last day of the months from which the limits come."""

    starts: date
    ends: date

    @model_validator(mode="after")
    def _in_order(self) -> "BaselineMonths":
        if self.ends < self.starts:
            raise ValueError("monitoring: the baseline ends before it starts")
        months = len(pd.date_range(self.starts, self.ends, freq="MS"))
        if months < LEAST_BASELINE_MONTHS:
            raise ValueError(
                f"monitoring: the baseline holds {months} whole months, limits need "
                f"{LEAST_BASELINE_MONTHS}; start it earlier or end it later"
            )
        return self


class Monitoring(Strict):
    """``monitoring`` in pilot.yml; without it the defaults hold.

    Limits come from ``baseline`` and no later month changes them. Without one it is the
    year before the pilot: the last twelve months before the first round of kind pilot
    starts. Months that an event of a kind in ``exclude`` touches are drawn, but count
    neither for the limits nor as signals: a closure, where the center was closed for more
    than half of the month, a note by any of its days; the column ``exclude`` of events.csv
    decides otherwise for a single event. ``limits`` says whether those of an
    XmR chart come from mean or median. A rule in ``alarm_rules`` is reported as a signal;
    the others are counted beside them.
    """

    baseline: BaselineMonths | None = None
    exclude: tuple[Literal["closure", "note"], ...] = ("closure",)
    limits: Literal["mean", "median"] = "mean"
    factors: LimitFactors = LimitFactors.SHORT_RUN
    alarm_rules: Annotated[tuple[SignalRule, ...], Field(min_length=1)] = (
        SignalRule.BEYOND_LIMITS,
        SignalRule.EIGHT_ONE_SIDE,
        SignalRule.TWO_OF_THREE,
    )

    @model_validator(mode="after")
    def _each_once(self) -> "Monitoring":
        if len(set(self.alarm_rules)) < len(self.alarm_rules):
            raise ValueError("monitoring: an alarm rule stands twice; name each once")
        return self
