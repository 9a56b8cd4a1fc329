"""The enquiry on frames of a few rows, the sum in a comment."""

from dataclasses import replace

import pandas as pd
import pytest

from pescycle.errors import Problem, Severity
from pescycle.model.base import ALL
from pescycle.model.given import Receipt, stacked
from pescycle.model.round import ResponseSource
from pescycle.model.rules import WHOLE_ROW
from pescycle.phases import enquire
from tests.rounds import BASELINE, PAF, given, measure_month, row, turned


def test_of_a_month_that_was_sent_again_the_later_figure_counts():
    earlier = measure_month(
        ("a", "2023-01-01", "visits", 5), ("a", "2023-02-01", "visits", 6)
    )
    later = measure_month(("a", "2023-02-01", "visits", 7))
    rows = stacked(earlier, later, ["center", "month", "measure", "stratum"])
    assert list(rows["value"]) == [5, 7]


def test_a_first_round_has_no_baseline_unless_its_files_reach_back_a_year():
    months = measure_month(
        ("a", "2022-01-01", "visits", 80), ("a", "2023-01-01", "visits", 100)
    )
    enquiry = enquire(given(framework=PAF, measure_month=months), None, None)
    assert row(enquiry.baseline, center="a", kpi="k1")["baseline"] == 80
    assert row(enquiry.baseline, center="a", kpi="k1")["basis"] == "same_months_year_before"
    assert pd.isna(row(enquiry.baseline, center="a", kpi="k2")["baseline"])
    assert row(enquiry.baseline, center="a", kpi="k2")["basis"] == "none"
    assert enquiry.headline["first_round"] is True
    assert enquiry.carried_over.empty


def test_problems_are_counted_by_file_rule_and_severity():
    problem = {"file": "x.csv", "message": "", "severity": Severity.WARN}
    found = tuple(Problem(rule=rule, **problem) for rule in ("far", "far", "odd"))
    one = given()
    data = replace(one.data, problems=found)
    enquiry = enquire(replace(one, data=data), None, None)
    assert row(enquiry.problem_count, rule="far")["count"] == 2
    assert enquiry.headline["problems"] == 3


def surveyed(file, problems):
    """A round with one survey, read from the file with these problems."""
    source = {"id": "jobseekers", "kind": "responses", "audience": "jobseeker"}
    columns = {"submitted": "_submission_time", "center": "center"}
    asked = ResponseSource.model_validate(source | {"file": file, "columns": columns})
    counts = {"rows_read": 40, "rows_kept": 20, "cells_set_aside": 0}
    receipt = Receipt(source="jobseekers", file=file, format="csv", **counts)
    one = given(turn=BASELINE.model_copy(update={"sources": (asked,)}))
    data = replace(one.data, problems=tuple(problems), receipts=(receipt,))
    return replace(one, data=data)


def test_an_unknown_center_in_a_file_of_counts_is_told_by_its_own_name():
    problem = {"file": "y.csv", "message": "", "severity": Severity.WARN}
    one = surveyed("x.csv", [Problem(rule="unknown_center", **problem)])
    assert enquire(one, None, None).problem_count["rule"].tolist() == ["unknown_center"]


@pytest.mark.parametrize("refused", [0, 1, 9])
def test_who_refused_cannot_be_told_from_the_rows_set_aside(refused):
    problem = {"file": "x.csv", "message": "", "severity": Severity.WARN}
    others = sorted(set(WHOLE_ROW) - {"consent_refused"}) * 2  # 8 rules, 16 rows
    rules = ["consent_refused"] * refused + others + ["unknown_code"]
    one = surveyed("x.csv", [Problem(rule=r, **problem) for r in rules])
    counted = enquire(one, None, None).problem_count
    assert set(counted["rule"]) == {"row_set_aside", "unknown_code"}
    assert row(counted, rule="row_set_aside")["count"] == 16 + refused


def test_monthly_counts_below_the_minimum_are_not_shown():
    months = measure_month(
        ("a", "2023-01-01", "placed", 9),
        ("b", "2023-01-01", "placed", 4, "x"),
        ("b", "2023-01-01", "placed", 6, "y"),
    )
    shown = turned(given(framework=PAF, measure_month=months))["enquiry"].month
    assert pd.isna(row(shown, center="a", measure="placed")["value"])
    # 19 - 10 would be the 9 that is hidden
    assert row(shown, center="b", measure="placed")["state"] == "hidden"
    # 9 + 4 + 6
    assert row(shown, center=ALL, measure="placed")["value"] == 19
