"""Parts of a change of a score, the sums in comments; they add up exactly."""

from math import nan

import numpy as np
import pandas as pd
import pytest

from pescycle.model.framework import Framework
from pescycle.paf.scoring.decomposition import (
    FACTORS,
    Scored,
    common_trees,
    score_decomposition,
    shapley,
)
from tests.methods import PLACED, WAITING, framework, kpi

PAF = framework([kpi("k1", PLACED, weight=0.5), kpi("k2", PLACED, weight=0.5)])
ONE = framework([kpi("k1", PLACED)])


def edition(base: Framework = PAF, scoring=None, **weights) -> Framework:
    whole = base.model_dump()
    for pillar in whole["pillars"]:
        for one in pillar["kpis"]:
            one["weight"] = weights.get(one["id"], one["weight"])
    return Framework.model_validate(whole | {"scoring": scoring or {}})


def figures(*rows):
    """Rows (kpi, count, base[, target]) of one center; targets of 0.5."""
    full = [(*row, 0.5) if len(row) == 3 else row for row in rows]
    frame = pd.DataFrame(full, columns=["kpi", "count", "base", "target"])
    frame["value"] = frame["count"] / frame["base"]
    return frame.assign(center="a", baseline=nan, low_target=nan)


def parts(before, after):
    found = score_decomposition(before, after)
    row = found[found["node"] == "p1"].iloc[0]
    residual = row["change"] - sum(row[factor] for factor in FACTORS)
    assert abs(residual) < 1e-12
    return row


def test_more_successes_out_of_the_same_cases_are_data():
    # 20 / 100 / 0.5 = 0.4 becomes 30 / 100 / 0.5 = 0.6
    row = parts(
        Scored(figures(("k1", 20, 100)), ONE), Scored(figures(("k1", 30, 100)), ONE)
    )
    assert (row["before"], row["after"]) == pytest.approx((0.4, 0.6))
    assert row[list(FACTORS)].tolist() == pytest.approx([0.2, 0, 0, 0])


def test_fewer_cases_with_the_same_successes_are_the_denominator():
    # 20 / 100 / 0.5 = 0.4 becomes 20 / 80 / 0.5 = 0.5
    row = parts(Scored(figures(("k1", 20, 100)), ONE), Scored(figures(("k1", 20, 80)), ONE))
    assert row[list(FACTORS)].tolist() == pytest.approx([0, 0.1, 0, 0])


def test_what_both_do_together_is_shared_out_over_both_orders():
    row = parts(Scored(figures(("k1", 20, 100)), ONE), Scored(figures(("k1", 30, 80)), ONE))
    # data: half of (30 - 20) / 100 and of (30 - 20) / 80, over 0.5:
    #   (0.1 + 0.125) / 2 / 0.5 = 0.225
    # denominator: half of 20 / 80 - 20 / 100 and of 30 / 80 - 30 / 100, over 0.5:
    #   (0.05 + 0.075) / 2 / 0.5 = 0.125; together 0.35 = 0.75 - 0.4
    assert row[list(FACTORS)].tolist() == pytest.approx([0.225, 0.125, 0, 0])


def test_another_target_is_the_anchor():
    # 20 / 100 / 0.5 = 0.4 becomes 20 / 100 / 0.4 = 0.5
    after = Scored(figures(("k1", 20, 100, 0.4)), ONE)
    row = parts(Scored(figures(("k1", 20, 100)), ONE), after)
    assert row[list(FACTORS)].tolist() == pytest.approx([0, 0, 0.1, 0])


def test_other_weights_are_the_weights():
    rows = figures(("k1", 20, 100), ("k2", 40, 100))
    # 0.5 x 0.4 + 0.5 x 0.8 = 0.6 becomes 0.25 x 0.4 + 0.75 x 0.8 = 0.7
    row = parts(Scored(rows, PAF), Scored(rows, edition(k1=0.25, k2=0.75)))
    assert row[list(FACTORS)].tolist() == pytest.approx([0, 0, 0, 0.1])


def test_another_mean_counts_among_the_weights():
    rows = figures(("k1", 5, 100), ("k2", 20, 100))
    geometric = edition(scoring={"pillar": {"mean": "geometric", "floor": 0.01}})
    # attainments 0.1 and 0.4: mean 0.25 becomes sqrt(0.04) = 0.2
    row = parts(Scored(rows, PAF), Scored(rows, geometric))
    assert row[list(FACTORS)].tolist() == pytest.approx([0, 0, 0, -0.05])


def test_a_survey_without_a_count_is_data_alone():
    before, after = figures(("k1", nan, 100)), figures(("k1", nan, 50))
    before["value"], after["value"] = 0.2, 0.3
    row = parts(Scored(before, ONE), Scored(after, ONE))
    assert row[list(FACTORS)].tolist() == pytest.approx([0.2, 0, 0, 0])


