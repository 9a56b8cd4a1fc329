"""The choice of centers, word for word."""

from dataclasses import replace
from datetime import date

from pescycle.model.round import Round
from pescycle.report import charts, wording
from pescycle.report.shown import Sentences
from pescycle.report.tables import table
from tests.methods import TITLE
from tests.report import samples
from tests.report.samples import plain
from tests.rounds import BASELINE, FOLLOWING, given


def read(frame, one=None):
    found = wording.assignment_reading(samples.voice(), one or given(), frame)
    return [plain(text) for text in found.text]


def test_pairs_are_counted_and_the_worst_one_is_named():
    assert read(samples.assignment()) == [
        "The centers make the 2 pairs that are most alike taken together; of each one "
        "center was drawn with the seed 7.",
        "The pair that is least alike is Center 02 and Center 04. Center 05 is left over "
        "without a partner; lots decided on it alone.",
        "3 of 5 centers have another role in force than the lots gave them.",
    ]


def test_it_is_said_how_many_roles_are_not_those_of_the_lots():
    rows = samples.assignment()
    assert read(rows.assign(others=1))[-1] == (
        "1 of 5 centers has another role in force than the lots gave it."
    )
    assert read(rows.assign(others=0))[-1] == (
        "All 5 centers have the role in force that the lots gave them."
    )


def test_strata_are_counted():
    rows = samples.assignment().assign(allocation="stratified", distance=None, reason="")
    assert read(rows)[0] == (
        "The centers make 2 strata; of each the same share was drawn with the seed 7."
    )


def test_whoever_would_change_roles_after_actions_began_is_warned():
    third = Round(id="r3", title=TITLE, starts=date(2024, 7, 1), ends=date(2024, 12, 31))
    late = given(turn=FOLLOWING)
    late = replace(
        late,
        round=third,
        folder=replace(late.folder, rounds=(BASELINE, FOLLOWING, third)),
    )
    assert read(samples.assignment(), late)[-1] == (
        "Actions began in an earlier round: whoever changes roles now breaks the "
        "comparison."
    )
    assert len(read(samples.assignment(), given(turn=FOLLOWING))) == 3


def test_without_a_choice_one_is_told_what_to_write():
    assert read(samples.assignment().iloc[:0]) == [
        "No choice of centers is proposed in this round: the roles are those of "
        "centers.csv. Where they are still open, write method, seed and the variables "
        "under assignment: into rounds/r1/round.yml."
    ]


def test_where_nothing_could_be_drawn_the_reason_is_said():
    rows = samples.assignment().assign(proposed_role="", reason="few_centers")
    assert read(rows) == [
        "No roles can be proposed: too few centers for so many variables."
    ]


def test_the_largest_difference_of_both_sets_of_roles_is_said():
    found = wording.balance_reading(samples.voice(), samples.balance())
    # |0.66| and |0.9| in force: 0.78; |-0.21| and 0 as proposed: 0.105
    assert [plain(text) for text in found.text] == [
        "With the roles in force the groups differ most in “Waiting time”, by 0.90 "
        "standard deviations; 95 % of all lots keep under 1.50.",
        "With the proposed roles they differ most in “Unemployment rate”, by 0.21 "
        "standard deviations.",
        "Over all variables the mean difference is 0.11 as proposed and 0.78 in force.",
    ]


def test_without_covariates_nothing_can_be_said_of_balance():
    voice, nothing = samples.voice(), samples.balance().iloc[:0]
    told = wording.balance_reading(voice, nothing)
    assert "two centers on each side" in told.text[0]
    chart = charts.balance_dots(voice, nothing)
    assert isinstance(chart, Sentences)
    assert chart.text == told.text


def test_roles_stand_with_the_id_that_centers_csv_wants():
    found = table(samples.voice(), "assignment", samples.assignment())
    rows = [[cell.text for cell in row] for row in found.rows]
    assert rows[0] == [
        *("Pair 1", "Center 01", "c01", "Pilot", "Pilot", "0.52", "–"),
    ]
    assert rows[-1][-1] == "left over without a partner"


def test_a_mean_stands_in_the_unit_of_its_variable():
    found = table(samples.voice(), "balance", samples.balance())
    rows = [[plain(cell.text) for cell in row] for row in found.rows]
    assert rows[0][:5] == [
        *("Unemployment rate", "Roles in force", "3.1 %", "2.6 %", "+0.66"),
    ]
    assert rows[2][2:4] == ["42.0 min", "40.0 min"]
    assert rows[-1][-1] == "not known in every center"


def test_the_chart_says_each_difference_beside_what_lots_keep_under():
    chart = charts.balance_dots(samples.voice(), samples.balance())
    assert plain(chart.alt).startswith(
        "Unemployment rate, Roles in force: +0.66 standard deviations; 95 % of all lots "
        "keep under 1.40."
    )
    assert chart.png[:4] == b"\x89PNG"
