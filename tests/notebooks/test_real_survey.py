"""The real survey as a pilot without a PAF: its reports say what is absent."""

import re

import pytest

from pescycle.phases.results import NOTEBOOKS
from tests.commands import ROOT, pescycle
from tests.reference import SHARED, needs

pytestmark = needs(SHARED / "data" / "sfo")


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    if SHARED.resolve() != (ROOT.parent / "shared").resolve():
        pytest.skip("the pilot's sources name the folder beside the repository")
    folder = tmp_path_factory.mktemp("sfo")
    done = pescycle("run", ROOT / "tests/pilots/sfo", "--round", "2016", "--output", folder)
    assert done.code == 0, done.err
    return folder / "sfo" / "2016"


def text_of(reports, phase):
    page = (reports / f"{NOTEBOOKS[phase]}.html").read_text("utf-8")
    return re.sub(
        r"\s+", " ", re.sub(r"<style.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL)
    )


@pytest.mark.parametrize(
    "phase", ["enquiry", "planning", "action", "observation", "reflection"]
)
def test_every_report_says_that_there_is_no_framework(reports, phase):
    assert "This pilot has no performance framework (PAF)" in text_of(reports, phase)


def test_a_real_pilot_is_not_called_synthetic(reports):
    for phase in NOTEBOOKS:
        assert "ynthetic" not in text_of(reports, phase)


def test_weighted_results_and_their_change_are_shown(reports):
    observed = text_of(reports, "observation")
    assert "Airport as a whole" in observed
    assert re.search(r"81 % \(base 2,919; 95 % interval 80 to 8[23] %\)", observed)
    reflected = text_of(reports, "reflection")
    assert re.search(r"Airport as a whole .{0,80}80 % 81 % \+0\.9 points", reflected)
