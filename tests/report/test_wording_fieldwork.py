"""What is said of the fieldwork while it runs, word for word."""

import pytest

from pescycle.report import charts, wording
from pescycle.report.tables import table
from tests.report import samples
from tests.report.samples import plain


def points(sentences) -> list[str]:
    return [plain(point) for point in sentences.points]


def test_the_outlook_says_what_to_expect_and_whom_to_call_first():
    found = wording.outlook_reading(samples.voice(), samples.fieldwork_outlook())
    assert [plain(text) for text in found.text] == [
        "Seen on 20 May 2023, 20 days before the fieldwork closes.",
        "Jobseekers: the last two whole weeks brought 80 % of the mean pace, and the days "
        "left are taken to go on like that.",
    ]
    assert points(found) == [
        "Jobseekers: at this pace 300 answers (267 to 335) at the end, of 450 planned "
        "(Will fall short). They give a margin of ±5.6 points; the plan was ±4.0.",
        "Employers: too few answers so far to say more.",
        "Jobseekers: 2 centers are behind. Call first: Center 02 (133 of 253 missing) and "
        "Center 01 (17 of 197 missing).",
    ]


def test_a_center_hears_of_itself_alone():
    found = wording.outlook_reading(
        samples.voice(), samples.fieldwork_outlook(), center="c01"
    )
    assert len(found.points) == 1
    assert "180 answers (155 to 207)" in found.points[0]


def test_after_the_last_day_nobody_is_to_be_called():
    over = samples.fieldwork_outlook().assign(trend=1.0)
    over = over.assign(seen_on=over["closes"], finding="short")
    found = wording.outlook_reading(samples.voice(), over)
    assert found.text == (
        "The fieldwork closed on 9 June 2023: what is missing now cannot be called in any "
        "more.",
    )
    assert points(found) == [
        "Jobseekers: 150 answers short of the plan (150 of 450).",
        "Employers: the plan and the answers cannot be compared.",
    ]
    reached = over.assign(finding="reached", collected=460)
    found = wording.outlook_reading(samples.voice(), reached)
    assert found.points[0] == "Jobseekers: the plan was reached with 460 answers of 450."


def test_an_outlook_without_a_plan_says_so():
    unplanned = samples.fieldwork_outlook().assign(planned=None, place=None)
    found = wording.outlook_reading(samples.voice(), unplanned)
    assert found.points[0].endswith("a margin of ±5.6 points. None were planned.")


def test_without_dates_it_is_said_what_to_write_down():
    nothing = samples.fieldwork_outlook().iloc[:0]
    found = wording.outlook_reading(samples.voice(), nothing)
    assert "round.yml has no fieldwork" in found.text[0]


def test_modes_and_interviewers_are_told_by_number():
    found = wording.contact_reading(samples.voice(), samples.fieldwork_group())
    assert points(found) == [
        "Jobseekers: phone 60 % and web 40 %",
        "Jobseekers: 2 interviewers who can be shown brought 20 to 70 answers each.",
    ]
    assert found.text == ("1 figure is hidden because too few people stand behind it.",)


def test_without_modes_it_is_said_where_to_name_them():
    nothing = samples.fieldwork_group().iloc[:0]
    found = wording.contact_reading(samples.voice(), nothing)
    assert "interviewer: under columns: in round.yml" in found.text[0]


def test_refusals_are_said_with_their_base_and_where_there_are_more():
    found = wording.refusal_reading(
        samples.voice(), samples.refusal(), samples.response_rate()
    )
    assert points(found) == [
        "Jobseekers: refused when asked for consent 31 of 181 (17 %; 95 % interval 12 to "
        "23 %).",
        "Employers: fewer than 10 people refused when they were asked for consent.",
        "Jobseekers, Center 01: 25.0 % refused, clearly more than the 17.1 % of all.",
        "Jobseekers: 150 of 240 people who were asked answered (63 %).",
        "Employers: 80 people were asked; how many answered is hidden.",
    ]


def test_an_interviewer_with_more_refusals_is_a_number():
    own = samples.refusal().assign(group=["interviewer", "center", "center"])
    found = wording.refusal_reading(
        samples.voice(), own.assign(category=["3", "all", "all"]), samples.response_rate()
    )
    assert plain(found.points[2]).startswith("Jobseekers, Interviewer 3: 25.0 % refused")


def test_a_pilot_that_asks_for_no_consent_is_told_how_to_count():
    found = wording.refusal_reading(
        samples.voice(), samples.refusal().iloc[:0], samples.response_rate().iloc[:0]
    )
    assert "sample.csv has no column asked" in found.text[0]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_chart_of_a_running_fieldwork_says_where_it_will_end(language):
    chart = charts.response_progress(
        samples.voice(language), samples.response_count(), samples.fieldwork_outlook()
    )
    numbers = {"en": "180 answers expected at the end (155 to 207)"}
    numbers["fr"] = "180 réponses attendues à la fin (155 à 207)"
    assert numbers[language] in plain(chart.alt)


def test_the_table_of_a_fieldwork_that_is_over_expects_nothing():
    running = table(samples.voice(), "fieldwork_outlook", samples.fieldwork_outlook())
    first = [plain(cell.text) for cell in running.rows[0]]
    assert first[3:] == [
        *("60 of 253", "120 (100 to 141)", "133", "±9.0 points (planned ±6.0)"),
        "Will fall short",
    ]
    over = samples.fieldwork_outlook().assign(low=None, high=None, finding="short")
    heads = [
        head.text for head in table(samples.voice(), "fieldwork_outlook", over).headers
    ]
    assert "Expected at the end" not in heads


def test_a_chart_of_a_fieldwork_that_is_over_expects_nothing():
    over = samples.fieldwork_outlook()
    over = over.assign(seen_on=over["closes"])
    chart = charts.response_progress(samples.voice(), samples.response_count(), over)
    assert "expected" not in chart.alt
