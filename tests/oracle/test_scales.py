"""Scale quality against R's psych package."""

import numpy as np
import pandas as pd
import pytest

from pescycle.css.scales import (
    alpha_difference,
    alpha_interval,
    congruence,
    omega_total,
    one_factor,
    parallel_analysis,
    polychoric_correlations,
    reliability,
    sampling_adequacy,
)
from pescycle.css.scales.polychoric import bivariate_normal
from pescycle.css.scales.reliability import correlations

# R 4.2.2, psych 2.2.9. The answers are sums, so that both programs can make them:
#   i <- 0:299; z <- ((i * 7919) %% 1009) / 1009
#   x <- sapply(1:6, function(j) {
#     u <- ((i * (31 + 17 * j) + 13 * j) %% 997) / 997; q <- 0.55 * z + 0.45 * u
#     1 + floor(5 * pmin(0.999, q ^ (0.6 + 0.15 * j))) })
#   x[i %% 23 == 4, 2] <- NA; x[i %% 31 == 5, 5] <- NA
#   a <- alpha(as.data.frame(x)); r <- cor(x, use = "pairwise")
ROW = np.arange(300)
# a$total$raw_alpha, a$total$std.alpha
ALPHA = (0.881946303479981, 0.882173641121281)
# a$alpha.drop$raw_alpha; a$item.stats$r.drop
IF_DELETED = [
    *(0.864795001258780, 0.862047866450844, 0.858089661937488),
    *(0.860509643440438, 0.862330955154247, 0.861619694652312),
]
ITEM_REST = [
    *(0.672797450313719, 0.689389408701257, 0.712568754463086),
    *(0.697932620030221, 0.687104348290603, 0.691333189493154),
]
# KMO(r)$MSA, $MSAi; eigen(r)$values
MSA = 0.911220059811371
MSA_ITEMS = [
    *(0.917295771803456, 0.911949026593299, 0.903561226502426),
    *(0.909954553096367, 0.913472412895493, 0.911917418581459),
]
EIGENVALUES = [
    *(3.782187648010844, 0.477840748129844, 0.453296363143421),
    *(0.447790958682074, 0.436545179782299, 0.402339102251520),
]
# fa(r, 1, fm = "minres"), polished: optim(loadings, function(l) { d <- r - outer(l, l);
#   diag(d) <- 0; sum(d^2) }, method = "BFGS", control = list(reltol = 1e-18)); then fa
LOADINGS = [
    *(0.724270179723842, 0.746320638673443, 0.769137264896951),
    *(0.751086946285354, 0.737964922216506, 0.746659777279744),
]
FA_LOADINGS = [
    *(0.724270203526654, 0.746320628548019, 0.769137272561858),
    *(0.751086954, 0.737964896093962, 0.746659774479930),
]
OMEGA = 0.882740503953461  # omega(r, nfactors = 1)$omega.tot
# mnormt::sadmvn a cell, thresholds from each item's own answers, optimize(tol = 1e-12)
POLYCHORIC = {
    (0, 1): 0.592824597137699,
    (0, 2): 0.621063184346603,
    (1, 4): 0.605768609675215,
    (3, 5): 0.616503213545132,
}
# polychoric(x, correct = 0)$rho: psych stops its search at about 1e-5
PSYCH_POLYCHORIC = {
    (0, 1): 0.592826836407653,
    (0, 2): 0.621071422399238,
    (1, 4): 0.605772176674871,
    (3, 5): 0.616509534013401,
}


@pytest.fixture(scope="module")
def answers():
    mood = (ROW * 7919) % 1009 / 1009
    columns = {}
    for item in range(1, 7):
        own = (ROW * (31 + 17 * item) + 13 * item) % 997 / 997
        latent = (0.55 * mood + 0.45 * own) ** (0.6 + 0.15 * item)
        columns[f"q{item}"] = 1 + np.floor(5 * np.minimum(0.999, latent))
    frame = pd.DataFrame(columns)
    frame.loc[ROW % 23 == 4, "q2"] = np.nan
    frame.loc[ROW % 31 == 5, "q5"] = np.nan
    return frame


def test_alpha_and_its_items_are_psychs(answers):
    found = reliability(answers)
    assert (found.alpha, found.standardised) == pytest.approx(ALPHA, rel=1e-10)
    np.testing.assert_allclose(found.if_deleted, IF_DELETED, rtol=1e-10)
    np.testing.assert_allclose(found.item_rest, ITEM_REST, rtol=1e-10)


def test_feldts_interval_is_psychs():
    # alpha.ci(0.881946303479981, n.obs = 280, n.var = 6)
    found = alpha_interval(ALPHA[0], 280, 6)
    assert found == pytest.approx((0.859160362376946, 0.902146881560070), rel=1e-10)


