"""What one round publishes: decided once, applied by every phase, and audited."""

import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from pescycle.batch.manifest import disclosure
from pescycle.errors import DisclosureError
from pescycle.model.pilot import Audience
from pescycle.phases import publication as room
from pescycle.phases.publication import earlier_audit, publication
from tests.methods import responses
from tests.rounds import given

CENTERS = "a" * 35 + "b" * 36 + "c" * 37
MIXED = [5, 4, 3, 2, 1]


def round_of(centers, answers):
    frame = responses(centers, q1=answers)
    frame = frame.assign(submitted=pd.Timestamp("2023-05-08"))
    return given(responses={Audience.JOBSEEKER: frame})


def mixed(size):
    return (MIXED * size)[:size]


def of_centers(**values):
    return pd.DataFrame(
        {
            "audience": "jobseeker",
            "center": ["a", "b", "c", "all"],
            "item": "q1",
            "value": 0.5,
            "base": pd.array([35, 36, 37, 108], dtype="Int64"),
            "state": "published",
        }
        | values
    )


def test_a_round_of_large_centers_loses_nothing():
    one = round_of(CENTERS, mixed(108))
    shown = publication(one).applied(of_centers())
    assert shown["state"].eq("published").all()


def test_a_round_without_answers_has_an_audit_without_rows():
    found = publication(given())
    assert found.audit.empty
    assert disclosure(found.audit).passed


def test_every_phase_gets_the_same_decision():
    one = round_of(CENTERS, mixed(108))
    assert publication(one) is publication(one)


def test_a_center_of_one_mind_takes_another_one_with_it():
    answers = [5, 4] * 17 + [5] + mixed(73)
    shown = publication(round_of(CENTERS, answers)).applied(of_centers())
    states = dict(zip(shown["center"], shown["state"], strict=True))
    assert states == {
        "a": "protecting",
        "b": "protecting",
        "c": "published",
        "all": "published",
    }
    out = shown[shown["state"] == "protecting"]
    assert out[["value", "base"]].isna().all(axis=None)


def test_a_pilot_may_show_centers_of_one_mind():
    one = round_of(CENTERS, [5, 4] * 17 + [5] + mixed(73))
    pilot = one.folder.pilot
    privacy = pilot.privacy.model_copy(update={"unanimous": "show"})
    pilot = pilot.model_copy(update={"privacy": privacy})
    one = replace(one, folder=replace(one.folder, pilot=pilot))
    shown = publication(one).applied(of_centers())
    assert shown["state"].eq("published").all()


def test_a_figure_of_several_items_is_hidden_with_each_of_them():
    answers = [5, 4] * 17 + [5] + mixed(73)
    shown = publication(round_of(CENTERS, answers)).applied(of_centers(item="q1 q2"))
    assert shown.loc[0, "state"] == "protecting"


def test_a_run_stops_rather_than_publish_what_fails_the_audit(monkeypatch):
    # Without secondary suppression the center of one mind would be known from the rest.
    monkeypatch.setattr(room, "suppressed", lambda tables: tables.primary)
    one = round_of(CENTERS, [5, 4] * 17 + [5] + mixed(73))
    with pytest.raises(DisclosureError) as stopped:
        publication(one)
    assert "jobseeker estimate" in str(stopped.value)
    assert "Nothing was written" in str(stopped.value)
    assert stopped.value.exit_code == 4


def test_the_manifest_says_what_the_audit_found():
    one = round_of(CENTERS, [5, 4] * 17 + [5] + mixed(73))
    found = disclosure(publication(one).audit)
    assert (found.passed, found.protecting) == (True, 1)
    assert found.hidden >= 1
    assert found.narrowest >= found.required
    assert json.loads(found.model_dump_json())["passed"] is True


def estimates(bases):
    frame = of_centers(base=pd.array(bases, dtype="Int64"), statistic="top2box")
    return frame.assign(state=np.where(frame["base"].isna(), "hidden", "published"))


def test_the_last_round_formed_again_gives_nothing_away():
    same = estimates([35, 36, 37, 108])
    audit = earlier_audit(given(), same, same)
    assert audit.loc[0, ["table", "checked", "passed"]].tolist() == [
        "earlier_round",
        4,
        True,
    ]


@pytest.mark.parametrize("again", [[34, 36, 37, 107], [35, 36, 37, 109]])
def test_a_last_round_that_moved_by_a_few_people_stops_the_run(again):
    with pytest.raises(DisclosureError, match="jobseeker earlier_round"):
        earlier_audit(given(), estimates(again), estimates([35, 36, 37, 108]))


def test_what_the_last_round_hid_does_not_open_later():
    now, then = estimates([35, 36, 37, 108]), estimates([None, 36, 37, 108])
    with pytest.raises(DisclosureError, match="earlier_round"):
        earlier_audit(given(), now, then)
