from math import isnan, nan

import pandas as pd
import pytest

from pescycle.model.round import RoundKind
from pescycle.paf.pillars import pillar_scores
from tests.methods import PLACED, framework, kpi

EDITION = framework(
    [
        kpi("k1", PLACED, weight=0.5),
        kpi("k2", PLACED, weight=0.3),
        kpi("k3", PLACED, weight=0.2),
    ],
    [kpi("k4", PLACED), kpi("beside", PLACED, weight=0)],
)


def scores(**attainments):
    rows = [
        (center, name, value)
        for center, values in attainments.items()
        for name, value in zip(["k1", "k2", "k3", "k4", "beside"], values, strict=True)
    ]
    return pd.DataFrame(rows, columns=["center", "kpi", "attainment"])


def first(found, center="a"):
    return found.set_index(["center", "pillar"]).loc[(center, "p1")]


def test_a_pillar_is_the_weighted_mean_of_its_kpis():
    # 0.5 x 1 + 0.3 x 0.8 + 0.2 x 0.5 = 0.84
    own = first(pillar_scores(scores(a=[1, 0.8, 0.5, 1, 0]), EDITION))
    assert own["attainment"] == pytest.approx(0.84)
    assert own["weight_covered"] == pytest.approx(1)
    assert own["status"] == "watch"


def test_the_weights_are_rescaled_over_the_kpis_that_have_data():
    # (0.5 x 1 + 0.2 x 0.5) / 0.7
    own = first(pillar_scores(scores(a=[1, nan, 0.5, 1, 0]), EDITION))
    assert own["attainment"] == pytest.approx(0.6 / 0.7)
    assert own["weight_covered"] == pytest.approx(0.7)


def test_exactly_half_of_the_weight_is_enough_and_less_is_not():
    half = first(pillar_scores(scores(a=[1, nan, nan, 1, 0]), EDITION))
    assert (half["attainment"], half["status"]) == (1, "met")
    # 0.3 + 0.2 is half as well, whatever the rounding
    other = first(pillar_scores(scores(a=[nan, 1, 1, 1, 0]), EDITION))
    assert other["attainment"] == pytest.approx(1)
    less = first(pillar_scores(scores(a=[nan, 1, nan, 1, 0]), EDITION))
    assert isnan(less["attainment"])
    assert less["status"] == "insufficient_data"


def test_nothing_known_is_insufficient_data_and_not_zero():
    own = first(pillar_scores(scores(a=[nan] * 5), EDITION))
    assert isnan(own["attainment"])
    assert own["weight_covered"] == 0


def test_a_kpi_of_weight_zero_is_shown_beside_and_counts_nowhere():
    found = pillar_scores(scores(a=[1, 1, 1, 1, 0]), EDITION)
    assert found["attainment"].tolist() == pytest.approx([1, 1])


def test_rows_keep_the_order_of_centers_and_pillars():
    found = pillar_scores(scores(b=[1] * 5, a=[1] * 5, all=[1] * 5), EDITION)
    assert found["center"].tolist() == ["b", "b", "a", "a", "all", "all"]
    assert found["pillar"].tolist() == ["p1", "p2"] * 3


def test_in_a_baseline_round_no_pillar_is_due():
    found = pillar_scores(scores(a=[nan] * 5), EDITION, kind=RoundKind.BASELINE)
    assert set(found["status"]) == {"not_due"}
