"""What the reflection's short answer and its limits say: claims only what stays clear."""

from pescycle.report import wording
from tests.report import samples
from tests.report.results import given, reflection


def test_the_reflections_answer_speaks_of_kpis_answers_effects_and_proposals():
    found = wording.reflection_answer(samples.voice(), given(paf="any"), reflection())
    assert found.text == (
        "Of 3 KPIs: 1 better, 0 worse, 1 without a clear change, 1 that cannot be judged.",
        "Of 3 survey questions, allowing for how many were looked at: 1 better, 0 worse, 1 "
        "without a clear change, 1 that cannot be judged.",
        "2 results are consistent with an effect of the actions: Waiting time and Waiting "
        "time (Jobseekers).",
        "3 proposals go to the next round.",
    )


def test_in_a_first_round_no_change_can_be_judged():
    first = samples.kpi_change().assign(verdict="insufficient_data", change=None)
    found = wording.kpi_change_reading(samples.voice(), first)
    assert found.text == (
        "No change of a KPI can be judged: there is nothing to compare with yet.",
    )
    items = samples.item_change().assign(
        verdict="insufficient_data", minimum_detectable=float("nan")
    )
    assert wording.item_change_reading(samples.voice(), items).text == (
        "No change of a survey question can be judged: there is nothing to compare with "
        "yet.",
    )


def test_the_short_answer_claims_only_changes_that_stay_clear_among_many():
    def short(**columns):
        items = samples.item_change().assign(**columns)
        found = wording.reflection_answer(
            samples.voice(), given(paf="any"), reflection(item_change=items)
        )
        return found.text

    doubtful = short(p_adjusted=[0.4, 0.06, None], verdict="worse")
    assert doubtful[1] == (
        "Of 3 survey questions single changes look clear (0 better, 3 worse), but none "
        "stays clear after allowing for how many were looked at."
    )
    assert not any(text.startswith("Worse than before") for text in doubtful)
    some = short(p_adjusted=[0.4, 0.04, None], verdict=["worse", "worse", "better"])
    assert some[1:3] == (
        "Of 3 survey questions, allowing for how many were looked at: 0 better, 1 worse, "
        "2 without a clear change, 0 that cannot be judged.",
        "Worse than before: Waiting time (Jobseekers).",
    )
    unclear = short(verdict="no_clear_change")
    assert unclear[1].startswith("Of 3 survey questions: 0 better, 0 worse, 3 without")


def test_what_became_worse_is_named_in_the_short_answer():
    items = samples.item_change().iloc[1:2].assign(verdict="worse")
    found = wording.reflection_answer(
        samples.voice(), given(paf="any"), reflection(item_change=items), center="all"
    )
    assert found.text[2] == "Worse than before: Waiting time (Jobseekers)."
    own = wording.reflection_answer(
        samples.voice(), given(paf="any"), reflection(item_change=items), center="c02"
    )
    assert own.text[1] == "Worse than before: Placed within 90 days."
