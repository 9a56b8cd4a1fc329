"""The maturity check in words: nothing is claimed that the spread does not carry."""

import pandas as pd
import pytest

from pescycle.model.maturity import Maturity
from pescycle.report import charts, wording
from pescycle.report.shown import Chart, Sentences
from pescycle.report.tables import table
from tests.report import samples

TITLE = {"en": "Title"}


def maturity(**more):
    statement = {"id": "clear", "title": TITLE, "wording": TITLE, "provenance": "local"}
    section = {"id": "goals", "title": TITLE, "statements": [statement]}
    return Maturity(**{"version": "1", "title": TITLE, "sections": [section]} | more)


def said(sentences):
    return samples.plain(repr(sentences))


def cells(found):
    return [[samples.plain(cell.text) for cell in row] for row in found.rows]


def test_the_rule_is_told_as_the_pilot_has_set_it():
    found = said(wording.maturity_rule_reading(samples.voice(), maturity(coverage=0.6)))
    assert "less than 60 % was scored, there is no score" in found
    assert "fewer than 3 assessors" in found
    caf = said(
        wording.maturity_rule_reading(samples.voice(), maturity(rule="caf_fine_tuned"))
    )
    assert "every phase must be scored" in caf


def test_a_pilot_without_a_check_says_so_everywhere():
    voice, nothing = samples.voice(), samples.maturity_score().iloc[:0]
    for found in (
        wording.maturity_rule_reading(voice, None),
        wording.maturity_reading(voice, nothing),
        wording.agreement_reading(voice, samples.maturity_agreement().iloc[:0]),
        charts.maturity_dots(voice, nothing),
        charts.phase_dots(voice, nothing),
    ):
        assert said(found) == "There is no maturity check in this round."
    assert wording.maturity_table(voice, "maturity_role", nothing) is None
    assert wording.agreement_table(voice, samples.maturity_agreement().iloc[:0]) is None
    assert wording.severity_reading(voice, samples.assessor_severity().iloc[:0]) is None


def test_the_whole_is_told_with_spread_interval_and_what_was_left_blank():
    found = said(wording.maturity_reading(samples.voice(), samples.maturity_score()))
    assert found.startswith(
        "All centers: 51.0 of 100, the mean of 2 centers; the lowest has 39.0, the highest "
        "62.0. The 95 % interval of the mean is 44.0 to 58.0. Allowing for how strict its "
        "assessors are it is 52.5. 98.0 % of the weight was scored, the rest left blank."
    )
    assert "Plan 60.0, Do 56.0, Check 46.0 and Act (improve) 42.0" in found


def test_a_center_is_the_mean_of_assessors_and_gaps_have_a_reason():
    found = said(
        wording.maturity_reading(samples.voice(), samples.maturity_score(), center="c02")
    )
    assert "Center 02: 47.0 of 100, the mean of 6 assessors" in found
    assert "People: no score, too little was scored." in found


def test_where_interval_and_range_would_tell_single_scores_neither_is_told():
    few = samples.maturity_score().assign(
        assessors=3, **dict.fromkeys(("low", "high", "lowest", "highest"), float("nan"))
    )
    found = said(wording.maturity_reading(samples.voice(), few, center="c02"))
    assert found.startswith("Center 02: 47.0 of 100, the mean of 3 assessors.")
    assert "interval of the mean" not in found
    whole = said(wording.maturity_reading(samples.voice(), few))
    assert "(62.0); where no interval can be shown, the order says little." in whole
    rule = said(wording.maturity_rule_reading(samples.voice(), maturity()))
    assert "the interval stands from 4 assessors on, the lowest and the highest" in rule


def test_sections_are_called_apart_only_where_their_intervals_are():
    score = samples.maturity_score()
    apart = said(wording.maturity_reading(samples.voice(), score))
    # goals 55 to 69, people 33 to 47
    assert "The lowest section is People (40.0), the highest Goals (62.0); their" in apart
    near = score.assign(high=score["high"] + 30)
    assert "the order says little" in said(wording.maturity_reading(samples.voice(), near))


def test_a_center_with_too_few_assessors_has_a_sentence():
    score = samples.maturity_score()
    hidden = score.assign(state=score["state"].mask(score["center"] == "c01", "hidden"))
    found = said(wording.maturity_reading(samples.voice(), hidden, center="c01"))
    assert found == (
        "Center 01: no score can be shown, as fewer than 3 assessors scored enough."
    )


def test_hidden_scores_say_so_in_the_table_with_the_number_of_assessors():
    found = wording.maturity_table(
        samples.voice(), "maturity_role", samples.maturity_score(), center="c02"
    )
    goals = cells(found)[0]
    assert goals[0] == "Goals"
    assert goals[1:3] == ["hidden", "hidden"]
    assert cells(found)[1][1] == "not scored"
    assert "Hidden: fewer than 3 assessors." in found.note
    assert "protect people" in found.note


def test_phases_stand_in_their_order_in_the_table():
    score = samples.maturity_score()
    found = wording.maturity_table(samples.voice(), "maturity_phase", score.iloc[::-1])
    heads = [header.text for header in found.headers]
    assert heads == ["Section", "Plan", "Do", "Check", "Act (improve)", "Whole"]


def test_statements_stand_in_the_words_in_which_they_were_scored():
    found = wording.maturity_table(
        samples.voice(), "maturity_statement", samples.maturity_score()
    )
    assert cells(found)[0][:3] == ["Clear goals", "Goals are clear", "Goals"]


