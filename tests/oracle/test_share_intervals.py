"""Intervals of a share from its standard error, against R."""

import pytest

from pescycle.stats import intervals, survey_intervals
from tests.schools import CLOSED, records


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
