"""Response quality rules on hand-sized answers."""

import numpy as np
import pandas as pd
import pytest

from pescycle.css.quality import (
    contradictions,
    duplicates,
    flags,
    kept_rows,
    rule_counts,
    same_devices,
    same_phones,
    speeders,
    straight_liners,
)
from pescycle.css.quality.answering import nonresponders
from pescycle.model.quality import (
    Contradiction,
    Duplicate,
    ItemNonresponse,
    Quality,
    QualityRule,
    SameDevice,
    SamePhone,
    Speeder,
    StraightLiner,
)
from pescycle.model.questionnaire import Questionnaire
from tests.methods import TITLE, questionnaire

DRIVERS = ("d1", "d2", "d3", "d4", "d5", "d6")
DAY = pd.Timestamp("2023-05-10 09:00")


def asked(*more):
    """An overall question, six drivers, all from 1 to 5, then whatever is added."""
    content = questionnaire("q1", *DRIVERS).model_dump()
    content["items"][0]["role"] = "overall"
    content["items"] = [*content["items"], *more]
    return Questionnaire.model_validate(content)


def choice(name, *codes, role="profile", kind="choice"):
    choices = dict.fromkeys(codes, TITLE)
    item = {"id": name, "role": role, "type": kind, "choices": choices}
    return item | {"title": TITLE, "wording": TITLE}


def people(*rows, **columns):
    """A row a respondent: overall, then the six drivers; 0 is blank, 8 not applicable."""
    items = ("q1", *DRIVERS)
    frame = pd.DataFrame(
        {name: pd.array([row[n] for row in rows], "Int64") for n, name in enumerate(items)}
    )
    beside = {"center": "c01", "submitted": DAY} | columns
    return frame.assign(**{name: cells for name, cells in beside.items()})


def said(found):
    return [None if pd.isna(one) else bool(one) for one in found]


# Straight lines


def test_a_straight_liner_gave_every_driver_the_same_answer():
    """Three equal; five equal and one not applicable; one that differs; four answered."""
    rows = [(1, 3, 3, 3, 3, 3, 3), (5, 4, 4, 4, 4, 4, 8), (4, 4, 4, 4, 4, 4, 5)]
    rows += [(4, 4, 4, 4, 4, 8, 9), (0, 0, 0, 0, 0, 0, 0)]
    found = straight_liners(people(*rows), asked(), StraightLiner(items=5))
    assert said(found) == [True, True, False, None, None]


def test_a_long_row_of_equal_answers_counts_where_the_rule_says_so():
    rows = [(1, 3, 3, 3, 3, 1, 2), (1, 3, 3, 1, 3, 3, 2)]
    rule = StraightLiner(items=5, run=4)
    assert said(straight_liners(people(*rows), asked(), rule)) == [True, False]
    assert said(straight_liners(people(*rows), asked(), StraightLiner())) == [False, False]


def test_a_questionnaire_without_drivers_has_its_rated_items_as_a_grid():
    content = questionnaire("q1", *DRIVERS).model_dump()
    for item in content["items"]:
        item["role"] = "climate"
    pulse = Questionnaire.model_validate(content)
    found = straight_liners(people((2, 2, 2, 2, 2, 2, 2)), pulse, StraightLiner())
    assert said(found) == [True]


def test_negative_codes_are_answers_like_others():
    content = questionnaire("q1", *DRIVERS).model_dump()
    scale = {"labels": dict.fromkeys((-2, -1, 1, 2), TITLE), "top": (2,)}
    content["scales"] = [content["scales"][0] | scale]
    frame = people((-1,) * 7, (-1, -1, -1, -1, -1, -1, -2))
    found = straight_liners(frame, Questionnaire.model_validate(content), StraightLiner())
    assert said(found) == [True, False]


# Item non-response


def test_more_than_half_blank_is_too_much_and_half_is_not():
    """Of seven rated items four blank (57 %) or three (43 %); not applicable is none."""
    rows = [(0, 0, 0, 0, 3, 3, 3), (0, 0, 0, 3, 3, 3, 3), (8, 8, 8, 8, 9, 9, 9)]
    found = nonresponders(people(*rows), asked(), ItemNonresponse(share=0.5))
    assert said(found) == [True, False, False]


# Contradictions


