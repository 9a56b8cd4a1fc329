"""Means, totals, ratios, quantiles and intervals of every kind of design, against R."""

import json

import numpy as np
import pandas as pd
import pytest

from pescycle.css.design import LonelyUnit, Stage, SurveyDesign
from pescycle.css.estimates import (
    Domains,
    Outcome,
    answer_cells,
    domain_means,
    domains_of,
    means,
    quantiles,
    ratios,
    totals,
)
from pescycle.stats import intervals, survey_intervals
from tests.reference import SHARED

FOLDER = SHARED / "reference" / "css"
CLOSED = 1e-10  # closed forms
Q_RULES = {"math": "hf1", "school": "hf2"}
Q_INTERVALS = {"mean": "wald", "xlogit": "logit", "beta": "beta"}


def records(*kinds):
    path = FOLDER / "design_estimates.json"
    if not path.exists():
        return []
    return [r for r in json.loads(path.read_text()) if r["what"] in kinds]


def schools(record):
    return pd.read_csv(FOLDER / record["data"])


def design_of(record, rows):
    """Elements, in strata or not, with a finite population or not."""
    given, size = record["design"], len(rows)
    stratum = np.zeros(size, dtype=int)
    if "strata" in given:
        stratum = pd.factorize(rows[given["strata"]])[0]
    population = rows[given["fpc"]].to_numpy(float) if "fpc" in given else None
    stage = Stage(np.arange(size), stratum, population)
    return SurveyDesign(rows[given["weights"]].to_numpy(float), (stage,))


def everybody(rows):
    return domains_of([(np.zeros(len(rows), dtype=int), 1)])


def grouped(rows, keys, expected):
    """Domains in the order in which R lists them."""
    keys = [keys] if isinstance(keys, str) else keys
    wanted = list(zip(*(expected[key] for key in keys), strict=True))
    found = list(zip(*(rows[key] for key in keys), strict=True))
    return domains_of([(pd.Index(wanted).get_indexer(pd.Index(found)), len(wanted))])


def numbers(rows, name):
    if name == "api00>=700":
        return (rows["api00"] >= 700).to_numpy(float)
    return rows[name.replace("api.stu", "api.stu")].to_numpy(float)


@pytest.mark.parametrize("record", records("mean", "total"), ids=lambda r: r["id"])
def test_means_and_totals_agree_with_r(record):
    rows, expected = schools(record), record["result"]
    figure = means if record["what"] == "mean" else totals
    design = design_of(record, rows)
    found = figure(design, numbers(rows, record["args"]["y"]), everybody(rows))
    assert found.value[0] == pytest.approx(expected["est"], rel=1e-12)
    assert found.se[0] == pytest.approx(expected["se"], rel=CLOSED)
    assert found.df[0] == expected["df"]
    low, high = intervals.t_interval(found.value[0], found.se[0], found.df[0])
    limits = (expected["ci_low_t"], expected["ci_high_t"])
    assert (low, high) == pytest.approx(limits, rel=CLOSED)


@pytest.mark.parametrize(
    "record", records("mean of factor", "mean of interaction"), ids=lambda r: r["id"]
)
def test_shares_of_several_answers_and_their_covariance_agree_with_r(record):
    # Each answer's share is the mean of a column of 0 and 1; together they make the matrix.
    rows, expected, y = schools(record), record["result"], record["args"]["y"]
    names = rows[[y] if isinstance(y, str) else y].astype(str).agg(".".join, axis=1)
    labels = [
        name.removeprefix(y if isinstance(y, str) else "").split(")")[-1]
        for name in expected["name"]
    ]
    design = design_of(record, rows)
    shares = np.array(
        [
            means(design, (names == x).to_numpy(float), everybody(rows)).value[0]
            for x in labels
        ]
    )
    np.testing.assert_allclose(shares, expected["est"], rtol=1e-12)
    variance = np.diag(np.array(expected["vcov"]))
    for label, one in zip(labels, variance, strict=True):
        found = means(design, (names == label).to_numpy(float), everybody(rows))
        # atol: a share that the strata fix has a standard error of zero, in R 1e-17
        assert found.covariance[0, 0] == pytest.approx(one, rel=2 * CLOSED, abs=1e-24)


@pytest.mark.parametrize("record", records("ratio"), ids=lambda r: r["id"])
def test_ratios_agree_with_r(record):
    rows, args, expected = schools(record), record["args"], record["result"]
    top, bottom = numbers(rows, args["num"]), numbers(rows, args["den"])
    found = ratios(design_of(record, rows), top, bottom, everybody(rows))
    assert found.value[0] == pytest.approx(expected["est"], rel=1e-12)
    assert found.se[0] == pytest.approx(expected["se"], rel=CLOSED)


