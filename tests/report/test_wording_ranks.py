"""Ranks in words: never two centers called different where their sets overlap."""

import numpy as np
import pytest

from pescycle.report import charts, wording
from pescycle.report.charts.ranks import MOST_ROWS
from pescycle.report.shown import Sentences
from pescycle.report.tables import table
from tests.report import samples
from tests.report.samples import plain


def points(found):
    return [plain(text) for text in (*found.text, *found.points)]


def reading(rows=None, **more):
    frame = samples.rank_interval() if rows is None else rows
    return points(wording.rank_reading(samples.voice(), frame, **more))


def test_only_centers_whose_sets_do_not_overlap_are_called_different():
    assert reading()[0] == (
        "Composite: of 6 pairs of centers 2 have sets that do not overlap; the order of "
        "all others may be chance. Clearly ahead of others: Center 01 (ahead of 2 "
        "centers). Of 4 centers 2 may truly be the first, and 3 the last."
    )


def test_sets_that_all_overlap_let_nobody_be_called_different():
    said = reading()[1]
    assert said.startswith(
        "More users: no two of the 2 centers may be called different, for all their rank "
        "sets overlap."
    )
    assert "ahead" not in said


@pytest.mark.parametrize("seed", range(20))
def test_whoever_is_called_ahead_has_a_set_that_ends_before_the_others_begin(seed):
    source = np.random.default_rng(seed)
    rows = samples.rank_interval().iloc[:4]
    low = source.integers(1, 5, 4)
    rows = rows.assign(set_low=low, set_high=[source.integers(one, 5) for one in low])
    said = reading(rows)[0]
    ends = dict(zip(rows["center"], rows["set_high"], strict=True))
    for number, (center, end) in enumerate(ends.items(), 1):
        behind = (rows["set_low"] > end).sum()
        named = f"Center {number:02d} (ahead of {behind} center"
        assert (named in said) == bool(behind), center


def test_a_chosen_center_has_its_own_sentence():
    assert reading(center="c03")[1] == (
        "Composite, Center 03: rank 3 of 4, interval 2 to 4, set 3 to 4; chance of a rank "
        "up to 1: 0 %, of the lowest class: 90 %."
    )


def test_without_ranks_it_is_said_why():
    none = samples.rank_interval().iloc[:0]
    assert reading(none) == ["There are no ranks, so none can be uncertain."]
    voice = samples.voice()
    assert (
        "no performance framework"
        in points(wording.rank_rule_reading(voice, None, none))[0]
    )


def test_the_rule_tells_replicates_and_seed():
    voice = samples.voice()
    found = wording.rank_rule_reading(voice, object(), samples.rank_interval())
    assert points(found) == [
        "1,000 times everything that is uncertain was drawn anew and the centers were "
        "ranked again (seed 7). The lowest class begins below 80 %; the first ranks are "
        "those up to 1."
    ]
    found = wording.rank_rule_reading(voice, object(), samples.rank_interval().iloc[:0])
    assert points(found)[0].startswith("No ranks are shown:")


def test_what_ranks_hang_on_is_only_said_where_the_intervals_are_apart():
    found = points(
        wording.rank_source_reading(samples.voice(), samples.uncertainty_source())
    )
    assert found[0].startswith(
        "Composite: the ranks hang most on this: Error of the figures, which has a part in "
        "70 % of their variance. More cases, months or answers"
    )
    assert found[1] == (
        "More users: which counts most cannot be said, Weights and Scale of the KPIs count "
        "about alike."
    )
    nothing = samples.uncertainty_source().assign(total=float("nan"))
    found = points(wording.rank_source_reading(samples.voice(), nothing))
    assert found == ["Nothing that is uncertain changes a rank."]


def test_the_chart_tells_every_center_in_words():
    found = charts.rank_caterpillar(samples.voice(), samples.rank_interval(), node="users")
    assert plain(found.alt) == (
        "More users, Center 01: rank 1, interval 1 to 2, set 1 to 2. More users, Center "
        "02: rank 2, interval 1 to 2, set 1 to 2."
    )
    none = charts.rank_caterpillar(samples.voice(), samples.rank_interval().iloc[:0])
    assert isinstance(none, Sentences)


def test_of_very_many_centers_the_first_the_last_and_the_chosen_one_are_drawn():
    one = samples.rank_interval().iloc[[0]]
    many = one.loc[one.index.repeat(200)].reset_index(drop=True)
    many = many.assign(center=[f"z{n:03d}" for n in range(200)], rank=range(1, 201))
    found = charts.rank_caterpillar(samples.voice(), many, center="z100")
    assert found.alt.count("rank") == MOST_ROWS + 1
    assert "z100" in found.alt
    assert "of 200 centers the first and the last ones" in found.caption


def test_the_table_says_score_rank_and_set_of_each_center():
    found = table(samples.voice(), "rank_interval", samples.rank_interval())
    assert [plain(cell.text) for cell in found.rows[0]] == [
        *("Composite", "Center 01", "110 % (100 to 120 %)", "1", "1 to 2", "1 to 2"),
        *("1.1", "90 %", "0 %", "4 of 4"),
    ]
    one = samples.rank_interval().assign(set_low=2, set_high=2)
    found = table(samples.voice(), "rank_interval", one)
    assert found.rows[0][5].text == "2"
