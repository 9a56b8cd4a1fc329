"""One center's month: only what the watch shows, with its year before and its signal."""

from types import SimpleNamespace

import pandas as pd

from pescycle.phases.month_note import latest_month, month_note

MONTHS = pd.to_datetime(["2023-11-01", "2023-12-01"])


def action(values=(30.0, 20.0), signal=("", "beyond_limits")):
    point = pd.DataFrame(
        {
            "center": "a",
            "kpi": "k1",
            "month": MONTHS,
            "value": values,
            "base": [10, 10],
            "low": 25.0,
            "high": 35.0,
            "signal": signal,
            "direction": [0, -1],
            "state": "published",
        }
    )
    season = point[["center", "kpi", "month"]].assign(year_before=31.0, difference=-11.0)
    rule = pd.DataFrame(
        {
            "center": ["a", "a"],
            "kpi": "k1",
            "rule": ["beyond_limits", "shift"],
            "direction": -1,
            "sense": "better",
        }
    )
    return SimpleNamespace(monitor_point=point, monitor_season=season, monitor_signal=rule)


def test_a_month_has_one_row_a_kpi_even_where_two_rules_are_fulfilled():
    note = month_note(action(), "a", MONTHS[1])
    assert len(note) == 1
    assert note.loc[0, "signal"]
    assert note.loc[0, ["value", "year_before", "sense"]].tolist() == [20, 31, "better"]


def test_a_month_without_a_signal_goes_neither_way():
    note = month_note(action(), "a", MONTHS[0])
    assert not note.loc[0, "signal"]
    assert note.loc[0, "sense"] == ""


def test_the_latest_month_is_the_last_that_may_be_shown():
    assert latest_month(action()) == MONTHS[1]
    assert latest_month(action(values=(30.0, None))) == MONTHS[0]
    assert latest_month(action(values=(None, None))) is None
    assert latest_month(action(), "b") is None


def test_another_center_has_no_note():
    assert month_note(action(), "b", MONTHS[1]).empty
