"""Assessors of the maturity check: who is severe, kinder to oneself, of one mind."""

import numpy as np
import pandas as pd
import pytest

from pescycle.paf.maturity import adjusted, agreement, self_peer_differences, severity
from tests.maturity import four, long_of


def test_severity_is_the_distance_from_those_who_scored_the_same():
    rows = []
    for name, shift in (("x", 10), ("y", -10)):
        rows += [
            (name, "self", "c", "a1", *four(50 + shift)),
            (name, "self", "c", "a2", *four(30 + shift)),
            (name, "self", "c", "b1", *four(70 + shift + (1 if name == "x" else -1))),
        ]
    found = severity(long_of(*rows)).assessor.set_index("assessor")
    # differences 20, 20, 22: mean 62 / 3, half of it each way
    assert found["effect"].to_dict() == pytest.approx({"x": 31 / 3, "y": -31 / 3})
    assert abs(found.loc["x", "shrunk"]) < 31 / 3
    assert (found["scores"] == 3).all()


def test_assessors_without_a_statement_in_common_are_not_compared():
    rows = [
        *((n, "self", "c", "a1", *four(v)) for n, v in (("x", 20), ("y", 40))),
        *((n, "self", "c", "a2", *four(v)) for n, v in (("x", 22), ("y", 38))),
        *((n, "self", "d", "a1", *four(v)) for n, v in (("v", 70), ("w", 80))),
        ("alone", "self", "e", "a1", *four(99)),
    ]
    long = long_of(*rows)
    found = severity(long)
    groups = found.assessor.set_index("assessor")["group"]
    assert groups["x"] == groups["y"] != groups["v"] == groups["w"]
    assert "alone" not in groups
    less = adjusted(long, found).set_index("assessor")["value"]
    assert less["alone"] == 99


def test_adjusted_scores_keep_the_mean_of_all():
    values = {"x": (60, 70, 50), "y": (40, 52, 33), "z": (50, 58, 47)}
    rows = [
        (name, "self", "c", s, *four(v))
        for name, own in values.items()
        for s, v in zip(("a1", "a2", "b1"), own, strict=True)
    ]
    rows = rows[:-1]  # z left one blank, so that assessors count differently
    long = long_of(*rows)
    less = adjusted(long, severity(long))
    raw = long[long["phase"] == "score"]
    assert less["value"].mean() == pytest.approx(raw["value"].mean())
    spread = less.groupby("assessor")["value"].mean()
    assert np.ptp(spread) < np.ptp(raw.groupby("assessor")["value"].mean())


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [("x", "self", "c", "a1", *four(50))],
        [("x", "self", "c", "a1", *four(50)), ("y", "self", "c", "a2", *four(50))],
    ],
)
def test_where_nobody_scored_the_same_there_is_no_severity(rows):
    found = severity(long_of(*rows))
    assert found.assessor.empty
    assert np.isnan([found.sd, found.residual, found.share]).all()
    assert len(adjusted(long_of(*rows), found)) == len(rows)


def test_assessors_who_agree_in_all_have_no_severity():
    rows = [
        (n, "self", "c", s, *four(v))
        for n in "xyz"
        for s, v in (("a1", 50), ("a2", 30), ("b1", 70))
    ]
    found = severity(long_of(*rows))
    assert found.assessor["effect"].tolist() == pytest.approx([0, 0, 0])
    assert found.assessor[["low", "high"]].isna().all(axis=None)


def test_a_center_that_sees_itself_kindlier_is_found_by_pairs():
    rows = [
        (center, role, "b", "score", base + gain)
        for center, base, gain in (("c", 50, 12), ("d", 20, 11), ("e", 70, 13))
        for role, gain in (("self", gain), ("peer", 0))
    ]
    frame = pd.DataFrame(rows, columns=["center", "role", "section", "phase", "value"])
    found = self_peer_differences(frame).iloc[0]
    # differences 12, 11, 13: mean 12, se 1 / sqrt(3), t(2) = 4.3027: 2.484
    assert found["difference"] == 12
    assert (found["low"], found["high"]) == pytest.approx((9.516, 14.484), abs=1e-3)
    assert (found["centers"], found["finding"]) == (3, "self_higher")
    swapped = frame.assign(role=frame["role"].map({"self": "peer", "peer": "self"}))
    assert self_peer_differences(swapped).iloc[0]["finding"] == "peer_higher"


def test_one_center_or_one_role_says_nothing_of_self_and_peer():
    rows = [("c", "self", "b", "score", 60.0), ("c", "peer", "b", "score", 50.0)]
    columns = ["center", "role", "section", "phase", "value"]
    found = self_peer_differences(pd.DataFrame(rows, columns=columns)).iloc[0]
    assert (found["difference"], found["finding"]) == (10, "insufficient_data")
    found = self_peer_differences(pd.DataFrame(rows[:1], columns=columns)).iloc[0]
    assert np.isnan(found["difference"])
    assert self_peer_differences(pd.DataFrame(columns=columns)).empty


def test_agreement_tells_each_center_and_all_together():
    rows = [
        (n, role, c, s, *four(v + shift))
        for c in "cde"
        for n, role, shift in ((f"{c}1", "self", 0), (f"{c}2", "self", 5), ("p", "peer", 0))
        for s, v in (("a1", 20), ("a2", 50), ("b1", 80))
    ]
    found = agreement(long_of(*rows))
    whole = found[(found["center"] == "all") & (found["section"] == "all")]
    assert set(whole["role"]) == {"all", "self", "peer"}
    assert set(found.loc[found["center"] == "c", "measure"]) == {
        *("krippendorff_alpha", "weighted_kappa", "icc1", "icc2", "icc3", "icc1k"),
        *("icc2k", "icc3k"),
    }
    alpha = whole[whole["role"] == "all"].iloc[0]
    assert (alpha["base"], alpha["assessors"]) == (9, 7)
    assert alpha["finding"] == "good"


def test_a_single_center_has_no_row_for_all():
    rows = [(n, "self", "c", "a1", *four(50)) for n in "xy"]
    assert set(agreement(long_of(*rows))["center"]) == {"c"}
    assert agreement(long_of()).empty
