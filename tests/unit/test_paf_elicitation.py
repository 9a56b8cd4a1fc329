import numpy as np
import pandas as pd
import pytest
from scipy.special import polygamma, psi

from pescycle.paf.elicitation import (
    allocation_sheets,
    comparison_sheets,
    concentration,
    concordance,
    consultation,
    dirichlet_fit,
    disagreement,
    judgment_matrix,
    priorities,
)

CHILDREN = ["a", "b", "c"]


def points(*sheets):
    rows = [
        (f"p{number}", "n", child, value)
        for number, sheet in enumerate(sheets, 1)
        for child, value in zip(CHILDREN, sheet, strict=True)
    ]
    return pd.DataFrame(rows, columns=["participant", "node", "child", "points"])


def pairs(*rows):
    columns = ["participant", "node", "first", "second", "judgment"]
    return pd.DataFrame([(p, "n", *rest) for p, *rest in rows], columns=columns)


def test_points_become_shares_and_their_mean():
    found = allocation_sheets(points([50, 30, 20], [30, 50, 20]), "n", CHILDREN)
    assert found.shares.to_numpy() == pytest.approx(
        np.array([[0.5, 0.3, 0.2], [0.3, 0.5, 0.2]])
    )
    assert found.joint == pytest.approx([0.4, 0.4, 0.2])


def test_a_node_without_sheets_has_none():
    assert allocation_sheets(points([50, 30, 20]), "other", CHILDREN) is None
    assert comparison_sheets(pairs(("p1", "a", "b", 2.0)), "other", CHILDREN) is None


def test_a_sheet_that_fits_itself_has_a_ratio_of_zero():
    # a is 2 b and b is 3 c, so a is 6 c: weights 6 : 3 : 1
    rows = pairs(("p1", "a", "b", 2.0), ("p1", "b", "c", 3.0), ("p1", "a", "c", 6.0))
    found = priorities(judgment_matrix(rows, CHILDREN))
    assert found.weights == pytest.approx([0.6, 0.3, 0.1])
    assert found.largest == pytest.approx(3)
    assert found.ratio == pytest.approx(0, abs=1e-9)


def test_an_incomplete_sheet_is_filled_so_that_it_fits():
    rows = pairs(("p1", "a", "b", 2.0), ("p1", "b", "c", 3.0))
    found = priorities(judgment_matrix(rows, CHILDREN))
    assert found.weights == pytest.approx([0.6, 0.3, 0.1])
    assert not found.complete
    assert np.isnan(found.ratio)


def test_things_that_nobody_compared_with_the_others_have_no_weights():
    found = priorities(judgment_matrix(pairs(("p1", "a", "b", 2.0)), CHILDREN))
    assert np.isnan(found.weights).all()
    assert comparison_sheets(pairs(("p1", "a", "b", 2.0)), "n", CHILDREN) is None


def test_two_things_cannot_contradict_each_other():
    found = priorities(np.array([[1, 4], [0.25, 1]]))
    assert found.weights == pytest.approx([0.8, 0.2])
    assert found.ratio == 0


def test_sheets_that_contradict_themselves_or_have_gaps_are_counted_and_count():
    rows = pairs(
        ("p1", "a", "b", 2.0),
        ("p1", "b", "c", 3.0),
        ("p1", "c", "a", 9.0),
        ("p2", "a", "b", 2.0),
        ("p2", "b", "c", 3.0),
    )
    found = comparison_sheets(rows, "n", CHILDREN)
    assert (found.inconsistent, found.incomplete) == (1, 1)
    assert list(found.shares.index) == ["p1", "p2"]
    assert found.joint.sum() == pytest.approx(1)


def test_the_dirichlet_parameters_solve_the_likelihood_equations():
    # With t_k the mean of log share k: psi(a_k) - psi(sum a) = t_k
    shares = np.array([[0.5, 0.3, 0.2], [0.4, 0.4, 0.2], [0.6, 0.25, 0.15]])
    found = dirichlet_fit(shares)
    assert psi(found) - psi(found.sum()) == pytest.approx(np.log(shares).mean(axis=0))
    assert (polygamma(1, found) > polygamma(1, found.sum())).all()


def test_the_concentration_comes_back_from_many_draws():
    draws = np.random.default_rng(1).dirichlet([12, 6, 2], size=4000)
    assert concentration(draws) == pytest.approx(20, rel=0.05)


def test_full_agreement_a_single_sheet_and_nothing_at_all():
    assert concentration(np.full((5, 2), 0.5)) == 10_000
    assert np.isnan(concentration(np.array([[0.5, 0.5]])))
    assert np.isfinite(concentration(np.array([[1, 0], [0, 1.0], [0.5, 0.5]])))
    assert np.isnan(concordance(np.array([[0.5, 0.5]])).w)
    assert np.isnan(concordance(np.full((3, 3), 1 / 3)).w)


def test_the_same_order_everywhere_is_full_concordance():
    assert concordance(np.array([[3, 2, 1], [9, 2, 1], [5, 4, 3]])).w == pytest.approx(1)


def test_a_consultation_gives_means_intervals_and_groups():
    sheets = allocation_sheets(
        points([50, 30, 20], [30, 50, 20], [40, 40, 20], [60, 20, 20]), "n", CHILDREN
    )
    groups = pd.Series({"p1": "x", "p2": "x", "p3": "y", "p4": "y"})
    found = consultation(sheets, groups)
    assert list(found["group"].unique()) == ["all", "x", "y"]
    first = found.iloc[0]
    # mean 0.45, sd 0.1291, se 0.0645, t(3) 3.182: 0.45 -+ 0.2054
    assert first[["proposed", "sd"]].tolist() == pytest.approx([0.45, 0.129099], rel=1e-5)
    assert first[["low", "high"]].tolist() == pytest.approx([0.24457, 0.65543], abs=1e-5)
    # c gets 20 points from everybody: nothing varies, so there is no interval
    assert np.isnan(found.iloc[2]["low"])
    assert found[found["group"] == "y"]["proposed"].tolist() == pytest.approx(
        [0.5, 0.3, 0.2]
    )
    assert list(consultation(sheets)["group"].unique()) == ["all"]


def test_disagreement_tells_order_and_closeness():
    close = allocation_sheets(
        points([50, 30, 20], [52, 29, 19], [48, 31, 21]), "n", CHILDREN
    )
    apart = allocation_sheets(
        points([80, 10, 10], [10, 80, 10], [10, 10, 80]), "n", CHILDREN
    )
    one, other = disagreement(close), disagreement(apart)
    assert one["concordance"] == pytest.approx(1)
    assert other["concordance"] == pytest.approx(0)
    assert one["concentration"] > 100 > 10 > other["concentration"]
    assert (one["children"], one["base"]) == (3, 3)
