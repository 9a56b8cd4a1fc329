"""Agreement of raters: edges, blanks, and the bootstrap against a plain loop."""

import time

import numpy as np
import pytest

from pescycle.stats.agreement import (
    KappaWeights,
    Level,
    conger_kappa,
    intraclass_correlations,
    krippendorff_alpha,
    light_kappa,
    weighted_kappa,
)
from pescycle.stats.agreement.krippendorff import SEED

GAP = np.nan


def ratings(*rows):
    return np.array(rows, dtype=float)


def plain_alpha(rows, level):
    """Krippendorff's formula, pair by pair."""
    units = [[v for v in row if not np.isnan(v)] for row in rows]
    units = [unit for unit in units if len(unit) > 1]
    pooled = sorted(value for unit in units for value in unit)

    def gap(a, b):
        match level:
            case "nominal":
                return float(a != b)
            case "interval":
                return (a - b) ** 2
            case "ratio":
                return ((a - b) / (a + b)) ** 2 if a + b else 0.0
        low, high = min(a, b), max(a, b)
        between = sum(low <= v <= high for v in pooled)
        return (between - (pooled.count(a) + pooled.count(b)) / 2) ** 2 if a != b else 0.0

    inside = sum(sum(gap(a, b) for a in u for b in u) / (len(u) - 1) for u in units)
    across = sum(gap(a, b) for a in pooled for b in pooled) / (len(pooled) - 1)
    return 1 - inside / across


@pytest.mark.parametrize("level", Level)
def test_alpha_and_its_bootstrap_are_those_of_a_plain_loop(level):
    rows = ratings(
        [10, 20, GAP], [30, 30, 40], [50, GAP, 55], [80, 70, 90], [20, 20, 10], [0, 5, GAP]
    )
    found = krippendorff_alpha(rows, level=level, replicates=40)
    random = np.random.Generator(np.random.PCG64(SEED))
    drawn = (random.random((40, 6)) * 6).astype(int)
    loop = [plain_alpha(rows[units], level) for units in drawn]
    assert found.value == pytest.approx(plain_alpha(rows, level), abs=1e-12)
    half = 2.570581835636314 * np.std(loop, ddof=1)  # t(5)
    limits = (found.value - half, min(found.value + half, 1))
    assert (found.low, found.high) == pytest.approx(limits, abs=1e-12)


def test_units_of_one_group_are_resampled_together():
    rows = ratings([1, 1], [5, 5], [2, 4], [1, 3], [9, 9], [7, 8])
    whole = krippendorff_alpha(rows, groups=np.array([0, 0, 1, 1, 2, 2]), replicates=60)
    random = np.random.Generator(np.random.PCG64(SEED))
    drawn = (random.random((60, 3)) * 3).astype(int)
    loop = [
        plain_alpha(np.concatenate([rows[2 * g : 2 * g + 2] for g in groups]), "interval")
        for groups in drawn
    ]
    half = 4.302652729749462 * np.std(loop, ddof=1)  # t(2)
    limits = (whole.value - half, min(whole.value + half, 1))
    assert (whole.low, whole.high) == pytest.approx(limits, abs=1e-12)


def test_perfect_agreement_is_one_and_no_variation_is_missing():
    assert krippendorff_alpha(ratings([1, 1], [2, 2], [3, 3])).value == 1
    assert np.isnan(krippendorff_alpha(ratings([4, 4], [4, 4], [4, 4])).value)


def test_systematic_disagreement_lies_below_zero():
    # within 4 x 2 x 1 = 8 of 4 units; across 2 x 16 / 7 = 32 / 7: 1 - 8 x 7 / 32 = -0.75
    found = krippendorff_alpha(ratings([0, 1], [1, 0], [0, 1], [1, 0]), level=Level.NOMINAL)
    assert found.value == pytest.approx(-0.75)


