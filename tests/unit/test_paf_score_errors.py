"""The errors of scores, from those of the KPIs, the sum in a comment."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from pescycle.model.framework import MonthlyCount, PooledMean, PooledShare
from pescycle.paf.scoring.tree import level_tree
from pescycle.paf.uncertainty import leaves, month_freedom, score_errors, simulation
from pescycle.paf.uncertainty.combining import leaf_weights
from pescycle.paf.uncertainty.engine import Rows
from pescycle.paf.uncertainty.errors import shares
from pescycle.paf.uncertainty.leaves import drawn
from tests.uncertainty import ALONE, GEOMETRIC, four, settings, tree


def test_the_variance_of_a_sum_needs_no_drawing():
    # The exact shortcut beside the plain simulation, and its draws cut at both ends.
    one = four(centers=8, error=0.25)
    run = simulation(one, tree(), settings(20_000, **ALONE))
    share = leaf_weights(tree())
    z = np.random.default_rng(2).standard_normal((20_000, 4, 8))
    uncut = np.einsum("l,rlc->rc", share, one.value + 0.25 * z)
    assert score_errors(run, one).whole == pytest.approx(uncut.std(axis=0), rel=0.02)
    plain = np.einsum("l,rlc->rc", share, np.array([drawn(one, each) for each in z]))
    alone = [run.engine.scores(Rows(sampling=row)).copy() for row in range(20_000)]
    quantiles = np.arange(0.05, 1, 0.05)
    assert np.quantile(alone, quantiles, axis=0) == pytest.approx(
        np.quantile(plain, quantiles, axis=0), abs=0.012
    )


def test_where_means_are_not_arithmetic_the_errors_are_drawn():
    one = four(centers=5, error=0.02)
    run = simulation(one, tree(GEOMETRIC), settings(4000, **ALONE))
    # To first order the error of exp(sum w log x) is score x sqrt(sum (w s / x)^2)
    share = leaf_weights(tree())[:, None]
    first_order = run.score * np.sqrt(((share * 0.02 / one.value) ** 2).sum(axis=0))
    assert score_errors(run, one).whole == pytest.approx(first_order, rel=0.06)


def test_scores_at_the_end_of_the_scale_are_no_surer_than_others():
    # Cut to 1.2 nine tenths of this center's draws would be alike
    value = np.array([[0.6, 1.2, 1.33]])
    one = leaves(value, value - 0.196, value + 0.196, bounds=(0, 1.2))
    flat = level_tree([("a", "p", 1.0)], [("p", "", 1.0)])
    own = score_errors(simulation(one, flat, settings(200, **ALONE)), one)
    assert own.whole == pytest.approx([0.1, 0.1, 0.1], rel=1e-3)
    bent = level_tree([("a", "p", 1.0)], [("p", "", 1.0)], mean=GEOMETRIC)
    drawn_again = score_errors(simulation(one, bent, settings(4000, **ALONE)), one)
    assert drawn_again.whole == pytest.approx([0.1, 0.1, 0.1], rel=0.05)


def test_errors_each_way_follow_the_score_and_not_the_figure():
    # Lower is better: the figure's upper limit is the score further down. In a band both
    # limits lie below, and the larger distance counts both ways.
    value = np.array([[0.8, 0.8, 0.8]])
    low = value + np.array([[-0.0196, 0.0392, -0.0196]])
    high = value + np.array([[0.0392, -0.0196, -0.0392]])
    down, up = leaves(value, low, high, bounds=(0, 1.2)).standard_errors()
    assert down[0] == pytest.approx([0.01, 0.01, 0.02], rel=1e-3)
    assert up[0] == pytest.approx([0.02, 0.02, 0.02], rel=1e-3)


def test_limits_out_of_six_months_are_students():
    # t(5) at 97.5 %: 2.5706; half a width of 0.25706 is a standard error of 0.1. Two such
    # halves add up to sqrt(2) x 0.05 with 10 degrees of freedom (Satterthwaite).
    value = np.full((2, 3), 0.9)
    one = leaves(value, value - 0.25706, value + 0.25706, bounds=(0, 1.2), df=5.0)
    flat = level_tree([("a", "p", 0.5), ("b", "p", 0.5)], [("p", "", 1.0)])
    found = score_errors(simulation(one, flat, settings(200, **ALONE)), one)
    assert found.down == pytest.approx(np.full(3, 0.070711), rel=1e-4)
    assert found.df == pytest.approx(np.full(3, 10.0))


def test_what_is_missing_leaves_its_weight_in_each_center():
    missing = np.array([[0, 1, 0], [0, 0, 0], [0, 0, 1], [0, 0, 1]], dtype=bool)
    # All there: 0.4 x (0.5, 0.5), 0.6 x (0.25, 0.75); then p is b alone; then q lacks
    expected = [[0.2, 0.0, 0.5], [0.2, 0.4, 0.5], [0.15, 0.15, 0.0], [0.45, 0.45, 0.0]]
    assert shares(tree(), missing) == pytest.approx(np.array(expected))
    one = four(gap=True)
    drawn_again = simulation(one, tree(), settings(200, **ALONE))
    squares = shares(tree(), one.missing) ** 2 * 0.05**2
    assert score_errors(drawn_again, one).whole == pytest.approx(
        np.sqrt(squares.sum(axis=0)), rel=1e-4
    )


def test_degrees_of_freedom_are_the_months_that_counted_less_one():
    # Center a: 6 months open; b: closed in 2 of them, one not reported; no share has any
    dates = pd.date_range("2023-01-01", periods=6, freq="MS")
    rows = [
        {
            "center": center,
            "month": month,
            "measure": name,
            "value": np.nan if (center, place) == ("b", 0) else 10.0,
            "open_share": 0.0 if center == "b" and place > 3 else 1.0,
        }
        for center in "ab"
        for place, month in enumerate(dates)
        for name in ("visits", "minutes")
    ]
    kinds = {
        "count": MonthlyCount(kind="monthly_count", measure="visits"),
        "mean": PooledMean(kind="mean", total="minutes", count="visits"),
        "share": PooledShare(kind="share", numerator="minutes", denominator="visits"),
    }
    kpis = {
        name: SimpleNamespace(
            formula=formula, measures=list(formula.model_dump(exclude={"kind"}).values())
        )
        for name, formula in kinds.items()
    }
    framework = SimpleNamespace(kpi=kpis.get)
    found = month_freedom(pd.DataFrame(rows), framework, ["count", "mean", "share"], "abc")
    assert found.tolist() == [[5, 2, 1], [5, 4, 1], [np.inf] * 3]
