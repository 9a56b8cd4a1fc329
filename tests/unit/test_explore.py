import ast
import os
import subprocess

import nbformat
import pytest

from pescycle.errors import UsageError
from pescycle.explore import explore_folder, open_jupyterlab
from pescycle.io.pilots import read_pilot
from pescycle.phases.results import NOTEBOOKS
from tests.commands import EXAMPLE, ROOT


@pytest.fixture(scope="module")
def pilot():
    return read_pilot(ROOT / EXAMPLE)


def parameters(path):
    notebook = nbformat.read(path, as_version=4)
    cell = next(c for c in notebook.cells if "parameters" in c.metadata.get("tags", []))
    return {line.target.id: line.value.value for line in ast.parse(cell.source).body}


def test_every_notebook_is_copied_and_set_to_the_pilot(pilot, tmp_path):
    folder = explore_folder(pilot, start=tmp_path)
    assert folder == tmp_path / "explore" / "cambodia_example"
    for name in NOTEBOOKS.values():
        found = parameters(folder / f"{name}.ipynb")
        assert found == {
            "pilot": (ROOT / EXAMPLE).as_posix(),
            "round": "2023-2",
            "center": "",
            "language": "en",
            "output": (tmp_path / "reports").as_posix(),
        }


def test_what_an_expert_changed_is_kept_until_she_asks_for_fresh_copies(pilot, tmp_path):
    copy = explore_folder(pilot, start=tmp_path) / "01_enquiry.ipynb"
    delivered = copy.read_text("utf-8")
    copy.write_text("mine", "utf-8")
    explore_folder(pilot, start=tmp_path)
    assert copy.read_text("utf-8") == "mine"
    explore_folder(pilot, start=tmp_path, fresh=True)
    assert copy.read_text("utf-8") == delivered


def test_jupyterlab_is_opened_on_the_copies(tmp_path, monkeypatch):
    called = {}

    def run(command, env, check):
        called.update(command=command, env=env)
        return subprocess.CompletedProcess(command, 3)

    monkeypatch.setattr(subprocess, "run", run)
    assert open_jupyterlab(tmp_path) == 3
    words = called["command"][1:]
    assert words[:4] == ["-m", "jupyterlab", "--notebook-dir", str(tmp_path)]
    assert "--LabApp.news_url=None" in words  # nothing of ours asks a network
    assert called["env"].keys() >= os.environ.keys()


def test_a_copy_never_leaves_its_folder(pilot, tmp_path):
    (tmp_path / "explore").mkdir()
    (tmp_path / "explore" / "cambodia_example").symlink_to("/", target_is_directory=True)
    with pytest.raises(UsageError, match="leaves the folder"):
        explore_folder(pilot, start=tmp_path)
