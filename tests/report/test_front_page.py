import pytest

from pescycle.report.front_page import front_page
from pescycle.report.names import Names
from pescycle.report.safety import assert_safe
from pescycle.report.voice import Voice
from tests.report.folder import pilot_folder

SATISFIED = {"value": 81 / 263, "low": 0.26, "high": 0.37, "level": 0.95, "base": 263}
HEADLINES = {
    "2022-1": {"observation": {"kpis": 6, "kpis_met": 0}},
    "2023-1": {
        "observation": {"kpis": 6, "kpis_met": 4, "satisfied_jobseeker": SATISFIED},
        "action": {"answers_collected": 1423},
    },
}
LINKS = {"2023-1": {"enquiry": "2023-1/01_enquiry.html"}}


@pytest.fixture
def page():
    folder = pilot_folder()
    html = front_page(Voice("en", Names.of(folder)), folder, HEADLINES, LINKS)
    return html.replace("\N{NO-BREAK SPACE}", " ")


def test_the_front_page_is_safe_and_synthetic_data_are_announced(page):
    assert_safe(page)
    assert "Synthetic example data" in page


def test_the_front_page_leads_to_the_reports_that_there_are(page):
    assert '<a href="2023-1/01_enquiry.html">Enquiry</a>' in page
    assert page.count("There is no report yet.") == 1


def test_the_front_page_says_when_each_round_was(page):
    assert "Baseline round · 1 January 2023 to 30 June 2023" in page


def test_headline_figures_stand_by_round_under_their_labels(page):
    assert "KPIs that met their target" in page
    assert "1,423" in page
    assert "31 % (base 263; 95 % interval 26 to 37 %)" in page
    assert '<span class="spoken">not available</span>' in page


def test_a_pilot_without_any_result_has_a_front_page_without_figures():
    folder = pilot_folder()
    html = front_page(Voice("en", Names.of(folder)), folder, {}, {})
    assert "Headline figures" not in html
    assert html.count("There is no report yet.") == 2


def test_a_name_with_html_is_shown_as_letters_on_the_front_page():
    folder = pilot_folder()
    evil = folder.pilot.model_copy(update={"title": {"en": "<script>alert(1)</script>"}})
    folder = type(folder)(**(vars(folder) | {"pilot": evil}))
    html = front_page(Voice("en", Names.of(folder)), folder, HEADLINES, LINKS)
    assert "<script" not in html


def test_a_figure_that_no_round_has_gets_no_row_and_an_absent_one_a_dash():
    folder = pilot_folder()
    figures = {
        "2022-1": {"reflection": {"better": None, "worse": None, "proposals": 0}},
        "2023-1": {"reflection": {"better": 3, "worse": None, "proposals": 2}},
    }
    html = front_page(Voice("en", Names.of(folder)), folder, figures, LINKS)
    assert "KPIs and survey questions that became worse" not in html
    row = html.split("KPIs and survey questions that became better")[1].split("</tr>")[0]
    assert row.count("not available") == 1
    assert ">3<" in row
