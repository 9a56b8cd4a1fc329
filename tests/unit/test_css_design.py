import numpy as np
import pandas as pd
import pytest

from pescycle.css.design import (
    LonelyUnit,
    Stage,
    SurveyDesign,
    calibration_of,
    covariance,
    degrees_of_freedom,
    sample_design,
    simple_design,
)
from pescycle.css.design.survey_design import equal_rows
from pescycle.errors import DataError
from pescycle.model.sampling import SampleDesign


def plan(centers, **more):
    return SampleDesign(centers=centers, **more)


def asked(centers, **columns):
    return pd.DataFrame({"center": list(centers)} | columns)


def test_no_design_is_a_simple_random_sample():
    design = sample_design(asked("aab"))
    assert design.simple
    # n / (n - 1) times the sum of squares around the mean: 3 / 2 * (1 + 0 + 1) = 3
    assert covariance(design, np.array([0.0, 1, 2]))[0, 0] == pytest.approx(3)


def test_centers_that_were_all_asked_are_strata_of_their_clients():
    design = sample_design(asked("aabb"), sampling=plan("all"), frame={"a": 4, "b": 10})
    (stage,) = design.stages
    assert stage.stratum.tolist() == [0, 0, 1, 1]
    assert stage.population.tolist() == [4, 4, 10, 10]
    assert design.weight.tolist() == [2, 2, 5, 5]  # clients for each answer
    # within a: (1 - 2/4) * 2/1 * (0.5 + 0.5) * ... scores 0 and 1: squares 0.25 + 0.25
    assert covariance(design, np.array([0.0, 1, 0, 0]))[0, 0] == pytest.approx(0.5)
    assert degrees_of_freedom(design) == 2


def test_a_center_that_was_wholly_asked_has_no_sampling_error():
    design = sample_design(asked("aaa"), sampling=plan("all"), frame={"a": 3})
    assert covariance(design, np.array([0.0, 1, 5]))[0, 0] == 0


def test_drawn_centers_are_units_and_their_clients_a_second_stage():
    design = sample_design(
        asked("aabbcc"),
        sampling=plan("sampled", population_centers=12),
        frame=dict.fromkeys("abc", 20),
    )
    first, second = design.stages
    assert first.unit.tolist() == [0, 0, 1, 1, 2, 2]
    assert first.population.tolist() == [12] * 6
    assert second.stratum.tolist() == first.unit.tolist()
    assert design.weight.tolist() == [40] * 6  # 12 / 3 centers times 20 / 2 clients
    assert degrees_of_freedom(design) == 2


def test_a_drawn_center_by_itself_has_no_degree_of_freedom():
    design = sample_design(asked("aabb"), sampling=plan("sampled"))
    assert degrees_of_freedom(design, np.array([True, True, False, False])) == 0


def test_regions_of_drawn_centers_are_strata():
    design = sample_design(
        asked("abcd", stratum=list("xxyy")), sampling=plan("sampled", strata="centers")
    )
    assert design.stages[0].stratum.tolist() == [0, 0, 1, 1]
    assert degrees_of_freedom(design) == 2


def test_sessions_within_centers_have_no_frame_of_clients():
    given = asked("aabb", cluster=[1, 2, 1, 2])
    (stage,) = sample_design(given, sampling=plan("all"), frame={"a": 9, "b": 9}).stages
    assert stage.population is None
    assert stage.unit.tolist() == [0, 1, 2, 3]


def test_a_frame_smaller_than_its_answers_counts_as_unknown():
    design = sample_design(asked("aab"), sampling=plan("all"), frame={"a": 1, "b": 5})
    assert np.isinf(design.stages[0].population[:2]).all()
    assert design.weight.tolist() == [1, 1, 1]


def test_the_population_of_centers_belongs_to_drawn_centers():
    with pytest.raises(ValueError, match="take it out"):
        plan("all", population_centers=3)


def test_one_population_cannot_serve_several_strata_of_centers():
    with pytest.raises(ValueError, match="cannot serve several strata"):
        plan("sampled", population_centers=9, strata="centers")


def test_more_centers_than_the_population_has_are_refused():
    with pytest.raises(DataError, match=r"3 centers answered, but round\.yml"):
        sample_design(asked("aabbcc"), sampling=plan("sampled", population_centers=2))


def test_a_plan_that_wants_no_lone_units_names_the_remedy():
    with pytest.raises(DataError, match="write lonely: adjust"):
        sample_design(asked("aab"), sampling=plan("all", lonely="fail"))
    assert len(sample_design(asked("aabb"), sampling=plan("all", lonely="fail"))) == 4


def test_a_lone_unit_stops_where_the_rule_says_so():
    stage = Stage(np.arange(3), np.array([0, 0, 1]))
    design = SurveyDesign(np.ones(3), (stage,), LonelyUnit.FAIL)
    with pytest.raises(ValueError, match="1 strata have a single sampling unit"):
        covariance(design, np.arange(3.0))


def test_no_stratum_with_two_units_has_no_average_to_take():
    stage = Stage(np.arange(2), np.arange(2))
    design = SurveyDesign(np.ones(2), (stage,), LonelyUnit.AVERAGE)
    assert np.isnan(covariance(design, np.array([1.0, 2])))


@pytest.mark.parametrize("weight", [[1.0, -1], [1, np.nan], [1, np.inf]])
def test_a_weight_that_is_no_weight_is_refused(weight):
    with pytest.raises(ValueError, match="weights must be finite"):
        SurveyDesign(np.array(weight), simple_design(2).stages)


def test_parts_of_unequal_length_are_refused():
    with pytest.raises(ValueError, match="equally long"):
        SurveyDesign(np.ones(3), simple_design(2).stages)


def test_what_was_calibrated_exactly_has_no_variance_any_more():
    # two groups of two, weights calibrated to the groups: a total of the groups is fixed
    group = np.array([[1.0, 0], [1, 0], [0, 1], [0, 1]])
    design = simple_design(4)
    design = design.weighted(np.full(4, 2.0), calibration_of(group, np.ones(4)))
    fixed = covariance(design, design.weight * group[:, 0])
    assert fixed[0, 0] == pytest.approx(0, abs=1e-12)


def test_equal_rows_are_found_however_they_are_stored():
    rows = np.array([[1.0, 0, 2], [0, 0, 0], [1, 0, 2], [1, 2, 0]])
    group = equal_rows(calibration_of(rows, np.ones(4)).auxiliary)
    assert len(set(group)) == 3
    found = calibration_of(rows, np.ones(4))
    assert found.group[0] == found.group[2]
    assert found.auxiliary.toarray()[found.group] == pytest.approx(rows)
