"""Comparisons with an expected value behind the disclosure gate, and later centers."""

from dataclasses import replace
from types import SimpleNamespace

import pandas as pd
import pytest

from pescycle.phases import frames
from pescycle.phases.context import context_results, leading
from tests.methods import PLACED, framework, kpi
from tests.rounds import BASELINE, given, measure_month

MODEL = {"kind": "logistic", "outcome": "y", "factors": {"sex": ["w", "m"]}}
MONTH = "2023-01-01"


def counts(**centers):
    """Months from ``center=(placed, leavers)``."""
    rows = []
    for center, (placed, leavers) in centers.items():
        rows += [(center, MONTH, "placed", placed), (center, MONTH, "leavers", leavers)]
    return measure_month(*rows)


def cases(**centers):
    """Records from ``center=(placed, leavers)``, women and men in turn."""
    parts = [
        pd.DataFrame(
            {
                "center": center,
                "outcome": [1.0] * placed + [0.0] * (leavers - placed),
                "sex": ["w", "m"] * (leavers // 2),
            }
        )
        for center, (placed, leavers) in centers.items()
    ]
    return pd.concat(parts, ignore_index=True)


def results(paf=None, **centers):
    paf = paf or framework([kpi("k", PLACED, case_mix=True, context=MODEL)])
    frame, records = counts(**centers), {"k": cases(**centers)}
    return context_results(given(framework=paf, measure_month=frame, records=records))


FOUR = {"a": (40, 100), "b": (45, 100), "c": (38, 100), "d": (20, 100)}


def test_frames_have_the_columns_of_the_hand_over():
    found = results(**FOUR)
    for name in ("observed_expected", "context_check", "context_summary", "funnel"):
        frame = getattr(found, name)
        assert list(frame.columns) == list(getattr(frames, name.upper()))
        assert len(frame)


def test_without_framework_or_comparison_every_frame_is_empty_with_its_columns():
    for one in (None, framework([kpi("k", PLACED)])):
        found = context_results(given(framework=one))
        for name in ("observed_expected", "context_check", "context_summary", "funnel"):
            frame = getattr(found, name)
            assert frame.empty
            assert list(frame.columns) == list(getattr(frames, name.upper()))


def test_a_center_below_the_minimum_base_is_hidden_in_every_table():
    found = results(**FOUR | {"d": (2, 8)})  # the minimum base is 10
    hidden = found.observed_expected[found.observed_expected["center"] == "d"]
    assert set(hidden["state"]) == {"hidden"}
    numbers = ["base", *frames.RATIO, *frames.ADJUSTED, *frames.SHRUNKEN]
    assert hidden[numbers].isna().all(axis=None)
    assert set(hidden["flag"]) | set(hidden["flag_adjusted"]) == {"insufficient_data"}
    assert not hidden["low_share"].any()
    check = found.context_check[found.context_check["center"] == "d"]
    assert check[["base", "ratio", "ratio_without", "change"]].isna().all(axis=None)
    assert not check["changed"].any()


def test_the_curve_does_not_reach_down_to_a_hidden_center():
    found = results(**FOUR | {"d": (2, 8)})
    shown = found.observed_expected["expected"].min()
    assert found.funnel["expected"].min() >= shown / 1.15 - 1e-9


def test_the_leading_rows_are_those_of_the_strata():
    rows = results(**FOUR).observed_expected
    assert set(rows["method"]) == {"strata", "logistic"}
    assert leading(rows)["method"].tolist() == ["strata"] * 4
    assert leading(rows.iloc[:0]).empty


@pytest.mark.parametrize("method", ["strata", "logistic"])
def test_a_center_that_comes_later_moves_no_other(method):
    paf = framework([kpi("k", PLACED, case_mix=True, context=MODEL)])
    months, records = counts(**FOUR), {"k": cases(**FOUR)}
    whole = given(turn=BASELINE, framework=paf, measure_month=months, records=records)
    frozen = SimpleNamespace(centers=("a", "b", "c"))
    folder = replace(whole.folder, anchors={paf.edition: frozen})
    later = context_results(replace(whole, folder=folder))
    three = {name: FOUR[name] for name in frozen.centers}
    before = results(**three).observed_expected
    old = later.observed_expected.query("method == @method and center != 'd'")
    same = before.query("method == @method and center != 'd'")
    pd.testing.assert_frame_equal(
        old.reset_index(drop=True), same.reset_index(drop=True), check_like=True
    )
    new = later.observed_expected.query("method == @method and center == 'd'").iloc[0]
    # the three others: (40 + 45 + 38) / 300 of 100 cases
    assert new["expected"] == pytest.approx(41, rel=1e-9)
    order = later.observed_expected.query("method == @method")["center"].tolist()
    assert order == ["a", "b", "c", "d"]
