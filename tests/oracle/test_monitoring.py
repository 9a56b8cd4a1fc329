"""Limits, rules and chances of control charts against textbooks, papers and R."""

from itertools import pairwise, product

import numpy as np
import pytest
from scipy import stats
from scipy.special import gammaln

from pescycle.model.monitoring import ChartKind, LimitFactors, SignalRule
from pescycle.paf.monitoring.digits import chi_square, even_digits_p
from pescycle.paf.monitoring.factors import (
    line_factor,
    short_run_factors,
    step_factor,
)
from pescycle.paf.monitoring.false_alarms import Design, any_rate, signal_rates
from pescycle.paf.monitoring.limits import counted_limits, xmr_limits
from pescycle.paf.monitoring.rules import (
    beyond_limits,
    eight_one_side,
    few_crossings,
    four_of_five,
    longest_run,
    runs_chances,
    runs_limits,
    two_of_three,
)
from pescycle.paf.monitoring.season import decomposed

# NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: flow rates of ten batches.
FLOW = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
# Montgomery, Introduction to Statistical Quality Control, table on purchase orders: 25
# weeks with 80 to 120 orders each, and how many of them had a fault.
ORDERS = [
    *(100, 80, 80, 100, 110, 110, 100, 100, 90, 90, 110, 120, 120, 120, 110, 80, 80, 80),
    *(90, 100, 100, 100, 100, 90, 90),
]
FAULTS = [
    *(12, 8, 6, 9, 10, 12, 11, 16, 10, 6, 20, 15, 9, 8, 6, 8, 10, 7, 5, 8, 5, 8, 10, 6, 9),
]

CLASSICAL = LimitFactors.CLASSICAL


def all_months(values):
    return np.ones(np.shape(values), dtype=bool)


def test_limits_of_individual_values_are_those_of_the_nist_handbook():
    rows = np.array([FLOW])
    limits = xmr_limits(rows, all_months(rows), factors=CLASSICAL)
    assert limits.center == pytest.approx([50.81])
    # printed: 45.8159 and 55.8041, with 1.128 for the constant that is 1.128379...
    low, high = (limits.center + side * 3 * limits.sigma[:, 0] for side in (-1, 1))
    assert low == pytest.approx([45.8159], abs=0.002)
    assert high == pytest.approx([55.8041], abs=0.002)
    # R: mean(x) + c(-1, 1) * 3 * mean(abs(diff(x))) / (2 / sqrt(pi))
    assert low == pytest.approx([45.81758831994946], abs=1e-12)
    assert high == pytest.approx([55.80241168005054], abs=1e-12)
    # Wheeler & Chambers, table A.2: D4 of two values is 3.268 (3.267 elsewhere)
    assert limits.range_limit / 1.87777777777778 == pytest.approx([3.267], abs=0.001)


def test_short_run_factors_of_two_months_are_exact():
    # Of two months the mean range is that of one pair: a further month less their mean,
    # over it, is Student's t with one degree of freedom times sqrt(1.5 / 2).
    # R: qt(pnorm(c(1, 2, 3)), 1) * sqrt(1.5 / 2) * 2 / sqrt(pi)
    exact = [1.79545514, 13.64933612, 230.42640843]
    ranges = np.sqrt(2) * stats.norm.isf((np.arange(200_000) + 0.5) / 400_000)
    sigma = ranges / (2 / np.sqrt(np.pi))
    found = [line_factor(sigma, np.zeros(1), 2, at) for at in (1.0, 2.0, 3.0)]
    assert found == pytest.approx(exact, rel=1e-3)
    # a step between two further months over one range is Student's t as well
    # R: qt(pnorm((2 / sqrt(pi) + 3 * sqrt(2 - 4 / pi)) / sqrt(2)), 1) * 2 / sqrt(pi)
    step = 2 / np.sqrt(np.pi) + 3 * np.sqrt(2 - 4 / np.pi)
    tail = stats.norm.sf(step / np.sqrt(2))
    assert step_factor(sigma) == pytest.approx(
        stats.t.isf(tail, 1) * 2 / np.sqrt(np.pi), rel=1e-3
    )


