"""Drivers against R: shares of R2, relative weights, proportional odds, parallel lines."""

import json

import numpy as np
import pandas as pd
import pytest

from pescycle.css.design import Stage, SurveyDesign, simple_design
from pescycle.css.drivers.bootstrap import once
from pescycle.css.drivers.correlations import adjusted, pairwise_correlations
from pescycle.css.drivers.parallel_lines import parallel_lines
from pescycle.css.drivers.proportional_odds import proportional_odds
from pescycle.css.drivers.ranks import rank_correlations
from pescycle.css.drivers.relative_weights import relative_weights
from pescycle.css.drivers.shapley import shapley_shares
from tests.reference import SHARED, needs

FOLDER = SHARED / "reference" / "css"
CLOSED, ITERATIVE = 1e-10, 1e-6
pytestmark = needs(FOLDER)
NAMES = ("swiss.drivers", "mtcars.drivers4", "mtcars.drivers10")


def record(file, name):
    return next(r for r in json.loads((FOLDER / file).read_text()) if r["id"] == name)


def table(name):
    """The schools with the columns of the models: meals in four classes, two dummies."""
    schools = pd.read_csv(FOLDER / name)
    classes = pd.cut(schools["meals"], [-0.1, 25, 50, 75, 100], labels=False)
    columns = [
        schools["avg.ed"],
        schools["mobility"],
        schools["stype"] == "H",
        schools["stype"] == "M",
    ]
    return schools, classes.to_numpy(float), np.column_stack(columns).astype(float)


def design_of(schools, *, strata="", clusters="", finite=False, weighted=True):
    size = len(schools)
    stratum = pd.factorize(schools[strata])[0] if strata else np.zeros(size, dtype=int)
    unit = pd.factorize(schools[clusters])[0] if clusters else np.arange(size)
    population = schools["fpc"].to_numpy(float) if finite else None
    weight = schools["pw"].to_numpy(float) if weighted else np.ones(size)
    return SurveyDesign(weight, (Stage(unit, stratum, population),))


@pytest.mark.parametrize("name", NAMES)
def test_shapley_shares_and_relative_weights_are_those_of_all_subsets(name):
    case = record("drivers.json", name)
    arguments, result = case["args"], case["result"]
    data = pd.read_csv(FOLDER / case["data"])[[arguments["y"], *arguments["x"]]]
    matrix = np.corrcoef(data.to_numpy(float).T)
    shares = shapley_shares(matrix)
    np.testing.assert_allclose(shares, result["lmg"], rtol=CLOSED)
    np.testing.assert_allclose(shares.sum(), result["R2"], rtol=CLOSED)
    np.testing.assert_allclose(relative_weights(matrix), result["johnson"], rtol=CLOSED)


def test_relative_weights_agree_with_a_published_table():
    # R package rwa, its README: mtcars, mpg on cyl, disp, hp, gear.
    data = pd.read_csv(FOLDER / "mtcars.csv")[["mpg", "cyl", "disp", "hp", "gear"]]
    found = relative_weights(np.corrcoef(data.to_numpy(float).T))
    published = [0.2284797, 0.2221469, 0.2321744, 0.0963886]
    np.testing.assert_allclose(found, published, atol=5e-8)


# R 4.2.2, d <- read.csv("apistrat.csv"), x <- c("avg.ed", "mobility", "ell", "meals"):
#   r2 <- function(v) summary(lm(reformulate(v, "api00"), d, weights = pw))$r.squared
#   lmg: for each driver the sum over all sets of the others of
#     |S|! (p - |S| - 1)! / p! * (r2(c(S, driver, status)) - r2(c(S, status)))
#   johnson: C <- cov2cor(cov.wt(d[c("api00", x)], d$pw / sum(d$pw))$cov), e <- eigen(...)
#     of the residuals of lm(v ~ H + M, weights = pw) where the status is taken out
WEIGHTED = {
    0: (
        [
            0.28604645386555527,
            0.00545365739174276,
            0.13929139071943783,
            0.28192716432143305,
        ],
        [0.2879738344774595, 0.0061473382924317, 0.1416710182034602, 0.2769264753248177],
    ),
    2: (
        [
            0.27318717893098032,
            0.00842093281871731,
            0.15924711095965299,
            0.33888669046479691,
        ],
        [0.2755994923660950, 0.0100169717109633, 0.1639814244878501, 0.3301440246092393],
    ),
}
R_STATUS_R2 = 0.0248623788540418