@pytest.mark.parametrize(
    "record",
    records("domain mean", "domain mean two keys", "domain proportion", "domain total"),
    ids=lambda r: r["id"],
)
def test_domains_agree_with_r(record):
    rows, args, expected = schools(record), record["args"], record["result"]
    figure = totals if record["what"] == "domain total" else means
    domains = grouped(rows, args["by"], expected)
    found = figure(design_of(record, rows), numbers(rows, args["y"]), domains)
    value = next(v for k, v in expected.items() if args["y"] in k.replace(" ", ""))
    error = next(v for k, v in expected.items() if k == "se" or k.startswith("se."))
    np.testing.assert_allclose(found.value, value, rtol=1e-12)
    np.testing.assert_allclose(found.se, error, rtol=CLOSED)
    if "vcov" in expected:
        largest = np.abs(expected["vcov"]).max()
        np.testing.assert_allclose(
            found.covariance, expected["vcov"], rtol=CLOSED, atol=largest * 1e-12
        )


@pytest.mark.parametrize("record", records("domain ratio"), ids=lambda r: r["id"])
def test_ratios_of_domains_agree_with_r(record):
    rows, args, expected = schools(record), record["args"], record["result"]
    top, bottom = numbers(rows, args["num"]), numbers(rows, args["den"])
    domains = grouped(rows, args["by"], expected)
    found = ratios(design_of(record, rows), top, bottom, domains)
    np.testing.assert_allclose(found.value, expected["api.stu/enroll"], rtol=1e-12)
    np.testing.assert_allclose(found.se, expected["se.api.stu/enroll"], rtol=CLOSED)


@pytest.mark.parametrize(
    "record",
    [
        r
        for r in records("quantile")
        if r["args"]["interval"] in Q_INTERVALS and r["args"]["qrule"] != "shahvaish"
    ],
    ids=lambda r: r["id"],
)
def test_quantiles_and_their_limits_agree_with_r(record):
    rows, args, expected = schools(record), record["args"], record["result"]
    rule = Q_RULES.get(args["qrule"], args["qrule"])
    found = quantiles(
        design_of(record, rows),
        numbers(rows, args["y"]),
        everybody(rows),
        args["p"],
        rule=rule,
        interval=Q_INTERVALS[args["interval"]],
    )
    # 10 % and 90 % of 200 equal weights fall exactly on a number, which survey's sums miss
    # by their rounding: there base R's own quantiles are the reference, see below.
    same = ~np.isin(args["p"], [0.1, 0.9]) | (rule not in ("hf1", "hf2"))
    same |= record["design"].get("strata") is not None
    for column, r_name in (("value", "est"), ("low", "ci_low"), ("high", "ci_high")):
        np.testing.assert_allclose(
            found[column][same], np.array(expected[r_name])[same], rtol=1e-9
        )


# R 4.2.2: quantile(apisrs$api00, c(.1, .25, .5, .75, .9), type = 1); then type = 2
R_QUANTILES = {"hf1": [479, 544, 658, 752, 818], "hf2": [480.5, 544, 659, 753, 822.5]}


@pytest.mark.skipif(not FOLDER.exists(), reason="reference results are not here")
@pytest.mark.parametrize("rule", R_QUANTILES)
def test_quantiles_of_equal_weights_are_base_rs(rule):
    rows = pd.read_csv(FOLDER / "apisrs.csv")
    stage = Stage(np.arange(len(rows)), np.zeros(len(rows), dtype=int))
    design = SurveyDesign(rows["pw"].to_numpy(float), (stage,))
    found = quantiles(
        design,
        rows["api00"].to_numpy(float),
        everybody(rows),
        [0.1, 0.25, 0.5, 0.75, 0.9],
        rule=rule,
    )
    assert found["value"].tolist() == R_QUANTILES[rule]


def limits(method, p, se, df, base):
    if method == "mean":
        return intervals.t_interval(p, se, df)
    if method in ("logit", "xlogit"):
        return survey_intervals.logit_interval(p, se, df)
    return survey_intervals.beta_interval(
        p, survey_intervals.effective_base(p, se, df, base)
    )


@pytest.mark.parametrize(
    "record",
    [
        r
        for r in records("proportion CI")
        if r["args"]["method"] in ("mean", "logit", "xlogit", "beta") and r["result"]["se"]
    ],
    ids=lambda r: r["id"],
)
def test_intervals_of_a_share_agree_with_r(record):
    args, expected = record["args"], record["result"]
    found = limits(args["method"], expected["est"], expected["se"], args["df"], args["n"])
    wanted = (expected["ci_low"], expected["ci_high"])
    assert (found.low, found.high) == pytest.approx(wanted, rel=CLOSED)


