"""The monthly watch as a phase: its baseline, what it hides, and the example's truth."""

from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from pescycle.cycle import Turn
from pescycle.io.pilots import read_pilot
from pescycle.model.monitoring import Monitoring
from pescycle.phases import frames
from pescycle.phases.monitoring import monitored, watch_baseline, watch_headline
from tests.example import EXAMPLE
from tests.rounds import BASELINE, FOLLOWING, PAF, given, measure_month, row

PILOT = {"c01", "c02", "c03", "c04", "c05", "c06", "c07"}


@cache
def example(round_id):
    return monitored(Turn(read_pilot(EXAMPLE), round_id, Path("nowhere")).given)


def monthly(visits, first="2023-01-01", center="a"):
    days = pd.date_range(first, periods=len(visits), freq="MS")
    return measure_month(
        *((center, day, "visits", n) for day, n in zip(days, visits, strict=True))
    )


def with_monitoring(one, **settings):
    pilot = one.folder.pilot.model_copy(update={"monitoring": Monitoring(**settings)})
    object.__setattr__(one.folder, "pilot", pilot)
    return one


def test_the_planted_cut_of_the_waiting_time_is_named_in_its_first_month():
    chart = example("2023-2")["monitor_chart"]
    waiting = chart[chart["kpi"] == "s1_waiting_time"].set_index("center")
    named = waiting.loc[sorted(PILOT)]
    early = named["first_month"].isin(pd.to_datetime(["2023-01-01", "2023-02-01"]))
    assert early.sum() >= 6
    assert (named.loc[early, "sense"] == "better").all()
    # elsewhere about what chance gives: five charts, each with a chance of about 0.11
    others = waiting.drop(index=sorted(PILOT))
    assert others["first_month"].notna().sum() <= 3
    assert others["chance"].sum() == pytest.approx(0.56, abs=0.1)


def test_the_first_signal_stays_the_same_when_months_are_added():
    columns = ["center", "kpi", "first_month", "first_rule", "center_line"]
    first = example("2023-1")["monitor_chart"][columns].dropna(subset="first_month")
    both = first.merge(example("2023-2")["monitor_chart"][columns], on=["center", "kpi"])
    assert len(both) == len(first) > 6
    assert (both["first_month_x"] == both["first_month_y"]).all()
    assert both["center_line_x"].to_numpy() == pytest.approx(both["center_line_y"])


def test_the_closed_month_is_in_no_baseline_and_no_figure_of_a_few_is_shown():
    found = example("2023-2")
    chart = found["monitor_chart"].set_index(["center", "kpi"])
    assert chart.loc[("c04", "s1_waiting_time"), "months_baseline"] == 11
    point = found["monitor_point"]
    shown = point[point["state"] == "published"]
    assert (shown["base"] >= 10).all()
    hidden = point[point["state"] == "hidden"]
    assert len(hidden)
    assert hidden[["value", "base", "low", "high", "moving_range"]].isna().all(axis=None)


def test_the_honest_example_raises_no_question_but_the_planted_one():
    check = example("2023-2")["gaming_check"]
    asked = check[check["finding"] == "ask"]
    assert set(zip(asked["center"], asked["check"], strict=True)) == {("c12", "month_end")}
    digit = check[check["check"] == "last_digit"]
    assert (digit["finding"] == "nothing").sum() > 50


def test_without_a_framework_or_months_the_frames_are_empty():
    for one in (given(), given(framework=PAF)):
        found = monitored(one)
        assert list(found) == list(frames.MONITORING)
        for name, columns in frames.MONITORING.items():
            assert found[name].empty
            assert tuple(found[name].columns) == columns
        assert watch_headline(found["monitor_rule"]) == {}


def test_the_baseline_is_the_year_before_the_first_pilot_round():
    period = watch_baseline(given(framework=PAF))
    assert (period.starts, period.ends) == (date(2023, 1, 1), date(2023, 12, 31))


def test_a_pilot_without_a_pilot_round_has_its_last_year_as_baseline():
    one = given(framework=PAF)
    object.__setattr__(one.folder, "rounds", (BASELINE,))  # ends 30 June 2023
    period = watch_baseline(one)
    assert (period.starts, period.ends) == (date(2022, 7, 1), date(2023, 6, 30))


def test_a_stated_baseline_counts():
    stated = {"starts": date(2022, 3, 1), "ends": date(2022, 10, 31)}
    period = watch_baseline(with_monitoring(given(framework=PAF), baseline=stated))
    assert (period.starts, period.ends) == (date(2022, 3, 1), date(2022, 10, 31))


def test_months_of_a_few_are_hidden_like_months_of_nobody():
    visits = [20, 24, 22, 25, 21, 23, 20, 26, 22, 24, 9, 0, 21, 4]
    one = given(turn=FOLLOWING, framework=PAF, measure_month=monthly(visits))
    point = monitored(one)["monitor_point"]
    own = point[(point["center"] == "a") & (point["kpi"] == "k1")].set_index("month")
    # the round's sum less January would tell February
    for day in ("2023-11-01", "2023-12-01", "2024-01-01", "2024-02-01"):
        assert own.loc[day, "state"] == "hidden"
        assert pd.isna(own.loc[day, "value"])
    assert own.loc["2023-10-01", "value"] == 24
    assert own.loc["2024-03-01", "state"] == "insufficient"  # not reported


def test_the_headline_never_names_signals_without_those_of_chance():
    visits = [*[200, 204, 198, 202, 196, 205, 199, 203, 197, 201, 200, 202], 400]
    one = given(turn=FOLLOWING, framework=PAF, measure_month=monthly(visits))
    found = monitored(one)
    headline = watch_headline(found["monitor_rule"])
    assert headline["charts_with_signal"] == 1
    assert headline["charts_watched"] == 1
    assert headline["signals_by_chance"] == 0  # a chance of about 1 in 200
    rule = row(found["monitor_rule"], rule="any")
    assert 0 < rule["expected"] < 0.05
