"""The notebooks under plain papermill, as an expert would call it."""

import subprocess
import sys

import nbformat
import pytest

from tests.commands import ROOT


def papermill(tmp_path, name, *options):
    out = tmp_path / "out.ipynb"
    command = [sys.executable, "-m", "papermill", f"notebooks/{name}.ipynb", str(out)]
    done = subprocess.run(
        [*command, "-p", "output", str(tmp_path / "reports"), *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done, out


def test_a_notebook_runs_alone_and_computes_what_was_not_handed_over(tmp_path):
    done, out = papermill(
        tmp_path,
        "04_observation",
        "-p",
        "pilot",
        "data/cambodia_example",
        "-p",
        "round",
        "2023-1",
    )
    assert done.returncode == 0, done.stderr
    shown = [c for c in nbformat.read(out, as_version=4).cells if c.get("outputs")]
    assert len(shown) > 10
    folder = tmp_path / "reports" / "cambodia_example" / "2023-1" / "handover"
    assert [path.name for path in folder.iterdir()] == ["04_observation"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ("-p", "raund", "2023-1"),
            'UsageError: Unknown parameter raund. Did you mean "round"?',
        ),
        (
            ("-p", "round", "2023-3"),
            'UsageError: There is no round "2023-3". Did you mean "2023-',
        ),
        (("-p", "center", "c99"), 'UsageError: There is no center "c99".'),
        (("-p", "language", "xx"), "UsageError: There are no reports in language 'xx'"),
    ],
)
def test_a_wrong_parameter_stops_with_one_clear_message(tmp_path, options, message):
    done, _ = papermill(tmp_path, "02_planning", *options)
    assert done.returncode != 0
    assert message in done.stderr
    assert not (tmp_path / "reports").exists()


def test_one_center_can_be_asked_for(tmp_path):
    done, out = papermill(tmp_path, "05_reflection", "-p", "center", "c08")
    assert done.returncode == 0, done.stderr
    html = "".join(
        output.data.get("text/html", "")
        for cell in nbformat.read(out, as_version=4).cells
        for output in cell.get("outputs", [])
    )
    assert "Center 08" in html