# R 4.2.2, survey 4.1.1: svyciprop(method = "likelihood") interpolates on a coarse profile,
# so here its own condition is solved to the last digit. For d = svydesign(id = ~1,
# fpc = ~fpc, weights = ~pw, data = apisrs), and strata = ~stype, y = sch.wide == "No":
#   m <- svyglm(I(sch.wide == "No") ~ 1, d, family = quasibinomial)
#   v <- as.numeric(vcov(svymean(~I(sch.wide == "No"), d))[2, 2]); n <- nrow(d)
#   k <- function(p) 2 * n * (ph * log(ph / p) + (1 - ph) * log((1 - ph) / (1 - p)))
#   # deviance over Pearson's dispersion n / (n - 1), t^2 times robust / naive variance
#   cut <- qt(.975, degf(d))^2 * v * n / (ph * (1 - ph)) * n / (n - 1)
#   uniroot(function(p) k(p) - cut, c(1e-9, ph), tol = 1e-14); and above ph
R_LIKELIHOOD = """
0.185 0.0270776455620269 199 200 0.135615318613747 0.242316943575422
0.05 0.0151982307996938 199 200 0.0254750768838367 0.0858224072329062
0.172051988584177 0.0247568028754561 197 200 0.126899460302320 0.224516925904304
"""


@pytest.mark.parametrize("line", R_LIKELIHOOD.split("\n")[1:-1])
def test_likelihood_limits_solve_rs_condition(line):
    share, se, df, base, low, high = map(float, line.split())
    found = survey_intervals.likelihood_interval(share, se, df, base)
    assert (found.low, found.high) == pytest.approx((low, high), rel=1e-9)


@pytest.mark.parametrize(
    "record",
    [r for r in records("proportion CI") if r["args"]["method"] == "likelihood"],
    ids=lambda r: r["id"],
)
def test_likelihood_limits_are_rs_but_for_its_interpolation(record):
    args, expected = record["args"], record["result"]
    found = survey_intervals.likelihood_interval(
        expected["est"], expected["se"], args["df"], args["n"]
    )
    wanted = (expected["ci_low"], expected["ci_high"])
    assert (found.low, found.high) == pytest.approx(wanted, rel=1e-3)


# R 4.2.2, survey 4.1.1. The data are sums, so that both programs can make them:
#   i <- 0:119
#   d <- data.frame(i = i, center = i %/% 20, session = i %/% 5, half = i %% 2, one = 1,
#     y = (i * 7919) %% 101 / 10, x = 1 + (i * 37) %% 11, w = 1 + (i * 31) %% 17 / 10,
#     g = (i * 13) %% 3, region = (i %/% 20) %% 2, centers = 15,
#     clients = 40 + 5 * (i %/% 20), sessions = 9, incenter = 12)
#   d$cs <- d$center * 2 + d$half
# sampled   svydesign(ids = ~center + i, strata = ~one + cs, fpc = ~centers + clients,
#                     weights = ~w, data = d)
# sessions  svydesign(ids = ~center + session, fpc = ~centers + sessions, ...)
# three     svydesign(ids = ~center + session + i, fpc = ~centers + incenter + clients, ...)
# strata    svydesign(ids = ~1, strata = ~center, fpc = ~clients, ...)
# regions   svydesign(ids = ~center, strata = ~region, ...)
# zero      as strata, with w = 0 where i %% 10 == 3
# Columns: svymean(~y) and SE, degf, deff(deff = TRUE), deff(deff = "replace"),
# SE(svytotal(~y)), svyratio(~y, ~x) and SE; then of svyby(~y, ~g, svymean, covmat = TRUE)
# the vcov [1,1] [2,1] [3,1] [2,2] [3,2] [3,3]; then degf of g == 0.
R_DESIGNS = {
    "sampled": """4.912592936802974 0.193838515554657 5 1.19309088347489 0.527798569269559
        48.9680192342704 0.8125980015372790 0.0472382789735217
        0.13532454233836527 -0.01280797591002989 0.00653251829958539 0.11521080272031509
        -0.03726093996874157 0.17853452395424724 5""",
    "sessions": """4.912592936802974 0.121649874249138 5 0.469912183713462 0.207879367516364
        33.4971799697516 0.8125980015372790 0.0339713520440691
        0.1201312679074908 -0.0355983454521079 -0.0248538641585896 0.1119203380980464
        -0.0695779314604715 0.1647794622225973 5""",
    "three": """4.912592936802974 0.162451411019527 5 0.837992926018161 0.37071062526454
        41.9973656682833 0.8125980015372790 0.0416594514836317
        0.1591029768242081 -0.0376429114400331 -0.0279502333711016 0.1514669654796707
        -0.0720891169361170 0.2052929612805288 5""",
    "strata": """4.912592936802974 0.219042388096686 114 1.52352543154331 0.6739759344002
        51.6025657193058 0.8125980015372790 0.0488510956205595
        0.140047193444787388 0.000562908715147077 -0.000392043598117003 0.140216565740699517
        0.001845297524663830 0.145324092878058003 34""",
    "regions": """4.912592936802974 0.137883763410984 4 0.603697856539169 0.267063364045208
        32.4475823444521 0.8125980015372790 0.0404258376189188
        0.1102904419257726 -0.0396343035374500 0.0560580818433397 0.0765477460576427
        -0.0403709448435064 0.0430733682120857 4""",
    "zero": """4.859107420861443 0.237056623404699 102 1.52954691919695 0.672302148707741
        54.762739960639 0.8044243986254296 0.0526273540094144
        0.165566371732445844 0.001164254367137021 -0.000628366467612301 0.161664765663108057
        0.001096596172032821 0.173045400023572687 30""",
}
ROW = np.arange(120)
CENTER, SESSION, HALF = ROW // 20, ROW // 5, ROW % 2
Y, X, W = (ROW * 7919) % 101 / 10, 1.0 + (ROW * 37) % 11, 1 + (ROW * 31) % 17 / 10
CLIENTS = 40.0 + 5 * CENTER


