"""A notebook that fails, exits or dies is told in one message that quotes nothing."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from pescycle.batch.execution import NotebookStopped, executed
from pescycle.errors import DataError
from pescycle.model.parameters import Parameters

PARAMETERS = Parameters(pilot="p", round="r1")
SECRET = "012 345 678"


def notebook(*sources):
    first = new_code_cell('round: str = "x"', metadata={"tags": ["parameters"]})
    cells = [new_markdown_cell("# Why?"), first, *(new_code_cell(one) for one in sources)]
    kernel = {"name": "python3", "display_name": "Python", "language": "python"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


def test_parameters_reach_the_cells():
    done = executed(notebook("print(round)"), "01_enquiry", PARAMETERS)
    assert done.cells[-1].outputs[0].text == "r1\n"


def test_an_error_of_ours_comes_out_as_it_was_raised():
    source = "from pescycle.errors import DataError\nraise DataError('kpi.csv, row 3: no.')"
    with pytest.raises(DataError, match=r"^kpi\.csv, row 3: no\.$"):
        executed(notebook(source), "01_enquiry", PARAMETERS)


def test_another_error_is_told_by_its_kind_and_place_alone():
    with pytest.raises(NotebookStopped) as caught:
        executed(notebook(f"raise ValueError('{SECRET}')"), "04_observation", PARAMETERS)
    # parameters are put behind the second cell, which makes this one the fourth
    assert str(caught.value).startswith("04_observation stopped in cell 4 with ValueError.")
    assert SECRET not in str(caught.value)
    assert caught.value.exit_code == 4


def test_a_cell_that_exits_calmly_is_no_success():
    with pytest.raises(NotebookStopped, match=r"01_enquiry"):
        executed(notebook("import os; os._exit(0)", "1"), "01_enquiry", PARAMETERS)


def test_a_notebook_that_calls_exit_is_no_success():
    with pytest.raises(NotebookStopped, match=r"01_enquiry"):
        executed(notebook("import sys; sys.exit(0)", "1"), "01_enquiry", PARAMETERS)


def test_a_scratch_cell_between_two_runs_of_all_cells_is_no_parameter():
    begin = (
        "from pescycle.notebook import begin\n"
        "session = begin(pilot='data/cambodia_example', round='2022-2', center='',\n"
        "                language='en', output='reports')"
    )
    done = executed(notebook(begin, "mine = 3", begin), "01_enquiry", PARAMETERS)
    assert done.cells[-1].execution_count == 5
