"""How hard the targets are, word for word."""

import pytest

from pescycle.report import charts, wording
from pescycle.report.shown import Sentences
from tests.report import samples
from tests.report.samples import plain


def test_the_rule_says_where_each_word_begins():
    found = wording.target_chance_rule(samples.voice())
    assert plain(found.text[1]) == (
        "From 80 % a target is called easy, from 50 % within reach, from 10 % ambitious, "
        "and below that out of reach."
    )


def test_targets_are_counted_and_each_stands_with_its_chance():
    found = wording.target_proposal_reading(samples.voice(), samples.target_proposal())
    assert plain(found.text[0]) == (
        "4 targets have a chance that can be told. Out of reach if nothing changes: 2; "
        "easy: 1."
    )
    assert [plain(point) for point in found.points] == [
        "Walk-in visitors: a chance of 6 % of reaching 853 if nothing changes (out of "
        "reach); an ambitious target would be 818 (812 to 824 for "
        "chances of 50 % to 30 %).",
        "Waiting time: a chance of less than 1 % of reaching 20.0 min if nothing changes "
        "(out of reach); an ambitious target would be 30.7 min (31.0 min to "
        "30.4 min for chances of 50 % to 30 %).",
        "Overall satisfaction: a chance of 31 % of reaching 67 % if nothing changes "
        "(ambitious); an ambitious target would be 65 % (64 % to 66 % for "
        "chances of 50 % to 30 %).",
        "Caseload: a chance of 90 % of ending inside its range if nothing changes (easy).",
        "Placed within 90 days: the chance is not known (no former year with all its "
        "months).",
    ]


def test_a_target_for_volume_alone_is_remarked_once():
    found = wording.target_proposal_reading(samples.voice(), samples.target_proposal())
    assert len(found.text) == 2
    assert found.text[1].startswith(
        "The target of Walk-in visitors rewards volume alone: name a KPI of quality"
    )
    guarded = samples.target_proposal().assign(warning="")
    assert len(wording.target_proposal_reading(samples.voice(), guarded).text) == 1


def test_without_any_past_no_chance_is_told():
    rows = samples.target_proposal()
    none = rows[rows["kpi"] == "placed"]
    found = wording.target_proposal_reading(samples.voice(), none)
    assert found.text[0] == "No chance can be told: there is no past to tell it from."
    assert isinstance(charts.target_chance_dots(samples.voice(), none), Sentences)


def test_without_a_framework_that_is_said():
    found = wording.target_proposal_reading(
        samples.voice(), samples.target_proposal().iloc[:0]
    )
    assert "no performance framework" in found.text[0]


@pytest.mark.parametrize("center", ["", "c01"])
def test_the_chart_says_the_chances_of_the_chosen_and_of_single_centers(center):
    found = charts.target_chance_dots(
        samples.voice(), samples.target_proposal(), center=center
    )
    own = "All centers: 6 %" if not center else "55 %"
    assert own in plain(found.alt)
    assert "  " not in found.alt
    assert "Walk-in visitors, single centers: 55 % to more than 99 %." in plain(found.alt)
