"""Assessor severity and paired differences against R."""

import pandas as pd
import pytest

from pescycle.paf.maturity import self_peer_differences, severity

# R 4.2.2, lme4 1.1.31
# g <- expand.grid(a = 0:4, t = 0:11); g <- g[(g$a * 5 + g$t * 3) %% 7 != 0, ]
# g$y <- 40 + 30 * ((g$t * 37) %% 11) / 11 + c(-8, 3, 6, 0, -4)[g$a + 1] +
#   9 * ((g$t * (7 + g$a) + 3 * g$a) %% 13) / 13
# l <- lm(y ~ 0 + factor(t) + factor(a), g); e <- c(0, coef(l)[13:16]); e - mean(e)
EFFECT = [-7.278779500346, 3.648346005727, 6.030917579301, 0.393285276982]
EFFECT += [-2.793769361665]
# V <- rbind(0, cbind(0, vcov(l)[13:16, 13:16])); C <- diag(5) - 1/5
# sqrt(diag(C %*% V %*% C))
SE = [0.801671081095, 0.801671081095, 0.765163977881, 0.801671081095, 0.765163977881]
# qt(0.975, l$df.residual)
QUANTILE = 2.028094000980451
# m <- lmer(y ~ 0 + factor(t) + (1 | a), g, control = lmerControl(optCtrl =
#   list(xtol_abs = 1e-14, ftol_abs = 1e-14))); ranef(m)
SHRUNK = [-7.067280212672, 3.538950232623, 5.871866427156, 0.379480325984]
SHRUNK += [-2.723016773093]
# as.data.frame(VarCorr(m))$sdcor
SD, RESIDUAL = 5.184597509817, 2.779571412242
# X, Z: model matrices of t and a; lam <- ratio of the variances
# P <- solve(rbind(cbind(X'X, X'Z), cbind(Z'X, Z'Z + diag(5) / lam))) * residual variance
# sqrt(diag(C %*% P[13:17, 13:17] %*% C))
PREDICTION = [0.789945784815, 0.789945784815, 0.754951090748, 0.789945784815]
PREDICTION += [0.754951090748]


@pytest.fixture(scope="module")
def found():
    columns = "assessor role center statement section phase weight value".split()
    rows = [
        (f"a{a}", "self", "c", f"t{t}", "s", "score", 1.0, score(a, t))
        for t in range(12)
        for a in range(5)
        if (a * 5 + t * 3) % 7
    ]
    assert len(rows) == 52
    return severity(pd.DataFrame(rows, columns=columns))


def score(a, t):
    own = [-8, 3, 6, 0, -4][a]
    return 40 + 30 * (t * 37 % 11) / 11 + own + 9 * ((t * (7 + a) + 3 * a) % 13) / 13


def test_effects_of_assessors_are_those_of_lm(found):
    own = found.assessor.sort_values("assessor")
    assert own["effect"].tolist() == pytest.approx(EFFECT, abs=1e-11)
    assert own["se"].tolist() == pytest.approx(SE, abs=1e-11)
    half = (own["high"] - own["low"]) / 2
    assert half.tolist() == pytest.approx([QUANTILE * se for se in SE], abs=1e-10)


def test_shrunk_effects_and_variances_are_those_of_lmer(found):
    own = found.assessor.sort_values("assessor")
    # lmer's search stops at about 1e-7
    assert own["shrunk"].tolist() == pytest.approx(SHRUNK, abs=1e-6)
    assert (found.sd, found.residual) == pytest.approx((SD, RESIDUAL), abs=1e-6)
    half = (own["shrunk_high"] - own["shrunk"]) / 1.959963984540054
    assert half.tolist() == pytest.approx(PREDICTION, abs=1e-6)


def test_the_difference_of_self_and_peer_is_a_paired_t_test():
    # t.test(c(52.5, 61, 48, 70.25, 55), c(47, 58.5, 49, 60, 51), paired = TRUE)
    own, others = (52.5, 61, 48, 70.25, 55), (47, 58.5, 49, 60, 51)
    rows = [
        (f"c{n}", role, "s", "score", value)
        for role, values in (("self", own), ("peer", others))
        for n, value in enumerate(values)
    ]
    columns = ["center", "role", "section", "phase", "value"]
    found = self_peer_differences(pd.DataFrame(rows, columns=columns)).iloc[0]
    assert (found["low"], found["high"]) == pytest.approx(
        (-0.878914049599417, 9.378914049599416), abs=1e-12
    )
    assert found["p"] == pytest.approx(0.0828787687262487, abs=1e-14)