def test_a_count_of_nothing_is_data_alone():
    row = parts(Scored(figures(("k1", 0, 100)), ONE), Scored(figures(("k1", 10, 50)), ONE))
    assert row[list(FACTORS)].tolist() == pytest.approx([0.4, 0, 0, 0])


def test_a_kpi_that_lost_its_data_is_data():
    before = figures(("k1", 20, 100), ("k2", 40, 100))
    after = figures(("k1", 20, 100), ("k2", nan, nan))
    # 0.5 x 0.4 + 0.5 x 0.8 = 0.6 becomes 0.4
    row = parts(Scored(before, PAF), Scored(after, PAF))
    assert row[list(FACTORS)].tolist() == pytest.approx([-0.2, 0, 0, 0])


def test_a_side_without_a_score_is_not_split():
    none = figures(("k1", nan, nan), ("k2", nan, nan))
    found = score_decomposition(
        Scored(none, PAF), Scored(figures(("k1", 1, 2), ("k2", 1, 2)), PAF)
    )
    assert found["reason"].tolist() == ["low_weight"]
    assert found[list(FACTORS)].isna().all(axis=None)


def test_a_mixture_without_a_score_is_said_and_not_split():
    # k1 has no baseline before, k2 no value after: with the old anchors and the new
    # figures neither has an attainment.
    grown = {"rule": "growth", "rate": 0.1}
    two = framework(
        [kpi("k1", PLACED, weight=0.5, target=grown), kpi("k2", PLACED, weight=0.5)]
    )
    before = figures(("k1", 20, 100), ("k2", 20, 100))
    after = figures(("k1", 20, 100, 0.22), ("k2", nan, nan)).assign(baseline=0.19)
    found = score_decomposition(Scored(before, two), Scored(after, two))
    assert found["reason"].tolist() == ["not_split"]


def test_a_kpi_that_is_new_in_an_edition_comes_in_by_its_weight():
    only = edition(k1=1.0, k2=0.0)
    rows = figures(("k1", 20, 100), ("k2", 40, 100))
    row = parts(Scored(rows, only), Scored(rows, PAF))  # 0.4 becomes 0.6
    assert row[list(FACTORS)].tolist() == pytest.approx([0, 0, 0, 0.2])


def test_a_kpi_that_moves_to_another_pillar_is_found_there():
    other = framework([kpi("k1", PLACED)], [kpi("k2", PLACED)])
    before, after = common_trees(PAF, other)
    assert before.leaves == after.leaves == ("p1/k1", "p1/k2", "p2/k2")
    assert before.weights[:3] == (0.5, 0.5, 0.0)
    assert after.weights[:3] == (1.0, 0.0, 1.0)


@pytest.mark.parametrize("seed", range(20))
def test_the_parts_add_up_to_the_change_whatever_changes(seed):
    rng = np.random.Generator(np.random.PCG64(seed))
    pillars = ([kpi("k1", PLACED, weight=0.6), kpi("k2", PLACED, weight=0.4)],)
    pillars += ([kpi("k3", WAITING, better="lower", target={"rule": "fixed", "value": 9})],)
    base = framework(*pillars)
    old = edition(base, {"composite": {}})
    new = edition(
        base,
        {
            "composite": {
                "weights": {"p1": 1, "p2": 3},
                "mean": "geometric",
                "floor": 0.01,
            },
            "pillar": {"lowest_share": 0.0},
        },
        k1=0.3,
        k2=0.7,
    )

    def drawn():
        names = ["k1", "k2", "k3"] * 40
        rows = pd.DataFrame({"kpi": names, "center": np.repeat(np.arange(40), 3)})
        rows["count"] = rng.integers(0, 50, 120).astype(float)
        rows["value"] = rows["count"] / rng.integers(50, 90, 120)
        rows["target"] = rng.uniform(0.2, 0.9, 120)
        rows.loc[rng.uniform(size=120) < 0.15, ["count", "value"]] = nan
        return rows.assign(center=rows["center"].astype(str), baseline=nan, low_target=nan)

    found = score_decomposition(Scored(drawn(), old), Scored(drawn(), new))
    split = found[found["reason"] == ""]
    assert len(split) > 60
    residual = split["change"] - split[list(FACTORS)].sum(axis=1)
    assert residual.abs().max() < 1e-12
    assert set(found["node"]) == {"p1", "p2", "composite"}


def test_the_shapley_value_of_a_product_is_known():
    # v = a b c with every factor going from 1 to 2: 8 - 1 = 7, and by symmetry 7 / 3 each.
    scores = np.fromfunction(lambda a, b, c: (a + 1) * (b + 1) * (c + 1), (2, 2, 2))
    assert [float(part) for part in shapley(scores, 3)] == pytest.approx([7 / 3] * 3)
