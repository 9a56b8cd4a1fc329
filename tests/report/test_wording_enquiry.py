"""What the enquiry says, word for word."""

import pytest

from pescycle.report import wording
from pescycle.report.wording.handover import handover_reading
from tests.report import samples
from tests.report.results import FIRST, SECOND, enquiry, given
from tests.report.samples import plain


def test_the_enquirys_answer_has_three_sentences():
    found = wording.enquiry_answer(samples.voice(), given(), enquiry())
    assert found.text == (
        "Round 2023-1 runs from 1 January 2023 to 30 June 2023.",
        "2 files were read: 373 of 382 rows were kept.",
        "The last round left 3 proposals.",
    )


def test_a_first_round_has_no_predecessor():
    nothing = samples.proposal().iloc[:0]
    found = wording.carried_over_reading(samples.voice(), FIRST, nothing)
    assert found.text == ("This is the first round: there is no last round to build on.",)


def test_a_last_round_may_have_left_nothing():
    nothing = samples.proposal().iloc[:0]
    found = wording.carried_over_reading(samples.voice(), SECOND, nothing)
    assert found.text == ("The last round left no proposals.",)


def test_centers_are_counted_by_their_part():
    assert wording.center_reading(samples.voice(), samples.center()).text == (
        "3 centers take part.",
        "2 centers try the actions (pilot centers).",
        "1 center does not and is compared with them (comparison center).",
    )


def test_it_is_said_that_there_is_no_comparison_center():
    alone = samples.center().iloc[:1]
    found = wording.center_reading(samples.voice(), alone)
    assert found.text[0] == "1 center takes part."
    assert found.text[2].startswith("There is no comparison center:")


def test_surroundings_run_from_the_lowest_to_the_highest_center():
    found = wording.covariate_reading(samples.voice(), samples.covariate())
    assert [plain(point) for point in found.points] == [
        "Unemployment rate: from 3.1 % (Center 01) to 8.2 % (Center 02). It is missing for "
        "1 center."
    ]


def test_a_closure_is_dated_and_named():
    found = wording.event_reading(samples.voice(), samples.event())
    assert found.text == ("1 closure is noted; its days do not count in monthly means.",)
    assert found.points[0] == "Closure, Center 02, 3 May 2022 to 20 June 2022: Flood."


def test_a_center_without_events_says_so():
    found = wording.event_reading(samples.voice(), samples.event(), center="c03")
    assert found.text == ("No closure or other event is noted.",)


def test_a_source_without_anything_set_aside_needs_one_sentence():
    found = wording.source_reading(samples.voice(), samples.source().iloc[1:])
    assert found.text == ("1 file was read: 72 of 72 rows were kept.",)


def test_no_source_and_no_problem_are_said():
    voice = samples.voice()
    assert wording.source_reading(voice, samples.source().iloc[:0]).text == (
        "No file was read in this round.",
    )
    assert wording.problem_reading(voice, samples.problem_count().iloc[:0]).text == (
        "No problem was found in the files.",
    )


def test_problems_are_counted():
    found = wording.problem_reading(samples.voice(), samples.problem_count())
    # 9 + 1
    assert found.text[0].startswith("There are 10 remarks on the files;")


def test_missing_months_are_named_with_center_and_measure():
    found = wording.coverage_reading(samples.voice(), samples.coverage())
    # 12 + 10 + 11 of 12 + 10 + 12
    assert found.text == (
        "33 of 34 monthly figures were reported.",
        "2 more were not expected, as a center was closed.",
        "Where a center was open on some days of a month only, counts are set against the "
        "days open; shares and means are taken as they are.",
    )
    assert found.points == (
        "Center 03, Visits: 1 month is missing.",
        "Center 02: 1 month was open on some days only.",
    )


def test_corrections_are_counted_and_the_largest_named():
    found = wording.month_revision_reading(samples.voice(), samples.month_revision())
    assert found.text == (
        "4 monthly figures were corrected after they were first sent: the later ones "
        "count.",
        "1 of them is empty now: ask whether that was meant.",
    )
    # -50 % before +5 %; hidden figures are not said
    assert found.points == (
        "Center 02, Visits, March 2022: 300 became 150.",
        "Center 01, Visits, March 2022: 200 became 210.",
    )


def test_no_correction_is_said():
    none = samples.month_revision().iloc[:0]
    assert wording.month_revision_reading(samples.voice(), none).text == (
        "No monthly figure was corrected after it was first sent.",
    )


def test_a_baseline_names_its_basis_its_months_and_its_base():
    found = wording.baseline_reading(samples.voice(), samples.baseline())
    assert [plain(point) for point in found.points] == [
        "Walk-in visitors: baseline 812 (from 36 months; same months a year before: "
        "January 2022 to June 2022).",
        "Overall satisfaction: baseline 64 % (base 290; previous round: January 2022 to "
        "June 2022).",
        "Waiting time: no baseline yet.",
    ]


@pytest.mark.parametrize(
    ("reading", "frame"),
    [
        (wording.baseline_reading, samples.baseline),
        (wording.target_reading, samples.target),
        (wording.status_reading, samples.kpi_score),
        (wording.score_reading, samples.kpi_score),
        (wording.pillar_reading, samples.pillar_score),
        (wording.history_reading, samples.kpi_history),
        (wording.kpi_change_reading, samples.kpi_change),
        (wording.expected_achieved_reading, samples.kpi_change),
    ],
)
def test_a_pilot_without_a_framework_says_so(reading, frame):
    found = reading(samples.voice(), frame().iloc[:0])
    assert found.text == (
        "This pilot has no performance framework (PAF): there are no KPIs, targets or "
        "scores.",
    )


def test_a_hand_over_names_round_files_and_versions():
    found = handover_reading(samples.voice(), "2023-1", ["a.csv"], {"pandas": "3.0"})
    assert found.text == (
        "1 file with the figures of this report on “Round 2023-1” was handed over.",
        "The figures were computed with pandas 3.0.",
    )
    assert found.points == ("a.csv",)
