"""From answers to clients: the sentences and the table."""

import pandas as pd
import pytest

from pescycle.report import wording
from pescycle.report.tables import table
from tests.report import samples


def reading(classes=None, effect=None):
    classes = samples.weight_class() if classes is None else classes
    effect = samples.weight_effect() if effect is None else effect
    found = wording.weighting_reading(samples.voice(), classes, effect)
    return [point.replace("\N{NO-BREAK SPACE}", " ") for point in found.points]


def test_each_audience_is_told_with_what_moved_and_what_it_costs():
    assert reading() == [
        "Jobseekers: weighted by Center and Mode of the interview (raking). Weighting "
        "changed one class most, Center 01 (Center): 50 % of the answers count for 40 %. "
        "The heaviest answer counts for 2.4 average ones, the lightest for 0.6: 300 "
        "answers are worth about 240 with equal weights (design effect from weighting "
        "1.25). 2 weights were trimmed, so that the shares fit the clients only nearly.",
        "Employers: no weighting; the answers were added up as they came.",
    ]


def test_without_weighting_one_sentence_says_so():
    unweighted = samples.weight_effect().assign(method="none", deff_kish=1.0)
    assert set(reading(samples.weight_class().iloc[:0], unweighted)) == {
        "Jobseekers: no weighting; the answers were added up as they came.",
        "Employers: no weighting; the answers were added up as they came.",
    }


def test_weights_of_the_design_alone_are_told_apart():
    own = samples.weight_effect().assign(method="none").iloc[:1]
    (said,) = reading(samples.weight_class().iloc[:0], own)
    assert said.startswith(
        "Jobseekers: no weighting to known totals; each answer has the weight of the "
        "sample's design, or of those who answered among those who were asked. The "
        "heaviest answer counts for 2.4"
    )


def test_answers_that_were_spread_like_the_clients_moved_nothing():
    classes = samples.weight_class()
    still = classes.assign(after_share=classes["before_share"])
    said = "Even before weighting the answers were spread like the clients."
    assert said in reading(still)[0]


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA])
def test_where_a_center_has_few_answers_the_cost_is_not_shown(missing):
    blank = dict.fromkeys(("deff_kish", "effective_base", "lowest", "highest"), missing)
    effect = samples.weight_effect().astype(dict.fromkeys(blank, "object")).assign(**blank)
    weighted, plain = reading(effect=effect.assign(trimmed=missing))
    lost = (
        "What unequal weights cost in precision is not shown, because some center has too "
        "few answers."
    )
    assert weighted.endswith(f"count for 40 %. {lost}")
    assert plain == f"Employers: no weighting to known totals. {lost}"
    hidden = samples.weight_class().assign(before_share=missing, after_share=missing)
    assert reading(hidden, effect)[0].startswith(
        f"Jobseekers: weighted by Center and Mode of the interview (raking). {lost}"
    )


def test_few_answers_say_no_more():
    hidden = samples.weight_effect().assign(state="hidden")
    assert reading(effect=hidden)[0] == "Jobseekers: too few answers to say more."


def test_no_survey_is_said():
    found = wording.weighting_reading(
        samples.voice(), samples.weight_class().iloc[:0], samples.weight_effect().iloc[:0]
    )
    assert found.points == ()
    assert found.text


def test_the_table_names_joined_classes_and_who_did_not_state():
    shown = table(samples.voice(), "weight_class", samples.weight_class())
    assert [row[0].text for row in shown.rows] == [
        "Center: Center 01",
        "Center: Center 02 and Center 03 together",
        "Mode of the interview: web",
        "Mode of the interview: phone, and not stated",
    ]
    assert [header.text for header in shown.headers] == [
        "Clients",
        "Audience",
        "Share of the clients",
        "Share of the answers",
        "Share after weighting",
        "An answer counts for",
        "Base",
    ]
