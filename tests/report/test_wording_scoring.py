"""What the report says of scores and ratings: sums, gaps, classes, and silence."""

from types import SimpleNamespace

import pandas as pd
import pytest

from pescycle.model.scoring import Composite, Scoring
from pescycle.report import wording
from pescycle.report.tables import table
from tests.report import samples

VOICE = samples.voice()


def framework(**scoring):
    return SimpleNamespace(scoring=Scoring.model_validate(scoring))


def plain(found):
    return [samples.plain(text) for text in (*found.text, *found.points)]


def cells(name, frame, **only):
    found = table(VOICE, name, frame, **only)
    return [[samples.plain(cell.text) for cell in row] for row in found.rows]


def test_a_score_is_said_as_the_sum_that_it_is():
    found = plain(wording.score_step_reading(VOICE, samples.score_step()))
    assert found[0] == "All centers: what each score is made of."
    assert found[1] == (
        "More users: 100.0 % = Walk-in visitors 50 % x 80.0 % + "
        "Waiting time 50 % x 120.0 %."
    )
    assert found[2] == (
        "Fewer mismatches: 77.5 % = Placed within 90 days 100 % x 77.5 %. Without data: "
        "Trained staff; the weight went to the others."
    )
    assert found[3].endswith("0.7 points are taken off because the parts are uneven.")


def test_a_center_without_a_score_is_told_why():
    found = plain(wording.score_step_reading(VOICE, samples.score_step(), center="c01"))
    assert found[1] == "More users: no score, too little of the weight has data."


def test_where_nothing_is_due_nothing_is_explained():
    none = samples.score_step().iloc[:0]
    assert "nothing to explain" in plain(wording.score_step_reading(VOICE, none))[0]
    gone = samples.node_score().assign(worst=None, best=None)
    assert "no gap could move" in plain(wording.node_score_reading(VOICE, gone))[0]
    assert "no rating" in plain(wording.rating_reading(VOICE, samples.rating().iloc[:0]))[0]


def test_wide_ranges_are_named_the_widest_first():
    found = plain(wording.node_score_reading(VOICE, samples.node_score()))
    assert found[0].startswith("2 scores could be moved")
    assert found[1] == (
        "More users: no score in 1 center (Center 01); it lies somewhere between 0 % and "
        "120 %."
    )
    many = pd.concat(
        [
            samples.node_score()
            .iloc[[0]]
            .assign(center=f"c{n:02d}", score=float("nan"), worst=0.1, best=0.9)
            for n in range(1, 9)
        ]
    )
    counted = plain(wording.node_score_reading(VOICE, many))
    assert counted[1].endswith(
        ": no score in 8 centers; each lies somewhere between 10 % and 90 %."
    )
    assert found[2] == (
        "Composite, Center 02: 80 %, but anything from 50 % to 100 % is possible."
    )


def test_complete_data_are_said_to_move_nothing():
    complete = samples.node_score().iloc[[1, 3]]
    found = plain(wording.node_score_reading(VOICE, complete))
    assert found == ["Missing data could move no score by more than 10 points."]


def test_the_explaining_table_shows_value_target_weights_and_sum():
    rows = cells("score_step", samples.score_step().iloc[:3])
    first = ["More users", "Walk-in visitors", "860", "872 (from 812)", "80.0 %"]
    assert rows[0] == [*first, "50.0 %", "50.0 %", "40.0 %"]
    assert rows[2][1] == "Sum"
    assert rows[2][-1] == "100.0 %"


def test_the_points_table_says_what_was_made_up_for_a_gap():
    rows = cells("points_step", samples.points_step())
    assert [row[0] for row in rows[2:]] == [
        "Bonus for targets reached",
        "Made up for KPIs without data",
        "Sum",
    ]
    assert rows[4][-2] == "88.3"  # 53 / 60 x 100


def test_a_range_of_nothing_says_that_nothing_is_missing():
    rows = cells("node_score", samples.node_score())
    assert {row[3] for row in rows} == {
        "nothing missing",
        "0.0 % to 120.0 %",
        "50.0 % to 100.0 %",
    }


