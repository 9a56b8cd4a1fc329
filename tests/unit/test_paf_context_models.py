"""What a model of records refuses, and what its limits hold."""

import numpy as np
import pandas as pd
import pytest

from pescycle.model.context import ContextModel
from pescycle.model.findings import ContextReason
from pescycle.paf.context.checks import factors_left_out, strata_left_out
from pescycle.paf.context.comparison import comparison
from pescycle.paf.context.models import modelled
from pescycle.paf.context.standardisation import stratum_rows
from tests.records import CENTERS, FACTORS, records

SEX = {"sex": ("w", "m")}


def counted(*rows, factors=SEX, kind="logistic"):
    """Modelled from rows (center, sex, placed, cases)."""
    return modelled("k", cases(*rows), model(factors, kind), centers=ids(rows))


def cases(*rows):
    parts = [
        pd.DataFrame(
            {"center": center, "sex": sex, "outcome": [1.0] * placed + [0.0] * (n - placed)}
        )
        for center, sex, placed, n in rows
    ]
    return pd.concat(parts, ignore_index=True)


def model(factors=SEX, kind="logistic"):
    return ContextModel(kind=kind, outcome="outcome", factors=factors)


def ids(rows):
    return list(dict.fromkeys(row[0] for row in rows))


def test_with_one_factor_the_model_expects_what_strata_expect():
    # others' shares by sex: b 30/60 = 0.5 and 12/60 = 0.2; a has 20 w and 80 m:
    # 20 x 0.5 + 80 x 0.2 = 26
    rows = ("a", "w", 10, 20), ("a", "m", 24, 80), ("b", "w", 30, 60), ("b", "m", 12, 60)
    own = comparison(counted(*rows).rows).set_index("center").loc["a"]
    assert own["expected"] == pytest.approx(26, rel=1e-9)
    # cases: 20 x 0.25 + 80 x 0.16 = 17.8
    # rates: 20^2 x 0.25 / 60 + 80^2 x 0.16 / 60 = 56.2 / 3
    assert (own["se"] * own["expected"]) ** 2 == pytest.approx(17.8 + 56.2 / 3, rel=1e-8)


def test_limits_of_a_model_of_the_strata_are_those_of_the_strata():
    rows = ("a", "w", 10, 20), ("a", "m", 24, 80), ("b", "w", 30, 60), ("b", "m", 12, 60)
    own = comparison(counted(*rows).rows).set_index("center").loc["a"]
    tops = pd.DataFrame({"w": [10.0, 30], "m": [24.0, 12]}, index=["a", "b"])
    bottoms = pd.DataFrame({"w": [20.0, 60], "m": [80.0, 60]}, index=["a", "b"])
    known = comparison(stratum_rows("k", tops, bottoms)).set_index("center").loc["a"]
    assert own["expected"] == pytest.approx(known["expected"], rel=1e-9)
    # Both allow for the chance in the others' rates, each in its own way.
    assert own[["low", "high"]].tolist() == pytest.approx(known[["low", "high"]].tolist())


def test_fewer_than_ten_events_for_a_parameter_are_refused():
    # without a: 9 events of b and one parameter; with 10 it would do
    own = ("a", "w", 20, 40), ("a", "m", 20, 40)
    few = counted(*own, ("b", "w", 5, 40), ("b", "m", 4, 40))
    found = comparison(few.rows).set_index("center")
    assert found.loc["a", "reason"] == "few_events"
    assert found.loc["a", "flag"] == "insufficient_data"
    assert np.isnan(found.loc["a", "expected"])
    assert found.loc["b", "reason"] == ""
    enough = counted(*own, ("b", "w", 5, 40), ("b", "m", 5, 40))
    assert enough.rows[0]["reason"] == ""


@pytest.mark.parametrize("placed", [0, 40])
def test_a_code_that_always_or_never_succeeds_is_refused(placed):
    rows = (
        ("a", "w", 20, 40),
        ("a", "m", 20, 40),
        ("b", "w", 20, 40),
        ("b", "m", placed, 40),
    )
    assert comparison(counted(*rows).rows).set_index("center").loc["a", "reason"] == (
        "separation"
    )


def test_separation_by_a_number_is_refused_too():
    ages = np.r_[np.arange(40.0), np.arange(40.0)]
    frame = pd.DataFrame(
        {
            "center": ["a"] * 40 + ["b"] * 40,
            "outcome": (ages >= 20).astype(float),
            "age": ages,
        }
    )
    found = modelled("k", frame, model({"age": "number"}), centers=["a", "b"])
    assert found.reason == "separation"


def test_two_factors_that_tell_the_same_are_refused():
    frame = cases(
        ("a", "w", 20, 40), ("a", "m", 10, 40), ("b", "w", 20, 40), ("b", "m", 10, 40)
    )
    frame["gender"] = frame["sex"]
    found = modelled("k", frame, model(SEX | {"gender": ("w", "m")}), centers=["a", "b"])
    assert found.reason == "collinear"


