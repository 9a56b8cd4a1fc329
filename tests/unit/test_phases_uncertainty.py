"""Rank intervals in the observation, on a few centers."""

import pandas as pd
import pytest

from pescycle.model.framework import Framework
from pescycle.model.uncertainty import Uncertainty
from pescycle.phases.uncertainty import asked_for
from tests.methods import PLACED, VISITS, framework, kpi
from tests.rounds import FOLLOWING, given, measure_month, turned

FIXED = {"rule": "fixed", "value": 0.5}
WALK_IN = {"rule": "fixed", "value": 100}


def paf(**more):
    """Two KPIs in one pillar; ``more`` are keys of the framework."""
    plain = framework(
        [kpi("k1", VISITS, target=WALK_IN, weight=0.5), kpi("k2", PLACED, weight=0.5)]
    )
    content = plain.model_dump(exclude_none=True)
    return Framework.model_validate(content | more)


def months(placed, year=2024):
    """Six months of 50 leavers a center, of whom so many were placed; 90 to 110 visits."""
    rows = []
    for number in range(1, 7):
        month = f"{year}-{number:02d}-01"
        for place, (center, count) in enumerate(placed.items()):
            visits = 90 + 10 * (number % 3) + place
            rows += [(center, month, "placed", count), (center, month, "leavers", 50)]
            rows += [(center, month, "visits", visits)]
    return measure_month(*rows)


def results(edition, placed, **more):
    first = given(framework=edition)
    later = given(
        framework=edition, turn=FOLLOWING, last=first, measure_month=months(placed), **more
    )
    return turned(later)["observation"]


PLACED_OF_50 = {"a": 40, "b": 30, "c": 29, "d": 5}


def test_ranks_are_told_of_the_nodes_that_are_asked_for():
    edition = paf()
    pillar = edition.pillars[0].id
    assert results(edition, PLACED_OF_50).rank_interval.empty
    settings = {"nodes": [pillar], "replicates": 400}
    found = results(paf(uncertainty=settings), PLACED_OF_50).rank_interval
    assert found["center"].tolist() == ["a", "b", "c", "d"]
    assert set(found["node"]) == {pillar}
    assert set(found["seed"]) == {1}
    assert set(found["replicates"]) == {400}
    # d places 30 of 300, all others 174 or more; its visits are like those of the others
    assert found.set_index("center").loc["d", "rank"] == 4
    assert found.set_index("center").loc["d", "set_low"] == 4
    assert (found["rank_low"] <= found["rank"]).all()
    assert (found["rank"] <= found["rank_high"]).all()
    assert (found["base"] == 2).all()


def test_a_composite_is_never_without_its_uncertainty():
    edition = paf(scoring={"composite": {}})
    assert asked_for(edition).nodes == ("composite",)
    both = paf(
        scoring={"composite": {}},
        uncertainty={"nodes": [edition.pillars[0].id], "replicates": 300},
    )
    assert asked_for(both).nodes == (edition.pillars[0].id, "composite")
    assert asked_for(paf()) is None
    assert asked_for(None) is None


def test_a_center_without_a_score_is_not_ranked():
    settings = {"nodes": [paf().pillars[0].id], "replicates": 300}
    found = results(paf(uncertainty=settings), {"a": 40, "b": 30}).rank_interval
    assert found["center"].tolist() == ["a", "b"]
    alone = results(paf(uncertainty=settings), {"a": 40})
    assert alone.rank_interval.empty
    assert alone.uncertainty_source.empty
    assert "total" in alone.uncertainty_source


def test_nothing_is_ranked_in_a_baseline_round():
    settings = {"nodes": [paf().pillars[0].id], "replicates": 300}
    one = given(
        framework=paf(uncertainty=settings), measure_month=months(PLACED_OF_50, 2023)
    )
    assert turned(one)["observation"].rank_interval.empty


def test_disagreement_of_a_workshop_widens_what_the_weights_do():
    edition = paf(uncertainty={"nodes": [paf().pillars[0].id], "replicates": 1000})
    pillar = edition.pillars[0].id

    def source(first):
        rows = [
            (f"p{number}", "all", pillar, child, points)
            for number, one in enumerate(first)
            for child, points in (("k1", one), ("k2", 100 - one))
        ]
        columns = ["participant", "group", "node", "child", "points"]
        found = results(edition, PLACED_OF_50, weight=pd.DataFrame(rows, columns=columns))
        return found.uncertainty_source.set_index("factor")["total"]["weights"]

    agreed, split = source([50, 51, 49, 50]), source([5, 95, 10, 90])
    assert split > agreed + 0.1


def test_the_indices_name_what_was_drawn_and_carry_an_interval():
    settings = {"nodes": [paf().pillars[0].id], "replicates": 400}
    found = results(paf(uncertainty=settings), PLACED_OF_50).uncertainty_source
    assert found["factor"].tolist() == [
        "sampling",
        "weights",
        "normalisation",
        "aggregation",
    ]
    assert (found["low"] <= found["total"]).all()
    assert (found["total"] <= found["high"]).all()
    assert set(found["base"]) == {200}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"nodes": ["nowhere"]}, "'nowhere' is no pillar and no composite"),
        ({"nodes": ["composite"]}, "'composite' is no pillar and no composite"),
    ],
)
def test_nodes_that_the_framework_does_not_score_are_refused(content, message):
    with pytest.raises(ValueError, match=message):
        paf(uncertainty=content)


def test_an_option_that_stands_twice_is_refused():
    with pytest.raises(ValueError, match="normalisations has 'own' twice; take one out"):
        Uncertainty(nodes=("p",), normalisations=("own", "own"))