@pytest.mark.parametrize("status", WEIGHTED)
def test_weighted_shares_with_the_status_taken_out_first_agree_with_r(status):
    schools, _, columns = table("apistrat.csv")
    drivers = schools[["avg.ed", "mobility", "ell", "meals"]].to_numpy(float)
    values = np.column_stack([schools["api00"], columns[:, 2 : 2 + status], drivers])
    design = design_of(schools)
    left = adjusted(pairwise_correlations(design, once(design), values), status)[0]
    own = left[0, 0]
    assert 1 - own == pytest.approx(R_STATUS_R2 if status else 0, rel=CLOSED)
    lmg, johnson = WEIGHTED[status]
    np.testing.assert_allclose(shapley_shares(left) * own, lmg, rtol=CLOSED)
    np.testing.assert_allclose(relative_weights(left) * own, johnson, rtol=CLOSED)


def test_correlations_with_gaps_rest_on_who_has_both():
    # R: cov.wt(d[ok, c(a, b)], d$pw[ok] / sum(d$pw[ok]), cor = TRUE)$cor[1, 2]
    schools, _, _ = table("apistrat.csv")
    design = design_of(schools)
    values = schools[["api00", "avg.ed", "acs.k3", "full"]].to_numpy(float)
    found = pairwise_correlations(design, once(design), values)[0]
    np.testing.assert_allclose(
        [found[0, 1], found[0, 2], found[0, 3], found[1, 2]],
        [0.810662347016351, -0.070429606183134, 0.536681387989097, -0.00112842695899123],
        rtol=1e-10,
    )


def test_rank_correlations_are_spearmans():
    # R: cor(Fertility, swiss[x], method = "spearman")
    swiss = pd.read_csv(FOLDER / "swiss.csv")
    drivers = ["Agriculture", "Examination", "Education", "Catholic", "Infant.Mortality"]
    design = simple_design(len(swiss))
    found = rank_correlations(
        design,
        once(design),
        swiss["Fertility"].to_numpy(float),
        swiss[drivers].to_numpy(float),
    )
    expected = [
        *(0.242664276936418, -0.660902996352354, -0.443257690360988),
        *(0.413645562301243, 0.437136700574223),
    ]
    np.testing.assert_allclose(found[0], expected, rtol=CLOSED)


def test_weighted_ranks_are_those_of_repeated_rows():
    # R: cor(rep(y, w), rep(z, w), method = "spearman"); unweighted 0.80631299566365
    y = np.array([1, 2, 2, 3, 4, 5, 5, 3.0])
    z = np.array([2, 1, 2, 4, 3, 5, 4, 4.0])
    weights = np.array([1, 2, 3, 1, 2, 1, 3, 2.0])
    for weight, expected in ((weights, 0.817973737917753), (np.ones(8), 0.80631299566365)):
        design = simple_design(8).weighted(weight)
        found = rank_correlations(design, once(design), y, z[:, None])
        assert found[0, 0] == pytest.approx(expected, rel=CLOSED)


# R 4.2.2, ordinal 2022.11-16, survey 4.1.1; m <- cut(meals, c(-.1, 25, 50, 75, 100)):
#   fit <- clm(m ~ avg.ed + mobility + H + M, data = d, weights = pw,
#              control = clm.control(gradTol = 1e-10)); c(fit$beta, fit$alpha)
#   SE: scores of the weighted log likelihood at these estimates times the inverse of its
#   Hessian (differences of the scores), divided by pw, then SE(svytotal(., design))
CLM = {
    ("apistrat.csv", "stype", ""): (
        [
            *(-4.2401409090027533, 0.0118069377601191, -2.0545143556285099),
            *(-0.6360912481375620, -14.0318584667756117, -11.3645726541599146),
            -8.9745389898667902,
        ],
        [
            *(0.5025731659841471, 0.0117106312445517, 0.4470873446594740),
            *(0.3613302334167359, 1.6955606519197954, 1.4655536747839319),
            1.2630626051766387,
        ],
    ),
    ("apisrs.csv", "", ""): (
        [
            *(-4.3932699784694584, 0.0142730889144893, -2.1456213195702065),
            *(-0.9811595499852395, -14.5761826960475158, -12.1106145240744478),
            -9.6765359923427390,
        ],
        [
            *(0.4787846097850165, 0.0286125116614736, 0.4836834742205183),
            *(0.4357700945944241, 1.5654423050701896, 1.3774158601689848),
            1.2067955086159379,
        ],
    ),
    ("apistrat.csv", "", "dnum"): (
        None,
        [
            *(0.5023072402245644, 0.0115314171019496, 0.4566602228681242),
            *(0.3680814103459040, 1.6565012482578052, 1.4027187177509275),
            1.1604831373658839,
        ],
    ),
}


