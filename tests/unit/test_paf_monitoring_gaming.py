"""Questions about figures on hand-sized data: what raises one, and what does not."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from pescycle.paf.monitoring.days import month_end_checks
from pescycle.paf.monitoring.digits import digit_checks
from pescycle.paf.monitoring.gaming import gaming_checks
from pescycle.paf.monitoring.pairs import pair_checks
from pescycle.paf.monitoring.series import kpi_months
from pescycle.paf.periods import Period
from tests.methods import PLACED, VISITS, framework, kpi, months
from tests.unit.test_paf_monitoring import NO_EVENT

BASELINE = Period(date(2022, 1, 1), date(2022, 12, 31))
GROWTH = {"rule": "growth", "rate": 0.1}
EDITION = framework(
    [
        kpi("visitors", VISITS, target=GROWTH, counter="placed"),
        kpi("placed", PLACED, weight=0),
    ]
)
NO_DAYS = pd.DataFrame({"center": [], "measure": [], "day": [], "count": []})


def sent(values, measure="visits", center="a"):
    return pd.DataFrame(
        {"center": center, "measure": measure, "stratum": "", "value": values}
    ).astype({"value": "float64"})


def two_years(visits, placed, leavers, center="a"):
    """Functions of the year (0, 1) and the number of the month (0 to 11)."""
    rows = []
    for year in (0, 1):
        for number in range(12):
            day = f"{2022 + year}-{number + 1:02d}-01"
            for name, value in (
                ("visits", visits),
                ("placed", placed),
                ("leavers", leavers),
            ):
                rows.append((center, day, name, value(year, number)))
    return kpi_months(months(*rows), EDITION, event=NO_EVENT).assign(hidden=False)


# Digits


def test_counts_that_are_all_rounded_raise_both_checks():
    found = digit_checks(sent([100 + 10 * n for n in range(24)])).set_index("check")
    # all 24 end in 0: chi-square 24 * 9, chance of the digits by simulation 1 / 1,000,000
    assert found.loc["last_digit", "statistic"] == pytest.approx(216)
    assert found.loc["last_digit", "p"] == pytest.approx(1e-6)
    assert found.loc["rounding", "statistic"] == 1
    # R: binom.test(24, 24, 0.2, "greater")$p.value = 0.2 ^ 24
    assert found.loc["rounding", "p"] == pytest.approx(0.2**24)


def test_the_chance_of_so_many_noughts_and_fives_is_that_of_r():
    digits = [0] * 9 + [5] * 5 + [1, 2, 3, 4, 6, 7, 8, 9, 1, 2]
    found = digit_checks(sent([100 + d for d in digits])).set_index("check")
    assert found.loc["rounding", "statistic"] == pytest.approx(14 / 24)
    # R: binom.test(14, 24, .2, "greater")$p.value
    assert found.loc["rounding", "p"] == pytest.approx(4.1167066564821e-05)


def test_even_digits_raise_no_question():
    found = digit_checks(sent([100 + n for n in range(20)])).set_index("check")
    assert found.loc["last_digit", ["statistic", "p"]].tolist() == [0, 1]
    assert found.loc["rounding", "p"] == pytest.approx(stats.binom.sf(3, 20, 0.2))


def test_honest_counts_about_50_raise_no_more_questions_than_chance():
    draw = np.random.default_rng(7)
    rows = [sent(draw.poisson(50.5, 24), center=f"c{n}") for n in range(400)]
    found = digit_checks(pd.concat(rows))
    p = found.loc[found["check"] == "last_digit", "p"].dropna()
    # 5 % of about 250, +- 3 standard errors; counts of 50 and more alone gave 10 %
    assert len(p) > 200
    assert (p < 0.05).mean() < 0.05 + 3 * np.sqrt(0.05 * 0.95 / len(p))


def test_small_counts_fractions_and_stocks_are_not_looked_at():
    assert digit_checks(sent([49, 10, 0, np.nan, 70.5])).empty
    assert digit_checks(sent([100] * 20, measure="staff"), passed_over={"staff"}).empty
    few = digit_checks(sent([100] * 11))
    assert few["base"].eq(11).all()
    assert few["p"].isna().all()


# Days


def days(share_at_end, months_=8, seed=1, count=400):
    """Days of whole months, with so large a share of the count on the last three."""
    source, rows = np.random.default_rng(seed), []
    for start in pd.date_range("2023-01-01", periods=months_, freq="MS"):
        working = pd.bdate_range(start, start + pd.offsets.MonthEnd(0))
        last = source.binomial(count, share_at_end)
        rest = source.multinomial(
            count - last, np.full(len(working) - 3, 1 / (len(working) - 3))
        )
        ends = source.multinomial(last, [1 / 3] * 3)
        rows += list(zip(working, [*rest, *ends], strict=True))
    frame = pd.DataFrame(rows, columns=["day", "count"])
    return frame.assign(center="a", measure="visits")


def test_much_at_the_last_days_of_the_month_raises_the_check():
    found = month_end_checks(days(0.4)).iloc[0]
    # of 20 to 23 working days 3 are 14 %: about 26 points too much
    assert found["statistic"] == pytest.approx(0.26, abs=0.03)
    assert found["base"] == 8
    assert found["p"] < 1e-4


def test_alike_days_raise_nothing_and_weekends_do_not_count():
    alike = days(3 / 21)
    assert month_end_checks(alike).iloc[0]["p"] > 0.05
    saturday = alike.iloc[:1].assign(day=pd.Timestamp("2023-01-28"), count=10_000)
    both = month_end_checks(pd.concat([alike, saturday]))
    assert both.iloc[0]["statistic"] == month_end_checks(alike).iloc[0]["statistic"]


def test_the_last_three_working_days_are_those_of_the_calendar():
    # September 2023 ends on a Saturday: its last working days are 27, 28, 29 of 21
    frame = pd.DataFrame({"day": pd.date_range("2023-09-01", "2023-09-30")})
    frame = frame.assign(center="a", measure="visits", count=0)
    frame.loc[frame["day"] >= "2023-09-27", "count"] = 5
    frame.loc[frame["day"] == "2023-09-26", "count"] = 5
    # 3 of the 4 working days with a count lie at the end
    assert month_end_checks(frame).iloc[0]["statistic"] == pytest.approx(3 / 4 - 3 / 21)


def test_too_few_months_of_days_give_no_chance():
    assert pd.isna(month_end_checks(days(0.4, months_=5)).iloc[0]["p"])


# Pairs


def wave(number):
    return (0, 3, -2, 5, -4, 1, 2, -3, 4, -1, -5, 0)[number]


def test_a_shrinking_denominator_behind_a_better_share_raises_the_check():
    series = two_years(
        lambda year, n: 200,
        lambda year, n: 50 + wave(n),
        lambda year, n: 100 - 30 * year + year * wave(n),
    )
    found = pair_checks(series, EDITION, BASELINE).set_index("check")
    own = found.loc["denominator"]
    # 12 x 70 of 12 x 100, the waves add up to 0
    assert own["statistic"] == pytest.approx(-0.30)
    assert own["base"] == 12
    assert own["p"] < 1e-4


def test_a_better_share_of_more_cases_raises_nothing():
    series = two_years(
        lambda year, n: 200,
        lambda year, n: 40 + 25 * year + wave(n),
        lambda year, n: 100 + 10 * year + year * wave(n),
    )
    found = pair_checks(series, EDITION, BASELINE).set_index("check")
    assert found.loc["denominator", "p"] > 0.9


def test_a_kpi_that_rises_while_its_counter_kpi_falls_raises_the_check():
    series = two_years(
        lambda year, n: 200 + 40 * year + year * wave(n),
        lambda year, n: 60 - 20 * year + wave(n) * year,
        lambda year, n: 100,
    )
    own = pair_checks(series, EDITION, BASELINE).set_index("check").loc["counter"]
    assert own["kpi"] == "visitors"
    assert own["statistic"] == pytest.approx(-0.20)
    # both one-sided t tests of 12 differences; the larger of the two p-values
    visits = np.array([40 + wave(n) for n in range(12)])
    placed = np.array([20 - wave(n) for n in range(12)])
    larger = max(
        stats.t.sf(x.mean() / (x.std(ddof=1) / 12**0.5), 11) for x in (visits, placed)
    )
    assert own["p"] == pytest.approx(larger)


def test_a_kpi_and_its_counter_that_both_rise_raise_nothing():
    series = two_years(
        lambda year, n: 200 + 40 * year + year * wave(n),
        lambda year, n: 40 + 20 * year + wave(n) * year,
        lambda year, n: 100,
    )
    own = pair_checks(series, EDITION, BASELINE).set_index("check").loc["counter"]
    assert own["p"] > 0.9


def test_movements_that_are_all_alike_are_judged_by_their_signs():
    series = two_years(
        lambda year, n: 200 + 40 * year,
        lambda year, n: 60 - 20 * year,
        lambda year, n: 100,
    )
    own = pair_checks(series, EDITION, BASELINE).set_index("check").loc["counter"]
    assert own["p"] == pytest.approx(0.5**12)


def test_five_pairs_of_months_are_too_few():
    series = two_years(
        lambda year, n: 200 + 40 * year,
        lambda year, n: 60 - 20 * year,
        lambda year, n: 100,
    )
    short = series[series["month"] < "2023-06-01"]
    assert pair_checks(short, EDITION, BASELINE)["p"].isna().all()


# Together


def test_p_values_are_adjusted_within_each_check_and_for_the_checks():
    rows = [sent([100 + 10 * n for n in range(24)], center="a")]
    rows += [sent([101 + 7 * n for n in range(24)], center=c) for c in "bcd"]
    series = two_years(lambda y, n: 200, lambda y, n: 50, lambda y, n: 100)
    found = gaming_checks(series, pd.concat(rows), EDITION, baseline=BASELINE, day=NO_DAYS)
    digit = found[found["check"] == "last_digit"].set_index("center")
    # 4 centers; 4 kinds of check can be made, the fifth needs days
    assert digit.loc["a", "p_adjusted"] == pytest.approx(4 * 4 * digit.loc["a", "p"])
    assert digit["comparisons"].eq(4).all()
    assert digit["finding"].to_dict() == {"a": "ask"} | dict.fromkeys("bcd", "nothing")


def test_among_a_thousand_comparisons_rounded_counts_still_raise_a_question():
    draw = np.random.default_rng(3)
    rows = [sent(draw.poisson(200, 24), center=f"c{n}") for n in range(1_000)]
    rows.append(sent([100 + 10 * n for n in range(24)], center="rounds"))
    series = two_years(lambda y, n: 200, lambda y, n: 50, lambda y, n: 100)
    found = gaming_checks(series, pd.concat(rows), EDITION, baseline=BASELINE, day=NO_DAYS)
    asked = found[(found["check"] == "last_digit") & (found["finding"] == "ask")]
    assert asked["center"].tolist() == ["rounds"]


def test_without_days_the_check_of_the_month_end_says_so():
    series = two_years(lambda y, n: 200, lambda y, n: 50, lambda y, n: 100)
    found = gaming_checks(series, sent([]), EDITION, baseline=BASELINE, day=NO_DAYS)
    own = found[found["check"] == "month_end"]
    assert own["finding"].tolist() == ["needs_days"]
    with_days = gaming_checks(series, sent([]), EDITION, baseline=BASELINE, day=days(0.4))
    own = with_days[with_days["check"] == "month_end"]
    assert own["finding"].tolist() == ["ask"]
