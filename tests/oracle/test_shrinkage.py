"""Over-dispersion and shrinkage of ratios against R."""

import numpy as np
import pandas as pd
import pytest

from pescycle.paf.context.dispersion import dispersion
from pescycle.paf.context.mixed import logit_normal
from pescycle.paf.context.shrinkage import beta_binomial, gamma_poisson, normal_normal

# R 4.2.2: O <- c(...); E <- c(...); n <- c(...); p <- E / n
OBSERVED = np.array([52, 61, 33, 25, 110, 47, 16, 120, 36, 58, 91, 44.0])
EXPECTED = np.array(
    [48.2, 66.1, 35.5, 38.9, 80.3, 50.7, 27.4, 98.6, 40.2, 61.3, 66.8, 49.9]
)
BASE = np.array([120, 160, 90, 99, 210, 130, 71, 260, 101, 150, 170, 128.0])
SE = np.sqrt(EXPECTED * (1 - EXPECTED / BASE)) / EXPECTED
# f <- function(s) -sum(dnbinom(O, size = 1 / s^2, mu = E, log = TRUE))
# s <- exp(optimize(function(l) f(exp(l)), log(c(.005, 2)), tol = 1e-13)$minimum)
# k <- 1 / s^2; (O + k) / (E + k)
GAMMA = 0.185434346616985
GAMMA_RATIO = [
    *(1.04917076724984, 0.946418266045529, 0.961289337683206, 0.795533180105714),
    *(1.27152624862508, 0.953623444274766, 0.798164680168294, 1.16760429762159),
    *(0.939377922367028, 0.963488180030595, 1.25239438267322, 0.925299142277953),
]
# f <- function(s) { M <- 1 / s^2 - 1; -sum(lchoose(n, O) + lbeta(O + M * p, n - O + M *
#   (1 - p)) - lbeta(M * p, M * (1 - p))) }; s as above, up to .95
# (O + M * p) / (n + M) / p
BETA = 0.163298943741481
BETA_RATIO = [
    *(1.06045093017471, 0.937175973664749, 0.949897078272044, 0.738927847389765),
    *(1.31509606076065, 0.943020001559258, 0.725208381576518, 1.19032036333373),
    *(0.92325654051995, 0.956702233905242, 1.29824104276636, 0.907998463224204),
]
# s as above of -sum(dnorm(O / E, 1, sqrt(se^2 + s^2), log = TRUE))
# 1 + s^2 / (s^2 + se^2) * (O / E - 1)
NORMAL = 0.20542088541398
NORMAL_RATIO = [
    *(1.06091766923591, 0.936256163462497, 0.949849977399618, 0.739145115971865),
    *(1.31284132674565, 0.94321299384494, 0.728264398833514, 1.18886081421471),
    *(0.922887244820841, 0.956183089635415, 1.29808076428172, 0.908327375318065),
]
# two kinds of case a center: n1 <- round(n * .6); o1 <- round(O * .7); p1 <- p * 1.15
#   p2 <- (E - n1 * p1) / (n - n1)
# lme4 1.1: g <- glmer(cbind(oo, nn - oo) ~ 0 + offset(qlogis(pp)) + (1 | c), family =
#   binomial, nAGQ = 25); attr(VarCorr(g)$c, "stddev")
GLMER = 0.3506765321
# own integration in R over u <- seq(-4, 4, .001), optimize(..., tol = 1e-13):
#   s; colSums(post * ratio) / colSums(post), post = exp(loglik(u)) * dnorm(u, 0, s)
MIXED = 0.350675784797
MIXED_RATIO = [
    *(1.06155545606, 0.936835576933, 0.950030861568, 0.741107298747, 1.31848073155),
    *(0.943032983192, 0.729685834141, 1.19179942145, 0.923143685494, 0.956538109343),
    *(1.30222174441, 0.907968445513),
]


def test_counts_shrink_as_the_negative_binomial_likelihood_says():
    found = gamma_poisson(OBSERVED, EXPECTED)
    assert found.spread == pytest.approx(GAMMA, rel=1e-6)
    np.testing.assert_allclose(found.ratio, GAMMA_RATIO, rtol=1e-7)


def test_shares_shrink_as_the_beta_binomial_likelihood_says():
    found = beta_binomial(OBSERVED, BASE, EXPECTED)
    assert found.spread == pytest.approx(BETA, rel=1e-6)
    np.testing.assert_allclose(found.ratio, BETA_RATIO, rtol=1e-7)


def test_measured_ratios_shrink_as_the_normal_likelihood_says():
    found = normal_normal(OBSERVED / EXPECTED, SE)
    assert found.spread == pytest.approx(NORMAL, rel=1e-6)
    np.testing.assert_allclose(found.ratio, NORMAL_RATIO, rtol=1e-7)


def two_kinds() -> pd.DataFrame:
    first, reached = np.rint(BASE * 0.6), np.array([36, 43, 23, 18, 77, 33, 11, 84, 25, 41])
    reached = np.r_[reached, 64, 31]
    easy = EXPECTED / BASE * 1.15
    centers = [f"c{number:02d}" for number in range(12)]
    parts = [(first, reached, easy)]
    parts += [
        (BASE - first, OBSERVED - reached, (EXPECTED - first * easy) / (BASE - first))
    ]
    return pd.concat(
        [
            pd.DataFrame({"center": centers, "cases": n, "total": o, "chance": p})
            for n, o, p in parts
        ]
    )


def test_the_mixed_model_has_the_spread_of_glmer():
    assert logit_normal(two_kinds()).spread == pytest.approx(GLMER, rel=1e-5)


def test_the_mixed_models_ratios_are_those_of_an_integration_in_r():
    found = logit_normal(two_kinds())
    assert found.spread == pytest.approx(MIXED, rel=1e-6)
    np.testing.assert_allclose(found.ratio, MIXED_RATIO, rtol=1e-6)


def test_dispersion_is_the_mean_square_of_the_z_values_with_the_extremes_drawn_in():
    # R: z <- (O - E) / sqrt(E * (1 - p)); w <- sort(z); zw <- pmin(pmax(z, w[2]), w[11])
    # phi <- mean(zw^2); pchisq(12 * phi, 12, lower = FALSE); wt <- 1 / se^2
    # (12 * phi - 11) / (sum(wt) - sum(wt^2) / sum(wt))
    found = dispersion(OBSERVED / EXPECTED, SE)
    assert found.drawn_in == 1
    assert found.phi == pytest.approx(4.65755330614064, rel=1e-12)
    assert found.p == pytest.approx(1.25241249529983e-07, rel=1e-9)
    assert found.tau2 == pytest.approx(0.0452226646958957, rel=1e-12)


def test_centers_that_differ_by_less_than_chance_have_no_variance_between_them():
    # R: the same with O <- c(52,61,33,41,88,47,29,120,36,58,71,44); V <- E * .62
    observed = np.array([52, 61, 33, 41, 88, 47, 29, 120, 36, 58, 71, 44.0])
    expected = EXPECTED.copy()
    expected[[9, 10]] = 61.3, 66.8
    found = dispersion(observed / expected, np.sqrt(expected * 0.62) / expected)
    assert found.phi == pytest.approx(0.556720580362334, rel=1e-12)
    assert found.p == pytest.approx(0.877976326186389, rel=1e-12)
    assert found.tau2 == 0
