"""What the action says, word for word."""

from pescycle.report import wording
from tests.report import samples
from tests.report.samples import points


def test_actions_done_are_counted_against_the_plan():
    found = wording.action_reading(
        samples.voice(), samples.action_count(), samples.action_progress()
    )
    assert found.text == (
        "2 of 4 planned actions are done.",
        "Open: 1; dropped: 1; late, done or not: 1.",
    )
    assert found.points == (
        "Second desk (Center 01): due 1 March 2023, done 14 days late.",
        "Visits to employers (Center 02): due 1 April 2023, not done, 20 days late.",
    )


def test_a_center_without_actions_says_so():
    found = wording.action_reading(
        samples.voice(), samples.action_count(), samples.action_progress(), center="c03"
    )
    assert found.text == ("No actions were planned.",)


def test_answers_are_counted_against_the_plan():
    found = wording.response_reading(samples.voice(), samples.response_count())
    # 423 + 21
    assert found.text == ("444 answers were collected.",)
    assert points(found) == [
        "Jobseekers: 423 answers of 450 planned (94 %).",
        "Employers: 21 answers of 60 planned (35 %).",
        "Jobseekers: furthest from its plan is Center 02 with 213 of 253 (84 %).",
    ]


def test_a_hidden_count_is_not_told():
    found = wording.response_reading(
        samples.voice(), samples.response_count(), center="c01"
    )
    assert points(found)[1] == "Employers: too few answers to say how many."


def test_no_answers_at_all_is_said():
    nothing = samples.response_count().iloc[:0]
    found = wording.response_reading(samples.voice(), nothing)
    assert found.text == ("There are no survey answers in this round.",)


def test_the_strongest_week_is_named():
    found = wording.week_reading(samples.voice(), samples.response_week())
    assert found.points[0] == (
        "Jobseekers: answers came in 3 weeks; the largest number (223) in the week of "
        "8 May 2023."
    )
