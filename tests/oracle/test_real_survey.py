"""A real survey with weights, strata and clusters, against R's survey package."""

import pandas as pd
import pytest

from pescycle.css.estimates import estimates
from tests.methods import questionnaire
from tests.reference import SHARED

ROUND = SHARED / "data" / "sfo" / "sfo_2016.csv"

# R 4.2.2, survey 4.1.1: options(survey.lonely.psu = "adjust")
#   s <- read.csv("sfo_2016.csv", check.names = FALSE)
#   s$y <- ifelse(s$Q7ALL %in% 1:5, (s$Q7ALL - 1) / 4 * 100, NA)
#   s$t <- ifelse(s$Q7ALL %in% 1:5, as.numeric(s$Q7ALL >= 4), NA)
#   d <- svydesign(ids = ~RUNID, strata = ~STRATA, weights = ~WEIGHT, data = s, nest = TRUE)
#   svyby(~t, ~BAREA, d, svymean, na.rm = TRUE); svymean(~t, d, na.rm = TRUE); ~y the same
# Columns: top-2-box, its SE, index, its SE, valid answers.
R_SURVEY = """
a 0.82760079308098 0.0159035090722406 76.5683421082479 0.815680565831474 806
b 0.639396913637018 0.0203664229021617 68.2364711016781 0.989124196529104 253
c 0.751952129345718 0.0283145393276122 72.8765831603927 1.06751324830599 286
d 0.876332979452708 0.0152288625125232 79.9103081687674 0.807358288586306 417
e 0.791670447327829 0.0359418240732012 75 1.80003549851444 116
f 0.832367192193876 0.0178028966398337 77.585050021143 0.918678796949323 487
g 0.847160801674309 0.0201935211674247 77.4289579348677 0.966461067115967 554
all 0.813996643572272 0.00893788508532664 76.3331238572674 0.436734396468767 2919
"""


@pytest.fixture(scope="module")
def found():
    rows = pd.read_csv(ROUND)
    grades = rows["Q7ALL"].astype("Int64").replace({6: 8})
    given = pd.DataFrame(
        {
            "center": rows["BAREA"].str.lower(),
            "weight": rows["WEIGHT"],
            "stratum": rows["STRATA"],
            "cluster": rows["RUNID"],
            "q1": grades,
        }
    )
    return estimates(given, questionnaire()).set_index(["center", "statistic"])


@pytest.mark.skipif(not ROUND.exists(), reason="the real survey is not here")
@pytest.mark.parametrize("line", R_SURVEY.split("\n")[1:-1])
def test_areas_of_the_real_survey_agree_with_r(found, line):
    center, share, share_se, index, index_se, base = line.split()
    top = found.loc[(center, "top2box")]
    mean = found.loc[(center, "index")]
    assert top["value"] == pytest.approx(float(share), rel=1e-12)
    assert top["se"] == pytest.approx(float(share_se), rel=1e-10)
    assert mean["value"] == pytest.approx(float(index), rel=1e-12)
    assert mean["se"] == pytest.approx(float(index_se), rel=1e-10)
    assert top["base"] == int(base)
