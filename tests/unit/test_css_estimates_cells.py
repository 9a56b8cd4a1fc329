"""The weighted histogram against the same figures respondent by respondent."""

import numpy as np
import pytest

from pescycle.css.design import Stage, SurveyDesign, calibration_of, simple_design
from pescycle.css.estimates import (
    Outcome,
    answer_cells,
    domain_covariance,
    domain_means,
    domains_of,
    groups_and_all,
    means,
)

SIZE = 600
DRAW = np.random.default_rng(3)
CENTER, SEX = DRAW.integers(0, 6, SIZE), DRAW.integers(0, 2, SIZE)
SESSION = np.unique(CENTER * 10 + DRAW.integers(0, 8, SIZE), return_inverse=True)[1]
WEIGHT = np.where(np.arange(SIZE) < 3, 0.0, DRAW.uniform(0.5, 2, SIZE))
CODES = DRAW.integers(0, 6, (SIZE, 3)).astype(np.uint8)
GRADES = ((1, 2, 3, 4, 5, np.nan), (0, 0, 0, 1, 1, np.nan), (100, 50, 0, 0, 7, 3))
DOMAINS = domains_of([(CENTER, 6), (SEX, 2), (np.zeros(SIZE, dtype=int), 1)])
STAGES = {
    "simple": simple_design(SIZE).stages,
    "strata": (Stage(np.arange(SIZE), CENTER, np.where(CENTER < 2, np.inf, 400.0)),),
    "sessions": (Stage(SESSION, CENTER, np.full(SIZE, 20.0)),),
    "two stages": (
        Stage(CENTER, np.zeros(SIZE, dtype=int), np.full(SIZE, 9.0)),
        Stage(
            np.arange(SIZE),
            np.unique(CENTER * 2 + SEX, return_inverse=True)[1],
            np.full(SIZE, 300.0),
        ),
    ),
}


def made(name, calibrated):
    design = SurveyDesign(WEIGHT, STAGES[name])
    if not calibrated:
        return design
    auxiliary = np.column_stack([np.eye(6)[CENTER], np.eye(2)[SEX]])
    return design.weighted(
        WEIGHT * np.where(SEX, 1.3, 0.8), calibration_of(auxiliary, WEIGHT)
    )


@pytest.mark.parametrize("calibrated", [False, True])
@pytest.mark.parametrize("name", STAGES)
def test_cells_give_what_single_respondents_give(name, calibrated):
    design = made(name, calibrated)
    outcomes = [Outcome(item=item, grades=grades) for item, grades in enumerate(GRADES)]
    found = domain_means(answer_cells(design, CODES, DOMAINS), outcomes)
    for item, grades in enumerate(GRADES):
        one = means(design, np.array(grades)[CODES[:, item]], DOMAINS)
        np.testing.assert_allclose(found.value[:, item], one.value, rtol=1e-13)
        np.testing.assert_allclose(found.se[:, item], one.se, rtol=1e-11)
        assert found.df[:, item].tolist() == one.df.tolist()
        assert found.base[:, item].tolist() == one.base.tolist()
        np.testing.assert_allclose(
            domain_covariance(found, item), one.covariance, rtol=1e-9, atol=1e-15
        )


def test_blocks_and_items_that_share_a_pass_change_nothing(monkeypatch):
    design = made("sessions", calibrated=False)
    whole = answer_cells(design, CODES, DOMAINS)
    monkeypatch.setattr("pescycle.css.estimates.cells.BLOCK", 50)
    monkeypatch.setattr("pescycle.css.estimates.cells.MOST_TOGETHER", 1)
    parts = answer_cells(design, CODES, DOMAINS)
    np.testing.assert_allclose(parts.weight, whole.weight, rtol=1e-13)
    assert (parts.count == whole.count).all()


def test_few_places_let_three_items_share_a_pass():
    # one part, six codes: 216 numbers for 3 items, beside 100,000 rows
    codes = np.tile(CODES, (200, 1))
    design = simple_design(len(codes))
    cells = answer_cells(design, codes, domains_of([(np.zeros(len(codes), dtype=int), 1)]))
    for item in range(3):
        expected = np.bincount(codes[:, item], minlength=6)
        assert cells.count[0, item].tolist() == expected.tolist()
        assert cells.weight[0, item].tolist() == expected.tolist()


def test_an_empty_domain_has_no_mean_and_no_error():
    design = simple_design(2)
    cells = answer_cells(
        design, np.array([[0], [1]], dtype=np.uint8), groups_and_all(np.array([0, 0]), 2)
    )
    found = domain_means(cells, [Outcome(item=0, grades=(1.0, 3.0))])
    assert found.value[:, 0].tolist() == pytest.approx([2, np.nan, 2], nan_ok=True)
    assert np.isnan(found.se[1, 0])
    assert found.base[:, 0].tolist() == [2, 0, 2]


def test_the_design_effect_of_a_simple_random_sample_is_one():
    design = simple_design(SIZE)
    cells = answer_cells(design, CODES, DOMAINS)
    found = domain_means(cells, [Outcome(item=0, grades=GRADES[0])])
    # the domain of everybody who answered is smaller than the sample: nearly 1
    assert found.deff[-1, 0] == pytest.approx(1, abs=0.01)
    assert found.effective_base[-1, 0] == pytest.approx(found.base[-1, 0], rel=0.01)


def test_domains_may_overlap_and_leave_people_out():
    domains = domains_of([(np.array([0, 0, 1, -1]), 2), (np.array([0, -1, 0, 0]), 1)])
    assert domains.count == 3
    members = domains.members[:, domains.part].toarray()
    assert members.tolist() == [[1, 1, 0, 0], [0, 0, 1, 0], [1, 0, 1, 1]]
