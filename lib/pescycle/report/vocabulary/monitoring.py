"""The monthly watch: rules of the charts, and checks of the counts."""

from pescycle.model.monitoring import ChartGap, CheckFinding, GamingCheck, SignalRule
from pescycle.report.messages import message

VOCABULARY: dict[str, dict[str, str]] = {
    "signal_rule": {
        SignalRule.BEYOND_LIMITS: message("One month beyond the limits"),
        SignalRule.EIGHT_ONE_SIDE: message("Eight months in a row on one side"),
        SignalRule.TWO_OF_THREE: message(
            "Two of three months over two thirds of the way to a limit"
        ),
        SignalRule.FOUR_OF_FIVE: message(
            "Four of five months over one third of the way to a limit"
        ),
        SignalRule.MOVING_RANGE: message("A step from month to month beyond its limit"),
        SignalRule.SHIFT: message("Six months in a row on one side of the median"),
        SignalRule.TREND: message("Five months in a row each above or below the last"),
        SignalRule.LONGEST_RUN: message("An unusually long run on one side of the median"),
        SignalRule.FEW_CROSSINGS: message("The median crossed unusually seldom"),
        SignalRule.FEW_RUNS: message("Fewer changes of side than chance gives"),
        SignalRule.MANY_RUNS: message("More changes of side than chance gives"),
        "any": message("Any of the alarm rules"),
    },
    "chart_gap": {
        ChartGap.FEW_MONTHS: message("too few months make the limits"),
        ChartGap.SMALL_BASE: message("too many months are too small to be shown"),
        ChartGap.NO_SPREAD: message("every month of the baseline is the same"),
    },
    "sense": {
        "better": message("for the better"),
        "worse": message("for the worse"),
    },
    "gaming_check": {
        GamingCheck.MONTH_END: message("Much in the last days of the month"),
        GamingCheck.LAST_DIGIT: message("Some last digits preferred"),
        GamingCheck.ROUNDING: message("Counts rounded to 0 or 5"),
        GamingCheck.DENOMINATOR: message("KPI better, denominator smaller"),
        GamingCheck.COUNTER: message("KPI better, counter-KPI worse"),
    },
    "check_finding": {
        CheckFinding.ASK: message("worth a question"),
        CheckFinding.NOTHING: message("nothing to ask"),
        CheckFinding.NEEDS_DAYS: message("needs counts by day"),
        CheckFinding.INSUFFICIENT_DATA: message("too little data"),
    },
}
