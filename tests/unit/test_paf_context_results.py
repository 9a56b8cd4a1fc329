"""All comparisons of a framework as tables: which, adjusted, shrunken, summed up."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from pescycle.model.context import Adjustment
from pescycle.paf.context.comparison import LIMITS
from pescycle.paf.context.dispersion import dispersion
from pescycle.paf.context.funnel import ADJUSTED, funnel
from pescycle.paf.context.limits import poisson_counts
from pescycle.paf.context.results import ContextTables, adjusted, context_tables
from pescycle.paf.periods import Period
from tests.methods import PLACED, WAITING, framework, kpi
from tests.records import CENTERS, FACTORS, records

JANUARY = Period(date(2023, 1, 1), date(2023, 1, 31))
NO_MONTHS = pd.DataFrame(columns=["center", "month", "measure", "stratum", "value"])


def months(shares: dict[str, float], cases: int = 100) -> pd.DataFrame:
    rows = [
        (center, pd.Timestamp("2023-01-01"), measure, "", value)
        for center, share in shares.items()
        for measure, value in (("placed", share * cases), ("leavers", cases))
    ]
    frame = pd.DataFrame(rows, columns=list(NO_MONTHS))
    return frame.astype({"value": "float64"})


def context(kind: str, **more: object) -> dict[str, object]:
    return {"kind": kind, "outcome": "y", "factors": FACTORS} | more


def tables(kpis, months=NO_MONTHS, centers=CENTERS, **cases) -> ContextTables:
    return context_tables(
        months, cases, framework(kpis), centers=["all", *centers], period=JANUARY
    )


def test_strata_and_a_model_stand_beside_each_other_strata_first():
    shares = dict.fromkeys(CENTERS, 0.4)
    both = kpi("k", PLACED, case_mix=True, context=context("logistic"))
    found = tables([both], months(shares), k=records("placed"))
    rows = found.observed_expected
    assert rows["method"].tolist() == ["strata"] * 8 + ["logistic"] * 8
    assert found.context_summary["method"].tolist() == ["strata", "logistic"]
    assert set(found.funnel["method"]) == {"strata", "logistic"}
    factors = found.context_check.groupby("method")["factor"].unique()
    assert list(factors["logistic"]) == ["wait", "sex", "age"]
    assert list(factors["strata"]) == ["stratum"]


def test_a_model_whose_records_are_not_there_is_left_out():
    found = tables([kpi("k", PLACED, context=context("logistic"))])
    assert found.observed_expected.empty
    assert found.context_check.empty


def test_context_strata_is_case_mix_by_another_name():
    one = tables([kpi("k", PLACED, case_mix=True)], months(dict.fromkeys(CENTERS, 0.4)))
    same = kpi("k", PLACED, context={"kind": "strata"})
    other = tables([same], months(dict.fromkeys(CENTERS, 0.4)))
    pd.testing.assert_frame_equal(one.observed_expected, other.observed_expected)


@pytest.mark.parametrize(
    ("kind", "outcome", "formula", "method"),
    [
        ("logistic", "placed", PLACED, "beta_binomial"),
        ("poisson", "visits", WAITING, "gamma_poisson"),
        ("linear", "days", WAITING, "normal_normal"),
    ],
)
def test_each_kind_shrinks_by_its_own_law(kind, outcome, formula, method):
    found = tables([kpi("k", formula, context=context(kind))], k=records(outcome))
    summary = found.context_summary.iloc[0]
    assert (summary["shrinkage"], summary["centers"], summary["fits"]) == (method, 8, 8)
    rows = found.observed_expected
    assert rows[["shrunken", "shrunken_low", "shrunken_high"]].notna().all(axis=None)
    assert (rows["shrunken_low"] < rows["shrunken_high"]).all()
    assert rows["se"].gt(0).all()


def test_the_mixed_model_can_be_chosen():
    asked = kpi("k", PLACED, context=context("logistic", shrinkage="mixed"))
    found = tables([asked], k=records("placed"))
    assert found.context_summary["shrinkage"].tolist() == ["logit_normal"]
    usual = tables([kpi("k", PLACED, context=context("logistic"))], k=records("placed"))
    difference = found.observed_expected["shrunken"] - usual.observed_expected["shrunken"]
    assert difference.abs().max() < 0.03


@pytest.mark.parametrize("adjustment", list(Adjustment))
def test_flags_by_the_wider_limits_are_fewer_or_the_same(adjustment):
    shares = dict(zip(CENTERS, np.linspace(0.2, 0.6, 8), strict=True))
    asked = {"kind": "strata", "adjustment": str(adjustment)}
    found = tables([kpi("k", PLACED, context=asked)], months(shares, 400))
    rows, summary = found.observed_expected, found.context_summary.iloc[0]
    assert summary["p"] < 0.001
    assert summary["outside_adjusted"] < summary["outside"]
    low, high = rows["low_adjusted"] < rows["low"], rows["high_adjusted"] > rows["high"]
    assert low.all()
    assert high.all()


def test_a_refused_model_says_why_in_the_summary_and_for_each_center():
    few = records("placed").iloc[:80]
    found = tables([kpi("k", PLACED, context=context("logistic"))], k=few)
    assert found.context_summary["reason"].tolist() == ["few_events"]
    assert found.context_summary["centers"].tolist() == [0]
    assert set(found.observed_expected["flag"]) == {"insufficient_data"}
    assert found.context_check.empty
    assert found.funnel.empty


def test_one_center_alone_is_not_compared():
    found = tables([kpi("k", PLACED, case_mix=True)], months({"c0": 0.4}), centers=["c0"])
    rows = found.observed_expected
    assert rows["reason"].tolist() == ["nowhere_else"]
    assert rows["shrunken"].isna().all()
    assert found.context_summary["reason"].tolist() == ["nowhere_else"]


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_all_or_nobody_successful_needs_no_shrinking(share):
    shares = dict.fromkeys(CENTERS, share)
    found = tables([kpi("k", PLACED, case_mix=True)], months(shares))
    rows = found.observed_expected
    assert rows["shrunken"].isna().all()
    assert np.isnan(found.context_summary["phi"]).all()
    assert set(rows["flag"]) == {"within" if share else "insufficient_data"}


def test_chances_of_the_summary_are_those_of_the_limits_themselves():
    shares = dict.fromkeys(CENTERS, 0.5)
    found = tables([kpi("k", PLACED, case_mix=True)], months(shares))
    # R: n <- 100; N <- 700; h <- 10 * sqrt(1 + n / N); s <- sqrt(n^2 * .25 / N); k <- 0:n
    # q <- sum(dbinom(k, n, .5) * (pnorm((50 - h - k) / s) + pnorm((k - 50 - h) / s)))
    # c(q, 1 - (1 - q)^8)
    assert found.context_summary["chance_inner"].iloc[0] == pytest.approx(
        0.310218293163325, rel=1e-9
    )


@pytest.mark.parametrize(
    ("method", "variance"), [("strata", 0.6), ("poisson", 1.0), ("linear", 0.3)]
)
def test_the_curve_follows_the_centers_own_limits(method, variance):
    expected = np.array([20.0, 45, 80, 130, 300, 90])
    rows = pd.DataFrame(
        {
            "kpi": "k",
            "method": method,
            "expected": expected,
            "ratio": 1.0,
            "se": np.sqrt(variance / expected),
        }
    )
    spread = dispersion(rows["ratio"].to_numpy(), rows["se"].to_numpy())
    curve = funnel(rows, spread, Adjustment.ADDITIVE)
    assert curve[[*LIMITS, *ADJUSTED]].notna().all(axis=None)
    widths = curve["high"] - curve["low"]
    assert widths.iloc[0] > widths.iloc[-1]
    at = np.interp(90, curve["expected"], curve["high"])
    # 95 % limits lie about 1.96 standard errors from 1
    assert at == pytest.approx(1 + 1.96 * np.sqrt(variance / 90), abs=0.02)


def test_adjusted_flags_of_missing_ratios_stay_missing():
    exact = [poisson_counts(mean).limits() / mean for mean in (20.0, 30.0)]
    rows = pd.DataFrame(exact, columns=list(LIMITS)).assign(
        ratio=[0.2, np.nan], se=[0.2, np.nan]
    )
    found = adjusted(rows, dispersion(np.ones(2), np.ones(2)), Adjustment.ADDITIVE)
    assert found["flag_adjusted"].tolist() == ["below_outer", "insufficient_data"]
