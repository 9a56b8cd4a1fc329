"""Change between two rounds of a survey, against R's survey package."""

import numpy as np
import pandas as pd
import pytest

from pescycle.css.changes import item_changes
from pescycle.css.design import Stage, SurveyDesign, sample_design
from pescycle.css.estimates import estimates
from pescycle.css.stacking import RoundAnswers
from pescycle.model.sampling import SampleDesign
from tests.methods import questionnaire
from tests.reference import SHARED

# R 4.2.2, survey 4.1.1. Twenty drawn centers, the same in both rounds, 15 answers each:
#   i <- 0:599; d <- data.frame(round = i %/% 300, center = (i %/% 15) %% 20)
#   d$region <- d$center %% 2; d$w <- 1 + (i * 31) %% 7 / 4; d$N <- 60
#   u <- ((i * 7919) %% 101) / 101; mood <- ((d$center * 37) %% 20) / 20
#   d$q1 <- 1 + floor(5 * pmin(0.999, 0.55 * mood + 0.40 * u + 0.06 * d$round))
#   d$q1[i %% 29 == 3] <- NA; d$ix <- (d$q1 - 1) * 25; d$top <- as.numeric(d$q1 >= 4)
#   panel    svydesign(ids = ~center, weights = ~w, data = d)
#   regions  svydesign(ids = ~center, strata = ~region, weights = ~w, data = d, nest = TRUE)
#   finite   svydesign(ids = ~center, fpc = ~N, weights = ~w, data = d)
#   b <- svyby(~top, ~round, subset(s, !is.na(top)), svymean, covmat = TRUE)
#   svycontrast(b, c(-1, 1)); degf(s); sqrt(sum(SE(b)^2)) / SE of the contrast
# Columns: before, after, change, SE, df, how many times independence inflates the SE.
R_PANEL = """
panel top 0.262116716122651 0.352854330708661 0.09073761458601 0.0250969811029297 19 4.0205
panel ix 44.9060336300692 52.3499015748031 7.4438679447339 0.701432805898267 19 9.3681
regions top 0.262116716122651 0.352854330708661 0.09073761458601 0.023872383265862 18 4.3005
regions ix 44.9060336300692 52.3499015748031 7.4438679447339 0.717438247687275 18 9.3535
finite top 0.262116716122651 0.352854330708661 0.09073761458601 0.0204915992621498 19 4.0205
finite ix 44.9060336300692 52.3499015748031 7.44386794473391 0.572717487766472 19 9.3681
"""


