"""Drivers in the observation: what goes through the gate, and who has no drivers."""

from dataclasses import replace

import pandas as pd
import pytest

from pescycle.model.pilot import Audience
from pescycle.phases import enquire, frames, observe, plan
from tests.drivers import DRIVERS, answered, asked
from tests.rounds import given

FRAMES = {
    "driver_share": frames.DRIVER_SHARE,
    "driver_model": frames.DRIVER_MODEL,
    "driver_map": frames.DRIVER_MAP,
}


def observed(frame, book):
    base = given(responses={Audience.JOBSEEKER: frame}, items=("q1",))
    folder = replace(base.folder, questionnaires={Audience.JOBSEEKER: book})
    one = replace(base, folder=folder)
    return observe(one, plan(one, enquire(one, None, None), None), None)


def test_an_audience_with_drivers_has_shares_a_model_and_a_map(tmp_path):
    found = observed(answered(300), asked(*DRIVERS))
    for name, columns in FRAMES.items():
        frame = getattr(found, name)
        assert list(frame.columns) == list(columns)
        assert set(frame["audience"]) == {"jobseeker"}
        assert set(frame["state"]) == {"published"}
        frame.to_parquet(tmp_path / f"{name}.parquet")
        again = pd.read_parquet(tmp_path / f"{name}.parquet")
        pd.testing.assert_frame_equal(again, frame, check_dtype=False)
    assert len(found.driver_share) == 3 * len(DRIVERS)
    assert len(found.driver_map) == len(DRIVERS)


def test_the_map_shows_the_index_that_is_published():
    found = observed(answered(300), asked(*DRIVERS))
    index = found.estimate[
        (found.estimate["center"] == "all") & (found.estimate["statistic"] == "index")
    ].set_index("item")["value"]
    shown = found.driver_map.set_index("item")["performance"]
    assert shown.to_dict() == pytest.approx(index[list(DRIVERS)].to_dict())


def test_fewer_than_ten_answers_are_hidden_with_their_number():
    frame = answered(60)
    frame.loc[9:, "d4"] = 8
    found = observed(frame, asked(*DRIVERS)).driver_share.set_index("item")
    assert found.loc["d4", "state"] == "hidden"
    assert found.loc["d4", ["share", "low", "high", "base"]].isna().all()
    assert found.loc["d1", "state"] == "published"
    assert set(found["method"]) == {"rank_correlation"}


@pytest.mark.parametrize("book", [asked(), asked("d1")])
def test_without_drivers_or_answers_the_frames_are_empty_with_their_columns(book):
    frame = answered(40)[["center", "q1"]]
    found = observed(frame, book)
    for name, columns in FRAMES.items():
        assert list(getattr(found, name).columns) == list(columns)
        assert getattr(found, name).empty


def test_one_respondent_is_no_error():
    found = observed(answered(20).head(1), asked(*DRIVERS))
    assert set(found.driver_share["state"]) == {"hidden"}
    assert found.driver_model.empty
    assert found.driver_map.empty
