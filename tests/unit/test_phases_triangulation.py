"""What a source says of a theme, and when sources agree; hand-sized."""

from types import SimpleNamespace

import pandas as pd
import pytest

from pescycle.model.base import ALL
from pescycle.model.given import empty_registers
from pescycle.model.themes import Codebook
from pescycle.phases.triangulation import (
    agreement,
    consultation_sense,
    side,
    together,
    triangulation,
)
from tests.methods import PLACED, SATISFIED, framework, kpi
from tests.rounds import BASELINE, FOLLOWING

PAF = framework([kpi("k1", PLACED, target={"rule": "fixed", "value": 0.5}, weight=1)])
NONE = float("nan")


@pytest.mark.parametrize(
    ("senses", "found"),
    [
        ([], "silent"),
        (["silent", "unclear"], "unclear"),
        (["unclear", "good"], "good"),
        (["bad", "silent", "bad"], "bad"),
        (["good", "unclear", "bad"], "mixed"),
    ],
)
def test_a_source_says_what_its_clear_figures_say(senses, found):
    assert together(senses) == found


@pytest.mark.parametrize(
    ("senses", "found"),
    [
        (["good", "good", "silent", "unclear"], "agree"),
        (["bad", "bad", "bad", "bad"], "agree"),
        (["good", "bad", "silent", "silent"], "conflict"),
        (["mixed", "silent", "silent", "silent"], "conflict"),
        (["mixed", "good", "good", "good"], "conflict"),
        (["good", "silent", "unclear", "silent"], "one_source"),
        (["silent", "unclear", "silent", "silent"], "nothing_clear"),
    ],
)
def test_sources_agree_only_where_two_speak_clearly_and_none_says_the_opposite(
    senses, found
):
    assert agreement(senses) == found


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [
        (0.51, 0.6, "good"),
        (0.4, 0.49, "bad"),
        (0.5, 0.6, "unclear"),
        (0.4, 0.5, "unclear"),
        (NONE, NONE, "unclear"),
    ],
)
def test_an_interval_that_touches_the_reference_says_nothing(low, high, found):
    assert side(low, high, 0.5) == found


@pytest.mark.parametrize(
    ("praise", "toned", "groups", "found"),
    [
        (2, 3, 2, "good"),  # exactly two thirds
        (1, 3, 2, "bad"),
        (2, 4, 2, "unclear"),
        (3, 3, 1, "unclear"),  # one group alone
        (2, 2, 2, "unclear"),  # too few
        (0, 0, 0, "unclear"),
    ],
)
def test_comments_speak_where_two_thirds_of_three_from_two_groups_do(
    praise, toned, groups, found
):
    assert consultation_sense(praise, toned, groups) == found


def codebook(**theme):
    one = {"id": "work", "title": {"en": "Work"}} | theme
    return Codebook.model_validate({"version": "1", "themes": [one]})


def given(turn=FOLLOWING, paf=PAF, registers=None, **theme):
    data = SimpleNamespace(registers=empty_registers() | (registers or {}))
    folder = SimpleNamespace(codebook=codebook(**theme) if theme else None)
    return SimpleNamespace(round=turn, framework=paf, folder=folder, data=data)


def score(low, high, target=0.5):
    row = {"center": ALL, "kpi": "k1", "value": (low + high) / 2, "low": low}
    row |= {"high": high, "target": target, "level": 0.95, "base": 100}
    return pd.DataFrame([row])


def estimate(*rows):
    """Rows (audience, item, value, low, high, state)."""
    names = ["audience", "item", "value", "low", "high", "state"]
    frame = pd.DataFrame(rows, columns=names)
    return frame.assign(center=ALL, statistic="index", level=0.95, base=99)


NOBODY = estimate()


def comments(*rows):
    """Rows (group, tone)."""
    frame = pd.DataFrame(rows, columns=["group", "tone"])
    return {"consultation": frame.assign(id="w", theme="work", status="open")}


def test_a_kpi_below_its_target_and_a_question_below_the_mean_agree():
    survey = estimate(
        ("jobseeker", "q1", 40.0, 35.0, 45.0, "published"),
        ("jobseeker", "q2", 60.0, 55.0, 65.0, "published"),
    )
    # The mean of 40 and 60 is 50: the whole interval of q1 lies below it.
    found = triangulation(given(kpis=("k1",), items=("q1",)), score(0.3, 0.4), survey)
    row = found.theme.iloc[0]
    assert row[["paf", "css", "staff", "consultation"]].tolist() == [
        *("bad", "bad", "silent", "silent"),
    ]
    assert row[["finding", "sense"]].tolist() == ["agree", "bad"]
    assert found.evidence["reference"].tolist() == [0.5, 50.0]


