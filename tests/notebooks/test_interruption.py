"""kill -9 in the middle of each phase; two runs at once."""

import json
import os
import signal
import subprocess
import time

import pytest

from pescycle.phases.results import NOTEBOOKS
from tests.commands import COMMAND, ROOT, pescycle

PATIENCE = 120  # seconds until a run that shows no progress counts as hung


def start(pilot, output):
    return subprocess.Popen(
        [*COMMAND, "run", str(pilot), "--output", str(output)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def wait_for(process, words):
    deadline = time.monotonic() + PATIENCE
    for line in process.stdout:
        if words in line:
            return
        assert time.monotonic() < deadline
    raise AssertionError(f"the run ended before {words!r}")


def tables(reports):
    """Hash of every hand-over file, by report."""
    manifest = json.loads(next(reports.glob("*/manifest.json")).read_text("utf-8"))
    return {
        phase: {name: mark for name, mark in entry["outputs"].items() if "handover" in name}
        for phase, languages in manifest["phases"].items()
        for entry in languages.values()
    }


@pytest.fixture(scope="module")
def pilot(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pilots") / "small"
    assert pescycle("new", folder).code == 0
    return folder


@pytest.fixture(scope="module")
def undisturbed(pilot, tmp_path_factory):
    output = tmp_path_factory.mktemp("undisturbed")
    done = pescycle("run", pilot, "--output", output)
    assert done.code == 0, done.err
    return tables(output / "small")


def test_a_run_killed_in_every_phase_goes_on_and_ends_like_an_undisturbed_one(
    pilot, undisturbed, tmp_path
):
    for place, name in enumerate(NOTEBOOKS.values()):
        process = start(pilot, tmp_path)
        wait_for(process, f"{name} (en) ...")
        time.sleep(0.4 * place)  # another moment of the phase each time
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
    done = pescycle("run", pilot, "--output", tmp_path)
    assert done.code == 0, done.err
    assert "01_enquiry (en): up to date" in done.out
    assert tables(tmp_path / "small") == undisturbed
    assert not list(tmp_path.rglob("*.part"))


def test_the_second_of_two_runs_says_who_holds_the_lock(pilot, tmp_path):
    first = start(pilot, tmp_path)
    try:
        wait_for(first, "01_enquiry (en) ...")
        second = pescycle("run", pilot, "--output", tmp_path)
    finally:
        first.send_signal(signal.SIGKILL)
        first.wait()
        first.stdout.close()
    assert second.code == 2
    assert f"process {first.pid} on {os.uname().nodename}, since 20" in second.err
    assert "Traceback" not in second.err


def test_two_runs_from_one_folder_do_not_take_each_others_kernels(pilot, tmp_path):
    runs = [start(pilot, tmp_path / name) for name in ("one", "two")]
    codes = [run.communicate(timeout=PATIENCE) and run.returncode for run in runs]
    assert codes == [0, 0]
    assert tables(tmp_path / "one" / "small") == tables(tmp_path / "two" / "small")
    assert not list(ROOT.glob("kernel-ipc-*"))


def test_a_damaged_manifest_is_made_anew(pilot, tmp_path):
    place = tmp_path / "small" / next((pilot / "rounds").iterdir()).name
    place.mkdir(parents=True)
    (place / "manifest.json").write_text("[1]", "utf-8")
    process = start(pilot, tmp_path)
    try:
        wait_for(process, "01_enquiry (en): done")
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
    assert list(tables(tmp_path / "small")) == ["enquiry"]
