"""What a framework's scoring must not say, and how it is told."""

import pytest
from pydantic import ValidationError

from pescycle.model.framework import Framework
from tests.methods import PLACED, VISITS, framework, kpi

PAF = framework([kpi("k1", PLACED)], [kpi("k2", PLACED)])


def refused(scoring, **changes):
    with pytest.raises(ValidationError) as caught:
        Framework.model_validate(PAF.model_dump() | changes | {"scoring": scoring})
    return str(caught.value)


@pytest.mark.parametrize(
    ("scoring", "message"),
    [
        ({"pillar": {"mean": "power", "floor": 0.1}}, "'power:' go together; write mean"),
        ({"pillar": {"power": 2}}, "'power:' go together"),
        ({"pillar": {"mean": "geometric"}}, "needs a floor: the lowest score"),
        ({"pillar": {"mean": "geometric", "floor": 0}}, "greater than 0"),
        ({"pillar": {"lowest_share": 1.5}}, "less than or equal to 1"),
        ({"pillar": {"mean": "median"}}, "'arithmetic', 'geometric' or 'power'"),
        ({"composite": {"weights": {"p1": 1}}}, "('p2' does not fit); write one weight"),
        (
            {"composite": {"weights": {"p1": 1, "p2": 1, "p9": 1}}},
            "('p9' does not fit); write one weight for each of p1, p2",
        ),
        ({"composite": {"weights": {"p1": 0, "p2": 0}}}, "give one pillar more than 0"),
        ({"composite": {"weights": {"p1": -1, "p2": 1}}}, "greater than or equal to 0"),
        ({"points": {"coefficients": {}}}, "at least 1 item"),
        ({"points": {"coefficients": {"k9": 5}}}, "'k9', which is no KPI; write one of k1"),
        ({"points": {"coefficients": {"k1": 0}}}, "greater than 0"),
        ({"points": {"coefficients": {"k1": 5}, "bonus": -1}}, "greater than or equal"),
        ({"peer_classes": {"cuts": []}}, "at least 1 item"),
        ({"peer_classes": {"cuts": [1, 1]}}, "peer_classes: the cuts must rise"),
        ({"stars": {}}, "give a KPI case_mix: true, or take stars out"),
        ({"stars": {"cuts": [0.5, 0.8, 0.7, 2]}}, "stars: the cuts must rise"),
        ({"stars": {"cuts": [0, 0.8, 0.9, 2]}}, "write cuts above 0"),
        ({"levels": {"high": 0.5}}, "needs 0 < medium < high"),
        ({"levels": {"lowest_months": 90}}, "less than or equal to 1"),
        ({"ranking": {}}, "Extra inputs are not permitted"),
        ({"pillar": {"mean": "geometric", "floor": 1}}, "less than 1"),
        ({"pillar": {"floor": 0.1}}, "an arithmetic mean has no floor; take floor: out"),
        (
            {"pillar": {"mean": "power", "power": -500, "floor": 0.1}},
            "greater than or equal to -20",
        ),
        ({"pillars": {"p9": {}}}, "'p9', which is no pillar; write one of p1, p2"),
        ({"goalposts": {"k1": {"worst": 0.9, "best": 0.2}}}, "exchange worst and best"),
        ({"goalposts": {"k1": {"worst": 20, "best": 90}}}, "write 80 % as 0.80"),
        ({"goalposts": {"k1": {"worst": float("nan"), "best": 1}}}, "finite number"),
        ({"levels": {"high": 1.5}}, "no score is above 1.2, so nobody could be high"),
        (
            {"levels": {"high": 1.1}, "composite": {"scale": "goalposts"}},
            "no score is above 1, so nobody could be high",
        ),
    ],
)
def test_a_scoring_that_cannot_be_meant_is_refused_with_a_remedy(scoring, message):
    assert message in refused(scoring)


def test_a_pillar_may_not_be_called_like_the_composite():
    pillars = PAF.model_dump()["pillars"]
    renamed = [{**pillars[0], "id": "composite"}, pillars[1]]
    assert "taken by the composite" in refused({"composite": {}}, pillars=renamed)


@pytest.mark.parametrize(
    ("name", "scoring"),
    [("composite", {"composite": {}}), ("points", {"points": {"coefficients": {"k2": 1}}})],
)
def test_a_kpi_may_not_be_called_like_a_sum_of_the_framework(name, scoring):
    pillars = PAF.model_dump()["pillars"]
    renamed = [{**pillars[0], "kpis": [{**pillars[0]["kpis"][0], "id": name}]}, pillars[1]]
    told = f"the id '{name}' is taken by scoring: {name}; give it another one"
    assert told in refused(scoring, pillars=renamed)


def test_a_pillar_may_not_be_called_like_a_kpi():
    pillars = PAF.model_dump()["pillars"]
    renamed = [{**pillars[0], "id": "k2"}, pillars[1]]
    assert "pillar 'k2' has the id of a KPI" in refused({}, pillars=renamed)


def test_goalposts_of_a_band_would_be_read_by_nobody():
    band = kpi("k1", PLACED, better="band", band={"low": 0.2, "high": 0.5})
    whole = framework([band], [kpi("k2", PLACED)]).model_dump()
    with pytest.raises(ValidationError, match="take its goalposts out"):
        Framework.model_validate(
            whole | {"scoring": {"goalposts": {"k1": {"worst": 0.1, "best": 0.9}}}}
        )


def test_a_counter_that_counts_volume_guards_nothing():
    growing = {"target": {"rule": "growth", "rate": 0.1}}
    first = kpi("k1", VISITS, weight=0.5, counter="k2", **growing)
    second = kpi("k2", VISITS, weight=0.5, **growing)
    with pytest.raises(ValidationError, match="its counter k2 counts volume too"):
        framework([first, second])


@pytest.mark.parametrize("rate", [float("nan"), float("inf")])
def test_a_rate_that_is_no_number_is_refused(rate):
    with pytest.raises(ValidationError, match="finite number"):
        framework([kpi("k1", PLACED, target={"rule": "growth", "rate": rate})])
