import pytest

from pescycle.errors import UsageError
from pescycle.model.parameters import Parameters, refuse_unknown
from pescycle.notebook import _constants


def test_parameters_have_defaults_for_all_centers_in_english():
    parameters = Parameters(pilot="data/x", round="2023-1")
    assert (parameters.center, parameters.language, parameters.output) == (
        "",
        "en",
        "reports",
    )


def test_a_number_in_place_of_text_is_refused_with_the_remedy():
    with pytest.raises(
        UsageError, match=r"round must be text in quotes.* use -r instead of -p"
    ):
        Parameters(pilot="data/x", round=2023)


@pytest.mark.parametrize("name", ["2023/1", "../x", "C01", "a b", "x" * 33])
def test_an_id_that_is_no_slug_is_refused(name):
    with pytest.raises(UsageError, match="small letters, digits"):
        Parameters(pilot="data/x", round="r1", center=name)


def test_a_misspelt_name_is_refused_with_the_nearest_right_one():
    with pytest.raises(
        UsageError, match=r"Unknown parameter raund\. Did you mean \"round\"\?"
    ):
        refuse_unknown({"pilot", "raund"})


def test_an_unlike_name_is_refused_with_all_names():
    with pytest.raises(UsageError, match=r"xyz\. The parameters are pilot, round, center"):
        refuse_unknown({"xyz"})


def test_only_cells_of_plain_assignments_are_read_as_parameters():
    assert _constants('round = "2023-1"  # id\ncenter: str = ""') == {"round", "center"}
    assert _constants("# Parameters\nraund = 5\n") == {"raund"}
    assert _constants("x = begin()\ny = 1") == set()
    assert _constants("%matplotlib inline") == set()
    assert _constants("import os") == set()