@pytest.mark.parametrize(("file", "strata", "clusters"), CLM)
def test_proportional_odds_agree_with_clm_and_the_design_based_sandwich(
    file, strata, clusters
):
    schools, answer, columns = table(file)
    design = design_of(schools, strata=strata, clusters=clusters, finite=not clusters)
    model = proportional_odds(design, answer, columns)
    coefficients, se = CLM[file, strata, clusters]
    if coefficients:
        np.testing.assert_allclose(model.coefficients, coefficients, rtol=ITERATIVE)
    np.testing.assert_allclose(model.se, se, rtol=ITERATIVE)


@pytest.mark.parametrize("name", ["srs.olr", "strat.olr", "strat_nofpc.olr"])
def test_proportional_odds_agree_with_svyolr_as_far_as_it_iterates(name):
    # svyolr's optimiser stops some way off the peak (its coefficients differ from those of
    # clm, gradient 1e-10, by up to 4e-5), so that no closer agreement can be had.
    case = record("design_estimates.json", name)
    schools, answer, columns = table(case["data"])
    design = design_of(
        schools, strata=case["design"].get("strata", ""), finite="fpc" in case["design"]
    )
    model = proportional_odds(design, answer, columns)
    np.testing.assert_allclose(model.coefficients, case["result"]["coef"], rtol=1e-4)
    np.testing.assert_allclose(model.se, case["result"]["se"], rtol=5e-4)


def test_with_two_answers_it_is_the_logistic_model():
    # R: svyglm(top ~ ell + mobility, svydesign(~1, strata = ~stype, weights = ~pw, data),
    #    family = quasibinomial); top = api00 > 700; its intercept is minus the cut
    schools, _, _ = table("apistrat.csv")
    top = (schools["api00"] > 700).to_numpy(float)
    columns = schools[["ell", "mobility"]].to_numpy(float)
    model = proportional_odds(design_of(schools, strata="stype"), top, columns)
    np.testing.assert_allclose(
        model.coefficients * [1, 1, -1],
        [-0.11745003092245083, 0.00351129976408733, 1.51920529881036837],
        rtol=ITERATIVE,
    )
    np.testing.assert_allclose(
        model.se,
        [0.0226618840970290, 0.0133197685972714, 0.3597993259852468],
        rtol=ITERATIVE,
    )


# R 4.2.2: at each cut k glm(m > k ~ ., family = binomial, weights = pw), scores stacked;
# V <- vcov(svytotal(scores / pw, design)); D contrasts of the slopes with the first cut's;
# W <- t(D b) solve(D V t(D)) D b, F <- W (df - q + 1) / (df q), pf(F, q, df - q + 1).
# Columns: Wald, F, p; rows: avg.ed, mobility, H, M, all together.
LINES = {
    ("stype", "", True): """
0.383999478563975 0.191025121316089 0.826265452204190
0.270754561407480 0.134690086385447 0.874067554492963
1.735083371401412 0.863137920798672 0.423433400696876
2.266782575658089 1.127638032560877 0.325888564124160
5.618089351517591 0.677307726388542 0.711176250444669
""",
    ("", "", False): """
0.4958695772376798 0.2466888851584437 0.781623553097823
0.0746686858768103 0.0371467331748956 0.963541455768217
1.5242313911436398 0.7582859684583936 0.469824205871046
2.3132379576021567 1.1508068231287112 0.318488299441072
5.0722737384255998 0.6117315061417808 0.767410115928163
""",
    ("", "dnum", True): """
0.391902446083117 0.194488900481547 0.823489031942247
0.266736458694178 0.132372944053454 0.876129498367048
1.305218492627636 0.647739028057745 0.524869964303824
2.352142054379541 1.167294377733131 0.314375302488071
4.840892671335902 0.573501277294458 0.798070157515726
""",
}


@pytest.mark.parametrize(("strata", "clusters", "weighted"), LINES)
def test_parallel_lines_agree_with_the_test_built_by_hand(strata, clusters, weighted):
    schools, answer, columns = table("apistrat.csv")
    design = design_of(
        schools, strata=strata, clusters=clusters, finite=bool(strata), weighted=weighted
    )
    lines = parallel_lines(design, answer, columns)
    expected = np.array(LINES[strata, clusters, weighted].split(), dtype=float)
    found = np.column_stack([lines.wald, lines.f, lines.p])
    np.testing.assert_allclose(found.ravel(), expected, rtol=ITERATIVE)