def test_in_a_baseline_round_no_kpi_speaks():
    one = given(BASELINE, kpis=("k1",))
    assert len(triangulation(one, score(0.3, 0.4), NOBODY).theme) == 0


def test_a_kpi_that_gets_better_downward_is_good_below_its_target():
    paf = framework([kpi("k1", PLACED, better="lower", weight=1)])
    found = triangulation(given(paf=paf, kpis=("k1",)), score(0.3, 0.4), NOBODY)
    assert found.theme["paf"].tolist() == ["good"]


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(0.45, 0.55, "good"), (0.7, 0.8, "bad"), (0.55, 0.65, "unclear")],
)
def test_a_band_is_good_inside_and_bad_outside(low, high, said):
    band = {"low": 0.4, "high": 0.6}
    paf = framework([kpi("k1", PLACED, better="band", band=band, weight=1)])
    found = triangulation(given(paf=paf, kpis=("k1",)), score(low, high), NOBODY)
    assert found.theme["paf"].tolist() == [said]


def test_the_kpi_of_the_survey_is_not_heard_twice():
    paf = framework([kpi("k1", SATISFIED, weight=1)])
    found = triangulation(given(paf=paf, kpis=("k1",)), score(0.3, 0.4), NOBODY)
    assert len(found.theme) == len(found.evidence) == 0


def test_a_hidden_question_says_nothing_and_gives_no_figure_away():
    survey = estimate(
        ("jobseeker", "q1", 40.0, 35.0, 45.0, "hidden"),
        ("jobseeker", "q2", 60.0, 55.0, 65.0, "published"),
    )
    one = given(items=("q1", "q2"))
    found = triangulation(one, score(0.3, 0.4), survey)
    hidden = found.evidence[found.evidence["id"] == "q1"].iloc[0]
    assert hidden["sense"] == "silent"
    assert pd.isna(hidden["value"])
    # The only question that is seen is its own mean: nothing is clear.
    assert found.theme["css"].tolist() == ["unclear"]


def test_staff_speak_for_themselves():
    survey = estimate(
        ("staff", "s1", 80.0, 75.0, 85.0, "published"),
        ("staff", "s2", 60.0, 55.0, 65.0, "published"),
    )
    found = triangulation(given(items=("s1",)), score(0.3, 0.4), survey)
    assert found.theme[["css", "staff"]].values.tolist() == [["silent", "good"]]
    assert found.theme["finding"].tolist() == ["one_source"]


def test_comments_without_a_tone_are_heard_but_say_nothing_clear():
    told = comments(("a", ""), ("b", ""), ("c", "suggestion"))
    found = triangulation(given(registers=told, kpis=()), score(0.3, 0.4), NOBODY)
    assert found.theme["consultation"].tolist() == ["unclear"]
    praised = comments(("a", "praise"), ("b", "praise"), ("b", "criticism"))
    found = triangulation(given(registers=praised, kpis=()), score(0.3, 0.4), NOBODY)
    assert found.theme["consultation"].tolist() == ["good"]
    assert found.evidence[["value", "base"]].values.tolist() == [[2, 3]]


def test_a_praised_theme_whose_kpi_misses_its_target_is_a_conflict():
    praised = comments(("a", "praise"), ("b", "praise"), ("b", "praise"))
    one = given(registers=praised, kpis=("k1",))
    found = triangulation(one, score(0.3, 0.4), NOBODY)
    assert found.theme[["finding", "sense"]].values.tolist() == [["conflict", ""]]


def test_findings_of_the_round_stand_beside_but_not_those_of_documents():
    findings = pd.DataFrame(
        [("f1", "paf", "k1"), ("f2", "document", "k1"), ("f3", "css", "other")],
        columns=["id", "source", "about"],
    )
    one = given(registers={"findings": findings}, kpis=("k1",))
    found = triangulation(one, score(0.3, 0.4), NOBODY)
    assert found.theme["findings"].tolist() == ["f1"]


def test_without_a_list_of_themes_nothing_is_looked_at():
    found = triangulation(given(), score(0.3, 0.4), NOBODY)
    assert len(found.theme) == len(found.evidence) == 0
    assert "finding" in found.theme
