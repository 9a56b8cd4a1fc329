"""Weights from workshop sheets, against Saaty's published examples and R."""

from fractions import Fraction

import numpy as np
import pytest

from pescycle.paf.elicitation import (
    concentration,
    concordance,
    dirichlet_fit,
    joint_judgments,
    priorities,
)


def matrix(text):
    rows = [line.split() for line in text.strip().splitlines()]
    return np.array([[float(Fraction(cell)) for cell in row] for row in rows])


# Saaty (1990), How to make a decision, European Journal of Operational Research 48, 9-26,
# table 2: choosing a house by eight criteria.
HOUSE = matrix("""
1   5   3   7  6   6   1/3 1/4
1/5 1   1/3 5  3   3   1/5 1/7
1/3 3   1   6  3   4   6   1/5
1/7 1/5 1/6 1  1/3 1/4 1/7 1/8
1/6 1/3 1/3 3  1   1/2 1/5 1/6
1/6 1/3 1/4 4  2   1   1/5 1/6
3   5   1/6 7  5   5   1   1/2
4   7   5   8  6   6   2   1
""")
# Saaty (2008), Decision making with the analytic hierarchy process, International Journal
# of Services Sciences 1, 83-98, table 2: which drink is consumed more in the USA.
DRINKS = matrix("""
1   9 5   2   1   1   1/2
1/9 1 1/3 1/9 1/9 1/9 1/9
1/5 3 1   1/3 1/4 1/3 1/9
1/2 9 3   1   1/2 1   1/3
1   9 4   2   1   2   1/2
1   9 3   1   1/2 1   1/3
2   9 9   3   2   3   1
""")
SHARES = (
    np.array(
        [
            [50, 30, 20],
            [40, 40, 20],
            [60, 25, 15],
            [30, 50, 20],
            [45, 25, 30],
            [55, 35, 10],
            [40, 30, 30],
        ]
    )
    / 100
)


def test_saatys_house_has_the_published_weights_and_consistency():
    found = priorities(HOUSE)
    published = [0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333]
    assert found.weights == pytest.approx(published, abs=5e-4)
    assert found.largest == pytest.approx(9.669, abs=5e-4)
    assert found.ratio == pytest.approx(0.169, abs=5e-4)


def test_saatys_drinks_have_the_published_weights_and_consistency():
    found = priorities(DRINKS)
    published = [0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327]
    assert found.weights == pytest.approx(published, abs=5e-4)
    assert found.ratio == pytest.approx(0.022, abs=5e-4)


def test_the_weights_are_the_principal_eigenvector_of_r():
    # R: A <- rbind(c(1,3,5), c(1/3,1,2), c(1/5,1/2,1)); e <- eigen(A)
    #    Re(e$values[1]); w <- Re(e$vectors[,1]); w / sum(w)
    found = priorities(matrix("1 3 5\n1/3 1 2\n1/5 1/2 1"))
    assert found.largest == pytest.approx(3.0036945980636, abs=1e-12)
    expected = [0.64832901382224, 0.22965079406264, 0.12202019211513]
    assert found.weights == pytest.approx(expected, abs=1e-12)


def test_joint_judgments_are_geometric_means():
    # R: exp(mean(log(c(3, 1/3, 9)))) = 2.0800838230519
    sheets = [
        matrix(f"1 {a}\n{b} 1") for a, b in (("3", "1/3"), ("1/3", "3"), ("9", "1/9"))
    ]
    joint = joint_judgments(sheets)
    assert joint[0, 1] == pytest.approx(2.0800838230519, abs=1e-12)
    assert joint[1, 0] == pytest.approx(1 / 2.0800838230519, abs=1e-12)


def test_the_dirichlet_distribution_is_that_of_rs_maximum_likelihood():
    # R: ll <- function(la) { a <- exp(la); -(nrow(x) * (lgamma(sum(a)) - sum(lgamma(a))) +
    #      sum((a - 1) * colSums(log(x)))) }
    #    o <- nlm(ll, log(c(10, 10, 10)), gradtol = 1e-12, steptol = 1e-12, iterlim = 1000)
    #    exp(o$estimate)     the optimiser stops 5e-7 before the optimum
    expected = [14.49199408233, 10.71233054540, 6.60521581251]
    assert dirichlet_fit(SHARES) == pytest.approx(expected, rel=1e-6)
    assert concentration(SHARES) == pytest.approx(31.8095404402, rel=1e-6)


def test_concordance_with_ties_is_that_of_rs_friedman_test():
    # R: q <- friedman.test(x); q$statistic / (nrow(x) * (ncol(x) - 1)); q$p.value
    found = concordance(SHARES)
    assert found.w == pytest.approx(0.66483516483516, abs=1e-12)
    assert found.p == pytest.approx(0.00952489716983, abs=1e-12)