def test_ratings_stand_side_by_side_with_the_reason_of_a_gap():
    rows = cells("rating_by_center", samples.rating())
    assert rows[0] == ["Center 01", "98.6", "class 4", "4 stars (may be chance)", "Medium"]
    assert rows[1][1:] == [
        "too little of the weight has data",
        "too few peers to compare with",
        "1 star",
        "Not reported",
    ]
    assert rows[2][3] == "3 stars"  # as expected: nothing that chance could have done


def test_ratings_are_counted_over_the_centers():
    found = plain(wording.rating_reading(VOICE, samples.rating()))
    assert found[0] == "The points of single centers lie between 71.2 and 98.6."
    assert found[1] == "1 star rating other than three stars may be chance alone."
    assert "Stars: Placed within 90 days, number of centers: 1 star: 1" in found[3]
    assert found[4].startswith("Level: Composite, number of centers: Low: 1")


def test_a_chosen_center_gets_its_own_ratings():
    found = plain(wording.rating_reading(VOICE, samples.rating(), center="c02"))
    assert found[0] == "Center 02: its ratings."
    assert "Class among peers: Composite: too few peers to compare with." in found


def test_steps_of_a_rating_have_their_units():
    figures = [row[-1] for row in cells("rating_step", samples.rating_step())]
    assert figures == ["95.0 %", "6", "0.70", "1.20", "96.0 %"]


def test_the_rule_says_what_is_off_by_default():
    assert "no composite" in plain(wording.scoring_rule_reading(VOICE, framework()))[1]
    assert (
        "No rating is switched on"
        in plain(wording.rating_rule_reading(VOICE, framework()))[0]
    )


@pytest.mark.parametrize(
    ("mean", "words"),
    [
        ({"mean": "geometric"}, "weighted geometric mean"),
        ({"mean": "power", "power": -1}, "weighted power mean (power \N{MINUS SIGN}1.0)"),
    ],
)
def test_another_mean_is_said_with_its_floor(mean, words):
    rule = framework(pillar=mean | {"floor": 0.05}, composite={})
    found = plain(wording.scoring_rule_reading(VOICE, rule))
    assert words in found[0]
    assert "each counted as 5.0 % at least" in found[0]
    assert found[1].startswith("Composite of all pillars: the weighted mean")


def test_every_rating_says_its_rule_and_where_it_comes_from():
    rule = framework(
        points={"coefficients": {"k1": 10}, "bonus": 2.5},
        peer_classes={},
        stars={},
        levels={},
    )
    found = " ".join(plain(wording.rating_rule_reading(VOICE, rule)))
    for words in ("Hello Work", "2.5 more points", "Japan", "fewer than five"):
        assert words in found
    for words in ("Australia", "0.60, 0.85, 1.15 and 1.40", "not reported where less"):
        assert words in found
    assert "(0.60 and 0.85) are as reported of Australia in 2016; the upper" in found
    own = framework(stars={"cuts": [0.5, 0.8, 1.2, 1.5]})
    told = " ".join(plain(wording.rating_rule_reading(VOICE, own)))
    assert "as reported of Australia" not in told


def test_a_pilot_without_a_framework_is_told_so():
    for reading in (wording.scoring_rule_reading, wording.rating_rule_reading):
        assert "no performance framework" in plain(reading(VOICE, None))[0]


def test_the_composite_is_off_unless_written_down():
    assert Scoring().composite is None
    assert Scoring(composite=Composite()).composite.weights == {}


def test_a_score_between_goalposts_says_so():
    rows = samples.score_step().iloc[6:10].assign(scale="goalposts")
    found = plain(wording.score_step_reading(VOICE, rows))
    assert found[1].startswith("Composite (between goalposts): 88.0 % =")
    assert cells("score_step", rows)[0][0] == "Composite (between goalposts)"


def test_a_pillar_with_a_rule_of_its_own_is_told_by_itself():
    own = {"mean": "geometric", "floor": 0.05}
    rule = framework(pillars={"users": own}, composite={})
    found = plain(wording.scoring_rule_reading(VOICE, rule))
    assert found[0].startswith("Pillars: the weighted mean")
    assert "by a rule of its own: a weighted geometric mean" in found[1]