def full(number):
    return np.full(len(ROW), float(number))


STAGES = {
    "sampled": (Stage(CENTER, 0 * ROW, full(15)), Stage(ROW, 2 * CENTER + HALF, CLIENTS)),
    "sessions": (Stage(CENTER, 0 * ROW, full(15)), Stage(SESSION, CENTER, full(9))),
    "three": (
        Stage(CENTER, 0 * ROW, full(15)),
        Stage(SESSION, CENTER, full(12)),
        Stage(ROW, SESSION, CLIENTS),
    ),
    "strata": (Stage(ROW, CENTER, CLIENTS),),
    "regions": (Stage(CENTER, CENTER % 2),),
    "zero": (Stage(ROW, CENTER, CLIENTS),),
}


def made_design(name):
    return SurveyDesign(np.where((name == "zero") & (ROW % 10 == 3), 0.0, W), STAGES[name])


ALL = domains_of([(0 * ROW, 1)])
GROUPS: Domains = domains_of([((ROW * 13) % 3, 3)])


@pytest.mark.parametrize("name", R_DESIGNS)
def test_designs_with_several_stages_agree_with_r(name):
    r = [float(number) for number in R_DESIGNS[name].split()]
    design = made_design(name)
    mean, total, ratio = (
        means(design, Y, ALL),
        totals(design, Y, ALL),
        ratios(design, Y, X, ALL),
    )
    assert (mean.value[0], mean.se[0]) == pytest.approx(r[:2], rel=CLOSED)
    assert mean.df[0] == r[2]
    assert total.se[0] == pytest.approx(r[5], rel=CLOSED)
    assert (ratio.value[0], ratio.se[0]) == pytest.approx(r[6:8], rel=CLOSED)
    by = means(design, Y, GROUPS)
    assert by.covariance[np.triu_indices(3)] == pytest.approx(r[8:14], rel=CLOSED)
    assert by.df[0] == r[14]


@pytest.mark.parametrize("name", R_DESIGNS)
def test_design_effects_with_and_without_replacement_agree_with_r(name):
    r = [float(number) for number in R_DESIGNS[name].split()]
    # Y is a whole number of tenths, so that each number is a code of its own.
    codes = ((ROW * 7919) % 101).astype(np.uint8)[:, None]
    outcome = Outcome(item=0, grades=tuple(np.arange(101) / 10))
    found = domain_means(answer_cells(made_design(name), codes, ALL), [outcome])
    assert found.deff_finite[0, 0] == pytest.approx(r[3], rel=CLOSED)
    assert found.deff[0, 0] == pytest.approx(r[4], rel=CLOSED)


# As "regions", but center 5 is alone in a region of its own, and center 4 in another:
#   d$region[d$center == 5] <- 7; d$region[d$center == 4] <- 8
#   options(survey.lonely.psu = rule); SE(svymean(~y, s)); SE(svytotal(~y, s))
R_LONELY = """
adjust 0.127909096668396 260.582808527347026
average 0.0875805736440494 20.7918878411750079
certainty 0.0619288175239152 14.7020848861649736
remove 0.0619288175239152 14.7020848861649736
"""


@pytest.mark.parametrize("line", R_LONELY.split("\n")[1:-1])
def test_strata_with_a_single_unit_follow_the_named_rule(line):
    rule, mean_se, total_se = line.split()
    region = np.select([CENTER == 5, CENTER == 4], [3, 2], CENTER % 2)
    design = SurveyDesign(W, (Stage(CENTER, region),), LonelyUnit(rule))
    assert means(design, Y, ALL).se[0] == pytest.approx(float(mean_se), rel=CLOSED)
    assert totals(design, Y, ALL).se[0] == pytest.approx(float(total_se), rel=CLOSED)
    assert means(design, Y, ALL).df[0] == 2