@pytest.mark.parametrize(
    ("months", "degrees"),
    # Degrees of freedom of a chi distribution with mean and variance of the mean range,
    # from its exact variance (Cryer & Ryan 1990, Journal of Quality Technology 22, 187-192)
    [(25, 14.947106), (36, 21.605165), (60, 36.127965)],
)
def test_short_run_factors_are_near_those_of_a_chi_distribution(months, degrees):
    # Elam & Case (2008) take such a chi for the mean range; exact only with many months.
    # R: qt(pnorm(k), df) * c4 * sqrt(1 + 1 / m),
    # c4 = sqrt(2 / df) * gamma((df + 1) / 2) / gamma(df / 2)
    shrink = np.sqrt(2 / degrees) * np.exp(
        gammaln((degrees + 1) / 2) - gammaln(degrees / 2)
    )
    chi = [
        stats.t.isf(stats.norm.sf(at), degrees) * shrink * np.sqrt(1 + 1 / months)
        for at in (1, 2, 3)
    ]
    assert short_run_factors(months).lines == pytest.approx(chi, rel=0.015)


@pytest.mark.parametrize("middle", ["mean", "median"])
@pytest.mark.parametrize("months", [8, 12, 24])
def test_a_further_month_is_beyond_short_run_limits_as_rarely_as_beyond_known_ones(
    months, middle
):
    # Charts drawn one after the other with another seed, one further month and step each.
    charts = 100_000
    values = np.random.default_rng(22).normal(70, 9, (charts, months + 2))
    baseline = np.broadcast_to(np.arange(months + 2) < months, values.shape)
    limits = xmr_limits(values, baseline, middle=middle)
    away = np.abs(values - limits.center[:, None])[:, months] / limits.sigma[:, 0]
    for place, exact in enumerate(2 * stats.norm.sf([1, 2, 3])):
        beyond = (away > limits.multiples[:, place]).mean()
        # the first term is four standard errors of the share, the second the factor's own
        error = 4 * np.sqrt(exact / charts) + 0.03 * exact
        assert beyond == pytest.approx(exact, abs=error)
    steps = np.abs(values[:, -1] - values[:, -2])
    # d2 + 3 d3 = 3.686 known sigmas: 2 * pnorm(-3.686 / sqrt(2)) = 0.00914
    assert (steps > limits.range_limit).mean() == pytest.approx(0.00914, abs=0.0016)


def test_classical_factors_hang_on_no_number_of_months_and_short_run_ones_come_to_them():
    rows = np.random.default_rng(5).normal(size=(3, 30))
    limits = xmr_limits(rows, all_months(rows), factors=CLASSICAL)
    assert limits.multiples.tolist() == [[1, 2, 3]] * 3
    own = short_run_factors(600)
    assert own.lines == pytest.approx((1, 2, 3), rel=0.01)
    # with few months limits stand further away, and from the median furthest
    twelve, median = short_run_factors(12), short_run_factors(12, "median")
    assert 3 < own.lines[2] < twelve.lines[2] < median.lines[2]


def test_limits_from_the_median_range_are_those_of_r():
    rows = np.array([FLOW])
    limits = xmr_limits(rows, all_months(rows), middle="median", factors=CLASSICAL)
    # R: median(x) + c(-1, 1) * 3 * median(abs(diff(x))) / (sqrt(2) * qnorm(.75))
    assert limits.center == pytest.approx([51.25])
    low, high = (limits.center + side * 3 * limits.sigma[:, 0] for side in (-1, 1))
    assert [*low, *high] == pytest.approx([46.5323886287161, 55.9676113712839], abs=1e-12)
    # Wheeler's table: 3.145 for the limits, 3.865 for the range
    assert 3 * limits.sigma[0, 0] / 1.5 == pytest.approx(3.145, abs=0.001)
    assert limits.range_limit[0] / 1.5 == pytest.approx(3.865, abs=0.002)


def test_limits_of_shares_with_varying_denominators_are_montgomerys():
    counts, sizes = np.array([FAULTS], dtype=float), np.array([ORDERS], dtype=float)
    limits = counted_limits(
        counts, sizes, all_months(counts), kind=ChartKind.P, factors=CLASSICAL
    )
    assert limits.center == pytest.approx([234 / 2450])
    # R: the spread of the standard scores is 0.965: narrower than chance, so 1 is kept
    assert limits.spread == pytest.approx([1.0])
    high = limits.center[0] + 3 * limits.sigma[0]
    # R: p + 3 * sqrt(p * (1 - p) / c(100, 80, 120))
    r = {100: 0.183685713435, 80: 0.194093420515, 120: 0.176003063236}
    for size, limit in r.items():
        assert high[ORDERS.index(size)] == pytest.approx(limit, abs=1e-11)
    # printed for 100 orders, from a mean rounded to 0.096: 0.007 and 0.184
    assert high[0] == pytest.approx(0.184, abs=0.001)
    # week 11 with 20 of 110 is the one beyond
    scores = (counts / sizes - limits.center[:, None]) / limits.sigma
    assert list(np.flatnonzero(beyond_limits(scores)[0])) == [10]


