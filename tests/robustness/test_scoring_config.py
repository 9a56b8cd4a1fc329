"""What a framework's scoring must not say, and how it is told."""

import pytest
from pydantic import ValidationError

from pescycle.model.framework import Framework
from tests.methods import PLACED, framework, kpi

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
    ],
)
def test_a_scoring_that_cannot_be_meant_is_refused_with_a_remedy(scoring, message):
    assert message in refused(scoring)


def test_a_pillar_may_not_be_called_like_the_composite():
    pillars = PAF.model_dump()["pillars"]
    renamed = [{**pillars[0], "id": "composite"}, pillars[1]]
    assert "taken by the composite" in refused({"composite": {}}, pillars=renamed)
