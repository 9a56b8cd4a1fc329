"""KPIs by group, values and gaps, on hand-sized months."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from pescycle.model.equity import EquityGroup
from pescycle.model.framework import Framework
from pescycle.paf.equity import equity_gaps, equity_values, group_cells, judged
from pescycle.paf.periods import Period
from pescycle.stats.month_ratios import month_ratios
from pescycle.stats.two_shares import ratio_interval, score_test
from tests.methods import PLACED, TITLE, VISITS, WAITING, framework, kpi

QUARTER = Period(date(2023, 1, 1), date(2023, 3, 31))
SEX = {"id": "sex", "title": TITLE, "categories": {"w": TITLE, "m": TITLE}}
AGE = {"id": "age", "title": TITLE, "categories": {"y": TITLE, "o": TITLE, "z": TITLE}}


def group(one=SEX, **more):
    return EquityGroup.model_validate(one | more)


def months(*rows, by="sex"):
    """Rows (center, month, measure, category, value)."""
    columns = ["center", "month", "measure", "category", "value"]
    frame = pd.DataFrame(rows, columns=columns).assign(group=by)
    return frame.assign(
        month=pd.to_datetime(frame["month"]).astype("datetime64[us]"),
        value=frame["value"].astype("float64"),
    )


def counted(measure, *rows, by="sex"):
    """Rows (center, month number, category, value) of one measure."""
    return months(
        *((c, f"2023-{m:02d}-01", measure, g, value) for c, m, g, value in rows), by=by
    )


def cells(frame, one_kpi, one_group, centers=("a", "b")):
    edition: Framework = framework([one_kpi])
    return group_cells(frame, edition.kpis[0], one_group, centers=centers, period=QUARTER)


def placed(*rows):
    """Rows (center, category, placed, leavers), all in January."""
    parts = [
        counted(name, *((c, 1, g, values[place]) for c, g, *values in rows))
        for place, name in enumerate(("placed", "leavers"))
    ]
    return pd.concat(parts, ignore_index=True)


def test_a_share_by_group_pools_the_centers_and_is_compared_with_its_reference():
    # women 10 of 40 and 20 of 60: 30 of 100; men 40 of 80 and 30 of 60: 70 of 140
    frame = placed(("a", "w", 10, 40), ("b", "w", 20, 60), ("a", "m", 40, 80))
    frame = pd.concat([frame, placed(("b", "m", 30, 60))])
    made = cells(frame, kpi("k", PLACED), group(reference="m"))
    values = equity_values(made).set_index(["center", "category"])
    assert values.loc[("a", "w"), "value"] == pytest.approx(0.25)
    assert values.loc[("all", "w"), ["value", "count", "base"]].tolist() == [0.3, 30, 100]
    gaps = equity_gaps(made)
    assert list(gaps["category"]) == ["w"]
    row = gaps.iloc[0]
    assert (row["value"], row["value_reference"]) == (0.3, 0.5)
    assert (row["gap"], row["ratio"]) == pytest.approx((-0.2, 0.6))
    assert (row["base"], row["base_reference"]) == (100, 140)
    assert row["low"] < -0.2 < row["high"] < 0
    assert row["ratio_low"] < 0.6 < row["ratio_high"] < 1


def test_others_are_all_other_categories_together():
    rows = [("a", "y", 5, 10), ("a", "o", 20, 40), ("a", "z", 10, 60)]
    frame = placed(*rows).assign(group="age")
    gaps = equity_gaps(cells(frame, kpi("k", PLACED), group(AGE))).set_index("category")
    # y: 5 of 10 against 30 of 100
    assert gaps.loc["y", ["gap", "base_reference"]].tolist() == pytest.approx([0.2, 100])
    assert set(gaps["reference"]) == {"others"}
    assert len(gaps) == 3


def test_a_month_that_lacks_one_side_counts_on_neither():
    frame = pd.concat(
        [placed(("a", "w", 10, 40), ("a", "m", 5, 10)), counted("placed", ("a", 2, "w", 9))]
    )
    made = cells(frame, kpi("k", PLACED), group(reference="m"))
    values = equity_values(made).set_index(["center", "category"])
    assert values.loc[("all", "w"), "count"] == 10
    assert np.isnan(values.loc[("b", "w"), "value"])


def test_people_of_a_stock_are_averaged_over_the_months():
    formula = PLACED | {"stock": True}
    frame = pd.concat(
        [
            counted("placed", ("a", 1, "w", 2), ("a", 2, "w", 4), ("b", 1, "w", 3)),
            counted("leavers", ("a", 1, "w", 6), ("a", 2, "w", 6), ("b", 1, "w", 4)),
            placed(("a", "m", 1, 2)),
        ]
    )
    made = cells(frame, kpi("k", formula), group(reference="m"))
    values = equity_values(made).set_index(["center", "category"])
    # a: 3 of 6 on average; b: 3 of 4; both: 6 of 10
    assert values.loc[("all", "w"), ["value", "base"]].tolist() == [0.6, 10]


def test_a_mean_is_compared_month_by_month():
    rows = [(m, g, value) for m in (1, 2, 3) for g, value in (("w", 30 * m), ("m", 40 * m))]
    frame = pd.concat(
        [
            counted("minutes", *(("a", m, g, value + m) for m, g, value in rows)),
            counted("timed", *(("a", m, g, 2 * m) for m, g, _ in rows)),
        ]
    )
    waiting = kpi("k", WAITING, better="lower", target={"rule": "fixed", "value": 20})
    row = equity_gaps(cells(frame, waiting, group(reference="m"))).iloc[0]
    # women wait 15.5 minutes in each month, men 20.5; nothing varies: no limits, no p
    assert (row["value"], row["gap"]) == pytest.approx((15.5, -5))
    assert np.isnan([row["low"], row["high"], row["p"]]).all()


def test_a_count_is_compared_with_the_share_of_the_population():
    rows = [("a", 1, "w", 30), ("a", 1, "m", 70), ("a", 2, "w", 40), ("a", 2, "m", 60)]
    rows += [("a", 3, "w", 35)]  # men of March unknown: March does not count
    many = {"w": 0.5, "m": 0.5}
    made = cells(counted("visits", *rows), kpi("k", VISITS), group(population=many))
    gaps = equity_gaps(made).set_index("category")
    assert gaps.loc["w", ["value", "gap", "ratio"]].tolist() == pytest.approx(
        [0.35, -0.15, 0.7]
    )
    assert set(gaps["reference"]) == {"population"}
    values = equity_values(made).set_index(["center", "category"])
    assert values.loc[("all", "w"), ["count", "base"]].tolist() == [70, 200]


def test_without_the_population_nothing_is_said_of_a_count():
    rows = [("a", 1, "w", 30), ("a", 1, "m", 70), ("a", 2, "w", 41), ("a", 2, "m", 60)]
    gaps = equity_gaps(cells(counted("visits", *rows), kpi("k", VISITS), group()))
    assert gaps[["gap", "p"]].isna().all().all()
    found = judged(gaps, framework([kpi("k", VISITS)]))
    assert set(found["finding"]) == {"insufficient_data"}
    assert (found["comparisons"] == 0).all()


def test_what_nobody_counted_by_that_group_has_no_cells():
    assert cells(placed(("a", "w", 1, 2)), kpi("k", VISITS), group()) is None


def test_findings_follow_the_direction_and_the_number_of_gaps():
    def finding(better, gap, p, others=0, formula=PLACED):
        target = {"target": {"rule": "fixed", "value": 0.5}}
        edition = framework([kpi("k", formula, better=better, **target)])
        rows = [{"kpi": "k", "gap": gap, "p": p, "level": 0.95}]
        rows += [{"kpi": "k", "gap": 0.0, "p": 0.9, "level": 0.95}] * others
        return judged(pd.DataFrame(rows), edition)["finding"].iloc[0]

    assert finding("higher", -0.1, 0.01) == "behind"
    assert finding("higher", 0.1, 0.01) == "ahead"
    assert finding("lower", 0.1, 0.01) == "behind"
    assert finding("higher", 0.1, 0.06) == "no_clear_gap"
    # Holm: 0.01 of ten comparisons is 0.10
    assert finding("higher", 0.1, 0.01, others=9) == "no_clear_gap"
    assert finding("higher", 0.1, np.nan) == "insufficient_data"
    count = {"formula": VISITS}
    assert finding("higher", -0.1, 0.01, **count) == "under_represented"
    assert finding("higher", 0.1, 0.01, **count) == "over_represented"


def test_of_a_band_a_gap_is_only_different():
    edition = framework([kpi("k", WAITING, better="band", band={"low": 1, "high": 2})])
    rows = pd.DataFrame([{"kpi": "k", "gap": 3.0, "p": 0.001, "level": 0.95}])
    assert judged(rows, edition)["finding"].iloc[0] == "different"


def test_equal_shares_at_either_end_are_no_difference():
    assert score_test(0, 20, 0, 30) == 1
    assert score_test(1, 20, 1, 30) == 1
    assert np.isnan(score_test(np.nan, 20, 0.5, 30))
    assert np.isnan(score_test(0.5, 0, 0.5, 30))


def test_a_ratio_over_what_may_be_zero_has_no_upper_limit():
    found = ratio_interval((0.5, 0.4, 0.6), (0.1, 0.0, 0.3))
    assert found.low > 0
    assert np.isnan(found.high)
    assert np.isnan(ratio_interval((0.5, 0.4, 0.6), (0.0, 0.0, 0.3))).all()


def test_a_ratio_of_one_month_has_no_limits():
    found = month_ratios(np.array([[10.0], [np.nan]]), np.array([[4.0], [5.0]]))
    assert found.value[0] == 2.5
    assert np.isnan(found.value[1])
    assert np.isnan(found.interval()).all()