# R 4.2.2: W <- (1 - a1) / (1 - a2); d <- c((n1 - 1) * (k - 1), n1 - 1, n2 - 1,
#   (n2 - 1) * (k - 1)); m <- function(b) b / (b - 2)
#   s <- function(a, b) (a + 2) * b^2 / (a * (b - 2) * (b - 4))
#   A <- m(d[2]) * m(d[4]); B <- s(d[1], d[2]) * s(d[3], d[4])
#   p <- pf(W, 2 * A^2 / (2 * B - A * B - A^2), 2 * A / (A - 1)); 2 * min(p, 1 - p)
# last: the product itself, e <- integrate(function(x) df(x, d[1], d[2]) *
#   pf(W / x, d[3], d[4]), 0, Inf, rel.tol = 1e-10)$value; 2 * min(e, 1 - e)
@pytest.mark.parametrize(
    ("alphas", "bases", "items", "expected", "product"),
    [
        ((0.80, 0.85), (100, 120), 6, 0.176070179209794, 0.17630509),
        ((0.80, 0.85), (100, 120), 3, 0.224552817369763, 0.22520641),
        ((0.84, 0.87), (530, 70), 11, 0.247806339659224, 0.24787706),
    ],
)
def test_two_alphas_are_compared_as_feldt_did(alphas, bases, items, expected, product):
    (first, second), (own, other) = alphas, bases
    found = alpha_difference(first, own, second, other, items=items)
    assert found == pytest.approx(expected, rel=1e-10)
    assert found == pytest.approx(product, abs=1e-3)
    turned = alpha_difference(second, other, first, own, items=items)
    assert turned == pytest.approx(product, abs=1e-3)


def test_a_loading_never_explains_more_than_the_item():
    # R 4.2.2: R <- the matrix; u <- sqrt(.995)
    # optim(c(.8, .5, .5, .3), function(l) { d <- R - outer(l, l); diag(d) <- 0; sum(d^2) },
    #   method = "L-BFGS-B", lower = -u, upper = u, control = list(factr = 10, pgtol = 0))
    matrix = np.array(
        [[1, 0.6, 0.6, 0.3], [0.6, 1, 0.1, 0.1], [0.6, 0.1, 1, 0.1], [0.3, 0.1, 0.1, 1]]
    )
    expected = [0.99749686716300, 0.51006659790089, 0.51006659790089, 0.26480095142541]
    np.testing.assert_allclose(one_factor(matrix), expected, rtol=1e-6)


def test_sampling_adequacy_is_psychs(answers):
    whole, items = sampling_adequacy(correlations(answers))
    assert whole == pytest.approx(MSA, rel=1e-10)
    np.testing.assert_allclose(items, MSA_ITEMS, rtol=1e-10)


def test_one_factor_and_omega_are_psychs(answers):
    matrix = correlations(answers)
    loading = one_factor(matrix)
    np.testing.assert_allclose(loading, LOADINGS, rtol=1e-8)
    np.testing.assert_allclose(loading, FA_LOADINGS, rtol=1e-6)
    assert omega_total(matrix, loading) == pytest.approx(OMEGA, rel=1e-8)


def test_parallel_analysis_has_rs_eigenvalues_and_one_factor(answers):
    found = parallel_analysis(correlations(answers), len(answers))
    np.testing.assert_allclose(found.eigenvalues, EIGENVALUES, rtol=1e-10)
    # fa.parallel(x, fa = "pc")$ncomp
    assert found.factors == 1


@pytest.mark.parametrize("pair", POLYCHORIC)
def test_polychoric_correlations_are_those_of_the_same_likelihood_in_r(answers, pair):
    found = polychoric_correlations(answers)[pair]
    assert found == pytest.approx(POLYCHORIC[pair], rel=1e-6)
    assert found == pytest.approx(PSYCH_POLYCHORIC[pair], rel=1e-4)


# R 4.2.2, mnormt: sadmvn(c(-Inf, -Inf), c(h, k), c(0, 0), matrix(c(1, r, r, 1), 2)); the
# first is 1/4 + asin(r) / (2 pi), the last min(pnorm(h), pnorm(k)) but for 1e-12
@pytest.mark.parametrize(
    ("first", "second", "rho", "expected"),
    [
        (0, 0, 0.5, 1 / 3),
        (0, 0, -0.9, 0.25 + np.arcsin(-0.9) / (2 * np.pi)),
        (1, 1, 0.0, 0.8413447460685429**2),
    ],
)
def test_the_bivariate_normal_has_its_known_values(first, second, rho, expected):
    found = bivariate_normal(np.array(first), np.array(second), rho)
    assert found == pytest.approx(expected, rel=1e-8)


def test_the_same_pattern_of_loadings_is_congruent():
    # 0.6 * 0.3 + 0.8 * 0.4 = 0.5; lengths 1 and 0.5
    assert congruence(np.array([0.6, 0.8]), np.array([0.3, 0.4])) == pytest.approx(1)
    assert congruence(np.array([1.0, 0]), np.array([0, 1.0])) == 0
