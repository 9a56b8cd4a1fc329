"""Exploring: JupyterLab on copies of the notebooks that are set to a pilot."""

from pescycle.explore.workspace import explore_folder, open_jupyterlab

__all__ = ["explore_folder", "open_jupyterlab"]
