"""Where reference data lies outside the repository, and how a test skips without it."""

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("PESCYCLE_SHARED", REPOSITORY.parent / "shared"))
SAMPLES = SHARED / "samples"


def needs(path: Path) -> pytest.MarkDecorator:
    """Skip a test, with a reason, where a reference file or folder is missing."""
    return pytest.mark.skipif(
        not path.exists(), reason=f"reference data {path.name} is not on this machine"
    )
