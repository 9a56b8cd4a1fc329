"""What matters most: sentences, charts and their text form, from the numbers."""

import itertools

import numpy as np
import pandas as pd
import pytest

from pescycle.report import charts, wording
from pescycle.report.charts.drivers import APART, number_offsets
from pescycle.report.shown import Chart, Sentences
from pescycle.report.tables import table
from tests.report import samples

OWN = {"audience": "jobseeker"}


def plain(found):
    return repr(found).replace("\N{NO-BREAK SPACE}", " ")


def test_the_rule_of_the_map_says_where_its_lines_stand(voice):
    said = plain(wording.driver_map_rule(voice, samples.driver_map(), **OWN))
    assert "an importance of 50.0 % and an index of 65.0" in said
    assert "whole 95 % interval" in said
    assert "not clear" in said


def test_the_reading_names_the_first_part_the_status_and_the_quadrants(voice):
    frames = samples.driver_share(), samples.driver_map()
    said = plain(wording.driver_reading(voice, *frames, **OWN))
    assert "64 % of the differences in overall satisfaction" in said
    assert "what came of it alone with 20 %" in said
    assert "Waiting with 70 % (95 % interval 60 to 80 %)" in said
    assert "among the first three: Waiting." in said
    assert "puts the same part first" in said
    assert "not what causes what" in said
    assert "- Work on first: Waiting." in said
    assert "- Not clear: Courtesy." in said


def test_methods_that_disagree_are_said(voice):
    frames = samples.driver_share(order=(0.3, 0.7)), samples.driver_map()
    said = plain(wording.driver_reading(voice, *frames, **OWN))
    assert "puts Courtesy first: the order hangs on the method" in said


def test_an_uncertain_order_and_complete_answers_are_said(voice):
    shares = samples.driver_share().assign(top_three=0.5, adjusted_for="", rows="complete")
    said = plain(wording.driver_reading(voice, shares, samples.driver_map(), **OWN))
    assert "their order is not certain" in said
    assert "Only 240 people count who answered every question." in said
    assert "what came of it" not in said


def test_below_a_hundred_answers_only_the_rank_correlation_is_said(voice):
    shares = samples.driver_share(below_hundred=True)
    said = plain(wording.driver_reading(voice, shares, samples.driver_map(), **OWN))
    assert "Only the rank correlation of each part by itself is given" in said
    assert "highest for Waiting: 0.61 (base 240)" in said
    assert "not what causes what" in said


def test_without_answers_one_sentence_stands_in_place_of_everything(voice):
    nothing = {"audience": "employer"}
    shares, found, model = (
        samples.driver_share(),
        samples.driver_map(),
        samples.driver_model(),
    )
    for shown in (
        wording.driver_map_rule(voice, found, **nothing),
        wording.driver_reading(voice, shares, found, **nothing),
        wording.driver_model_reading(voice, model, **nothing),
        charts.driver_map(voice, found, **nothing),
        charts.driver_bars(voice, shares, **nothing),
    ):
        assert isinstance(shown, Sentences)
        assert len(shown.text) == 1
        assert shown.text[0].startswith("Employers: ")


def test_the_model_says_its_base_and_where_lines_are_not_parallel(voice):
    said = plain(wording.driver_model_reading(voice, samples.driver_model(), **OWN))
    assert "180 people who answered everything, 1 part clearly raises" in said
    assert "does not fit all answers for Waiting" in said
    equal = samples.driver_model().assign(parallel_p=1.0)
    said = plain(wording.driver_model_reading(voice, equal, **OWN))
    assert "finds no part" in said
    unknown = samples.driver_model().assign(parallel_p=np.nan)
    said = plain(wording.driver_model_reading(voice, unknown, **OWN))
    assert "cannot be checked" in said


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("few_answers", "too few people answered all its questions"),
        ("no_variation", "everybody gave the same overall answer"),
        ("collinear", "some of the drivers repeat others"),
        ("separation", "some drivers tell the overall answer without error"),
        ("not_converged", "the calculation did not settle"),
    ],
)
def test_a_model_that_is_not_there_says_why(voice, reason, words):
    model = samples.driver_model(reason=reason)
    assert words in plain(wording.driver_model_reading(voice, model, **OWN))


def test_a_hidden_model_is_not_told(voice):
    hidden = samples.driver_model().assign(odds_ratio=np.nan, state="hidden")
    assert "Too few people" in plain(wording.driver_model_reading(voice, hidden, **OWN))


def test_the_maps_text_form_has_every_number(voice):
    chart = charts.driver_map(voice, samples.driver_map(), **OWN)
    assert isinstance(chart, Chart)
    alt = chart.alt.replace("\N{NO-BREAK SPACE}", " ")
    assert "Waiting: importance 70 % (60 to 80 %), performance 50.0 (45.0 to 55.0)" in alt
    assert "Not clear." in alt


def test_bars_show_shares_and_below_a_hundred_answers_correlations(voice):
    chart = charts.driver_bars(voice, samples.driver_share(), **OWN)
    assert "Waiting: 70 % (60 to 80 %), base 240." in plain(chart)
    ranked = charts.driver_bars(voice, samples.driver_share(below_hundred=True), **OWN)
    assert "Waiting: 0.61 (0.50 to 0.70), base 240." in plain(ranked)
    assert "\N{MINUS SIGN}0.20, base 230" in plain(ranked)
    assert "rank correlation" in ranked.caption


def test_a_map_whose_parts_have_no_interval_can_be_drawn(voice):
    rows = samples.driver_map()
    limits = [name for name in rows if name.endswith(("_low", "_high"))]
    rows[limits] = np.nan
    assert isinstance(charts.driver_map(voice, rows, **OWN), Chart)


def test_numbers_on_a_map_do_not_cover_each_other():
    signs = np.array([[100, 100], [102, 101], [104, 99], [300, 200.0]])
    offsets = number_offsets(signs)
    assert not offsets[3].any()
    places = signs + offsets
    for one, other in itertools.combinations(range(4), 2):
        assert np.hypot(*(places[one] - places[other])) >= APART
    assert not number_offsets(signs[:1]).any()


def test_twenty_parts_at_one_place_can_be_drawn(voice):
    rows = pd.concat([samples.driver_map()] * 10, ignore_index=True)
    assert isinstance(charts.driver_map(voice, rows, **OWN), Chart)


def test_tables_say_shares_correlations_and_odds(voice):
    rows = plain(table(voice, "driver_by_method", samples.driver_share(), **OWN))
    assert "Waiting | 0.61 (0.50 to 0.70) | 70 % (60 to 80 %) | 50 % (40 to 60 %)" in rows
    rows = plain(table(voice, "driver_model", samples.driver_model(), **OWN))
    assert "Waiting | 2.50 | 1.50 to 4.20 | below 0.001 | 0.012 | 180" in rows
    lmg = {"method": "lmg"}
    rows = plain(table(voice, "driver_share", samples.driver_share(), **OWN, **lmg))
    assert "Waiting | 70 % | 60 to 80 % | 95 % | 240" in rows


def test_parts_without_a_share_are_named(voice):
    shares = samples.driver_share()
    alone = shares.drop(
        shares.index[shares["item"].eq("js_d4") & shares["method"].ne("rank_correlation")]
    )
    said = plain(wording.driver_reading(voice, alone, samples.driver_map(), **OWN))
    assert "too few rated them or all rated them alike: Courtesy." in said
