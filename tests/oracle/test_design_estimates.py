"""Means, totals and ratios of any domains, against R."""

import numpy as np
import pandas as pd
import pytest

from pescycle.css.estimates import domains_of, means, ratios, totals
from pescycle.stats import intervals
from tests.schools import CLOSED, everybody, numbers, records, school_design, schools


def grouped(rows, keys, expected):
    """Domains in the order in which R lists them."""
    keys = [keys] if isinstance(keys, str) else keys
    wanted = list(zip(*(expected[key] for key in keys), strict=True))
    found = list(zip(*(rows[key] for key in keys), strict=True))
    return domains_of([(pd.Index(wanted).get_indexer(pd.Index(found)), len(wanted))])


@pytest.mark.parametrize("record", records("mean", "total"), ids=lambda r: r["id"])
def test_means_and_totals_agree_with_r(record):
    rows, expected = schools(record), record["result"]
    figure = means if record["what"] == "mean" else totals
    design = school_design(record, rows)
    found = figure(design, numbers(rows, record["args"]["y"]), everybody(rows))
    assert found.value[0] == pytest.approx(expected["est"], rel=1e-12)
    assert found.se[0] == pytest.approx(expected["se"], rel=CLOSED)
    assert found.df[0] == expected["df"]
    low, high = intervals.t_interval(found.value[0], found.se[0], found.df[0])
    limits = (expected["ci_low_t"], expected["ci_high_t"])
    assert (low, high) == pytest.approx(limits, rel=CLOSED)


@pytest.mark.parametrize(
    "record", records("mean of factor", "mean of interaction"), ids=lambda r: r["id"]
)
def test_shares_of_several_answers_and_their_covariance_agree_with_r(record):
    # Each answer's share is the mean of a column of 0 and 1; together they make the matrix.
    rows, expected, y = schools(record), record["result"], record["args"]["y"]
    names = rows[[y] if isinstance(y, str) else y].astype(str).agg(".".join, axis=1)
    labels = [
        name.removeprefix(y if isinstance(y, str) else "").split(")")[-1]
        for name in expected["name"]
    ]
    design = school_design(record, rows)
    shares = np.array(
        [
            means(design, (names == x).to_numpy(float), everybody(rows)).value[0]
            for x in labels
        ]
    )
    np.testing.assert_allclose(shares, expected["est"], rtol=1e-12)
    variance = np.diag(np.array(expected["vcov"]))
    for label, one in zip(labels, variance, strict=True):
        found = means(design, (names == label).to_numpy(float), everybody(rows))
        # atol: a share that the strata fix has a standard error of zero, in R 1e-17
        assert found.covariance[0, 0] == pytest.approx(one, rel=2 * CLOSED, abs=1e-24)


@pytest.mark.parametrize("record", records("ratio"), ids=lambda r: r["id"])
def test_ratios_agree_with_r(record):
    rows, args, expected = schools(record), record["args"], record["result"]
    top, bottom = numbers(rows, args["num"]), numbers(rows, args["den"])
    found = ratios(school_design(record, rows), top, bottom, everybody(rows))
    assert found.value[0] == pytest.approx(expected["est"], rel=1e-12)
    assert found.se[0] == pytest.approx(expected["se"], rel=CLOSED)


@pytest.mark.parametrize(
    "record",
    records("domain mean", "domain mean two keys", "domain proportion", "domain total"),
    ids=lambda r: r["id"],
)
def test_domains_agree_with_r(record):
    rows, args, expected = schools(record), record["args"], record["result"]
    figure = totals if record["what"] == "domain total" else means
    domains = grouped(rows, args["by"], expected)
    found = figure(school_design(record, rows), numbers(rows, args["y"]), domains)
    value = next(v for k, v in expected.items() if args["y"] in k.replace(" ", ""))
    error = next(v for k, v in expected.items() if k == "se" or k.startswith("se."))
    np.testing.assert_allclose(found.value, value, rtol=1e-12)
    np.testing.assert_allclose(found.se, error, rtol=CLOSED)
    if "vcov" in expected:
        largest = np.abs(expected["vcov"]).max()
        np.testing.assert_allclose(
            found.covariance, expected["vcov"], rtol=CLOSED, atol=largest * 1e-12
        )


@pytest.mark.parametrize("record", records("domain ratio"), ids=lambda r: r["id"])
def test_ratios_of_domains_agree_with_r(record):
    rows, args, expected = schools(record), record["args"], record["result"]
    top, bottom = numbers(rows, args["num"]), numbers(rows, args["den"])
    domains = grouped(rows, args["by"], expected)
    found = ratios(school_design(record, rows), top, bottom, domains)
    np.testing.assert_allclose(found.value, expected["api.stu/enroll"], rtol=1e-12)
    np.testing.assert_allclose(found.se, expected["se.api.stu/enroll"], rtol=CLOSED)