def test_the_best_overall_with_poor_drivers_is_a_contradiction_and_so_is_the_reverse():
    rows = [
        (5, 1, 2, 1, 2, 1, 2),  # the best overall, nothing good
        (1, 5, 4, 5, 4, 5, 4),  # the worst overall, nothing poor
        (5, 1, 2, 1, 2, 1, 3),  # one driver in the middle
        (4, 1, 1, 1, 1, 1, 1),  # not the best overall
        (5, 1, 2, 8, 8, 8, 8),  # two drivers are too few
        (5, 1, 2, 1, 8, 0, 9),  # three are enough
    ]
    found = contradictions(people(*rows), asked(), Contradiction(drivers=3))
    assert said(found) == [True, True, False, False, False, True]


def test_a_pair_of_the_pilot_holds_where_all_its_items_hold():
    """No problem, and yet it was handled; of several joined answers one is enough."""
    more = [choice("p1", "yes", "no", role="problem"), choice("p2", "yes", "no")]
    more += [choice("s1", "a", "b", kind="multiple")]
    frame = people(
        *[(3,) * 7] * 4,
        p1=["no", "no", "yes", None],
        p2=["yes", None, "no", "no"],
        s1=["a", "b a", "b", None],
    )
    pairs = {"handled": {"p1": ["no"], "p2": ["*"]}}
    assert said(contradictions(frame, asked(*more), Contradiction(pairs=pairs))) == [
        True, False, False, False,
    ]  # fmt: skip
    pairs = {"other": {"s1": ["a"], "q1": [3]}}
    assert said(contradictions(frame, asked(*more), Contradiction(pairs=pairs))) == [
        True, True, False, False,
    ]  # fmt: skip


def test_where_nothing_can_contradict_nothing_is_said():
    found = contradictions(people((3,) * 7), questionnaire("q1"), Contradiction())
    assert said(found) == [None]


# Duration, device, telephone


def test_a_speeder_is_below_the_share_of_his_modes_median():
    """Ten on paper with a median of 100 s, ten interviews of 1000 s: limits 40, 400."""
    took = [100.0] * 9 + [39.9] + [1000.0] * 8 + [399.0, 400.0]
    frame = people(*[(3,) * 7] * 20, seconds=took, mode=["paper"] * 10 + ["face"] * 10)
    found = speeders(frame, Speeder(share=0.4))
    assert [n for n, one in enumerate(found) if one] == [9, 18]


def test_a_mode_with_few_answers_is_measured_by_all():
    """The median of 11 is 100; a single interview of 30 s would be its own median."""
    frame = people(*[(3,) * 7] * 11, seconds=[100.0] * 10 + [30.0], mode=["a"] * 10 + ["b"])
    assert said(speeders(frame, Speeder()))[-1] is True


def test_without_durations_nobody_is_a_speeder():
    assert said(speeders(people((3,) * 7), Speeder())) == [None]
    frame = people((3,) * 7, (3,) * 7, seconds=[np.nan, 5.0])
    assert said(speeders(frame, Speeder())) == [None, False]


def test_a_device_that_sends_too_much_in_a_day_is_found():
    """Device 1 sends three that day, one the next; device 2 two; the last has none."""
    days = [DAY] * 3 + [DAY + pd.Timedelta(days=1)] + [DAY] * 3
    device = pd.array([1, 1, 1, 1, 2, 2, None], "Int64")
    frame = people(*[(3,) * 7] * 7, submitted=days, device=device, mode="desk")
    assert said(same_devices(frame, SameDevice(per_day=2))) == [
        True, True, True, False, False, False, None,
    ]  # fmt: skip
    alone = SameDevice(self_administered=["desk"], per_day_self=1)
    assert said(same_devices(frame, alone))[4:6] == [True, True]
    # Device 1 holds 4 of 6 answers, 67 %.
    assert said(same_devices(frame, SameDevice(share=0.6)))[:5] == [True] * 4 + [False]


def test_a_device_without_a_day_says_something_only_by_its_share():
    frame = people(*[(3,) * 7] * 2, submitted=pd.NaT, device=pd.array([1, 1], "Int64"))
    assert said(same_devices(frame, SameDevice())) == [None, None]
    assert said(same_devices(frame, SameDevice(share=0.5))) == [True, True]


def test_of_answers_with_one_telephone_number_all_but_the_first_sent_are_found():
    later = DAY + pd.Timedelta(hours=1)
    frame = people(
        *[(3,) * 7] * 4,
        submitted=[later, DAY, DAY, DAY],
        phone_group=pd.array([1, 1, 2, None], "Int64"),
        phone_pattern=pd.array([False, False, True, None], "boolean"),
    )
    assert said(same_phones(frame, SamePhone())) == [True, False, True, None]
    assert said(same_phones(frame, SamePhone(times=2))) == [False, False, True, None]


