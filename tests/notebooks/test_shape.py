"""The five notebooks keep the skeleton: thin, parameterised, no logic, no outputs."""

import ast
import statistics
from dataclasses import fields
from pathlib import Path

import nbformat
import pytest

from pescycle import phases
from pescycle.model.parameters import Parameters
from pescycle.notebook import notebook_folder
from pescycle.phases.results import NOTEBOOKS

LONGEST_CELL = 15
LONGEST_MEDIAN = 3
PATHS = [notebook_folder() / f"{name}.ipynb" for name in NOTEBOOKS.values()]
LOGIC = (
    ast.FunctionDef,
    ast.ClassDef,
    ast.For,
    ast.While,
    ast.If,
    ast.Lambda,
    ast.ListComp,
)
ARITHMETIC = (ast.BinOp, ast.Compare, ast.AugAssign)


@pytest.fixture(params=PATHS, ids=[path.stem for path in PATHS])
def notebook(request):
    return nbformat.read(request.param, as_version=4)


def sources(notebook, kind):
    return [cell.source for cell in notebook.cells if cell.cell_type == kind]


def test_there_are_five_notebooks_and_no_other():
    found = sorted(path.name for path in notebook_folder().glob("*.ipynb"))
    assert found == [path.name for path in PATHS]


def test_a_notebook_is_committed_without_outputs(notebook):
    for cell in notebook.cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None


def test_it_begins_with_its_question_and_then_its_parameters(notebook):
    first, second = notebook.cells[:2]
    assert first.cell_type == "markdown"
    assert first.source.startswith("# ")
    assert first.source.splitlines()[0].endswith("?")
    assert "**The decision it serves:**" in first.source
    assert second.metadata["tags"] == ["parameters"]


def test_the_parameters_cell_holds_one_typed_line_each_with_a_comment(notebook):
    source = notebook.cells[1].source
    names = [line.target.id for line in ast.parse(source).body]
    assert names == [field.name for field in fields(Parameters)]
    assert all("  # " in line for line in source.splitlines())


def test_there_is_one_parameters_cell(notebook):
    tagged = [c for c in notebook.cells if "parameters" in c.metadata.get("tags", [])]
    assert len(tagged) == 1


def test_code_cells_are_short_and_hold_no_logic(notebook):
    code = sources(notebook, "code")
    lines = [len(cell.splitlines()) for cell in code]
    assert max(lines) <= LONGEST_CELL
    assert statistics.median(lines) <= LONGEST_MEDIAN
    for cell in code:
        for node in ast.walk(ast.parse(cell)):
            assert not isinstance(node, LOGIC + ARITHMETIC), cell


def test_there_is_at_least_as_much_prose_as_code(notebook):
    prose = sum(len(cell) for cell in sources(notebook, "markdown"))
    code = sum(len(cell) for cell in sources(notebook, "code"))
    assert prose >= code


def test_every_section_says_its_rule_before_its_code(notebook):
    for before, after in zip(notebook.cells, notebook.cells[1:], strict=False):
        if before.cell_type == "markdown" and before.source != "## The answer in short":
            assert len(before.source.splitlines()) >= 3, before.source
            assert after.cell_type == "code"


def test_it_ends_with_its_limits_and_its_hand_over(notebook):
    headings = [cell.splitlines()[0] for cell in sources(notebook, "markdown")]
    assert headings[-2:] == ["## What this cannot tell", "## Hand-over"]
    assert ".hand_over(" in notebook.cells[-1].source


def test_every_notebook_calls_its_phase():
    called = {
        path.stem: node.func.id
        for path in PATHS
        for cell in sources(nbformat.read(path, as_version=4), "code")
        for node in ast.walk(ast.parse(cell))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in phases.__all__
    }
    assert called == {
        "01_enquiry": "enquire",
        "02_planning": "plan",
        "03_action": "follow_up",
        "04_observation": "observe",
        "05_reflection": "reflect",
    }


def test_cell_ids_are_steady_names():
    for path in PATHS:
        ids = [cell.id for cell in nbformat.read(Path(path), as_version=4).cells]
        assert len(set(ids)) == len(ids)
        assert all(one.startswith(path.stem[3:]) for one in ids)
