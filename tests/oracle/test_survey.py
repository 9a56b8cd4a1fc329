"""Survey estimates against R's survey package, on its California school samples."""

import json

import numpy as np
import pandas as pd
import pytest

from pescycle.css.design import sample_design
from pescycle.css.estimates import domains_of, estimates, means
from pescycle.css.sampling import required_size
from pescycle.model.questionnaire import Questionnaire
from tests.reference import SHARED

FOLDER = SHARED / "reference" / "css"
needs_reference = pytest.mark.skipif(
    not FOLDER.exists(), reason="reference results are not here"
)

# R 4.2.2, survey 4.1.1. Columns: estimate, SE, degf(subset(design, answered & in domain)).
#   d <- read.csv("apistrat.csv")
#   d$q1 <- pmin(5, pmax(1, floor((d$api00 - 300) / 130) + 1))
#   d$q2 <- ifelse(is.na(d$acs.k3), NA, pmin(5, pmax(1, d$acs.k3 - 16)))
#   d$top1 <- as.numeric(d$q1 >= 4); d$ix1 <- (d$q1 - 1) / 4 * 100   # and so for q2
#   srs      svydesign(ids = ~1, weights = ~1, data = d)
#   weights  svydesign(ids = ~1, weights = ~pw, data = d)
#   strata   svydesign(ids = ~1, strata = ~stype, weights = ~pw, data = d)
#   clusters svydesign(ids = ~cnum, weights = ~pw, data = d)
#   nested   svydesign(ids = ~dnum, strata = ~stype, weights = ~pw, data = d, nest = TRUE)
#   options(survey.lonely.psu = "adjust")
#   all      svymean(~top1, design, na.rm = TRUE)
#   No, Yes  svyby(~top1, ~comp.imp, design, svymean, na.rm = TRUE)
R_SURVEY = """
srs q1 top2box all 0.385 0.034493827282617 199
srs q1 top2box no 0.297619047619048 0.0500110002392629 83
srs q1 top2box yes 0.448275862068966 0.0462906346014465 115
srs q1 index all 54.5 1.7789246370551 199
srs q1 index no 48.5119047619048 2.61308540872711 83
srs q1 index yes 58.8362068965517 2.33211256832756 115
srs q2 top2box all 0.402061855670103 0.0499088035216796 96
srs q2 index no 59 3.13193953104632 24
weights q1 top2box all 0.421338390301517 0.038427317958539 199
weights q1 top2box no 0.355561178561583 0.0602766962582801 83
weights q1 top2box yes 0.455884995942024 0.0492879581638573 115
weights q1 index all 56.5412898640755 2.00780540438965 199
weights q1 index no 51.0718922407967 3.28422528436957 83
weights q1 index yes 59.4138519229478 2.50882074980784 115
weights q2 top2box all 0.402061855670103 0.0499088035216796 96
weights q2 top2box no 0.44 0.0995265172614362 24
weights q2 index yes 51.7361111111111 3.24031488986363 71
strata q1 top2box all 0.421338390301517 0.0382268288126537 197
strata q1 top2box no 0.355561178561583 0.0597917201275118 81
strata q1 top2box yes 0.455884995942024 0.049405876381076 113
strata q1 index all 56.5412898640755 1.99508131922722 197
strata q1 index no 51.0718922407967 3.26546678254416 81
strata q1 index yes 59.4138519229478 2.51520979505576 113
strata q2 top2box all 0.402061855670103 0.0500346771226564 96
strata q2 index all 53.6082474226804 2.56400001739076 96
strata q2 index no 59 3.13983850836088 24
clusters q1 top2box all 0.421338390301517 0.0469230254813937 39
clusters q1 top2box no 0.355561178561583 0.0566065625431857 27
clusters q1 top2box yes 0.455884995942024 0.0490128680077175 29
clusters q1 index all 56.5412898640755 2.74625665448164 39
clusters q1 index no 51.0718922407967 3.04714486393155 27
clusters q2 top2box all 0.402061855670103 0.0352386452691209 23
clusters q2 top2box no 0.44 0.120476319622337 12
clusters q2 index yes 51.7361111111111 3.86786124343309 19
nested q1 top2box all 0.421338390301517 0.0397787685454225 159
nested q1 top2box no 0.355561178561583 0.0597354408236758 68
nested q1 top2box yes 0.455884995942024 0.051097294647902 97
nested q1 index all 56.5412898640755 2.23534569469984 159
nested q2 top2box all 0.402061855670103 0.0632515659964064 71
nested q2 top2box yes 0.388888888888889 0.0764902488267163 57
nested q2 index no 59 3.12133027773459 17
nested q2 index yes 51.7361111111111 4.30497535170411 57
"""
# R 4.2.2: qt(0.975, df)
R_QUANTILES = {
    199: 1.971956544252,
    83: 1.988959780175,
    115: 1.980807541104,
    197: 1.972079033779,
    81: 1.989686323457,
    113: 1.981180359415,
    39: 2.022690920037,
    27: 2.05183051648,
    19: 2.093024054408,
    159: 1.974996212767,
    17: 2.109815577833,
    57: 2.002465459291,
    24: 2.063898561628,
    71: 1.993943367846,
    96: 1.984984311522,
}
# R 4.2.2, from estimate p, SE and df of R_SURVEY: z <- qnorm(.975)
# n <- p * (1 - p) / SE^2 * (z / qt(.975, df))^2
# m <- (p + z^2 / (2 * n)) / (1 + z^2 / n)
# h <- z * sqrt(p * (1 - p) / n + z^2 / (4 * n^2)) / (1 + z^2 / n); c(m - h, m + h)
R_EFFECTIVE = """
weights q1 all 0.348226370247422 0.498070357579406
weights q1 no 0.247478604034254 0.480694642963585
clusters q2 no 0.220693991254225 0.685529786781807
"""
DESIGNS = {
    "srs": {},
    "weights": {"weight": "pw"},
    "strata": {"weight": "pw", "stratum": "stype"},
    "clusters": {"weight": "pw", "cluster": "cnum"},
    "nested": {"weight": "pw", "stratum": "stype", "cluster": "dnum"},
}


