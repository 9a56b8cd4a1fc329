"""Fixtures of the tests with bad input."""

from pathlib import Path

import pytest

from tests.robustness.tiny_pilot import write_pilot


@pytest.fixture
def pilot_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pilot with a framework, a questionnaire, two centers and one round."""
    monkeypatch.setenv("PESCYCLE_KEY", "a key for tests only, long enough")
    return write_pilot(tmp_path / "tiny")
