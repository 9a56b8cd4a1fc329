from datetime import date
from math import isnan, nan

import pandas as pd
import pytest

from pescycle.model.findings import Basis
from pescycle.paf.periods import Period
from pescycle.paf.targets import baselines, targets
from tests.methods import PLACED, VISITS, framework, kpi

BAND = {"low": 20, "high": 40}


def baseline(*rows):
    frame = pd.DataFrame(rows, columns=["center", "kpi", "value"]).assign(base=5.0)
    return baselines(frame, basis=Basis.YEAR_BEFORE)


def test_baselines_are_the_earlier_values_with_their_period():
    values = pd.DataFrame(
        {"center": ["a", "b"], "kpi": "k", "value": [3.0, nan], "base": [6.0, 0.0]}
    )
    period = Period(date(2022, 1, 1), date(2022, 6, 30))
    found = baselines(values, basis=Basis.PREVIOUS_ROUND, period=period)
    assert found["basis"].tolist() == ["previous_round", "none"]
    assert found["baseline"].isna().tolist() == [False, True]
    assert found.loc[0, "starts"] == pd.Timestamp("2022-01-01")
    assert found.loc[0, "ends"] == pd.Timestamp("2022-06-30")


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ({"rule": "fixed", "value": 0.8}, 0.8),
        ({"rule": "growth", "rate": 0.1}, 0.55),  # 0.5 x 1.1
        ({"rule": "points", "points": 0.03}, 0.53),  # 0.5 + 0.03
    ],
)
def test_each_rule_makes_its_target(goal, expected):
    edition = framework([kpi("k", PLACED, target=goal)])
    found = targets(edition, baseline(("a", "k", 0.5)), centers=["a"])
    assert found.loc[0, "target"] == pytest.approx(expected)
    assert found.loc[0, "rule"] == goal["rule"]
    assert found.loc[0, "basis"] == "same_months_year_before"


def test_without_a_baseline_only_a_fixed_target_stands():
    edition = framework(
        [
            kpi("fixed", PLACED, weight=0.5),
            kpi("grows", PLACED, weight=0.5, target={"rule": "growth", "rate": 0.1}),
        ]
    )
    found = targets(edition, baseline(), centers=["a"])
    assert found.loc[0, "target"] == 0.5
    assert isnan(found.loc[1, "target"])
    assert set(found["basis"]) == {"none"}


def test_a_band_has_its_ends_as_targets():
    edition = framework([kpi("k", VISITS, better="band", band=BAND)])
    found = targets(edition, baseline(), centers=["a"])
    assert found.loc[0, ["rule", "low_target", "target"]].tolist() == ["band", 20, 40]


def test_targets_of_counts_are_multiplied_for_all_centers():
    # two centers: fixed 10 x 2, points 30 + 5 x 2, band 20..40 x 2, growth 30 x 1.1
    rules = {
        "fixed": {"target": {"rule": "fixed", "value": 10}},
        "points": {"target": {"rule": "points", "points": 5}},
        "growth": {"target": {"rule": "growth", "rate": 0.1}},
        "band": {"better": "band", "band": BAND},
    }
    edition = framework([kpi(name, VISITS, weight=0.25, **r) for name, r in rules.items()])
    known = baseline(*(("all", name, 30) for name in rules))
    found = targets(edition, known, centers=["a", "b", "all"])
    own = found[found["center"] == "all"].set_index("kpi")
    assert own["target"].tolist() == pytest.approx([20, 40, 33, 80])
    assert own.loc["band", "low_target"] == 40
    assert found["center"].unique().tolist() == ["a", "b", "all"]


def test_a_share_target_is_the_same_for_all_centers():
    found = targets(framework([kpi("k", PLACED)]), baseline(), centers=["a", "b"])
    assert set(found["target"]) == {0.5}
