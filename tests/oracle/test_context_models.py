"""Expected values of record models against R's glm and lm, each center left out."""

import numpy as np
import pandas as pd
import pytest

from pescycle.model.context import ContextModel
from pescycle.paf.context import models
from pescycle.paf.context.comparison import comparison
from pescycle.paf.context.models import modelled
from tests.records import CENTERS, FACTORS, records

# R 4.2.2, data as in tests.records; for each center c
#   g <- glm(f, fam, d[d$center != c, ], control = glm.control(epsilon = 1e-15))
#   own <- d[d$center == c, ]; mu <- predict(g, own, type = "response"); sum(mu)
#   sum(g$family$variance(mu))  # lm: length(mu) * summary(g)$dispersion
#   X <- model.matrix(delete.response(terms(f)), own); k <- t(X) %*% g$family$mu.eta(X %*%
#   coef(g)); t(k) %*% vcov(g) %*% k
# f: y ~ wait + sex + age, binomial; cnt ~ ..., poisson; days ~ ..., gaussian
EXPECTED, VARIANCE, EXTRA = "expected", "variance", "extra"
R = {
    ("logistic", "placed"): {
        EXPECTED: (
            *(88.491187525106, 44.0276130734, 88.389584016198, 45.6985683532093),
            *(44.0169739001155, 86.5620473068879, 43.9318872435434, 44.5053273215608),
        ),
        VARIANCE: (
            *(46.9739334467641, 23.540245485299, 46.8798665751178, 23.7868011653417),
            *(23.6289008414337, 46.8186022848444, 23.5997193868037, 23.6295739199784),
        ),
        EXTRA: (
            *(10.4910490094572, 2.74841382104842, 10.5004451808691, 2.70301735223719),
            *(2.38153055695874, 12.0124244867068, 2.36911443668609, 2.64435497631469),
        ),
    },
    ("poisson", "visits"): {
        EXPECTED: (
            *(271.244568187848, 133.6716593042, 272.330333793464, 130.519392265234),
            *(133.32456149024, 267.984696364256, 133.235169027497, 134.62363782353),
        ),
        VARIANCE: (
            *(271.244568187848, 133.6716593042, 272.330333793464, 130.519392265234),
            *(133.32456149024, 267.984696364256, 133.235169027497, 134.62363782353),
        ),
        EXTRA: (
            *(61.5686585132132, 14.9928679176477, 61.4834120515257, 14.8573902140948),
            *(13.3008202490504, 70.0681744370056, 13.4705485310905, 15.2625989787411),
        ),
    },
    ("linear", "days"): {
        EXPECTED: (
            *(11534.5487525867, 5717.11952391177, 11548.2673108834, 5845.65847879739),
            *(5773.6815465995, 11474.6597656206, 5775.92866604041, 5755.2378710018),
        ),
        VARIANCE: (
            *(138107.620228783, 68818.0214168985, 137019.264247903, 68232.2584497771),
            *(68517.3021697688, 136733.844846156, 68492.0719001172, 68416.7808971313),
        ),
        EXTRA: (
            *(30938.8558640597, 7866.17002361351, 30643.9733553944, 7766.739509708),
            *(6884.57420793315, 35462.0813663717, 6901.06646302864, 7679.04453432564),
        ),
    },
}
# the same with f: y ~ wait + sex, binomial
WITHOUT_AGE = (
    *(88.5086295773097, 44.0048558823239, 88.2796918744132, 45.6476715743884),
    *(44.0154356210596, 86.6466556901092, 43.9580410799083, 44.538479318514),
)
# the same, leaving out all centers with c %% 3 the same
FOLDS = (
    *(91.3762237401653, 43.3558164622155, 87.5878513615818, 45.5889340270175),
    *(43.5669504522984, 86.4724033474302, 45.3919210266492, 44.1916040670984),
)


def model(kind: str, **factors: object) -> ContextModel:
    return ContextModel(kind=kind, outcome="outcome", factors=factors or FACTORS)


def compared(kind: str, outcome: str) -> pd.DataFrame:
    found = modelled("k", records(outcome), model(kind), centers=CENTERS)
    return comparison(found.rows)


@pytest.mark.parametrize(("kind", "outcome"), R)
def test_expected_sums_of_each_center_are_those_of_r(kind, outcome):
    rows = compared(kind, outcome)
    theirs = R[kind, outcome]
    np.testing.assert_allclose(rows["expected"], theirs[EXPECTED], rtol=1e-10)
    both = np.add(theirs[VARIANCE], theirs[EXTRA])
    # R's vcov stands one step before the last: its eighth digit still moves.
    np.testing.assert_allclose((rows["se"] * rows["expected"]) ** 2, both, rtol=1e-7)


def test_observed_sums_are_those_of_r():
    # R: tapply(d$y, d$center, sum); tapply(d$cnt, d$center, sum)
    rows = comparison(
        modelled("k", records("placed"), model("logistic"), centers=CENTERS).rows
    )
    assert rows["observed"].tolist() == [91, 45, 89, 32, 46, 90, 46, 47]
    rows = comparison(
        modelled("k", records("visits"), model("poisson"), centers=CENTERS).rows
    )
    assert rows["observed"].tolist() == [269, 137, 256, 157, 123, 252, 143, 136]


def test_the_model_without_a_factor_is_that_of_r():
    less = model("logistic", wait=FACTORS["wait"], sex=FACTORS["sex"])
    found = modelled("k", records("placed"), less, centers=CENTERS)
    expected = comparison(found.rows)["expected"]
    np.testing.assert_allclose(expected, WITHOUT_AGE, rtol=1e-10)


def test_many_centers_are_left_out_in_folds(monkeypatch):
    monkeypatch.setattr(models, "MOST_FITS", 3)
    found = modelled("k", records("placed"), model("logistic"), centers=CENTERS)
    assert found.fits == 3
    np.testing.assert_allclose(comparison(found.rows)["expected"], FOLDS, rtol=1e-10)


def test_chances_put_together_leave_the_limits_where_they_are(monkeypatch):
    exact = compared("logistic", "placed")
    monkeypatch.setattr(models, "MANY_PATTERNS", 0)
    rough = compared("logistic", "placed")
    chances = ["chance_inner", "chance_outer"]
    limits, roughly = exact.drop(columns=chances), rough.drop(columns=chances)
    pd.testing.assert_frame_equal(limits, roughly, rtol=1e-6)
    # The chance of a flag is read off the tails, where the variance left out shows first.
    pd.testing.assert_frame_equal(exact[chances], rough[chances], rtol=1e-4)
