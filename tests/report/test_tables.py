"""Tables of the report: cells, notes, order of rows, what is left out."""

import pandas as pd
import pytest

from pescycle.report.names import Names
from pescycle.report.shown import Note
from pescycle.report.table_specs import TABLES
from pescycle.report.tables import table
from pescycle.report.voice import Voice
from tests.report import samples
from tests.report.folder import pilot_folder
from tests.report.tables import VIEWS, heads, shown


@pytest.mark.parametrize("name", TABLES)
def test_every_table_can_be_made_of_its_frame(voice, name):
    found = table(voice, name, getattr(samples, VIEWS.get(name, name))())
    assert found.rows
    assert all(len(row) == len(found.headers) for row in found.rows)
    assert "nan" not in repr(found).lower().split()


@pytest.mark.parametrize("name", TABLES)
def test_a_frame_without_rows_is_a_sentence_and_no_table(voice, name):
    found = table(voice, name, getattr(samples, VIEWS.get(name, name))().iloc[:0])
    assert isinstance(found, Note)
    assert found.text.endswith("there is nothing to show.")


def test_a_value_has_the_unit_of_its_kpi_and_the_interval_one_column(voice):
    found = table(voice, "kpi_score", samples.kpi_score(), center="all")
    by_kpi = {row[0]: dict(zip(heads(found), row, strict=True)) for row in shown(found)}
    assert by_kpi["Placements"]["Value"] == "31 %"
    assert by_kpi["Placements"]["Interval"] == "26 to 37 %"
    assert by_kpi["Placements"]["Base"] == "263"
    assert by_kpi["Waiting time"]["Value"] == "31.2 min"
    assert by_kpi["Walk-in visitors"]["Attainment"] == "101.0 %"
    assert "Wilson score interval" in found.note


def test_a_center_is_shown_with_all_centers_and_without_the_others(voice):
    found = table(voice, "kpi_score", samples.kpi_score(), center="c02")
    assert {row[1] for row in shown(found)} == {"Center Two", "All centers"}


def test_rows_that_are_compared_stand_together(voice):
    found = table(voice, "kpi_score", samples.kpi_score().sort_values("center"))
    kpis = [row[0] for row in shown(found)]
    assert kpis == sorted(kpis, key=list(dict.fromkeys(kpis)).index)


def test_a_hidden_figure_says_why_once_and_shows_nothing(voice):
    found = table(voice, "estimate", samples.estimate(), center="c02", audience="jobseeker")
    row = next(row for row in shown(found) if row[1] == "Center Two")
    assert row[heads(found).index("Value")] == "hidden (base below 30)"
    assert set(row[heads(found).index("Value") + 1 :]) == {"–"}


def test_all_centers_together_are_hidden_below_the_smaller_base(voice):
    found = table(voice, "distribution", samples.distribution(), audience="employer")
    assert "hidden (base below 10)" in shown(found)[0]


def test_a_dash_has_words_for_those_who_listen(voice):
    found = table(voice, "target", samples.target())
    assert '<span aria-hidden="true">–</span>' in found._repr_html_()
    assert '<span class="spoken">not available</span>' in found._repr_html_()


def test_only_narrows_the_rows_and_moves_into_the_caption(voice):
    found = table(
        voice, "estimate", samples.estimate(), audience="jobseeker", statistic="index"
    )
    assert found.caption == "Survey results: Jobseekers, Index from 0 to 100"
    assert "Audience" not in heads(found)
    assert [row[heads(found).index("Value")] for row in shown(found)] == ["61.2"]


def test_titles_are_in_the_language_of_the_report(voice):
    found = table(voice, "event", samples.event())
    assert [row[-1] for row in shown(found)] == ["Flood", "Job fair"]


def test_a_proposal_shows_the_figure_of_its_kind(voice):
    found = table(voice, "proposal", samples.proposal())
    assert [row[-1] for row in shown(found)] == [
        "\N{MINUS SIGN}8.2 min",
        "0.74 times what was expected",
        "–",
    ]


def test_a_script_in_a_name_is_shown_as_letters():
    voice = Voice("en", Names.of(pilot_folder(center="<script>alert(1)</script>")))
    html = table(voice, "center", samples.center())._repr_html_()
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_a_table_has_caption_headings_and_a_box_that_scrolls(voice):
    html = table(voice, "center", samples.center())._repr_html_()
    assert (
        '<div class="shown table" role="region" aria-label="Centers" tabindex="0">' in html
    )
    assert '<caption>Centers <span class="rule">Pilot centers try' in html
    assert '<th scope="col"' in html
    assert '<th scope="row"' in html


def test_a_table_leaves_the_frame_as_it_was(voice):
    given = samples.event()
    before = given.copy()
    table(voice, "event", given)
    pd.testing.assert_frame_equal(given, before)


def test_a_kpi_and_a_question_of_one_name_are_told_apart(voice):
    found = table(voice, "pilot_effect", samples.pilot_effect())
    assert {"Waiting time", "Waiting (survey question)"} <= {row[0] for row in shown(found)}


def test_the_questions_stand_in_their_exact_words(voice):
    asked = samples.distribution()[["audience", "item"]].drop_duplicates()
    found = table(voice, "question", asked, audience="jobseeker")
    assert shown(found) == [["Overall", "Overall?"], ["Waiting", "Waiting?"]]


