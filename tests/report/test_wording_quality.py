"""What the report says of the answers' quality, word for word."""

import pandas as pd
import pytest

from pescycle.model.quality import Quality
from pescycle.report import wording
from pescycle.report.tables import table
from tests.report import samples
from tests.report.samples import plain, voice


def effects(*rows):
    shown = ("jobseeker", "js_q1", "top2box")
    return samples.quality_effect(*((*shown, *row) for row in rows))


def groups(*rows):
    names = (
        *("audience", "item", "effect", "groups", "base", "icc", "low", "high", "level"),
        *("method", "design_effect", "f", "p", "state"),
    )
    made = [("jobseeker", "js_q1", *row, "published") for row in rows]
    return pd.DataFrame(made, columns=names)


def said(sentences):
    return [plain(text) for text in sentences.text], [plain(p) for p in sentences.points]


FOUND = samples.quality_rule()


def test_the_rules_stand_in_prose_with_their_thresholds():
    text, points = said(wording.quality_rules_reading(voice(), Quality()))
    assert text == [
        "No answer was taken out for its quality: what a rule finds is counted here, and "
        "stays in all results.",
        "These rules find answers that deserve a second look:",
    ]
    assert len(points) == 7
    assert points[0].endswith(
        "of the same center, day and device; two strangers' answers would hardly ever be "
        "so much alike by chance."
    )
    assert points[3] == (
        "Too fast: took less than 40 % of the median time of the same audience and mode of "
        "answering."
    )


def test_rules_that_act_and_rules_of_the_pilot_are_named():
    quality = Quality.model_validate(
        {
            "speeder": {"action": "set_aside", "share": 0.3},
            "duplicate": {"action": "set_aside"},
            "same_device": {"self_administered": ["online"], "per_day_self": 1},
            "contradiction": {"pairs": {"one": {"a": [1], "b": ["*"]}}},
        }
    )
    text, points = said(wording.quality_rules_reading(voice(), quality))
    assert text[0] == (
        "What these rules find is taken out of all results: Copies and Too fast. What the "
        "other rules find stays."
    )
    assert points[1] == (
        "Same device: more than 30 answers a day came from one device, or more than 1 "
        "where people answer by themselves."
    )
    assert points[5].endswith(
        "or the reverse; and 1 further pair of answers that cannot both be meant."
    )


def test_what_was_found_is_counted_and_what_is_few_is_not():
    text, points = said(wording.quality_reading(voice(), FOUND))
    assert text == [
        "Where a file lacks what a rule needs (times, devices, telephone numbers, enough "
        "questions), it cannot be checked: Same telephone (Jobseekers).",
        "What the rules found:",
    ]
    assert points == [
        "Jobseekers: “Straight lines” found 40 of 390 (10.3 %), “Too fast” found 12 of "
        "400 (3.0 %) and “Contradictions” found a number that may not be shown.",
        "Employers: no rule found anything.",
        "Staff: too few answers to say more.",
    ]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (
            ("speeder", "flag", 0.7, 0.7, 0.64, -0.06, 40, 400, "published"),
            "Jobseekers: it depends most on “Too fast”: 70.0 % as published, 64.0 % "
            "without those answers (−6.0 points).",
        ),
        (
            ("speeder", "set_aside", 0.64, 0.7, 0.64, -0.06, 40, 400, "published"),
            "Jobseekers: it depends most on “Too fast”: 64.0 % as published, 70.0 % if "
            "those answers counted (−6.0 points).",
        ),
        (
            ("speeder", "flag", 0.7, 0.7, 0.701, 0.001, 40, 400, "published"),
            "Jobseekers: hardly anything changes; most of all without the answers of “Too "
            "fast”, 70.1 % in place of 70.0 % (+0.1 points).",
        ),
        (
            ("speeder", "flag", 0.7, None, None, None, None, 400, "protecting"),
            "Jobseekers: no rule found enough to show what it would change.",
        ),
        (
            ("speeder", "flag", 0.7, 0.7, 0.7, 0.0, 0, 400, "published"),
            "Jobseekers: no rule found enough to show what it would change.",
        ),
        (
            ("speeder", "flag", 0.7, 0.7, None, None, 400, 400, "published"),
            "Jobseekers: no rule found enough to show what it would change.",
        ),
    ],
)
def test_the_headlines_sensitivity_is_one_sentence(row, words):
    _, points = said(wording.quality_effect_reading(voice(), effects(row)))
    assert points == [words]


def test_the_effect_of_interviewers_and_modes_is_said_with_its_interval():
    rows = groups(
        ("interviewer", 12, 780, 0.08, 0.02, 0.2, 0.95, "wald_exact", 6.1, 4.2, 0.0001),
        ("mode", 3, 780, 0.05, 0.0, 0.5, 0.95, "wald_exact", None, 4.2, 0.02),
    )
    _, points = said(wording.interviewer_reading(voice(), rows))
    assert points == [
        "Jobseekers: answers to the same interviewer are more alike than others of the "
        "center (12 interviewers, 780 answers; ICC 0.080, 95 % interval 0.020 to 0.200; "
        "p < 0.001). The variance is 6.1 times what independent answers would give.",
        "Jobseekers: people of the same center answered differently by mode (3 modes, 780 "
        "answers; ICC 0.050, 95 % interval 0.000 to 0.500; p = 0.020): look at the modes "
        "apart before comparing centers or rounds.",
    ]


def test_no_effect_is_said_as_no_sign_of_one():
    rows = groups(
        ("interviewer", 12, 780, -0.01, -0.02, 0.02, 0.95, "wald_exact", 0.5, 0.6, 0.8),
        ("mode", 2, 780, 0.0, -0.01, 0.9, 0.95, "wald_exact", None, 1.1, 0.3),
    )
    _, points = said(wording.interviewer_reading(voice(), rows))
    assert points[0].startswith(
        "Jobseekers: no sign that it mattered which interviewer asked (12 interviewers"
    )
    assert points[1].startswith("Jobseekers: no sign that the mode of answering mattered")


def test_without_any_paradata_one_sentence_says_so():
    rows = groups(("mode", 0, 0, None, None, None, 0.95, "wald_exact", None, None, None))
    text, points = said(wording.interviewer_reading(voice(), rows.assign(state="hidden")))
    assert points == []
    assert text[0].startswith("Whether it mattered who asked cannot be checked")


@pytest.mark.parametrize(
    ("reading", "frame"),
    [
        (wording.quality_reading, samples.quality_rule().iloc[:0]),
        (wording.quality_effect_reading, samples.quality_effect().iloc[:0]),
        (wording.interviewer_reading, groups()),
    ],
)
def test_a_round_without_answers_says_only_that(reading, frame):
    assert said(reading(voice(), frame)) == (
        ["There are no survey answers in this round."],
        [],
    )


def test_the_tables_say_what_is_hidden_and_what_cannot_be_checked():
    shown = str(plain(repr(table(voice(), "quality_rule", FOUND))))
    assert "Jobseekers | Straight lines | 40 | 10.3 % | 390 | taken out" in shown
    assert "Jobseekers | Same telephone | cannot be checked | – | 0 | counted only" in shown
    contradiction = next(line for line in shown.splitlines() if "Contradictions" in line)
    assert contradiction.split(" | ")[2].startswith("hidden")
    changed = ("speeder", "flag", 0.7, 0.7, 0.64, -0.06, 40, 400, "published")
    shown = plain(repr(table(voice(), "quality_effect", effects(changed))))
    line = "Jobseekers | Too fast | 40 | 70.0 % | 64.0 % | −6.0 points | 400 | counted only"
    assert line in shown
