"""What the observation's short answer and its limits say, word for word."""

from pescycle.report import wording
from tests.report import samples
from tests.report.folder import framework
from tests.report.results import given, observation
from tests.report.samples import points


def test_in_a_baseline_round_values_stand_without_a_status():
    score = samples.kpi_score().assign(status="not_due", attainment=None)
    found = wording.status_reading(samples.voice(), score)
    assert found.text == (
        "No target is due in this round: the values stand without a status.",
    )
    answer = wording.observation_answer(
        samples.voice(), given(paf=framework()), observation(kpi_score=score)
    )
    assert answer.text[0] == found.text[0]
    assert wording.score_reading(samples.voice(), score).text == found.text


def test_the_observations_answer_is_short_and_names_who_is_far_from_expected():
    found = wording.observation_answer(
        samples.voice(), given(paf=framework()), observation()
    )
    assert found.text == (
        "All centers, 3 KPIs by status: Met: 2 and Act: 1.",
        "2 centers lie outside their limits.",
    )
    assert points(found) == [
        "Placed within 90 days, Center 02: 45 of 160 (28 %); 61 would be expected for its "
        "case mix: below the 99.8 % limit.",
        "Placed within 90 days, Center 05: 95 of 180 (53 %); 75 would be expected for its "
        "case mix: above the 99.8 % limit.",
        "Jobseekers, Overall satisfaction: 81 of 263 (31 %; 95 % interval 26 to 37 %).",
        "Employers, Overall, employers: 21 of 21 (100 %; 95 % interval 85 to 100 %).",
    ]


def test_the_observations_answer_for_a_center_speaks_of_that_center():
    found = wording.observation_answer(
        samples.voice(), given(paf=framework()), observation(), center="c02"
    )
    assert found.text[1] == "Center 02: outside the limits of its case mix."
    assert not any("Center 05" in sentence for sentence in found.points)


def test_many_centers_far_from_expected_are_only_named():
    far = samples.observed_expected().iloc[:4].assign(flag="above_outer")
    found = wording.observation_answer(
        samples.voice(), given(paf=framework()), observation(observed_expected=far)
    )
    assert points(found)[0] == (
        "4 centers lie outside their 99.8 % limits: Center 01, Center 02, Center 03 and "
        "Center 04."
    )


def test_the_observations_answer_holds_without_a_framework():
    bare = observation(
        kpi_score=samples.kpi_score().iloc[:0],
        observed_expected=samples.observed_expected().iloc[:0],
    )
    found = wording.observation_answer(samples.voice(), given(), bare)
    assert found.text[0].startswith("This pilot has no performance framework")
    assert points(found)[0].startswith("Jobseekers, Overall satisfaction: 81 of 263")
