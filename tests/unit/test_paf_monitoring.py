"""The monthly watch on hand-sized charts, the sum in a comment."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from pescycle.model.monitoring import ChartKind, Monitoring, SignalRule
from pescycle.paf.monitoring import rules
from pescycle.paf.monitoring.limits import counted_limits, xmr_limits
from pescycle.paf.monitoring.season import season_strength, seasons
from pescycle.paf.monitoring.series import kpi_months
from pescycle.paf.monitoring.watch import watch
from pescycle.paf.periods import Period
from tests.methods import PLACED, SATISFIED, VISITS, WAITING, framework, kpi, months

EDITION = framework(
    [
        kpi("visitors", VISITS, target={"rule": "growth", "rate": 0.1}),
        kpi("placed", PLACED, weight=0),
        kpi(
            "wait", WAITING, better="lower", weight=0, target={"rule": "fixed", "value": 9}
        ),
        kpi("liked", SATISFIED, weight=0),
    ]
)
BASELINE = Period(date(2022, 1, 1), date(2022, 12, 31))
NO_EVENT = pd.DataFrame(
    {"center": [], "kind": [], "start": pd.to_datetime([]), "end": pd.to_datetime([])}
)
STEADY = [10, 12, 11, 13, 10, 12, 11, 13, 10, 12, 11, 13]


def waits(values, center="a", first="2022-01-01"):
    """Months whose mean waiting time is so many minutes, of 100 timed visits each."""
    days = pd.date_range(first, periods=len(values), freq="MS")
    rows = []
    for day, value in zip(days, values, strict=True):
        minutes = None if value is None else value * 100
        rows += [(center, day, "minutes", minutes), (center, day, "timed", 100)]
        rows += [(center, day, name, 100) for name in ("visits", "placed", "leavers")]
    return months(*rows)


def watched(frame, *, settings=None, event=NO_EVENT, edition=EDITION, hidden=()):
    settings = settings or Monitoring()
    series = kpi_months(frame, edition, event=event, exclude=settings.exclude)
    series = series.assign(hidden=series["month"].isin(pd.to_datetime(list(hidden))))
    return watch(series, edition, baseline=BASELINE, settings=settings)


def of(frame, **keys):
    for name, value in keys.items():
        frame = frame[frame[name] == value]
    assert len(frame) == 1
    return frame.iloc[0]


# Series


def test_each_formula_gives_its_own_chart_and_a_survey_none():
    frame = months(
        ("a", "2023-01-01", "visits", 30, 0.5),  # half a month: 60 a month
        ("a", "2023-01-01", "placed", 3, 0.5),
        ("a", "2023-01-01", "leavers", 12, 0.5),  # 3 / 12
        ("a", "2023-01-01", "minutes", 90, 0.5),
        ("a", "2023-01-01", "timed", 6, 0.5),  # 90 / 6
    )
    series = kpi_months(frame, EDITION, event=NO_EVENT)
    assert list(series["kpi"]) == ["visitors", "placed", "wait"]
    assert list(series["chart"]) == ["u", "p", "xmr"]
    assert list(series["value"]) == [60, 0.25, 15]
    assert list(series["base"]) == [30, 12, 6]
    assert list(series["size"]) == [0.5, 12, 6]


def test_a_share_of_a_stock_is_a_chart_of_individual_values():
    edition = framework([kpi("k", PLACED | {"stock": True})])
    frame = months(("a", "2023-01-01", "placed", 3), ("a", "2023-01-01", "leavers", 12))
    assert list(kpi_months(frame, edition, event=NO_EVENT)["chart"]) == ["xmr"]


@pytest.mark.parametrize(("placed", "leavers"), [(None, 10), (3, None), (3, 0), (11, 10)])
def test_what_is_no_share_has_no_value(placed, leavers):
    edition = framework([kpi("k", PLACED)])
    frame = months(
        ("a", "2023-01-01", "placed", placed), ("a", "2023-01-01", "leavers", leavers)
    )
    assert kpi_months(frame, edition, event=NO_EVENT)["value"].isna().all()


def test_closures_are_left_out_and_notes_only_where_the_pilot_says_so():
    event = pd.DataFrame(
        {
            "center": ["all"],
            "kind": ["note"],
            "start": pd.to_datetime(["2023-01-31"]),
            "end": pd.to_datetime(["2023-02-01"]),
        }
    )
    frame = months(
        ("a", "2023-01-01", "visits", 30, 0.4),  # closed for more than half
        ("a", "2023-02-01", "visits", 30, 0.6),
        ("a", "2023-03-01", "visits", 30, 1.0),
    )
    edition = framework([kpi("k", VISITS, target={"rule": "growth", "rate": 0.1})])

    def left_out(*kinds):
        found = kpi_months(frame, edition, event=event, exclude=kinds)
        return list(found["excluded"])

    assert left_out("closure") == [True, False, False]
    assert left_out("note") == [True, True, False]
    assert left_out() == [False, False, False]


@pytest.mark.parametrize(
    ("kind", "exclude", "expected"),
    [
        # February is closed for more than half, of which the event is the reason
        ("closure", "", [False, True, False]),
        ("closure", "no", [False, False, False]),
        ("closure", "yes", [False, True, True]),  # and touches March
        ("note", "", [False, True, False]),
        ("note", "yes", [False, True, True]),
    ],
)
def test_a_single_event_can_be_left_out_or_kept_against_its_kind(kind, exclude, expected):
    event = pd.DataFrame(
        {
            "center": ["a"],
            "kind": [kind],
            "start": pd.to_datetime(["2023-02-01"]),
            "end": pd.to_datetime(["2023-03-02"]),
            "exclude": [exclude],
        }
    )
    frame = months(
        ("a", "2023-01-01", "visits", 30, 1.0),
        ("a", "2023-02-01", "visits", 30, 0.4),
        ("a", "2023-03-01", "visits", 30, 0.9),
    )
    edition = framework([kpi("k", VISITS, target={"rule": "growth", "rate": 0.1})])
    found = kpi_months(frame, edition, event=event, exclude=("closure",))
    assert list(found["excluded"]) == expected


def test_of_two_closures_in_a_month_one_that_is_not_spared_leaves_it_out():
    days = pd.to_datetime(["2023-02-01"] * 2)
    event = pd.DataFrame({"center": ["a"] * 2, "kind": ["closure"] * 2, "start": days})
    event = event.assign(end=days, exclude=["no", ""])
    frame = months(("a", "2023-02-01", "visits", 30, 0.4))
    edition = framework([kpi("k", VISITS, target={"rule": "growth", "rate": 0.1})])
    for events, expected in ((event, [True]), (event[:1], [False])):
        found = kpi_months(frame, edition, event=events, exclude=("closure",))
        assert list(found["excluded"]) == expected


# Limits


def test_limits_of_individual_values_come_from_the_baseline_alone():
    values = np.array([[10.0, 12, 11, 13, 10, 12, 11, 13, 99, -99]])
    baseline = np.array([[True] * 8 + [False] * 2])
    limits = xmr_limits(values, baseline)
    # mean 92 / 8; ranges 2 1 2 3 2 1 2, mean 13 / 7; sigma = 13 / 7 / 1.128
    assert limits.center == pytest.approx([11.5])
    assert limits.sigma[0, 0] == pytest.approx(13 / 7 / 1.1283792)
    assert limits.median == pytest.approx([11.5])
    assert list(limits.months) == [8]


def test_a_missing_month_is_stepped_over_and_seven_are_too_few():
    values = np.array([[10.0, np.nan, 12, 11, 13, 10, 12, 11]])
    limits = xmr_limits(values, np.ones((1, 8), dtype=bool))
    assert list(limits.months) == [7]
    assert np.isnan(limits.center).all()
    nine = np.array([[10.0, np.nan, 12, 11, 13, 10, 12, 11, 13]])
    # the step over the gap is 2, as in the test above
    assert xmr_limits(nine, np.ones((1, 9), dtype=bool)).sigma[0, 0] == pytest.approx(
        13 / 7 / 1.1283792
    )


@pytest.mark.parametrize("middle", ["mean", "median"])
def test_months_without_any_spread_have_no_limits(middle):
    limits = xmr_limits(np.full((1, 8), 5.0), np.ones((1, 8), dtype=bool), middle=middle)
    assert np.isnan(limits.sigma).all()
    assert limits.center == pytest.approx([5])


def test_laneys_limits_are_wider_by_the_moving_range_of_the_standard_scores():
    # p = 400 / 800; each month's chance deviation sqrt(.25 / 100) = 0.05; scores -2 and 2
    # in turn, so that every range is 4 and the spread 4 / 1.128
    counts = np.array([[40.0, 60] * 4])
    sizes = np.full((1, 8), 100.0)
    limits = counted_limits(counts, sizes, np.ones((1, 8), dtype=bool), kind=ChartKind.P)
    assert limits.spread == pytest.approx([4 / 1.1283792])
    assert limits.sigma[0] == pytest.approx(np.full(8, 0.05 * 4 / 1.1283792))


def test_limits_are_never_narrower_than_chance():
    counts = np.array([[50.0, 50, 50, 50, 50, 50, 50, 51]])
    sizes = np.full((1, 8), 100.0)
    limits = counted_limits(counts, sizes, np.ones((1, 8), dtype=bool), kind=ChartKind.P)
    p = 401 / 800
    assert limits.spread == pytest.approx([1])
    assert limits.sigma[0, 0] == pytest.approx((p * (1 - p) / 100) ** 0.5)


def test_a_count_of_half_a_month_has_wider_limits():
    counts = np.array([[90.0, 110] * 4 + [50]])
    sizes = np.array([[1.0] * 8 + [0.5]])
    baseline = np.array([[True] * 8 + [False]])
    limits = counted_limits(counts, sizes, baseline, kind=ChartKind.U)
    # sqrt(100 / 1) = 10, sqrt(100 / 0.5) = 14.14; scores -1 and 1: spread 2 / 1.128
    assert limits.sigma[0, [0, 8]] == pytest.approx(
        np.array([10, 14.1421356]) * 2 / 1.1283792
    )


@pytest.mark.parametrize("count", [0.0, 100.0])
def test_a_share_that_is_always_none_or_all_has_no_limits(count):
    counts, sizes = np.full((1, 8), count), np.full((1, 8), 100.0)
    limits = counted_limits(counts, sizes, np.ones((1, 8), dtype=bool), kind=ChartKind.P)
    assert limits.center == pytest.approx([count / 100])
    assert np.isnan(limits.sigma).all()


# Rules


def found(rule, *values):
    return list(rule(np.array([values], dtype=float))[0])


def test_a_month_on_the_limit_is_within_it():
    assert found(rules.beyond_limits, 3.0, 3.01, -3.0, -3.01, np.nan) == [0, 1, 0, -1, 0]


def test_eight_in_a_row_are_dated_by_the_eighth_and_a_month_on_the_line_ends_them():
    assert found(rules.eight_one_side, *[0.1] * 9) == [0] * 7 + [1, 1]
    assert not any(found(rules.eight_one_side, *[0.1] * 7, 0.0, *[0.1] * 7))
    assert found(rules.eight_one_side, *[-0.1] * 8)[-1] == -1


def test_two_of_three_and_four_of_five_want_one_side_and_the_last_month_beyond():
    assert found(rules.two_of_three, 2.1, 0, 2.1, 0, 0) == [0, 0, 1, 0, 0]
    assert found(rules.two_of_three, 2.1, 0, -2.1) == [0, 0, 0]
    assert found(rules.two_of_three, 2.1, 0, 0, 2.1) == [0, 0, 0, 0]
    assert found(rules.four_of_five, -1.1, -1.1, 0, -1.1, -1.1) == [0, 0, 0, 0, -1]


def test_a_shift_skips_months_on_the_median():
    signs = np.array([[1, 1, 0, 1, 1, 1, 0, 1, -1]])
    # the sixth above the median is the eighth month
    assert list(rules.shift(signs)[0]) == [0, 0, 0, 0, 0, 0, 0, 1, 0]


def test_a_trend_is_five_months_each_above_the_one_before():
    assert found(rules.trend, 1, 2, 3, 4, 5) == [0, 0, 0, 0, 1]
    assert found(rules.trend, 5, 4, 4, 3, 2, 1)[-1] == -1  # a tie is skipped
    assert not any(found(rules.trend, 1, 2, 3, 4, 3, 4, 5))
    assert not any(found(rules.trend, 1, 2, 3, 4, np.nan))


def test_the_number_of_runs_is_judged_once_at_the_last_month_off_the_median():
    few = np.array([[1] * 10 + [-1] * 10 + [0]])  # 2 runs, 6 or fewer are too few
    assert np.flatnonzero(rules.few_runs(few)[0]).tolist() == [19]
    many = np.array([[1, -1] * 10])  # 20 runs, 16 or more are too many
    assert np.flatnonzero(rules.many_runs(many)[0]).tolist() == [19]
    assert not rules.few_runs(np.zeros((1, 5), dtype=int)).any()
    assert not rules.many_runs(np.ones((1, 12), dtype=int)).any()


def test_rules_of_no_month_find_nothing():
    none = np.zeros((2, 0))
    assert rules.beyond_limits(none).shape == (2, 0)
    assert rules.trend(none).shape == (2, 0)


# The watch


def test_the_first_signal_is_named_with_rule_month_and_sense():
    result = watched(waits([*STEADY, 11, 3, 11]))
    chart = of(result.chart, kpi="wait")
    assert chart["first_month"] == pd.Timestamp("2023-02-01")
    assert chart["first_rule"] == "beyond_limits"
    assert (chart["direction"], chart["sense"]) == (-1, "better")
    assert (chart["months_baseline"], chart["months_judged"]) == (12, 3)
    signal = of(result.signal, kpi="wait", rule="beyond_limits")
    assert (signal["alarm"], signal["months"]) == (True, 1)
    point = of(result.point, kpi="wait", month=pd.Timestamp("2023-02-01"))
    assert (point["signal"], point["direction"]) == ("beyond_limits", -1)
    # the step from 11 to 3 minutes
    assert point["moving_range"] == pytest.approx(8)


def test_new_months_never_change_the_limits():
    short = watched(waits([*STEADY, 11, 3]))
    long = watched(waits([*STEADY, 11, 3, 40, 2, 30, 1]))
    columns = ["center_line", "low", "high", "median", "signal"]
    same = short.point[["kpi", "month"]].merge(long.point, on=["kpi", "month"])
    expected = short.point[columns].reset_index(drop=True)
    pd.testing.assert_frame_equal(same[columns], expected)


def test_expected_charts_are_the_sum_of_the_charts_chances():
    frame = pd.concat([waits([*STEADY, 11, 12], center=c) for c in "abc"])
    rule = of(watched(frame).rule, rule="any")
    chart = watched(frame).chart
    # waiting times and visits; a share that is always 100 % has no limits
    assert rule["charts"] == 6
    assert rule["expected"] == pytest.approx(chart["chance"].sum())
    assert rule["found"] == 0


def test_a_closed_month_counts_neither_for_limits_nor_as_a_signal():
    frame = waits([*STEADY, 3, 11])
    closed = frame["month"] == pd.Timestamp("2023-01-01")
    frame = frame.assign(open_share=np.where(closed, 0.2, 1.0))
    result = watched(frame)
    assert pd.isna(of(result.chart, kpi="wait")["first_month"])
    point = of(result.point, kpi="wait", month=pd.Timestamp("2023-01-01"))
    assert (point["excluded"], point["value"]) == (True, 3)
    # a pilot that leaves nothing out sees it
    result = watched(frame, settings=Monitoring(exclude=()))
    assert of(result.chart, kpi="wait")["first_month"] == pd.Timestamp("2023-01-01")


def test_hidden_months_show_nothing_and_too_many_of_them_take_the_limits():
    few = watched(waits([*STEADY, 3]), hidden=["2022-01-01", "2023-01-01"])
    chart = of(few.chart, kpi="wait")
    assert (chart["gap"], chart["months_baseline"]) == ("", 11)
    assert pd.isna(chart["first_month"])
    point = of(few.point, kpi="wait", month=pd.Timestamp("2023-01-01"))
    assert point[["value", "low", "high", "base"]].isna().all()
    many = watched(waits([*STEADY, 3]), hidden=[f"2022-0{n}-01" for n in range(1, 5)])
    assert of(many.chart, kpi="wait")["gap"] == "small_base"
    assert of(many.chart, kpi="wait")[["center_line", "chance"]].isna().all()


def test_a_short_or_even_baseline_says_why_there_are_no_limits():
    short = watched(waits([None] * 6 + STEADY[:6] + [3]))
    assert of(short.chart, kpi="wait")["gap"] == "few_months"
    even = watched(waits([10] * 12 + [3]))
    chart = of(even.chart, kpi="wait")
    assert (chart["gap"], pd.isna(chart["first_month"])) == ("no_spread", True)


def test_a_baseline_with_a_signal_of_its_own_is_called_unstable():
    drifting = watched(waits([*range(20, 32), 33]))
    assert of(drifting.chart, kpi="wait")["unstable"]
    assert not of(watched(waits([*STEADY, 3])).chart, kpi="wait")["unstable"]


def test_only_alarm_rules_make_a_first_signal():
    frame = waits([*STEADY, *[11.6] * 8])
    usual = of(watched(frame).chart, kpi="wait")
    assert usual["first_rule"] == "eight_one_side"
    only = Monitoring(alarm_rules=(SignalRule.BEYOND_LIMITS,))
    result = watched(frame, settings=only)
    assert of(result.chart, kpi="wait")["first_rule"] == ""
    assert not of(result.signal, kpi="wait", rule="eight_one_side")["alarm"]


def test_no_month_at_all_gives_empty_frames():
    frame = kpi_months(waits([]), EDITION, event=NO_EVENT).assign(hidden=False)
    result = watch(frame, EDITION, baseline=BASELINE, settings=Monitoring())
    assert [len(f) for f in vars(result).values()] == [0] * 5


# Seasons


def seasonal(values):
    series = kpi_months(waits(values), EDITION, event=NO_EVENT).assign(hidden=False)
    month, chart = seasons(series[series["kpi"] == "wait"])
    return month, chart.iloc[0]


def test_a_month_is_held_against_the_same_month_a_year_before():
    month, _ = seasonal([*range(12), 3, 2, 5, 4, 7, 6])
    last = month.iloc[-6:]
    assert list(last["difference"]) == [3, 1, 3, 1, 3, 1]
    # five ranges of 2: limits 0 +- 3 * 2 / 1.128
    assert last["high"].tolist() == pytest.approx([6 / 1.1283792] * 6)
    assert month.iloc[:12]["difference"].isna().all()


def test_less_than_two_years_give_no_season():
    _, chart = seasonal([float(n % 12) for n in range(23)])
    assert chart["season_months"] == 23
    assert pd.isna(chart["strength"])


def test_a_season_that_repeats_is_seen_and_chance_is_not():
    swing = [0, 4, 8, 12, 8, 4, 0, -4, -8, -12, -8, -4]
    noise = np.random.default_rng(3).normal(50, 1, 36)
    _, season = seasonal([n + s for n, s in zip(noise, swing * 3, strict=True)])
    assert season["strength"] > 0.95
    assert season["season_p"] == pytest.approx(0.005)  # as strong as none of 199
    _, chance = seasonal(list(noise))
    assert chance["season_p"] > 0.05


def test_the_strength_of_what_never_varies_is_missing():
    assert np.isnan(season_strength(np.zeros(24), np.zeros(24)))
    assert np.isnan(season_strength(np.array([]), np.array([])))
    assert season_strength(np.array([1.0, -1, 1, -1]), np.zeros(4)) == pytest.approx(1)