def panel_round(number, kind):
    row = np.arange(600)
    row = row[row // 300 == number]
    center = row // 15 % 20
    mood, u = (center * 37) % 20 / 20, (row * 7919) % 101 / 101
    code = 1 + np.floor(5 * np.minimum(0.999, 0.55 * mood + 0.40 * u + 0.06 * number))
    answers = pd.array(code.astype(int), dtype="Int64")
    answers[row % 29 == 3] = pd.NA
    responses = pd.DataFrame(
        {"center": np.char.add("c", center.astype(str)), "q1": answers}
    )
    stratum = center % 2 if kind == "regions" else center * 0
    population = np.full(len(row), 60.0) if kind == "finite" else None
    stage = Stage(center, stratum, population)
    return RoundAnswers(responses, SurveyDesign(1 + (row * 31) % 7 / 4, (stage,)))


@pytest.mark.parametrize("line", R_PANEL.split("\n")[1:-1])
def test_drawn_centers_of_both_rounds_keep_their_covariance(line):
    kind, figure, *numbers = line.split()
    before, after, change, se, df, inflated = map(float, numbers)
    early, late = panel_round(0, kind), panel_round(1, kind)
    found = item_changes(late, early, questionnaire("q1"), centers=[])
    row = found.set_index("statistic").loc["top2box" if figure == "top" else "index"]
    assert (row["before"], row["value"]) == pytest.approx((before, after), rel=1e-12)
    assert (row["change"], row["se"]) == pytest.approx((change, se), rel=1e-10)
    assert row["df"] == df
    # what pretending that the rounds are independent would make of it
    alone = [
        estimates(one.responses, questionnaire("q1"), design=one.design)
        .set_index(["center", "statistic"])
        .loc[("all", row.name), "se"]
        for one in (early, late)
    ]
    assert np.hypot(*alone) / row["se"] == pytest.approx(inflated, rel=1e-4)


# The real survey: flights drawn anew in each year, within the same times of departure
#   s$st <- paste(s$round, s$STRATA); s$cl <- paste(s$round, s$RUNID)
#   g <- svydesign(ids = ~cl, strata = ~st, weights = ~WEIGHT, data = s, nest = TRUE)
#   areas: boarding areas as if drawn, svydesign(ids = ~area, weights = ~WEIGHT)
# Columns: area, figure, before, after, change, SE, df; areas: and the inflation.
R_SFO = """
all top 0.804575352496743 0.813996643572272 0.00942129107552891 0.0131204034446835 437
all ix 76.1043328607048 76.3331238572674 0.228790996562623 0.642795975130149 437
a top 0.766921511384847 0.827600793080980 0.0606792816961337 0.0313521020781156 97
a ix 74.7841272064663 76.5683421082479 1.78421490178167 1.38596197059782 97
e top 0.828767123287671 0.791670447327829 -0.0370966759598425 0.0488161930222414 20
e ix 76.3698630136986 75.0000000000000 -1.36986301369863 2.43842646300134 20
"""
R_AREAS = """
top 0.00942129107552891 0.0159551881596457 6 1.80411
ix 0.228790996562623 1.059173472341 6 1.42942
"""
FILES = {year: SHARED / "data" / "sfo" / f"sfo_{year}.csv" for year in (2015, 2016)}
needs_sfo = pytest.mark.skipif(
    not all(path.exists() for path in FILES.values()), reason="the real survey is not here"
)


def sfo(year, *, drawn=False):
    rows = pd.read_csv(FILES[year], low_memory=False)
    given = pd.DataFrame(
        {
            "center": rows["BAREA"].str.lower(),
            "weight": rows["WEIGHT"].astype(float),
            "q1": rows["Q7ALL"].astype("Int64").replace({6: 8}),
        }
    )
    if drawn:
        design = sample_design(given, sampling=SampleDesign(centers="sampled"))
    else:
        design = sample_design(given.assign(stratum=rows["STRATA"], cluster=rows["RUNID"]))
    return RoundAnswers(given, design)


@needs_sfo
@pytest.mark.parametrize("line", R_SFO.split("\n")[1:-1])
def test_the_real_surveys_change_agrees_with_r(line):
    center, figure, *numbers = line.split()
    before, after, change, se, df = map(float, numbers)
    found = item_changes(sfo(2016), sfo(2015), questionnaire("q1"), centers=list("abcdefg"))
    row = found.set_index(["center", "statistic"]).loc[
        (center, "top2box" if figure == "top" else "index")
    ]
    assert (row["before"], row["value"]) == pytest.approx((before, after), rel=1e-12)
    assert (row["change"], row["se"]) == pytest.approx((change, se), rel=1e-10)
    assert row["df"] == df
    if figure == "ix":
        # qt(.975, df) times the SE
        half = {437: 1.965425, 97: 1.984723, 20: 2.085963}[int(df)] * se
        assert row["high"] - row["change"] == pytest.approx(half, rel=1e-5)


@needs_sfo
@pytest.mark.parametrize("line", R_AREAS.split("\n")[1:-1])
def test_pretending_independence_inflates_the_error(line):
    figure, change, se, df, inflated = line.split()
    early, late = sfo(2015, drawn=True), sfo(2016, drawn=True)
    found = item_changes(late, early, questionnaire("q1"), centers=[])
    row = found.set_index("statistic").loc["top2box" if figure == "top" else "index"]
    assert (row["change"], row["se"]) == pytest.approx(
        (float(change), float(se)), rel=1e-10
    )
    assert row["df"] == int(df)
    alone = [
        estimates(one.responses, questionnaire("q1"), design=one.design)
        .set_index(["center", "statistic"])
        .loc[("all", row.name), "se"]
        for one in (early, late)
    ]
    assert np.hypot(*alone) / row["se"] == pytest.approx(float(inflated), rel=1e-5)
    assert 1.3 < float(inflated) < 2.6
