"""Targets: expected levels, trends and medians as R gives them."""

import numpy as np
import pandas as pd
import pytest

from pescycle.paf.targets import trend_level
from pescycle.paf.targets.peer_median import peer_medians
from pescycle.paf.targets.regression import expected_levels


def test_an_expected_level_is_what_the_line_through_all_other_centers_says():
    # x <- c(0.031,0.028,0.024,0.022,0.026,0.033,0.021,0.030,0.023,0.029,0.048,0.027)
    # y <- c(0.62,0.58,0.55,0.49,0.61,0.66,0.47,0.60,0.52,0.63,0.71,0.50)
    # fit <- lm(y ~ x); y - resid(fit) / (1 - hatvalues(fit))
    x = [*(0.031, 0.028, 0.024, 0.022, 0.026, 0.033), *(0.021, 0.030, 0.023, 0.029, 0.048)]
    y = [0.62, 0.58, 0.55, 0.49, 0.61, 0.66, 0.47, 0.60, 0.52, 0.63, 0.71, 0.50]
    found = expected_levels(pd.Series(y), pd.DataFrame({"x": [*x, 0.027]}))
    r = [
        *(0.598188899707887, 0.573397497593840, 0.537387387387387, 0.527235602094241),
        *(0.550837390457644, 0.612072072072072, 0.522103559870550, 0.590666666666667),
        *(0.531726251276813, 0.578392685274302, 0.869569892473119, 0.571420289855072),
    ]
    np.testing.assert_allclose(found["reference"], r, rtol=1e-12)
    assert set(found["support"]) == {12}


def test_two_covariates_and_a_center_without_a_value():
    # n <- 20; a <- seq(0, 1, length.out = n); b <- rep(c(1, 4, 2, 8), 5)
    # fit <- lm(z ~ a + b); z - resid(fit) / (1 - hatvalues(fit))
    # predict(fit, data.frame(a = 0.5, b = 3)) for a center that has no value
    z = [31, 35, 30, 44, 36, 40, 37, 52, 38, 47, 41, 55, 45, 49, 44, 60, 47, 56, 50, 66]
    covariates = pd.DataFrame(
        {"a": [*np.linspace(0, 1, 20), 0.5], "b": [*([1, 4, 2, 8] * 5), 3]}
    )
    found = expected_levels(pd.Series([*z, np.nan], dtype="float64"), covariates)
    r = [27.9623376623377, 35.8360962952285, 33.4260291998246, 46.6349942062572]
    np.testing.assert_allclose(found["reference"][:4], r, rtol=1e-12)
    last = [47.4137999209174, 54.1685429796987, 52.0529164161155, 64.1139641224059]
    np.testing.assert_allclose(found["reference"][16:20], last, rtol=1e-12)
    assert found["reference"][20] == pytest.approx(43.6725190839695, rel=1e-12)


def test_a_trend_is_the_line_through_three_years_one_year_on():
    # predict(lm(y ~ x, data.frame(x = c(-1, -2, -3), y = c(120, 100, 110))),
    #         data.frame(x = 0))
    found = trend_level(np.array([[120.0], [100.0], [110.0]]))
    assert found[0] == pytest.approx(120, rel=1e-12)


def test_a_peer_median_is_that_of_r():
    # ave(c(3, 1, 4, 1, 5, 9, 2, 6, 5, 3), rep(c("a", "b"), each = 5), FUN = median)
    values = pd.Series([3, 1, 4, 1, 5, 9, 2, 6, 5, 3], dtype="float64")
    found = peer_medians(values, pd.Series(["a"] * 5 + ["b"] * 5))
    assert found["reference"].tolist() == [3] * 5 + [5] * 5
