"""Agreement of raters against R's psych, Shrout and Fleiss, and Krippendorff's example."""

import numpy as np
import pytest

from pescycle.stats.agreement import (
    IccForm,
    KappaWeights,
    Level,
    conger_kappa,
    intraclass_correlations,
    krippendorff_alpha,
    light_kappa,
    weighted_kappa,
)

# Shrout & Fleiss (1979), Psychological Bulletin 86, 420-428, table 2: six targets, four
# judges; the coefficients as printed in their table 4.
JUDGES = np.array(
    [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
).astype(float)
PRINTED = {"icc1": 0.17, "icc2": 0.29, "icc3": 0.71, "icc1k": 0.44, "icc2k": 0.62}
PRINTED |= {"icc3k": 0.91}
# R 4.2.2, psych 2.2.9: r <- ICC(x, lmer = FALSE)$results; r$ICC, r[, 7], r[, 8]
R_JUDGES = [
    ("icc1", 0.165741768405476, -0.132932324874751, 0.722560062328121),
    ("icc2", 0.289763779527559, 0.018786513374712, 0.761084369648953),
    ("icc3", 0.714840714840715, 0.342464765033925, 0.945858259955360),
    ("icc1k", 0.442797133679269, -0.884442155238119, 0.912415420340776),
    ("icc2k", 0.620050547598989, 0.071136815302503, 0.927232040167722),
    ("icc3k", 0.909315542377069, 0.675674713816305, 0.985891678169062),
]
# r$p for the one-way and the two-way forms
R_P = {"icc1": 0.164768808344639611, "icc2": 0.000134566516484337}
# The same of x <- sapply(0:4, function(j) 20 + 60 * ((i * 7919) %% 101) / 101 +
#   15 * ((i * (13 + j) + 5 * j) %% 17) / 17 - 4 * j) with i <- 0:21
R_STATEMENTS = [
    ("icc1", 0.798014065837, 0.671449235004, 0.896688183527),
    ("icc2", 0.804175210833, 0.454252159913, 0.925880499962),
    ("icc3", 0.948895213822, 0.908274247451, 0.975627982400),
    ("icc1k", 0.951816979192, 0.910860318584, 0.977476044064),
    ("icc2k", 0.953559714943, 0.806266891622, 0.984241702273),
    ("icc3k", 0.989343358454, 0.980202065109, 0.995028667355),
]

# i <- 0:59; a <- (i * 7) %% 5
# b <- pmin(4, pmax(0, a + ((i * 11) %% 7 > 4) - ((i * 13) %% 9 > 6)))
# d <- pmin(4, pmax(0, a + ((i * 5) %% 8 > 5) - ((i * 3) %% 7 > 5)))
ROW = np.arange(60)
A = (ROW * 7) % 5
B = np.clip(A + (ROW * 11 % 7 > 4).astype(int) - (ROW * 13 % 9 > 6), 0, 4)
D = np.clip(A + (ROW * 5 % 8 > 5).astype(int) - (ROW * 3 % 7 > 5), 0, 4)
# k <- cohen.kappa(cbind(a, b)); k$confid; with linear weights
# cohen.kappa(cbind(a, b), w = 1 - abs(outer(0:4, 0:4, "-")) / 4)
R_KAPPA = {
    "unweighted": (0.604166666666667, 0.458235978842955, 0.750097354490378),
    "linear": (0.802494802494802, 0.723910569328523, 0.881079035661082),
    "quadratic": (0.921161825726141, 0.885985879235353, 0.956337772216929),
}
# k <- cohen.kappa(cbind(a, b, d)); k$av.kappa, k$av.wt
R_LIGHT = {"unweighted": 0.576040941776850, "quadratic": 0.913363116979068}
# cg <- function(m, w) { po <- pe <- 0
#   for (p in combn(3, 2, simplify = FALSE)) {
#     t <- table(factor(m[, p[1]], 0:4), factor(m[, p[2]], 0:4)) / nrow(m)
#     po <- po + sum(w * t); pe <- pe + sum(w * outer(rowSums(t), colSums(t))) }
#   (po - pe) / (3 - pe) }
R_CONGER = {
    "unweighted": 0.576094510076442,
    "linear": 0.787355664799360,
    "quadratic": 0.913263462233466,
}
# v <- sapply(1:60, function(u) f(m[-u, ])); s <- sqrt(59 / 60 * sum((v - mean(v))^2))
# f(m) + qt(c(.025, .975), 59) * s
R_CONGER_LIMITS = (0.878791217203580, 0.947735707263352)
R_LIGHT_LIMITS = (0.879001066405998, 0.947725167552139)

# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section D: twelve units,
# four observers, seven blanks and more; the four values as printed there.
_ = np.nan
OBSERVERS = np.array(
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
        [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
    ]
).T
PRINTED_ALPHA = {"nominal": 0.743, "ordinal": 0.815, "interval": 0.849, "ratio": 0.797}


def statements():
    i = np.arange(22)[:, None]
    j = np.arange(5)[None, :]
    wave = 60 * (i * 7919 % 101) / 101
    return 20 + wave + 15 * ((i * (13 + j) + 5 * j) % 17) / 17 - 4 * j


@pytest.mark.parametrize(
    ("ratings", "expected"), [(JUDGES, R_JUDGES), (statements(), R_STATEMENTS)]
)
def test_six_intraclass_correlations_and_their_limits_are_those_of_psych(ratings, expected):
    found = intraclass_correlations(ratings).set_index("form")
    for form, value, low, high in expected:
        row = found.loc[form]
        assert (row["value"], row["low"], row["high"]) == pytest.approx(
            (value, low, high), abs=1e-11
        )


def test_the_six_forms_are_those_that_shrout_and_fleiss_printed():
    found = intraclass_correlations(JUDGES).set_index("form")["value"]
    assert {form: round(found[form], 2) for form in IccForm} == PRINTED


@pytest.mark.parametrize("form", R_P)
def test_p_values_of_the_intraclass_correlations_are_those_of_psych(form):
    found = intraclass_correlations(JUDGES).set_index("form")
    assert found.loc[form, "p"] == pytest.approx(R_P[form], abs=1e-14)


@pytest.mark.parametrize("weights", KappaWeights)
def test_weighted_kappa_and_its_limits_are_those_of_psych(weights):
    found = weighted_kappa(A.astype(float), B.astype(float), bands=5, weights=weights)
    assert (found.value, found.low, found.high) == pytest.approx(
        R_KAPPA[weights], abs=1e-13
    )


@pytest.mark.parametrize("weights", R_LIGHT)
def test_the_mean_kappa_of_three_raters_is_that_of_psych(weights):
    raters = np.column_stack([A, B, D]).astype(float)
    found = light_kappa(raters, bands=5, weights=KappaWeights(weights))
    assert found.value == pytest.approx(R_LIGHT[weights], abs=1e-13)


def test_limits_of_the_mean_kappa_are_those_of_a_jackknife_in_r():
    raters = np.column_stack([A, B, D]).astype(float)
    found = light_kappa(raters, bands=5)
    assert (found.low, found.high) == pytest.approx(R_LIGHT_LIMITS, abs=1e-12)


@pytest.mark.parametrize("weights", KappaWeights)
def test_congers_kappa_of_three_raters_is_that_of_its_formula_in_r(weights):
    raters = np.column_stack([A, B, D]).astype(float)
    found = conger_kappa(raters, bands=5, weights=weights)
    assert found.value == pytest.approx(R_CONGER[weights], abs=1e-13)
    if weights == KappaWeights.QUADRATIC:
        assert (found.low, found.high) == pytest.approx(R_CONGER_LIMITS, abs=1e-12)


@pytest.mark.parametrize("level", Level)
def test_krippendorffs_own_example_gives_the_alphas_that_he_printed(level):
    found = krippendorff_alpha(OBSERVERS, level=level, replicates=0)
    assert round(found.value, 3) == PRINTED_ALPHA[level]
    assert (found.units, found.ratings) == (11, 40)  # one unit has a single rating
