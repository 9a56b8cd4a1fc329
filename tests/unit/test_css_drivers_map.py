"""The map of importance and performance."""

import numpy as np
import pandas as pd

from pescycle.css.drivers import importance_performance


def importances(*rows):
    names = ["item", "share", "low", "high"]
    return pd.DataFrame(rows, columns=names).assign(method="lmg", level=0.95, base=200)


def indices(*rows):
    return pd.DataFrame(rows, columns=["item", "value", "low", "high"])


def test_a_driver_lies_in_a_quadrant_only_with_both_intervals_off_the_lines():
    # Lines: (0.4 + 0.4 + 0.1 + 0.1 + 0.25) / 5 = 0.25 and (50 + 90 + 50 + 90 + 70) / 5 = 70
    shares = importances(
        ("a", 0.4, 0.3, 0.5),
        ("b", 0.4, 0.3, 0.5),
        ("c", 0.1, 0.0, 0.2),
        ("d", 0.1, 0.0, 0.2),
        ("e", 0.25, 0.2, 0.3),
    )
    rated = indices(
        ("a", 50, 40, 60),
        ("b", 90, 80, 95),
        ("c", 50, 40, 60),
        ("d", 90, 80, 95),
        ("e", 70, 65, 75),
    )
    found = importance_performance(shares, rated)
    assert found["quadrant"].tolist() == [
        *("work_first", "keep_up", "later", "no_more", "not_clear")
    ]
    assert set(found["importance_cut"]) == {0.25}
    assert set(found["performance_cut"]) == {70}


def test_an_interval_that_touches_a_line_or_is_missing_is_not_clear():
    # Lines at 0.5 and 50.
    shares = importances(("a", 0.8, 0.5, 0.9), ("b", 0.2, np.nan, np.nan))
    rated = indices(("a", 30, 20, 40), ("b", 70, 60, 80))
    found = importance_performance(shares, rated)
    assert found["quadrant"].tolist() == ["not_clear", "not_clear"]


def test_a_driver_whose_index_is_not_published_is_not_on_the_map():
    shares = importances(("a", 0.8, 0.5, 0.9), ("b", 0.2, 0.1, 0.3))
    assert importance_performance(shares, indices(("a", 30, 20, 40)))["item"].tolist() == [
        "a"
    ]
    assert importance_performance(shares, indices()).empty