@pytest.mark.parametrize(
    ("above", "below", "few", "many"),
    # Swed & Eisenhart (1943), tables II and III at 2.5 %; R with choose() gives the same
    [
        (5, 5, 2, 10),
        (10, 10, 6, 16),
        (12, 12, 7, 19),
        (8, 12, 6, 16),
        (20, 20, 14, 28),
        (6, 14, 5, np.inf),
    ],
)
def test_too_few_and_too_many_runs_are_those_of_swed_and_eisenhart(above, below, few, many):
    assert runs_limits(above, below) == (few, many)


def test_the_chances_of_runs_are_those_of_all_orders():
    for above, below in ((3, 4), (2, 5), (1, 3)):
        counts = {}
        for order in product([1, -1], repeat=above + below):
            if order.count(1) == above:
                runs = 1 + sum(a != b for a, b in pairwise(order))
                counts[runs] = counts.get(runs, 0) + 1
        total = sum(counts.values())
        chances = runs_chances(above, below)
        assert chances.sum() == pytest.approx(1)
        for runs, count in counts.items():
            assert chances[runs] == pytest.approx(count / total)


@pytest.mark.parametrize(
    ("months", "longest", "fewest"),
    # R: round(log2(n) + 3), qbinom(0.05, n - 1, 0.5); the table of qicharts2's vignette
    [(10, 6, 2), (12, 7, 3), (15, 7, 4), (20, 7, 6), (24, 8, 8), (30, 8, 10)],
)
def test_longest_run_and_crossings_have_anhojs_limits(months, longest, fewest):
    def run_of(length):
        rest = [-1 if place % 2 else 1 for place in range(months - length)]
        return np.array([[-1 if rest and rest[0] == 1 else 1] * length + rest])

    assert not longest_run(run_of(longest)).any()
    assert longest_run(run_of(longest + 1)).any()

    def crossed(times):
        signs, side = [], 1
        for place in range(months):
            signs.append(side)
            side = -side if place < times else side
        return np.array([signs])

    assert not few_crossings(crossed(fewest)).any()
    assert few_crossings(crossed(fewest - 1)).any()


@pytest.mark.parametrize(
    ("rules", "printed"),
    # Champ & Woodall (1987), Technometrics 29, table 1, no shift
    [
        ((beyond_limits,), 370.40),
        ((beyond_limits, two_of_three), 225.44),
        ((beyond_limits, eight_one_side), 152.73),
        ((beyond_limits, two_of_three, four_of_five, eight_one_side), 91.75),
    ],
)
def test_the_mean_months_to_a_false_alarm_are_champ_and_woodalls(rules, printed):
    charts, months = 3_000, 1_500
    scores = np.random.default_rng(1987).standard_normal((charts, months))
    fired = np.logical_or.reduce([rule(scores) != 0 for rule in rules])
    first = np.where(fired.any(axis=1), np.argmax(fired, axis=1) + 1, months)
    # cut off at 1,500 months; the mean of what is left out is exponential to a good degree
    mean = first.sum() / fired.any(axis=1).sum()
    assert mean == pytest.approx(printed, rel=0.06)


def test_stated_rates_are_those_of_known_limits_where_the_baseline_is_long():
    rates = signal_rates(Design(400, 12, counted=True))
    # exact: 1 - (1 - 0.0027) ^ 12 = 0.0319
    exact = 1 - (1 - 2 * stats.norm.sf(3)) ** 12
    assert rates[SignalRule.BEYOND_LIMITS] == pytest.approx(exact, abs=0.006)
    # exact: the share of all 2 ^ 12 rows of signs with a run of 8 or more, of 6 or more
    longest = [longest_of(row) for row in product([0, 1], repeat=12)]
    for rule, length in ((SignalRule.EIGHT_ONE_SIDE, 8), (SignalRule.SHIFT, 6)):
        share = np.mean([one >= length for one in longest])
        assert rates[rule] == pytest.approx(share, abs=0.012)


def longest_of(row):
    best = own = 1
    for before, now in pairwise(row):
        own = own + 1 if now == before else 1
        best = max(best, own)
    return best