def test_self_and_peers_are_compared_without_saying_who_is_right():
    found = said(wording.role_reading(samples.voice(), samples.maturity_difference()))
    assert "self less peers: +6.0 points (95 % interval +1.0 to +11.0 points)" in found
    assert "Which of the two is right, the scores do not say." in found
    assert "Centers see themselves more kindly: Goals." in found
    assert "People" not in found
    unclear = samples.maturity_difference().assign(finding="no_clear_difference")
    assert "no clear difference" in said(wording.role_reading(samples.voice(), unclear))
    lacking = samples.maturity_difference().assign(finding="insufficient_data")
    assert "cannot be compared" in said(wording.role_reading(samples.voice(), lacking))


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        ("good", "the assessors agree well (alpha 0.72, 95 % interval 0.60 to 0.83)."),
        ("tentative", "agree fairly"),
        ("weak", "no conclusion should rest on the scores alone"),
        ("unclear", "reaches too far to call the agreement good or weak"),
        ("insufficient_data", "How far the assessors agree cannot be said."),
    ],
)
def test_agreement_is_called_what_its_interval_carries(finding, words):
    agreement = samples.maturity_agreement()
    agreement.loc[0, "finding"] = finding
    assert words in said(wording.agreement_reading(samples.voice(), agreement))


def test_sections_that_are_seen_differently_are_named():
    found = said(wording.agreement_reading(samples.voice(), samples.maturity_agreement()))
    assert (
        "They see it differently: People (alpha 0.31, 95 % interval 0.10 to 0.50)." in found
    )


def test_severity_is_told_as_a_spread_and_codes_only_in_the_table():
    found = said(wording.severity_reading(samples.voice(), samples.assessor_severity()))
    assert "is 5.2 points" in found
    assert "−8.3 to +7.2 points" in found
    assert "a1" not in found
    shown = wording.severity_table(samples.voice(), samples.assessor_severity())
    assert [row[0] for row in cells(shown)] == ["p1", "a2", "a1"]
    spread = samples.assessor_severity().iloc[:1]
    assert wording.severity_table(samples.voice(), spread) is None


def test_agreed_scores_outside_the_range_are_counted_and_shown_with_their_reason():
    voice, consensus = samples.voice(), samples.maturity_consensus()
    found = said(wording.consensus_reading(voice, consensus))
    assert "3 agreed scores are recorded" in found
    assert "1 lies outside of what any assessor had given" in found
    shown = cells(wording.consensus_table(voice, consensus))
    assert len(shown) == 1
    assert shown[0] == [
        *("Clear goals", "Center 01", "80.0", "60.0 (50.0 to 70.0)", "Plan and Whole"),
        *("20 Jun 2023", "a workshop", "A plan was shown"),
    ]
    hidden = cells(wording.consensus_table(voice, consensus, center="c02"))
    assert hidden[0][2:4] == ["55.0", "hidden (fewer than 3 assessors)"]
    inside = consensus.assign(outside=False)
    assert "All lie within" in said(wording.consensus_reading(voice, inside))
    assert wording.consensus_table(voice, inside) is None
    assert "No agreed score" in said(wording.consensus_reading(voice, consensus.iloc[:0]))


def test_enablers_and_kpis_stand_side_by_side_without_a_cause():
    voice, link = samples.voice(), samples.enabler_link()
    found = said(wording.enabler_reading(voice, link))
    assert "it cannot be seen whether one brought about the other" in found
    assert (
        "Both moved clearly: Goals +8.0 points (+3.0 to +13.0 points), Waiting time "
        "−7.0 min (−8.0 to −6.0 min)." in found
    )
    assert "Placed" not in found
    # a single center's section has no interval: nothing is called clear
    assert "Both moved" not in said(wording.enabler_reading(voice, link, center="c01"))
    assert len(cells(wording.enabler_table(voice, link))) == 2
    first = link.assign(score_change=float("nan"))
    assert "no earlier maturity check with the same wordings" in said(
        wording.enabler_reading(voice, first)
    )
    assert "names no section" in said(wording.enabler_reading(voice, link.iloc[:0]))


def test_the_chart_tells_who_says_what_and_how_far_they_lie_apart():
    chart = charts.maturity_dots(samples.voice(), samples.maturity_score(), center="c01")
    assert isinstance(chart, Chart)
    assert samples.plain(chart.alt).startswith(
        "Goals: Self 71.0, Peers 61.0, Agreed 67.0 and spread 54.0 to 77.0."
    )


def test_a_consensus_of_some_centers_is_not_drawn_beside_all():
    score = samples.maturity_score()
    some = (score["center"] == "all") & (score["role"] == "consensus")
    score.loc[some, "centers"] = 1
    chart = charts.maturity_dots(samples.voice(), score)
    assert "Agreed" not in chart.alt


def test_without_any_shown_score_there_is_no_chart():
    hidden = samples.maturity_score().assign(state="hidden")
    assert isinstance(charts.maturity_dots(samples.voice(), hidden), Sentences)


def test_agreement_of_one_center_alone_is_shown_too():
    agreement = samples.agreement_by_center()
    shown = wording.agreement_table(samples.voice(), agreement)
    assert {row[1] for row in cells(shown)} == {"Center 01"}
    frame = pd.DataFrame(agreement)
    assert wording.agreement_center_table(samples.voice(), frame) is not None


def test_the_tables_say_their_rule():
    found = table(samples.voice(), "maturity_agreement", samples.maturity_agreement())
    assert "weak: all of it lies below 0.67" in found.note


def test_the_limits_name_what_assessors_cannot_tell_only_where_there_is_a_check():
    score = samples.maturity_score()
    (limit,) = wording.maturity.maturity_limits(samples.voice(), score)
    assert "not what all of them overlook" in limit
    assert wording.maturity.maturity_limits(samples.voice(), score.iloc[:0]) == []
