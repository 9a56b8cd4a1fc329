"""The places that centers can truly take, all at once."""

import numpy as np
import pytest

from pescycle.paf.uncertainty import Errors, rank_sets


@pytest.mark.parametrize("centers", [12, 150])
@pytest.mark.parametrize("alike", [True, False])
def test_rank_sets_hold_all_true_ranks_at_once(centers, alike):
    # 300 rounds at 95 %: fewer than 272 hits has a chance of 0.3 % (binomial)
    source = np.random.default_rng(centers + alike)
    true = np.zeros(centers) if alike else source.normal(0, 2, centers)
    se = source.uniform(0.5, 1.5, centers)
    best = 1 + (true[None] > true[:, None]).sum(axis=1)
    worst = centers - (true[None] < true[:, None]).sum(axis=1)
    hits = 0
    for round_ in range(300):
        seen = true + se * source.standard_normal(centers)
        found = rank_sets(seen, Errors.even(se), seed=round_)
        # Centers that are truly tied may take any of their ranks: the set must hold one
        # of them, and when all are alike every one.
        inside = (found.low <= best) & (found.high >= worst)
        hits += inside.all()
    assert hits >= 272


@pytest.mark.parametrize("centers", [12, 80])
def test_errors_out_of_six_months_do_not_call_centers_different_that_are_alike(centers):
    # 250 rounds at 5 %: more than 23 alarms has a chance of 0.2 % (binomial). With the
    # normal distribution's limits it is one round in nine.
    source, alarms = np.random.default_rng(centers), 0
    for round_ in range(250):
        months = source.normal(0, source.uniform(0.5, 1.5, centers)[:, None], (centers, 6))
        errors = Errors.even(months.std(axis=1, ddof=1) / np.sqrt(6), 5.0)
        alarms += (rank_sets(months.mean(axis=1), errors, seed=round_).low > 1).any()
    assert alarms <= 23


def test_the_better_ones_error_down_and_the_worse_ones_up_decide():
    # 0.3 apart: hypot(0.1, 0.1) x 1.96 = 0.277 is less, hypot(0.2, 0.1) x 1.96 = 0.438 more
    scores, known = np.array([0.9, 0.6]), np.full(2, np.inf)
    found = rank_sets(scores, Errors(np.array([0.1, 0.2]), np.array([0.2, 0.1]), known))
    assert found.low.tolist() == [1, 2]
    found = rank_sets(scores, Errors(np.array([0.2, 0.1]), np.array([0.1, 0.1]), known))
    assert found.low.tolist() == [1, 1]


def test_sets_of_nobody_of_one_and_of_unknown_errors():
    assert len(rank_sets(np.array([]), Errors.even([])).low) == 0
    one = rank_sets(np.array([3.0]), Errors.even([1.0]))
    assert (one.low.tolist(), one.high.tolist()) == ([1], [1])
    none = rank_sets(np.array([3.0, 1.0, -9.0]), Errors.even([np.nan, 0.0, 1.0]))
    assert (none.low.tolist(), none.high.tolist()) == ([1, 1, 1], [3, 3, 3])
    with pytest.raises(ValueError, match="write 95 % as confidence"):
        rank_sets(np.array([3.0]), Errors.even([1.0]), confidence=95)
