"""An expert's own copies of the notebooks: what she changes is never overwritten."""

import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat

from pescycle.io.files import below, write_text
from pescycle.model.given import PilotFolder
from pescycle.notebook import notebook_folder
from pescycle.phases.results import NOTEBOOKS

WORKSPACE = "explore"
# JupyterLab would ask for news, updates and extensions; nothing of ours asks a network.
OFFLINE = (
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
)


def explore_folder(
    folder: PilotFolder, *, fresh: bool = False, start: Path | None = None
) -> Path:
    """The folder ``explore/<pilot>`` with the five notebooks, made where they are missing.

    Parameters
    ----------
    folder : PilotFolder
    fresh : bool
        Also replace copies that are there already.
    start : Path, optional
        Where ``explore`` lies; the current folder if left out.
    """
    place = below((start or Path.cwd()), WORKSPACE, folder.pilot.id)
    for name in NOTEBOOKS.values():
        copy = below(place, f"{name}.ipynb")
        if fresh or not copy.exists():
            write_text(copy, _set_to(folder, notebook_folder() / f"{name}.ipynb", place))
    return place


def open_jupyterlab(folder: Path) -> int:
    """Open JupyterLab on the folder and wait until it is closed; returns its exit code."""
    command = [sys.executable, "-m", "jupyterlab", "--notebook-dir", str(folder), *OFFLINE]
    environment = os.environ | {"JUPYTER_PREFER_ENV_PATH": "1"}
    return subprocess.run(command, env=environment, check=False).returncode


def _set_to(folder: PilotFolder, path: Path, place: Path) -> str:
    """The notebook's text with other defaults: this pilot, its last round, its language."""
    defaults = {
        "pilot": folder.folder.as_posix(),
        "round": folder.rounds[-1].id,
        "language": folder.pilot.languages[0],
        "output": (place.parent.parent / "reports").as_posix(),
    }
    notebook = nbformat.read(path, as_version=4)
    cell = next(c for c in notebook.cells if "parameters" in c.metadata.get("tags", []))
    for name, value in defaults.items():
        cell.source = re.sub(
            rf'^{name}: str = "[^"]*"',
            lambda _, n=name, v=value: f"{n}: str = {v!r}",
            cell.source,
            flags=re.MULTILINE,
        )
    return nbformat.writes(notebook)
