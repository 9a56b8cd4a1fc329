"""Clear changes that nobody aimed at: the level, the aims, the verdicts."""

import pandas as pd
import pytest

from pescycle.phases import observe, plan
from pescycle.phases.unexpected import aims_so_far
from tests.methods import PLACED, VISITS, framework, kpi
from tests.rounds import BASELINE, FOLLOWING, actions, enquire, given, measure_month

TARGET = {"rule": "fixed", "value": 0.9}
PAF = framework(
    [kpi("k1", PLACED, target=TARGET, weight=0.5), kpi("k2", VISITS, weight=0.5)]
)


def months(start: str, **placed: int) -> pd.DataFrame:
    """Six months in which so many of each center's 100 leavers were placed."""
    rows = []
    for month in pd.date_range(start, periods=6, freq="MS"):
        for center, count in placed.items():
            rows += [(center, month, "placed", count), (center, month, "leavers", 100)]
            rows += [(center, month, "visits", month.year % 10 * month.month**2)]
    return measure_month(*rows)


def observed(after: dict[str, int], *rows, framework=PAF):
    """The observation of the second round, after one in which half were placed."""
    before = months("2023-01-01", a=50, b=50, c=50, d=50)
    first = given(framework=framework, measure_month=before)
    enquiry = enquire(first, None, None)
    start = observe(first, plan(first, enquiry, None), None)
    second = given(
        turn=FOLLOWING,
        framework=framework,
        last=first,
        measure_month=months("2024-01-01", **after),
        action=actions(*rows),
    )
    planning = plan(second, enquire(second, start, None), start)
    return observe(second, planning, start).unexpected_change


def row(rows, scope="all", name="k1"):
    return rows[(rows["scope"] == scope) & (rows["id"] == name)].iloc[0]


def action(moves="k1", state="done", center="a"):
    return ("a1", center, "2024-02-01", state, "2024-02-01", moves)


UP, SAME = {"a": 60, "b": 61, "c": 60, "d": 61}, {"a": 50, "b": 51, "c": 49, "d": 50}


def test_a_clear_change_that_no_action_aimed_at_is_unexpected():
    found = row(observed(UP))
    assert found[["finding", "verdict", "actions"]].tolist() == ["unaimed", "better", ""]
    # 1,452 of 2,400 against 1,200 of 2,400: 60.5 % less 50 %.
    assert found["change"] == pytest.approx(0.105)


def test_what_an_action_wanted_is_no_surprise_and_the_opposite_is_one():
    assert row(observed(UP, action()))["finding"] == "aimed"
    down = {center: 100 - count for center, count in UP.items()}
    found = row(observed(down, action()))
    assert found[["finding", "verdict", "actions"]].tolist() == ["against", "worse", "a1"]


def test_a_dropped_action_aims_at_nothing():
    assert row(observed(UP, action(state="dropped")))["finding"] == "unaimed"


def test_an_action_of_an_earlier_round_is_still_an_aim():
    first = given(action=actions(action()))
    second = given(turn=FOLLOWING, last=first, action=actions(action("k2")))
    assert aims_so_far(second) == {"k1": ["a1"], "k2": ["a1"]}


def test_the_level_allows_for_every_change_that_is_looked_at():
    rows = observed(SAME)
    count = len(rows)
    assert count > 1
    assert set(rows["comparisons"]) == {count}
    assert rows["level"].to_numpy() == pytest.approx(1 - 0.05 / count)
    assert row(rows)["finding"] == "none"


def test_a_change_that_is_clear_by_itself_alone_is_not_called_clear():
    # 1,260 of 2,400 against 1,200: 2.5 points, standard error 1.44 points, z = 1.73; with
    # 69 more z = 2.0, beyond 1.96 and below the 2.4 of three comparisons.
    small = {"a": 53, "b": 53, "c": 53, "d": 53}
    found = row(observed(small))
    se = (0.5 * 0.5 / 2400 + 0.53 * 0.47 / 2400) ** 0.5
    assert 1.96 < found["change"] / se < 2.4
    assert found["finding"] == "none"


def test_pilot_centers_that_change_otherwise_are_looked_at_too():
    apart = {"a": 80, "b": 81, "c": 50, "d": 51}
    found = row(observed(apart), scope="pilot")
    # Pilots: +30 and +31 points, the others: 0 and +1: a difference of 30 points.
    assert found["change"] == pytest.approx(0.30)
    assert found[["before", "value"]].tolist() == pytest.approx([0.005, 0.305])
    assert found["finding"] == "unaimed"


def test_counts_are_held_against_the_year_before():
    found = row(observed(SAME), name="k2")
    assert found["basis"] == "same_months_year_before"
    assert row(observed(SAME), name="k1")["basis"] == "previous_round"


def test_a_first_round_has_nothing_to_look_at():
    first = given(framework=PAF, measure_month=months("2023-01-01", **UP))
    enquiry = enquire(first, None, None)
    found = observe(first, plan(first, enquiry, None), None).unexpected_change
    assert len(found) == 0
    assert "finding" in found
    assert BASELINE.previous is None