def test_a_kind_of_case_that_no_other_center_has_gives_no_expectation():
    found = comparison(
        counted(("a", "w", 20, 40), ("a", "m", 10, 40), ("b", "w", 20, 40)).rows
    ).set_index("center")
    assert found.loc["a", "reason"] == "nowhere_else"


def test_factors_of_the_center_itself_need_ten_centers_each():
    rows = [(f"c{n}", "wm"[n % 2], 10, 30) for n in range(9)]
    assert counted(*rows).reason == "center_factors"
    rows = [(f"c{n}", "wm"[n % 2], 10, 30) for n in range(10)]
    assert counted(*rows).reason == ""


def test_one_center_has_nobody_to_be_compared_with():
    assert counted(("a", "w", 5, 10), ("a", "m", 5, 10)).reason == "one_center"


def test_no_record_at_all_is_said():
    none = cases(("a", "w", 5, 10)).iloc[:0]
    found = modelled("k", none, model(), centers=["a", "b"])
    assert found.reason == "no_cases"
    assert [row["flag"] for row in found.rows] == ["insufficient_data"] * 2


def test_records_with_a_gap_are_passed_over_and_counted():
    frame = records("placed")
    frame.loc[[3, 5], "sex"] = None
    frame.loc[7, "outcome"] = np.nan
    found = modelled(
        "k",
        frame,
        ContextModel(kind="logistic", outcome="y", factors=FACTORS),
        centers=CENTERS,
    )
    assert found.passed_over == 3
    assert found.cases == 1197


def test_a_center_without_cases_is_not_compared_and_moves_nobody():
    frame = records("placed")
    asked = ContextModel(kind="logistic", outcome="y", factors=FACTORS)
    with_it = comparison(modelled("k", frame, asked, centers=[*CENTERS, "c9"]).rows)
    without = comparison(modelled("k", frame, asked, centers=CENTERS).rows)
    assert with_it["reason"].tolist() == [""] * 8 + ["no_cases"]
    pd.testing.assert_frame_equal(with_it.iloc[:8], without)


def test_no_factor_but_the_declared_ones_is_looked_at():
    frame = records("placed").assign(secret=np.arange(1200.0))
    asked = ContextModel(kind="logistic", outcome="y", factors=FACTORS)
    found = modelled("k", frame, asked, centers=CENTERS)
    pd.testing.assert_frame_equal(
        comparison(found.rows),
        comparison(modelled("k", records("placed"), asked, centers=CENTERS).rows),
    )


def test_leaving_out_the_factor_that_matters_changes_a_flag():
    # a has the hard cases only: as expected with the factor, far below without
    rows = [("a", "m", 20, 200), ("b", "m", 10, 100), ("b", "w", 180, 300)]
    rows += [("c", "m", 11, 100), ("c", "w", 175, 300)]
    frame = cases(*rows)
    found = comparison(modelled("k", frame, model(), centers=["a", "b", "c"]).rows)
    check = factors_left_out(found, frame, model()).set_index("center")
    assert check.loc["a", "flag"] == "within"
    assert check.loc["a", "flag_without"] == "below_outer"
    assert check.loc["a", "changed"]
    # without: a is expected the others' share, (10 + 180 + 11 + 175) / 800 x 200 = 94
    assert check.loc["a", "ratio_without"] == pytest.approx(20 / 94, rel=1e-9)
    change = check["ratio_without"] - check["ratio"]
    np.testing.assert_allclose(check["change"], change)


def test_strata_are_left_out_by_putting_all_cases_together():
    tops = pd.DataFrame({"easy": [0.0, 180], "hard": [20.0, 10]}, index=["a", "b"])
    bottoms = pd.DataFrame({"easy": [0.0, 300], "hard": [200.0, 100]}, index=["a", "b"])
    found = comparison(stratum_rows("k", tops, bottoms))
    check = strata_left_out(found, tops, bottoms).set_index("center")
    # hard: 20 expected of a; together 190 / 400 x 200 = 95
    assert check.loc["a", ["ratio", "ratio_without"]].tolist() == [
        1,
        pytest.approx(20 / 95),
    ]
    assert check.loc["a", "changed"]
    # nobody but b has easy cases: what cannot be judged has not changed
    assert not check.loc["b", "changed"]


def test_a_number_that_parts_successes_from_failures_is_refused_without_a_warning():
    source = np.random.default_rng(1)
    number = source.normal(size=2000)
    cases = pd.DataFrame(
        {
            "center": source.choice(list("abcdef"), 2000),
            "outcome": (number > 0).astype(float),
            "months": number,
        }
    )
    whole = ContextModel(kind="logistic", outcome="placed", factors={"months": "number"})
    found = modelled("k1", cases, whole, centers=list("abcdef"))
    assert found.reason == ContextReason.SEPARATION