def _schools(design):
    schools = pd.read_csv(FOLDER / "apistrat.csv")
    first = ((schools["api00"] - 300) // 130 + 1).clip(1, 5)
    second = (schools["acs.k3"] - 16).clip(1, 5)
    return pd.DataFrame(
        {
            "center": schools["comp.imp"].str.lower(),
            "q1": first.astype("Int64"),
            "q2": second.astype("Int64"),
            **{ours: schools[theirs] for ours, theirs in DESIGNS[design].items()},
        }
    )


def _questionnaire():
    title = {"en": "Grade"}
    item = {"type": "scale", "role": "driver", "title": title, "wording": title}
    scale = {"id": "five", "labels": dict.fromkeys(range(1, 6), title), "top": [4, 5]}
    return Questionnaire.model_validate(
        {
            "audience": "jobseeker",
            "version": "1",
            "title": title,
            "scales": [scale],
            "items": [item | {"id": name, "scale": "five"} for name in ("q1", "q2")],
        }
    )


@needs_reference
@pytest.mark.parametrize("line", R_SURVEY.split("\n")[1:-1])
def test_estimates_agree_with_r_survey(line):
    design, item, statistic, center, value, se, df = line.split()
    found = estimates(_schools(design), _questionnaire()).set_index(
        ["center", "item", "statistic"]
    )
    row = found.loc[(center, item, statistic)]
    assert row["value"] == pytest.approx(float(value), rel=1e-12)
    assert row["se"] == pytest.approx(float(se), rel=1e-10)
    if statistic == "index":
        half = R_QUANTILES[int(df)] * float(se)
        assert row["high"] - row["value"] == pytest.approx(half, rel=1e-10)


@needs_reference
@pytest.mark.parametrize("line", R_EFFECTIVE.split("\n")[1:-1])
def test_share_limits_are_wilsons_on_the_effective_base(line):
    design, item, center, low, high = line.split()
    found = estimates(_schools(design), _questionnaire()).set_index(
        ["center", "item", "statistic"]
    )
    row = found.loc[(center, item, "top2box")]
    assert row["method"] == "wilson_effective"
    assert (row["low"], row["high"]) == pytest.approx((float(low), float(high)), rel=1e-10)


def _records(*kinds):
    if not FOLDER.exists():
        return []
    records = json.loads((FOLDER / "design_estimates.json").read_text())
    return [r for r in records if "fpc" not in r["design"] and r["what"] in kinds]


def _found(record, values, domain, domains):
    schools = pd.read_csv(FOLDER / record["data"])
    columns = {"weight": schools["pw"], "stratum": schools["stype"]}
    design = sample_design(pd.DataFrame(columns))
    return means(design, values(schools), domains_of([(domain(schools), domains)]))


def _nobody_apart(schools):
    return np.zeros(len(schools), dtype=int)


@needs_reference
@pytest.mark.parametrize("record", _records("mean"), ids=lambda r: r["id"])
def test_means_agree_with_the_reference_records(record):
    item = record["args"]["y"]
    found = _found(record, lambda s: s[item].to_numpy(dtype=float), _nobody_apart, 1)
    expected = record["result"]
    assert found.value[0] == pytest.approx(expected["est"], rel=1e-12)
    assert found.se[0] == pytest.approx(expected["se"], rel=1e-10)
    assert found.df[0] == expected["df"]


@needs_reference
@pytest.mark.parametrize("record", _records("mean of factor"), ids=lambda r: r["id"])
def test_shares_agree_with_the_reference_records(record):
    item, expected = record["args"]["y"], record["result"]
    for name, value, se in zip(
        expected["name"], expected["est"], expected["se"], strict=True
    ):
        level = name.removeprefix(item)
        found = _found(
            record,
            lambda s, level=level: (s[item] == level).to_numpy(float),
            _nobody_apart,
            1,
        )
        assert found.value[0] == pytest.approx(value, rel=1e-12)
        # atol: a share that is fixed by the strata has a standard error of zero, in R 1e-17
        assert found.se[0] == pytest.approx(se, rel=1e-10, abs=1e-12)


@needs_reference
@pytest.mark.parametrize("record", _records("domain mean"), ids=lambda r: r["id"])
def test_domain_means_agree_with_the_reference_records(record):
    by, expected = record["args"]["by"], record["result"]
    found = _found(
        record,
        lambda s: s["api00"].to_numpy(dtype=float),
        lambda s: pd.Index(expected[by]).get_indexer(s[by]),
        len(expected[by]),
    )
    np.testing.assert_allclose(found.value, expected["api00"], rtol=1e-12)
    np.testing.assert_allclose(found.se, expected["se"], rtol=1e-10)
    assert found.df.tolist() == expected["degf_domain"]


@needs_reference
@pytest.mark.parametrize("record", _records("domain proportion"), ids=lambda r: r["id"])
def test_domain_shares_agree_with_the_reference_records(record):
    by, expected = record["args"]["by"], record["result"]
    found = _found(
        record,
        lambda s: (s["api00"] >= 700).to_numpy(dtype=float),
        lambda s: pd.Index(expected[by]).get_indexer(s[by]),
        len(expected[by]),
    )
    np.testing.assert_allclose(found.value, expected["I(api00 >= 700)TRUE"], rtol=1e-12)
    np.testing.assert_allclose(found.se, expected["se.I(api00 >= 700)TRUE"], rtol=1e-10)


def test_a_stratum_with_one_unit_is_centred_at_the_mean_of_all():
    # R 4.2.2, survey 4.1.1: options(survey.lonely.psu = "adjust")
    # l <- data.frame(s = c("a","a","a","b","c","c"), y = c(10,20,60,50,30,35),
    #                 w = c(1,2,1,3,1,2), g = c("x","y","x","x","y","y"))
    # d <- svydesign(ids = ~1, strata = ~s, weights = ~w, data = l)
    # svymean(~y, d); degf(d); svyby(~y, ~g, d, svymean)
    design = sample_design(
        pd.DataFrame({"stratum": list("aaabcc"), "weight": [1, 2, 1, 3, 1, 2]})
    )
    values = np.array([10.0, 20, 60, 50, 30, 35])
    whole = means(design, values, domains_of([(np.zeros(6, dtype=int), 1)]))
    assert (whole.value[0], whole.se[0]) == pytest.approx((36, 6.79411510058521), rel=1e-12)
    assert whole.df[0] == 3
    parts = means(design, values, domains_of([(np.array([0, 1, 0, 0, 1, 1]), 2)]))
    assert parts.value == pytest.approx([44, 28], rel=1e-12)
    assert parts.se == pytest.approx([9.54986910905066, 4], rel=1e-12)


def test_required_size_agrees_with_the_published_check():
    # n = n0 / (1 + (n0 - 1) / N) for N = 400: 197 at 5 points, 78 at 10
    assert required_size(0.05, 400) == 197
    assert required_size(0.10, 400) == 78
