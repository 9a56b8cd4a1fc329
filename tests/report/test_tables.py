import pandas as pd
import pytest

from pescycle.report.names import Names
from pescycle.report.shown import Note, Table
from pescycle.report.table_specs import TABLES
from pescycle.report.tables import table
from pescycle.report.voice import Voice
from tests.report import samples
from tests.report.folder import pilot_folder

VIEWS = {
    "carried_over": "proposal",
    "coverage_by_center": "coverage",
    "question": "distribution",
    "target_by_center": "target",
    "kpi_status": "kpi_score",
    "estimate_by_center": "estimate",
    "kpi_change_by_center": "kpi_change",
    "expected_achieved": "kpi_change",
}


@pytest.fixture
def voice():
    return Voice("en", Names.of(pilot_folder()))


def shown(found: Table) -> list[list[str]]:
    plain = lambda text: text.replace("\N{NO-BREAK SPACE}", " ")  # noqa: E731
    return [[plain(cell.text) for cell in row] for row in found.rows]


def heads(found: Table) -> list[str]:
    return [header.text for header in found.headers]


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


def test_a_spread_table_has_a_row_a_center_and_a_column_a_kpi(voice):
    found = table(voice, "kpi_status", samples.kpi_score())
    assert heads(found) == ["Center", "Walk-in visitors", "Placements", "Waiting time"]
    assert shown(found)[2] == [
        "Center Two",
        "700 · Watch",
        "11 % · Act",
        "Insufficient data",
    ]


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
    assert "<caption>Centers</caption>" in html
    assert '<th scope="col"' in html
    assert '<th scope="row"' in html


def test_a_table_leaves_the_frame_as_it_was(voice):
    given = samples.event()
    before = given.copy()
    table(voice, "event", given)
    pd.testing.assert_frame_equal(given, before)


def test_two_centers_of_the_same_name_keep_a_row_each():
    voice = Voice("en", Names.of(pilot_folder(center="Center Two")))
    found = table(voice, "kpi_status", samples.kpi_score())
    assert [row[0] for row in shown(found)] == ["All centers", "Center Two", "Center Two"]


def test_a_spread_table_of_several_audiences_says_whose_each_item_is(voice):
    found = table(voice, "estimate_by_center", samples.estimate())
    assert found.caption == "Survey results by center: Share of the best answers"
    assert heads(found)[1] == "Jobseekers: Overall"
    assert heads(found)[-1] == "Employers: em_q1"


def test_a_spread_table_says_once_why_cells_are_hidden(voice):
    found = table(voice, "estimate_by_center", samples.estimate(), audience="jobseeker")
    assert shown(found)[-1] == ["Center Two", "hidden", "–", "–"]
    assert found.note == "Hidden: base below 30 in a center, or below 10 in all together."


def test_a_kpi_and_a_question_of_one_name_are_told_apart(voice):
    found = table(voice, "pilot_effect", samples.pilot_effect())
    assert {"Waiting time", "Waiting (survey question)"} <= {row[0] for row in shown(found)}


def test_a_spread_table_refuses_to_choose_between_two_figures(voice):
    twice = pd.concat([samples.kpi_score(), samples.kpi_score()])
    with pytest.raises(ValueError, match="Several rows for one cell"):
        table(voice, "kpi_status", twice)


def test_the_questions_stand_in_their_exact_words(voice):
    asked = samples.distribution()[["audience", "item"]].drop_duplicates()
    found = table(voice, "question", asked, audience="jobseeker")
    assert shown(found) == [["Overall", "Overall?"], ["Waiting", "Waiting?"]]
