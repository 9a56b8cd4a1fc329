"""Answers expected at the end of a fieldwork, against R."""

import numpy as np
import pytest

from pescycle.css.sampling import expected_answers


# R 4.2.2: y <- 33; t <- 20; s <- 20 * 1 (days left times trend)
#   y + y * s / t; y + qnbinom(c(.025, .975), size = y + .5, prob = t / (t + s))
@pytest.mark.parametrize(
    ("collected", "elapsed", "left", "trend", "expected"),
    [
        (33, 20, 20, 1.0, (66, 52, 84)),
        (0, 10, 30, 1.0, (0, 0, 8)),
        (400, 19, 21, 0.8, (753.6842, 705, 806)),
        (5, 7, 3, 1.5, (8.214286, 5, 14)),
    ],
)
def test_the_answers_at_the_end_are_rs(collected, elapsed, left, trend, expected):
    found = expected_answers([collected], elapsed=elapsed, left=left, trend=trend)
    assert found[["expected", "low", "high"]].iloc[0].tolist() == pytest.approx(
        expected, abs=1e-4
    )


def test_the_limits_hold_the_end_as_often_as_they_say():
    # Rates from 0.2 to 5 answers a day, 20 of 40 days gone: no fewer than 95 % of the true
    # ends lie within, less what 20,000 draws leave to chance (3 standard errors, 0.005).
    random = np.random.default_rng(7)
    rate = random.uniform(0.2, 5, 20_000)
    so_far, to_come = random.poisson(rate * 20), random.poisson(rate * 20)
    found = expected_answers(so_far, elapsed=20, left=20)
    inside = (found["low"] <= so_far + to_come) & (so_far + to_come <= found["high"])
    assert inside.mean() > 0.95 - 0.005
    assert inside.mean() < 0.98
