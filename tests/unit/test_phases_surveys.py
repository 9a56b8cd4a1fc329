"""How a round's surveys are drawn and told."""

import pandas as pd
import pytest

from pescycle.css.design import sample_design
from pescycle.css.estimates import estimates
from pescycle.model.sampling import SampleDesign
from pescycle.phases.surveys import survey_designs, surveys
from pescycle.report import wording
from tests.methods import questionnaire, responses
from tests.report import samples
from tests.rounds import given, sample


def answered(centers, **more):
    rows = responses(centers, q1=[1 + number % 5 for number in range(len(centers))])
    return given(responses={"jobseeker": rows.assign(**more)}, sample=sample())


def test_without_a_design_the_report_says_so():
    one = answered("aabb" * 5)
    (row,) = survey_designs(one).to_dict("records")
    assert (row["kind"], row["base"], row["finite"]) == ("simple", 20, False)
    said = wording.design_reading(samples.voice(), survey_designs(one)).points[0]
    assert "no sample design is given" in said


def test_clusters_and_strata_of_the_source_are_told():
    one = answered("ab" * 10, cluster=[n // 4 for n in range(20)], stratum="x")
    (row,) = survey_designs(one).to_dict("records")
    assert (row["kind"], row["units"], row["strata"]) == ("clusters", 5, 1)
    said = wording.design_reading(samples.voice(), survey_designs(one)).points[0]
    assert said == "Jobseekers: 5 clusters of respondents were drawn."


@pytest.mark.parametrize(
    ("kind", "units", "strata", "words"),
    [
        ("clusters", 1, 1, "1 cluster of respondents was drawn."),
        (
            *("clusters", 6, 3),
            "6 clusters of respondents were drawn. The draw was made apart in each of 3 "
            "strata.",
        ),
        ("respondents", 20, 1, "respondents were drawn one by one."),
        (
            *("respondents", 20, 2),
            "respondents were drawn one by one. The draw was made apart in each of 2 "
            "strata.",
        ),
        (
            *("center_strata", 20, 1),
            "every center was asked, and respondents were drawn within each (1 stratum).",
        ),
        (
            *("center_clusters", 1, 1),
            "every center was asked, and 1 cluster (such as a session) was drawn within "
            "them.",
        ),
        (
            *("sampled_centers", 1, 1),
            "1 center was drawn, and respondents within it; a single center's figure has "
            "no interval of its own.",
        ),
    ],
)
def test_numbers_of_units_and_strata_agree_with_their_words(kind, units, strata, words):
    frame = survey_designs(answered("ab" * 10))
    frame = frame.assign(kind=kind, units=units, strata=strata, finite=False, lonely="")
    found = wording.design_reading(samples.voice(), frame)
    assert found.points == (f"Jobseekers: {words}",)


def test_few_answers_tell_nothing_of_their_design():
    (row,) = survey_designs(answered("ab")).to_dict("records")
    assert row["state"] == "hidden"
    assert pd.isna(row["units"])


def test_surveys_are_made_once_a_round():
    one = answered("ab" * 10)
    assert surveys(one) is surveys(one)


def test_a_drawn_centers_own_figure_has_no_variance_estimate():
    rows = responses("aaabbb", q1=[1, 5, 4, 2, 5, 5])
    design = sample_design(rows, sampling=SampleDesign(centers="sampled"))
    found = estimates(rows, questionnaire(), design=design)
    own = found[found["center"] == "a"]
    assert own[["se", "low", "high"]].isna().all(axis=None)
    assert set(own["method"]) == {"no_variance"}
    assert found[found["center"] == "all"]["se"].notna().all()


@pytest.mark.parametrize("rule", ["average", "certainty"])
def test_a_rule_for_lone_units_that_somebody_chose_is_told(rule):
    frame = survey_designs(answered("ab" * 10)).assign(lonely=rule, kind="respondents")
    said = wording.design_reading(samples.voice(), frame).points[0]
    assert "A stratum with a single unit" in said
