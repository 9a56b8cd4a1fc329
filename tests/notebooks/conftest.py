"""The example pilot, run once by the command that a user types."""

import pytest

from tests.commands import EXAMPLE, ROUNDS, pescycle


@pytest.fixture(scope="session")
def output(tmp_path_factory):
    """Folder of the reports: all rounds in English, the last one in French too."""
    folder = tmp_path_factory.mktemp("reports")
    english = pescycle("run", EXAMPLE, "--output", folder)
    assert english.code == 0, english.err
    french = pescycle(
        "run", EXAMPLE, "--output", folder, "--round", ROUNDS[-1], "--language", "fr"
    )
    assert french.code == 0, french.err
    return folder


@pytest.fixture(scope="session")
def reports(output):
    """The example pilot's report folder."""
    return output / "cambodia_example"