@pytest.mark.parametrize(
    "rows", [np.empty((0, 3)), ratings([1, GAP], [GAP, 2]), ratings([GAP, GAP])]
)
def test_without_a_unit_that_two_have_rated_alpha_is_missing(rows):
    found = krippendorff_alpha(rows)
    assert np.isnan([found.value, found.low, found.high]).all()
    assert (found.units, found.ratings) == (0, 0)


def test_two_groups_are_too_few_for_limits():
    rows = ratings([1, 2], [3, 3], [5, 4], [6, 7])
    found = krippendorff_alpha(rows, groups=np.array([0, 0, 1, 1]))
    assert not np.isnan(found.value)
    assert np.isnan([found.low, found.high]).all()


def test_a_confidence_of_95_is_refused():
    with pytest.raises(ValueError, match="write 95 % as"):
        krippendorff_alpha(ratings([1, 2], [2, 2]), confidence=95)


def test_the_bootstrap_of_a_large_assessment_takes_well_below_two_seconds():
    random = np.random.Generator(np.random.PCG64(1))
    rows = np.floor(random.random((22 * 12, 5)) * 401) / 4
    for level in Level:
        start = time.perf_counter()
        krippendorff_alpha(rows, level=level, groups=np.arange(264) // 22)
        assert time.perf_counter() - start < 2


def test_units_with_a_blank_are_left_out_of_intraclass_correlations():
    whole = ratings([1, 2, 3], [4, 4, 6], [7, 9, 8], [2, 2, 3])
    more = np.vstack([whole, ratings([5, GAP, 6])])
    assert intraclass_correlations(more).equals(intraclass_correlations(whole))
    assert (intraclass_correlations(more)["base"] == 4).all()


@pytest.mark.parametrize(
    "rows",
    [
        np.empty((0, 2)),
        ratings([1, 2, 3]),
        ratings([1], [2], [3]),
        ratings([5, 5], [5, 5], [5, 5]),
        ratings([1, 1], [2, 2], [3, 3]),  # perfect: F would be infinite
        ratings([1, 3], [2, 4], [3, 5]),  # perfect but for severity
    ],
)
def test_where_nothing_can_be_divided_by_intraclass_correlations_are_missing(rows):
    found = intraclass_correlations(rows)
    assert len(found) == 6
    assert found[["value", "low", "high", "f", "p"]].isna().all(axis=None)


def test_kappa_of_perfect_agreement_is_one_without_limits():
    found = weighted_kappa(np.array([0.0, 1, 2]), np.array([0.0, 1, 2]), bands=3)
    assert (found.value, found.base) == (1, 3)
    assert np.isnan([found.low, found.high]).all()


def test_kappa_is_missing_where_both_use_one_band_only():
    found = weighted_kappa(np.array([1.0, 1]), np.array([1.0, 1]), bands=3)
    assert np.isnan(found.value)


def test_kappa_counts_the_units_that_both_have_rated():
    found = weighted_kappa(np.array([0.0, GAP, 1, 1]), np.array([0.0, 1, GAP, 0]), bands=2)
    assert found.base == 2


@pytest.mark.parametrize("several", [light_kappa, conger_kappa])
def test_several_raters_of_whom_nobody_shares_a_unit_have_no_kappa(several):
    found = several(ratings([0, GAP], [GAP, 1], [0, GAP]), bands=2)
    assert np.isnan([found.value, found.low, found.high]).all()
    assert found.base == 0


@pytest.mark.parametrize("several", [light_kappa, conger_kappa])
def test_of_two_raters_the_kappa_of_several_is_that_of_the_pair(several):
    first, second = np.array([0.0, 1, 2, 2, 1, 0]), np.array([0.0, 1, 1, 2, 0, 0])
    pair = weighted_kappa(first, second, bands=3, weights=KappaWeights.LINEAR)
    found = several(np.column_stack([first, second]), bands=3, weights=KappaWeights.LINEAR)
    assert found.value == pytest.approx(pair.value)


def test_one_band_is_refused():
    with pytest.raises(ValueError, match="at least two bands"):
        weighted_kappa(np.array([0.0]), np.array([0.0]), bands=1)