def test_all_centers_stand_last_and_audiences_in_their_own_order(voice):
    mixed = samples.sample_plan().iloc[::-1]
    rows = [row[:2] for row in shown(table(voice, "sample_plan", mixed))]
    assert rows == [
        ["Center One", "Jobseekers"],
        ["Center Two", "Jobseekers"],
        ["All centers", "Jobseekers"],
        ["Center One", "Employers"],
        ["All centers", "Employers"],
    ]


def test_questions_stand_in_the_order_of_their_questionnaire(voice):
    mixed = samples.item_expected().iloc[::-1]
    found = table(voice, "item_expected", mixed, audience="jobseeker")
    assert [row[0] for row in shown(found)] == ["Overall", "Waiting", "Courtesy"]
    assert shown(found)[2] == [
        *("Courtesy", "Stated in the round's plan", "60 %", "50 %", "44 to 56 %", "260"),
        "Below what was expected",
    ]


def test_a_definition_says_what_a_kpi_means_and_whether_it_counts(voice):
    found = table(voice, "definition", samples.definition())
    assert shown(found)[2] == [
        *("Placements", "Placements", "Better matches", "beside the pillar"),
        "higher is better",
    ]


def test_an_origin_says_source_span_guard_and_provenance(voice):
    found = table(voice, "kpi_origin", samples.definition())
    assert shown(found)[0][1:4] == ["–", "one month", "Waiting time"]
    assert shown(found)[2][1:] == ["–", "the whole round", "–", "the pilot's own", "2"]


def test_a_baseline_says_its_years_only_where_one_is_a_mean_of_years(voice):
    rows = samples.baseline()
    assert "Former years" not in heads(table(voice, "baseline", rows))
    rows["years"] = pd.array([3, None, None, 2], dtype="Int64")
    found = table(voice, "baseline", rows)
    assert "Former years" in heads(found)
    assert [row[5] for row in shown(found)] == ["2", "3", "–", "–"]


def test_a_target_stands_beside_its_chance_and_an_ambitious_one(voice):
    found = table(voice, "target_proposal", samples.target_proposal(), center="all")
    rows = {row[0]: row for row in shown(found)}
    assert rows["Walk-in visitors"][2:] == [
        *("853", "6 % · out of reach", "812 (760 to 864)"),
        *("the same months of one year", "818", "rewards volume alone", "–"),
    ]
    # four in a thousand is told as what so few months can tell
    assert rows["Waiting time"][3] == "less than 1 % · out of reach"
    assert rows["caseload"][6] == "–"  # a band is no target that could be moved
    assert rows["Placements"][3:] == [
        *("–", "–", "nothing", "–", "–", "no former year with all its months"),
    ]


def test_what_cannot_be_compared_is_one_sentence_and_since_when_another(voice):
    found = table(voice, "pilot_effect", samples.pilot_effect())
    assert len(found.rows) == 3
    assert "Since" not in heads(found)
    assert "Changes since: Baseline." in found.note
    assert found.note.endswith("Without enough data to compare: Walk-in visitors.")
    nothing = table(voice, "pilot_effect", samples.pilot_effect().iloc[-1:])
    assert nothing.text.endswith("Without enough data to compare: Walk-in visitors.")


def test_a_method_is_named_without_a_second_pair_of_brackets(voice):
    change = samples.kpi_change().assign(method="mover")
    found = table(voice, "kpi_change", change)
    assert found.note.endswith(
        "Intervals at 95\N{NO-BREAK SPACE}%: interval from the intervals of its parts, "
        "MOVER."
    )


def test_an_interval_is_named_where_the_method_is_that_of_the_figure(voice):
    found = table(voice, "driver_share", samples.driver_share(), method="lmg")
    assert found.note.endswith(
        "Intervals at 95\N{NO-BREAK SPACE}%: bootstrap interval of the share of R² (LMG)."
    )


@pytest.mark.parametrize("kind", ["finish", "data", "dropped"])
def test_a_proposal_without_evidence_shows_no_figure(voice, kind):
    one = samples.proposal().iloc[:1].assign(kind=kind)
    assert shown(table(voice, "proposal", one))[0][-1] == "–"


@pytest.mark.parametrize(("rows", "long"), [(19, False), (20, True)])
def test_a_table_of_many_rows_scrolls_in_a_box_and_says_so(voice, rows, long):
    one = samples.proposal().iloc[:1]
    html = table(voice, "proposal", pd.concat([one] * rows))._repr_html_()
    assert ('<div class="shown table long"' in html) == long
    assert (f"A long table of {rows} rows" in html) == long


def test_answers_by_week_stand_beside_an_even_spread(voice):
    found = table(voice, "response_week", samples.response_week(), audience="employer")
    assert shown(found) == [
        ["1 May 2023", "All centers", "30", "hidden (base below 10)"],
        ["8 May 2023", "All centers", "30", "21"],
    ]
    assert "spread evenly over the fieldwork" in found.note


def test_an_expectation_stands_beside_the_last_round(voice):
    found = table(voice, "item_target", samples.item_target(), audience="jobseeker")
    assert shown(found)[1] == ["Waiting", "70 %", "75 %", "Stated in the round's plan"]


def test_many_rows_without_data_are_counted_and_few_named(voice):
    effects = samples.pilot_effect()
    item = effects.iloc[[2]].assign(effect=None)
    few = table(voice, "pilot_effect", pd.concat([effects, item]))
    assert few.note.endswith(": Walk-in visitors and Waiting (Jobseekers).")
    many = table(voice, "pilot_effect", pd.concat([effects, *[item] * 7]))
    assert many.note.endswith("8 rows are left out: there is not enough data to compare.")
