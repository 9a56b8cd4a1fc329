"""Designs of several stages, design effects and strata of one unit, against R."""

import numpy as np
import pytest

from pescycle.css.design import LonelyUnit, Stage, SurveyDesign
from pescycle.css.estimates import (
    Domains,
    Outcome,
    answer_cells,
    domain_means,
    domains_of,
    means,
    ratios,
    totals,
)
from tests.schools import CLOSED

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
