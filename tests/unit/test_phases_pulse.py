"""The staff pulse through the gate, and its change between two rounds."""

import pandas as pd
import pytest

from pescycle.model.pilot import Audience
from pescycle.model.questionnaire import Questionnaire
from tests.methods import TITLE, questionnaire
from tests.rounds import FOLLOWING, answered, given, row, turned


def climate(*names):
    """A questionnaire of two dimensions: ``open`` of the first two questions, ``room``."""
    whole = questionnaire(*names).model_dump(mode="json")
    for item, own in zip(whole["items"], ("open", "open", "room"), strict=True):
        item |= {"role": "climate", "dimension": own}
    whole["dimensions"] = [{"id": name, "title": TITLE} for name in ("open", "room")]
    return Questionnaire.model_validate(whole)


def asked(turn=None, last=None, **items):
    """A round whose only audience answers the three questions."""
    size = len(next(iter(items.values())))
    more = {} if turn is None else {"turn": turn}
    one = given(
        responses=answered("a" * size, **items), items=("l1", "l2", "l3"), last=last, **more
    )
    one.folder.questionnaires[Audience.JOBSEEKER] = climate("l1", "l2", "l3")
    return one


def spread(*codes, times=10):
    return list(codes) * times


def test_dimensions_are_shown_for_all_centers_together():
    one = asked(l1=spread(5, 3), l2=spread(4, 2), l3=spread(2, 4))
    results = turned(one)
    pulse = results["observation"].staff_pulse
    # persons have 87.5 and 37.5; of the third question 25 and 75
    assert pulse[["dimension", "value", "base"]].to_numpy().tolist() == [
        ["open", 62.5, 20],
        ["room", 50.0, 20],
    ]
    assert set(pulse["state"]) == {"published"}
    # the action shows the same answers, as far as they are in
    pd.testing.assert_frame_equal(results["action"].staff_pulse, pulse)


def test_a_dimension_of_too_few_people_is_hidden():
    few = [*spread(5, 3, times=4), *[None] * 12]
    one = asked(l1=spread(5, 3), l2=spread(4, 2), l3=few)
    pulse = turned(one)["observation"].staff_pulse
    hidden = row(pulse, dimension="room")
    assert (hidden["state"], pd.isna(hidden["value"])) == ("hidden", True)
    assert pd.isna(hidden["base"])


def test_a_dimension_is_hidden_with_any_of_its_questions():
    # 8 answered the second question, so that its own figure is hidden; 20 have a score.
    few = [*spread(5, 3, times=4), *[None] * 12]
    one = asked(l1=spread(5, 3), l2=few, l3=spread(2, 4))
    hidden = row(turned(one)["observation"].staff_pulse, dimension="open")
    assert hidden["state"] == "protecting"
    assert pd.isna(hidden["value"])


def test_an_audience_without_such_questions_has_no_pulse():
    one = given(responses=answered("a" * 20, q1=spread(5, 3)))
    assert turned(one)["observation"].staff_pulse.empty


BETTER = {
    "l1": spread(4, 5, 5, 3, times=5),
    "l2": spread(4, 5, 5, 3, times=5),
    "l3": spread(4, 2),
}


@pytest.fixture(scope="module")
def two_rounds():
    first = asked(l1=spread(2, 4), l2=spread(2, 4), l3=spread(2, 4))
    before = turned(first)
    second = asked(FOLLOWING, first, **BETTER)
    return before, turned(second, before)


def test_a_first_round_has_no_change(two_rounds):
    assert two_rounds[0]["reflection"].learning_change.empty


def test_a_clear_change_between_rounds_is_called_one(two_rounds):
    change = two_rounds[1]["reflection"].learning_change
    better = row(change, dimension="open")
    # 25 and 75 before; 75, 100, 100 and 50 now
    assert better["before"] == pytest.approx(50)
    assert better["change"] == pytest.approx(31.25)
    assert (better["verdict"], better["comparisons"]) == ("better", 2)
    same = row(change, dimension="room")
    assert same["change"] == pytest.approx(0)
    assert same["verdict"] == "no_clear_change"


def test_what_was_hidden_before_has_no_change():
    few = [*spread(5, 3, times=4), *[None] * 12]
    first = asked(l1=spread(2, 4), l2=spread(2, 4), l3=few)
    before = turned(first)
    second = asked(FOLLOWING, first, **BETTER)
    change = turned(second, before)["reflection"].learning_change
    assert change["dimension"].tolist() == ["open"]
