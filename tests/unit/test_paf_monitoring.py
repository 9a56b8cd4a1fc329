"""The monthly watch on hand-sized charts, the sum in a comment."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from pescycle.model.monitoring import Monitoring, SignalRule
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