# Likeness


def crowd(copies):
    """40 respondents of two centers with answers of their own, then copies of the first."""
    draws = np.random.default_rng(5)
    rows = [tuple(draws.integers(1, 6, 7)) for _ in range(40)] + [None] * copies
    rows = [rows[0] if row is None else row for row in rows]
    centers = ["c01", "c02"] * 20 + ["c01"] * copies
    days = [DAY + pd.Timedelta(days=n // 2) for n in range(40)] + [DAY] * copies
    return people(*rows, center=centers, submitted=days)


def test_copies_within_center_and_day_are_found_all_but_the_first():
    """The third copy has 3 earlier ones and 39 strangers: 3 x 1 / 40 is more than 5 %."""
    rule = Duplicate(similarity=1.0, answers=7, chance=0.1)
    found = duplicates(crowd(copies=3), asked(), rule)
    assert said(found)[0] is False
    assert said(found)[-3:] == [True, True, True]
    assert found.sum() == 3
    rule = Duplicate(similarity=1.0, answers=7, chance=0.05)
    assert said(duplicates(crowd(copies=3), asked(), rule))[-3:] == [True, True, False]


def test_the_copy_that_was_sent_last_is_found_wherever_it_stands_in_the_file():
    frame = crowd(copies=1)
    frame.loc[0, "submitted"] = DAY + pd.Timedelta(hours=1)
    found = duplicates(frame, asked(), Duplicate(similarity=1.0, answers=7))
    assert (said(found)[0], said(found)[-1]) == (True, False)


def test_another_device_is_another_group():
    frame = crowd(copies=1).assign(device=pd.array([*[1] * 40, 2], "Int64"))
    found = duplicates(frame, asked(), Duplicate(similarity=1.0, answers=7))
    assert found.sum() == 0


def test_likeness_that_chance_explains_is_nobodys_fault():
    """All gave the same answers: strangers are as alike as those of one day."""
    frame = crowd(copies=3)
    for item in ("q1", *DRIVERS):
        frame[item] = pd.array([5] * len(frame), "Int64")
    found = duplicates(frame, asked(), Duplicate(similarity=1.0, answers=7, chance=0.9))
    assert found.sum() == 0


def test_with_too_few_answers_or_no_strangers_likeness_says_nothing():
    few = duplicates(crowd(copies=3), asked(), Duplicate(answers=8))
    assert few.isna().all()
    alone = duplicates(people((3,) * 7, (3,) * 7), asked(), Duplicate(answers=7))
    assert alone.isna().all()


# All together


def test_nothing_is_set_aside_unless_a_rule_says_so():
    frame = people((1, 3, 3, 3, 3, 3, 3), (0,) * 7, (4, 1, 2, 3, 4, 5, 1))
    found = flags(frame, asked(), Quality())
    assert list(found) == [str(rule) for rule in QualityRule]
    assert kept_rows(found, Quality()).tolist() == [True, True, True]
    acting = Quality(straight_liner=StraightLiner(action="set_aside"))
    assert kept_rows(found, acting).tolist() == [False, True, True]
    assert kept_rows(found, acting, besides="straight_liner").all()


def test_a_rule_counts_what_it_could_look_at():
    """Of three respondents two answered enough drivers, and one of them alike."""
    frame = people((1, 3, 3, 3, 3, 3, 3), (0,) * 7, (4, 1, 2, 3, 4, 5, 1))
    counts = rule_counts(flags(frame, asked(), Quality()), Quality()).set_index("rule")
    row = counts.loc["straight_liner"]
    assert (row["flagged"], row["base"], row["share"]) == (1, 2, 0.5)
    assert (row["threshold"], row["action"]) == (5.0, "flag")
    assert counts.loc["speeder", "base"] == 0
    assert np.isnan(counts.loc["speeder", "share"])


@pytest.mark.parametrize("rows", [0, 1])
def test_nobody_and_one_respondent_break_no_rule(rows):
    found = flags(people(*[(3,) * 7] * 1).head(rows), asked(), Quality())
    assert len(found) == rows
    assert len(rule_counts(found, Quality())) == len(QualityRule)


def test_the_rules_change_no_argument():
    frame = people((1, 3, 3, 3, 3, 3, 3), (0,) * 7)
    before = frame.copy(deep=True)
    flags(frame, asked(), Quality())
    pd.testing.assert_frame_equal(frame, before)
