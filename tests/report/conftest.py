"""What tests of the report share."""

import pytest

from pescycle.report.names import Names
from pescycle.report.voice import Voice
from tests.report.folder import pilot_folder


@pytest.fixture
def voice() -> Voice:
    """A voice that knows a pilot's folder; English."""
    return Voice("en", Names.of(pilot_folder()))
