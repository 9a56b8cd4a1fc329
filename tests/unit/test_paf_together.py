"""Targets of all centers together, where some did not report."""

from math import isnan, nan

import numpy as np
import pandas as pd
import pytest

from pescycle.model.framework import Kpi
from pescycle.paf.attainment import kpi_scores
from pescycle.paf.figures import CODES
from pescycle.paf.reasons import Reason
from pescycle.paf.together import Goal, compared
from tests.methods import PLACED, VISITS, framework, kpi

GROWTH = {"rule": "growth", "rate": 0.1}
FIXED = {"rule": "fixed", "value": 100}


def together(goal, values, targets, *, baselines=nan, formula=VISITS, reasons=None, **more):
    """The row of all centers; ``values`` and the others are one a center, all last."""
    centers = [*"abcdefgh"[: len(values) - 1], "all"]
    edition = framework([kpi("k", formula, target=goal, **more)])
    value = pd.DataFrame({"center": centers, "kpi": "k", "value": values})
    value["reason"] = reasons or ["" if v == v else "no_data" for v in values]
    planned = pd.DataFrame(
        {
            "center": centers,
            "kpi": "k",
            "baseline": baselines,
            "target": targets,
            "low_target": nan,
            "reason": ["no_baseline" if t != t else "" for t in targets],
        }
    )
    return kpi_scores(value, planned, edition).set_index("center").loc["all"]


def test_a_fixed_target_is_multiplied_by_the_centers_that_reported():
    # a and b reach 100 each; c sent nothing: 200 of 200 and not 200 of 300
    found = together(FIXED, [100.0, 100.0, nan, 200.0], [100.0, 100.0, 100.0, 300.0])
    assert found["target"] == 200
    assert found["support"] == 2
    assert found["attainment"] == pytest.approx(1)


def test_growth_looks_at_centers_that_reported_both_times():
    # b did not report now: 105 on 100 is half of the way to 110, not 105 on 300
    found = together(
        GROWTH, [105.0, nan, 105.0], [110.0, 220, 330], baselines=[100.0, 200, 300]
    )
    assert found[["baseline", "target"]].tolist() == [100, pytest.approx(110)]
    assert found["support"] == 1
    assert found["attainment"] == pytest.approx(0.5)


def test_a_new_center_is_no_growth_of_the_others():
    # b is new: 210 are twice the 105 of a, so the baseline is 2 x 100, the target 2 x 110
    found = together(
        GROWTH, [105.0, 105.0, 210.0], [110.0, nan, 110.0], baselines=[100.0, nan, 100.0]
    )
    assert found[["baseline", "target"]].tolist() == [200, pytest.approx(220)]
    assert found["support"] == 1
    assert found["attainment"] == pytest.approx(0.5)


def test_with_every_center_in_both_nothing_is_changed():
    found = together(
        GROWTH, [105.0, 210, 315], [110.0, 220, 333], baselines=[100.0, 200, 301]
    )
    assert found[["baseline", "target", "support"]].tolist() == [301, 333, 2]


def test_a_center_whose_figure_is_hidden_is_in_the_sum_all_the_same():
    found = together(
        FIXED,
        [150.0, nan, nan, 153.0],
        [100.0, 100, 100, 300],
        reasons=["", "hidden", "no_data", ""],
    )
    # the two that are in the sum: 153 / 150 of the target of the one that is shown
    assert found["target"] == pytest.approx(102)
    assert found["support"] == 1
    whole = together(
        FIXED, [150.0, nan, 153.0], [100.0, 100, 200], reasons=["", "hidden", ""]
    )
    assert whole[["target", "support"]].tolist() == [200, 2]


def test_where_no_center_is_in_both_there_is_no_target_of_all():
    found = together(
        GROWTH, [nan, 50.0, 50.0], [110.0, nan, 110.0], baselines=[100.0, nan, 100]
    )
    assert isnan(found["target"])
    assert isnan(found["attainment"])
    assert found["reason"] == "no_baseline"
    assert found["support"] == 0


def test_centers_that_counted_nothing_have_nothing_to_be_raised_by():
    zeros = together(FIXED, [0.0, nan, 0.0], [100.0, 100, 200])
    assert zeros[["target", "attainment"]].tolist() == [100, 0]
    new = together(
        GROWTH, [0.0, 50.0, 50.0], [110.0, nan, 110.0], baselines=[100.0, nan, 100]
    )
    assert isnan(new["target"])


def test_a_share_of_all_centers_keeps_its_target():
    goal = {"rule": "fixed", "value": 0.5}
    found = together(goal, [0.4, nan, 0.4], [0.5, 0.5, 0.5], formula=PLACED)
    assert found["target"] == 0.5
    assert isnan(found["support"])


def test_both_ends_of_a_band_are_those_of_the_centers_that_reported():
    band = {"low": 20, "high": 40}
    one = Kpi.model_validate(kpi("k", VISITS, better="band", band=band))
    none = np.full(3, nan)
    ends = Goal(none, np.array([40.0, 40, 80]), np.array([20.0, 20, 40]), none)
    reason = np.array([0, CODES[Reason.NO_DATA], 0])
    found = compared(one, np.array([30.0, nan, 30.0]), reason, ends)
    assert (found.low_target[-1], found.target[-1], found.support[-1]) == (20, 40, 1)
