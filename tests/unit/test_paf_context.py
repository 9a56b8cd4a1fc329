from datetime import date

import pandas as pd
import pytest

from pescycle.paf.context import observed_expected
from pescycle.paf.periods import Period
from tests.methods import PLACED, VISITS, framework, kpi

EDITION = framework([kpi("k", PLACED, case_mix=True)])
JANUARY = Period(date(2023, 1, 1), date(2023, 1, 31))


def mixed(*rows, month="2023-01-01"):
    """Rows (center, stratum, placed, leavers)."""
    long = [
        (center, pd.Timestamp(month), measure, stratum, value)
        for center, stratum, *values in rows
        for measure, value in zip(["placed", "leavers"], values, strict=True)
    ]
    columns = ["center", "month", "measure", "stratum", "value"]
    return pd.DataFrame(long, columns=columns).astype({"value": "float64"})


def compared(frame, *centers, edition=EDITION):
    found = observed_expected(frame, edition, centers=centers, period=JANUARY)
    return found.set_index("center")


def test_expected_is_what_the_others_reach_with_the_centers_own_mix():
    # others: easy 40 / 50 = 0.8, hard 10 / 50 = 0.2; a has 10 easy, 90 hard:
    # expected 10 x 0.8 + 90 x 0.2 = 26, observed 8 + 18 = 26
    found = compared(
        mixed(
            ("a", "easy", 8, 10),
            ("a", "hard", 18, 90),
            ("b", "easy", 40, 50),
            ("b", "hard", 10, 50),
        ),
        "a",
        "b",
    )
    own = found.loc["a"]
    assert (own["base"], own["observed"], own["expected"]) == pytest.approx((100, 26, 26))
    assert own["ratio"] == pytest.approx(1)
    assert own["flag"] == "within"
    # b is not compared with itself: 50 x 8 / 10 + 50 x 18 / 90 = 50
    assert found.loc["b", "expected"] == pytest.approx(50)


def test_a_center_that_only_has_hard_cases_is_not_flagged():
    # crude: 40 of 200 (20 %) against 260 of 400; by stratum just as the others
    found = compared(
        mixed(("a", "hard", 40, 200), ("b", "hard", 20, 100), ("b", "easy", 240, 300)),
        "a",
        "b",
    )
    assert found.loc["a", "flag"] == "within"


@pytest.mark.parametrize(
    ("placed", "flag"),
    # R: qbinom(c(.001, .025, .975, .999), 100, 0.5) = 35 40 60 65
    [
        (34, "below_outer"),
        (35, "below"),
        (39, "below"),
        (40, "within"),
        (60, "within"),
        (61, "above"),
        (65, "above"),
        (66, "above_outer"),
    ],
)
def test_the_flag_changes_just_beyond_each_limit(placed, flag):
    # so many others that their share is as good as known
    many = ("b", "", 5e7, 1e8)
    found = compared(mixed(("a", "", placed, 100), many), "a")
    # only the centers asked for are compared, so that b must be asked for as well
    assert found.loc["a", "flag"] == "insufficient_data"
    found = compared(mixed(("a", "", placed, 100), many), "a", "b")
    own = found.loc["a"]
    assert own["flag"] == flag
    assert own[["low_outer", "low", "high", "high_outer"]].tolist() == pytest.approx(
        [0.7, 0.8, 1.2, 1.3], abs=1e-6
    )


def test_limits_allow_for_the_chance_in_the_others_rates():
    # as many others as own cases double the variance: 1 +- 0.2 and 0.3 times sqrt(2)
    own = compared(mixed(("a", "", 40, 100), ("b", "", 50, 100)), "a", "b").loc["a"]
    wider = [0.3 * 2**0.5, 0.2 * 2**0.5]
    assert own[["low_outer", "low"]].tolist() == pytest.approx([1 - w for w in wider])
    assert own[["high_outer", "high"]].tolist() == pytest.approx([1 + w for w in wider])
    # Var(O - E) = 100 x 0.25 + 100^2 x 0.25 / 100 = 50, over an expectation of 50
    assert own["se"] == pytest.approx(50**0.5 / 50)
    assert own["flag"] == "within"


@pytest.mark.parametrize(
    "rows",
    [
        (("a", "only_here", 5, 10), ("b", "", 5, 10)),  # nobody to compare with
        (("a", "", 11, 10), ("b", "", 5, 10)),  # more placed than left
        (("a", "", 0, 10), ("b", "", 0, 10)),  # nothing expected
        (("a", "", 0, 0), ("b", "", 5, 10)),  # no case
        (("a", "", None, 10), ("b", "", 5, 10)),  # nothing reported
    ],
)
def test_what_cannot_be_compared_is_insufficient_data(rows):
    own = compared(mixed(*rows), "a", "b").loc["a"]
    assert own["flag"] == "insufficient_data"
    assert own[["expected", "ratio", "low", "high"]].isna().all()


def test_everybody_successful_everywhere_is_as_expected():
    own = compared(mixed(("a", "", 10, 10), ("b", "", 10, 10)), "a", "b").loc["a"]
    assert (own["ratio"], own["low"], own["high"], own["flag"]) == (1, 1, 1, "within")


def test_months_outside_the_period_do_not_count():
    frame = pd.concat(
        [
            mixed(("a", "", 5, 10), ("b", "", 5, 10)),
            mixed(("a", "", 0, 900), month="2022-12-01"),
        ]
    )
    assert compared(frame, "a", "b").loc["a", "base"] == 10


def test_without_a_kpi_that_asks_for_it_nothing_is_compared():
    edition = framework([kpi("k", VISITS, target={"rule": "fixed", "value": 1})])
    assert compared(mixed(("a", "", 5, 10)), "a", edition=edition).empty


def test_no_months_at_all_are_insufficient_data():
    found = compared(mixed(), "a", "all")
    assert found["flag"].tolist() == ["insufficient_data"]


def test_a_share_is_low_only_if_its_interval_lies_below_all_centers_together():
    # all: (20 + 80 + 38) / 300 = 0.46; a: Wilson 0.2 of 100 ends at 0.289;
    # c: 0.38 of 100 ends at 0.478
    found = compared(
        mixed(("a", "x", 20, 100), ("b", "x", 80, 100), ("c", "x", 38, 100)), "a", "b", "c"
    )
    assert found["low_share"].to_dict() == {"a": True, "b": False, "c": False}
