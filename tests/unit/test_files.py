import errno
import os

import pandas as pd
import pytest

from pescycle.errors import UsageError
from pescycle.io import files
from pescycle.io.fingerprint import combined, file_hash, relative_name
from pescycle.io.handover import parquet_bytes, read_handover, write_handover


def test_a_path_below_its_folder_is_resolved(tmp_path):
    assert files.below(tmp_path, "a", "b.json") == (tmp_path / "a" / "b.json").resolve()


@pytest.mark.parametrize("part", ["../x", "/etc/x", "a/../../x"])
def test_a_path_that_leaves_its_folder_is_refused(tmp_path, part):
    with pytest.raises(UsageError, match="leaves the folder"):
        files.below(tmp_path, part)


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path):
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link").symlink_to(tmp_path, target_is_directory=True)
    with pytest.raises(UsageError, match="leaves the folder"):
        files.below(inside, "link", "x.json")


def test_a_write_that_fails_leaves_the_old_file_and_no_left_over(tmp_path, monkeypatch):
    path = tmp_path / "a.json"
    files.write_json(path, {"old": 1})

    def full_disk(handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(UsageError, match=r"a\.json cannot be written \(No space left"):
        files.write_json(path, {"new": 2})
    assert files.read_json(path) == {"old": 1}
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]


def test_json_that_is_damaged_or_absent_reads_as_none(tmp_path):
    assert files.read_json(tmp_path / "none.json") is None
    (tmp_path / "half.json").write_text('{"a": ', "utf-8")
    assert files.read_json(tmp_path / "half.json") is None


def test_json_refuses_a_value_that_is_not_a_number(tmp_path):
    with pytest.raises(ValueError, match="Out of range"):
        files.write_json(tmp_path / "a.json", {"x": float("nan")})


def test_left_overs_of_a_killed_run_are_removed(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / ".a.json.x1.part").write_text("half", "utf-8")
    (tmp_path / "a.json").write_text("{}", "utf-8")
    files.remove_left_overs(tmp_path)
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == ["a.json"]


def test_the_way_to_a_file_outside_is_relative(tmp_path):
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert relative_name(tmp_path / "x.csv", tmp_path / "a" / "b") == "../../x.csv"


def test_a_file_hash_is_sha256(tmp_path):
    path = tmp_path / "abc"
    path.write_bytes(b"abc")
    # FIPS 180-2, appendix B.1
    assert file_hash(path) == (
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )


def test_combined_hashes_do_not_depend_on_the_order():
    assert combined({"a": "1", "b": "2"}) == combined({"b": "2", "a": "1"})
    assert combined({"a": "1"}) != combined({"a": "2"})


FRAME = pd.DataFrame(
    {
        "center": pd.Series(["c01", "all"], dtype="str"),
        "base": pd.Series([12, None], dtype="Int64"),
        "value": [0.5, float("nan")],
        "month": pd.to_datetime(["2023-01-01", None]),
    }
)


def test_a_hand_over_comes_back_as_it_was_given(tmp_path):
    write_handover(tmp_path / "h", {"score": FRAME}, {"met": 2}, made_from="x")
    frames, headline = read_handover(tmp_path / "h", "x")
    pd.testing.assert_frame_equal(frames["score"], FRAME)
    assert headline == {"met": 2}


def test_a_hand_over_made_from_something_else_counts_as_absent(tmp_path):
    write_handover(tmp_path / "h", {"score": FRAME}, {}, made_from="x")
    assert read_handover(tmp_path / "h", "y") is None


def test_a_hand_over_whose_file_was_changed_counts_as_absent(tmp_path):
    write_handover(tmp_path / "h", {"score": FRAME}, {}, made_from="x")
    (tmp_path / "h" / "score.parquet").write_bytes(parquet_bytes(FRAME.head(1)))
    assert read_handover(tmp_path / "h", "x") is None


def test_a_hand_over_without_its_last_file_counts_as_absent(tmp_path):
    write_handover(tmp_path / "h", {"score": FRAME}, {}, made_from="x")
    (tmp_path / "h" / "about.json").unlink()
    assert read_handover(tmp_path / "h", "x") is None


def test_equal_frames_give_equal_bytes():
    assert parquet_bytes(FRAME) == parquet_bytes(FRAME.copy())
