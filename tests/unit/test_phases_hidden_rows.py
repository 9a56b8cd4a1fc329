"""The enquiry's decision on what is hidden, as later steps read it."""

import pandas as pd
import pytest

from pescycle.model.pilot import Audience
from pescycle.phases import enquire
from pescycle.phases import publication as room
from pescycle.phases.hidden_rows import hidden_rows, read_hidden_rows
from pescycle.phases.publication import publication
from tests.methods import responses
from tests.rounds import given


def small_round():
    """A large center and a small one, in two weeks."""
    frame = responses("a" * 35 + "b" * 7, q1=([5, 4, 3, 2, 1] * 42)[:42])
    days = pd.to_datetime(["2023-05-08"] * 38 + ["2023-05-15"] * 4)
    return given(responses={Audience.JOBSEEKER: frame.assign(submitted=days)})


def test_what_is_hidden_comes_back_from_its_table(tmp_path):
    first = small_round()
    decided = publication(first)
    assert decided.closed
    enquiry = enquire(first, None, None)
    path = tmp_path / "hidden_row.parquet"
    enquiry.hidden_row.to_parquet(path)
    assert pd.read_parquet(path).equals(enquiry.hidden_row)
    again = small_round()
    read_hidden_rows(again, enquiry)
    assert publication(again).closed == decided.closed
    assert publication(again).audit.equals(decided.audit)


def test_who_reads_the_decision_does_not_decide_again(monkeypatch):
    enquiry = enquire(small_round(), None, None)
    again = small_round()
    read_hidden_rows(again, enquiry)
    monkeypatch.setattr(room, "_decided", lambda given: pytest.fail("decided again"))
    assert publication(again).closed


def test_the_table_of_hidden_rows_holds_no_number():
    rows = hidden_rows(small_round())
    assert set(rows.columns) == {"audience", "item", "group", "category", "week", "mark"}
    assert rows.select_dtypes("number").empty


def test_a_round_without_answers_hides_nothing():
    assert hidden_rows(given()).empty
