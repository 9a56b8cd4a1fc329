"""The environment for conda users is the one of pyproject.toml."""

import re
import tomllib

import pytest
from ruamel.yaml import YAML

from tests.reference import REPOSITORY

# Packages that conda-forge calls otherwise than the Python package index.
CONDA_NAMES = {
    "matplotlib": "matplotlib-base",  # `matplotlib` adds a desktop's windows to it
    "tzdata": "python-tzdata",  # `tzdata` is the bare data, which Python does not see there
}
CONDA_OWN = {"python", "pip"}


def bounds(requirement):
    """Name and bounds of "numpy>=2.0" or "numpy >=2.0", without extras in brackets."""
    parts = r"([A-Za-z0-9._-]+)(?:\[[a-z,]+\])?\s*(.*)"
    name, bound = re.fullmatch(parts, requirement).groups()
    return name, frozenset(bound.replace(" ", "").split(",")) - {""}


@pytest.fixture
def project():
    with (REPOSITORY / "pyproject.toml").open("rb") as stream:
        return tomllib.load(stream)["project"]


@pytest.fixture
def environment():
    return YAML(typ="safe").load(REPOSITORY / "environment.yml")


@pytest.fixture
def conda_lines(environment):
    return [line for line in environment["dependencies"] if isinstance(line, str)]


def test_names_and_bounds_are_those_of_pyproject(project, conda_lines):
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    expected = {CONDA_NAMES.get(name, name): bound for name, bound in map(bounds, wanted)}

    found = dict(map(bounds, conda_lines))

    assert {
        name: bound for name, bound in found.items() if name not in CONDA_OWN
    } == expected


def test_no_package_stands_twice(conda_lines):
    names = [bounds(line)[0] for line in conda_lines]

    assert len(names) == len(set(names))


def test_python_is_the_one_of_pyproject(project, conda_lines):
    python = dict(map(bounds, conda_lines))["python"]

    assert python == frozenset(project["requires-python"].split(","))


def test_the_project_itself_is_all_that_pip_installs(environment):
    by_pip = [line["pip"] for line in environment["dependencies"] if isinstance(line, dict)]

    assert by_pip == [["-e ."]]


def test_packages_come_from_one_channel_named_without_an_address(environment):
    assert environment["channels"] == ["conda-forge", "nodefaults"]
    assert "://" not in (REPOSITORY / "environment.yml").read_text("utf-8")