def test_the_stated_rate_holds_in_charts_made_one_by_one():
    # The same question asked in plain loops, with another seed: 12 months make the limits,
    # 12 are judged, by 3 sigma and by 8 in a row.
    source, found = np.random.default_rng(7), 0
    charts = 4_000
    for _ in range(charts):
        months = [float(x) for x in source.normal(50, 4, 24)]
        base, later = months[:12], months[12:]
        mean = sum(base) / 12
        steps = [abs(b - a) for a, b in pairwise(base)]
        limit = 2.66 * sum(steps) / 11
        beyond = any(abs(x - mean) > limit for x in later)
        row, last, eight = 0, 0, False
        for x in later:
            side = 1 if x > mean else -1
            row = row + 1 if side == last else 1
            last, eight = side, eight or row >= 8
        found += beyond or eight
    rules = (SignalRule.BEYOND_LIMITS, SignalRule.EIGHT_ONE_SIDE)
    stated = any_rate(Design(12, 12, factors=CLASSICAL), rules)
    # each of the two is known to about +-0.7 points
    assert found / charts == pytest.approx(stated, abs=0.02)


def test_short_run_limits_alarm_no_more_often_than_one_chart_in_eight_in_a_year():
    rules = (
        SignalRule.BEYOND_LIMITS,
        SignalRule.EIGHT_ONE_SIDE,
        SignalRule.TWO_OF_THREE,
    )
    # known limits: 7 %; beyond the limits alone 1 - (1 - 0.0027) ^ 12 = 3.2 %
    assert any_rate(Design(12, 12), rules) < 0.125
    assert any_rate(Design(12, 12), (SignalRule.BEYOND_LIMITS,)) < 0.032
    assert any_rate(Design(12, 12, factors=CLASSICAL), rules) > 0.2
    # counts that spread more than chance are no better known than individual values
    for spread in (1.0, 1.5, 2.0, 4.0):
        own = any_rate(Design(12, 12, counted=True, spread=spread), rules)
        assert own < 0.125


def test_a_shift_of_two_sigmas_is_nearly_always_found_within_a_year():
    rules = (
        SignalRule.BEYOND_LIMITS,
        SignalRule.EIGHT_ONE_SIDE,
        SignalRule.TWO_OF_THREE,
    )
    for factors in LimitFactors:
        assert any_rate(Design(12, 12, True, factors=factors), rules, shift=2.0) > 0.95
        assert any_rate(Design(12, 12, False, factors=factors), rules, shift=2.0) > 0.95
    # one month alone, limits known: beyond 3 sigma with a chance of 1 - pnorm(1) = 0.1587
    alone = any_rate(Design(400, 1), (SignalRule.BEYOND_LIMITS,), shift=2.0)
    assert alone == pytest.approx(stats.norm.sf(1), abs=0.012)


def test_season_and_remainder_are_those_of_r():
    x = [
        *(100, 112, 118, 105, 99, 96, 104, 109, 95, 88, 101, 120),
        *(103, 115, 121, 109, 101, 99, 108, 110, 99, 90, 106, 123),
        *(108, 117, 126, 110, 106, 101, 110, 116, 101, 95, 108, 130),
    ]
    season, trend, remainder = decomposed(np.array(x, dtype=float))
    # R: stl(ts(x, frequency = 12), "periodic")$time.series; R smooths at every second
    # month and interpolates, so that digits beyond the second differ
    places = [0, 3, 11, 23, 35]
    r_season = [-2.329088786718, 1.337802202789, *[15.883770865466] * 3]
    r_trend = [
        *(102.844599738257, 103.478252847731, 105.276416184135),
        *(108.557164876642, 112.455606700108),
    ]
    assert season[places] == pytest.approx(r_season, abs=0.01)
    assert trend[places] == pytest.approx(r_trend, abs=0.01)
    assert season + trend + remainder == pytest.approx(np.array(x, dtype=float))


def test_the_chi_square_of_digits_and_its_chance_are_those_of_r():
    digits = np.array([9, 1, 1, 1, 2, 6, 1, 1, 1, 1])
    # R: chisq.test(digits)$statistic
    assert chi_square(digits) == pytest.approx(29.333333333333)
    # with many counts the simulated chance is near that of the distribution itself
    many = np.array([130, 95, 104, 90, 101, 118, 92, 88, 97, 85])
    # R: chisq.test(many)$p.value
    assert even_digits_p(many) == pytest.approx(
        stats.chi2.sf(float(chi_square(many)), 9), abs=0.01
    )
