"""What is said of lessons, expectations and proposals."""

import pytest

from pescycle.report import wording
from tests.report import samples
from tests.report.samples import points


def test_a_lesson_joins_what_was_done_with_what_is_seen():
    found = wording.lesson_reading(samples.voice(), samples.lesson())
    assert points(found) == [
        "Waiting time: of 3 planned actions 2 done, 0 open, 1 dropped. Since “Round "
        "2022-1” the 5 pilot centers that acted differ from the comparison centers by −8.2 "
        "min (95 % interval −12.0 to −4.4 min), which is consistent with an effect of the "
        "actions.",
        "Placed within 90 days: of 2 planned actions 1 done, 1 open, 0 dropped. Since "
        "“Round 2022-1” the 2 pilot centers that acted differ from the comparison centers "
        "by +1.0 points (95 % interval −5.0 to +7.0 points); the interval holds zero, so "
        "no sign of an effect is seen.",
    ]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            {"done": 0, "open": 2},
            "Nothing was done, so nothing can be learned yet.",
        ),
        (
            {"done": 0, "dropped": 3},
            "All was dropped: nothing was tried, so nothing can be learned.",
        ),
        (
            {"centers": 1},
            "One pilot center acted; one center alone cannot be judged against the "
            "comparison centers.",
        ),
        ({"effect": None}, "Whether it moved cannot be judged for want of data."),
        (
            {"verdict": "worse"},
            "Since “Round 2022-1” the 5 pilot centers that acted fell behind the "
            "comparison centers by a difference of −8.2 min (95 % interval −12.0 to −4.4 "
            "min).",
        ),
    ],
)
def test_a_lesson_says_what_cannot_be_learned(changed, sentence):
    lesson = samples.lesson().iloc[:1].assign(**changed)
    found = points(wording.lesson_reading(samples.voice(), lesson))[0]
    assert found.endswith(f". {sentence}")


def test_expectations_of_the_answers_are_counted_and_clear_differences_named():
    found = wording.item_expected_reading(samples.voice(), samples.item_expected())
    assert found.text == (
        "Of 3 survey questions: 1 clearly above what was expected, 1 not clearly "
        "different, 1 clearly below.",
        "1 cannot be judged for want of data.",
    )
    assert points(found) == [
        "Waiting time (Jobseekers): 80 % (base 260; 95 % interval 76 to 84 %), clearly "
        "above the 75 % that was expected.",
        "Courtesy (Jobseekers): 50 % (base 260; 95 % interval 44 to 56 %), clearly below "
        "the 60 % that was expected.",
    ]


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        ("above", "clearly more than the 27 % of the last round, which was to be held."),
        ("below", "clearly less than the 27 % of the last round, which was to be held."),
    ],
)
def test_a_share_that_was_to_be_held_is_that_of_the_last_round(finding, words):
    held = samples.item_expected().iloc[:1].assign(finding=finding)
    found = wording.item_expected_reading(samples.voice(), held)
    assert points(found) == [
        "Overall satisfaction (Jobseekers): 31 % (base 263; 95 % interval 26 to 37 %), "
        f"{words}"
    ]


def test_without_an_expectation_no_question_is_judged():
    found = wording.item_expected_reading(
        samples.voice(), samples.item_expected().iloc[-1:]
    )
    assert found.text == (
        "No survey question can be held against an expectation in this round.",
    )


def test_every_kind_of_proposal_has_its_words():
    kinds = ("keep", "adapt", "finish", "examine", "raise", "data", "dropped")
    one = samples.proposal().iloc[:1]
    said = [
        wording.proposal_reading(samples.voice(), one.assign(kind=kind)).points[0]
        for kind in kinds
    ]
    assert len(set(said)) == len(kinds)
    assert all(sentence.startswith("Waiting time: ") for sentence in said)


def test_keeping_says_since_when_the_difference_is_counted():
    found = wording.proposal_reading(samples.voice(), samples.proposal())
    assert points(found)[0] == (
        "Waiting time: keep doing what was done; the difference since “Round 2022-1”, −8.2 "
        "min (95 % interval −12.0 to −4.4 min), is consistent with an effect of the "
        "actions."
    )


def test_a_center_reads_its_own_proposals_and_those_for_all():
    found = wording.proposal_reading(samples.voice(), samples.proposal(), center="c02")
    assert found.text == ("2 proposals go to the next round.",)
    assert points(found)[1] == (
        "Placed within 90 days, Center 02: examine why it differs from what its case mix "
        "lets expect (observed over expected: 0.74)."
    )


def test_nothing_to_propose_is_said():
    found = wording.proposal_reading(samples.voice(), samples.proposal().iloc[:0])
    assert found.text == ("There is nothing to propose to the next round.",)
