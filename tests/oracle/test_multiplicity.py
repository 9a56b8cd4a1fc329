"""Adjusted p-values against R and against the example of Benjamini and Hochberg."""

import numpy as np
import pytest

from pescycle.stats.multiplicity import benjamini_hochberg, holm

# Benjamini & Hochberg (1995), section 3.2: fifteen hypotheses on thrombolysis.
P = (
    *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459),
    *(0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000),
)
# R 4.2.2: p.adjust(p, "holm")
R_HOLM = (
    *(0.0015, 0.0056, 0.0247, 0.1140, 0.2211, 0.2780, 0.2780, 0.2780, 0.3213),
    *(1, 1, 1, 1, 1, 1),
)
# R 4.2.2: p.adjust(p, "BH")
R_BH = (
    *(0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.0638571428571429),
    *(0.0638571428571429, 0.0645, 0.0765, 0.486, 0.5811818181818181),
    *(0.7148749999999999, 0.7532307692307693, 0.8132142857142857, 1),
)


def test_holm_is_that_of_r():
    assert holm(P) == pytest.approx(R_HOLM, rel=1e-12)


def test_benjamini_hochberg_is_that_of_r():
    assert benjamini_hochberg(P) == pytest.approx(R_BH, rel=1e-12)


def test_the_paper_rejects_four_hypotheses_where_holm_rejects_three():
    assert (benjamini_hochberg(P) <= 0.05).sum() == 4
    assert (holm(P) <= 0.05).sum() == 3


def test_missing_ones_and_ties_are_treated_as_in_r():
    # R 4.2.2: q <- c(.03, NA, .01, .03, .2, 0); p.adjust(q, "holm"); p.adjust(q, "BH")
    q = [0.03, np.nan, 0.01, 0.03, 0.2, 0]
    assert holm(q) == pytest.approx([0.09, np.nan, 0.04, 0.09, 0.2, 0], nan_ok=True)
    found = benjamini_hochberg(q)
    assert found == pytest.approx([0.0375, np.nan, 0.025, 0.0375, 0.2, 0], nan_ok=True)
