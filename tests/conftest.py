"""Which tests stay together where pytest-xdist spreads them over processes."""

import pytest

WHOLE_RUN = {"output", "reports"}  # fixtures for which the example pilot is run


def pytest_collection_modifyitems(items):
    """A file's tests share its fixtures; all that read the example share one run."""
    for item in items:
        shared = WHOLE_RUN & set(getattr(item, "fixturenames", ()))
        group = "reports" if shared else item.nodeid.partition("::")[0]
        item.add_marker(pytest.mark.xdist_group(group))
