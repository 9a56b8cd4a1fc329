import numpy as np
import pytest

from pescycle.stats.multiplicity import benjamini_hochberg, holm

BOTH = pytest.mark.parametrize("adjusted", [holm, benjamini_hochberg])


def test_holm_multiplies_the_smallest_by_all_and_never_falls():
    # 3 x 0.01; 2 x 0.03; 1 x 0.05, but not below what came before
    assert holm([0.05, 0.01, 0.03]) == pytest.approx([0.06, 0.03, 0.06])


def test_benjamini_hochberg_multiplies_by_all_over_the_rank():
    # 3 / 1 x 0.01; 3 / 2 x 0.03; 3 / 3 x 0.04, which the second may not exceed
    assert benjamini_hochberg([0.04, 0.01, 0.03]) == pytest.approx([0.04, 0.03, 0.04])


@BOTH
def test_a_single_comparison_stays_as_it_is(adjusted):
    assert adjusted([0.04]) == pytest.approx([0.04])
    assert adjusted(0.04) == pytest.approx([0.04])


@BOTH
def test_a_missing_one_stays_missing_and_is_no_comparison(adjusted):
    assert adjusted([np.nan, 0.04]) == pytest.approx([np.nan, 0.04], nan_ok=True)
    assert np.isnan(adjusted([np.nan, np.nan])).all()


@BOTH
def test_nothing_to_compare_gives_nothing(adjusted):
    assert adjusted([]).shape == (0,)


@BOTH
def test_ties_get_the_same_value_and_none_exceeds_one(adjusted):
    found = adjusted([0.5, 0.5, 0.9, 1, 0])
    assert found[0] == found[1]
    assert found.max() <= 1
    assert found[4] == 0


@BOTH
@pytest.mark.parametrize("wrong", [-0.1, 1.1])
def test_what_is_no_p_value_is_refused(adjusted, wrong):
    with pytest.raises(ValueError, match="outside 0 to 1"):
        adjusted([0.5, wrong])


def test_benjamini_hochberg_never_says_more_than_holm():
    p = np.random.default_rng(1).uniform(size=50) ** 3
    assert (benjamini_hochberg(p) <= holm(p)).all()
    assert (benjamini_hochberg(p) >= p).all()
