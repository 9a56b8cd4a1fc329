"""Lines of the tiny pilot's framework, and what is said when they are changed."""

from pathlib import Path

import pytest

from pescycle.errors import ConfigError
from pescycle.io.yaml_files import read_yaml
from pescycle.model.framework import Framework
from tests.robustness.tiny_pilot import FRAMEWORK

FILE = "framework.yml"


def mistakes(tmp_path: Path, *changes: tuple[str, str], text: str = FRAMEWORK) -> list[str]:
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / FILE
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read_yaml(path, FILE, Framework)
    return [str(problem) for problem in caught.value.problems]


GROWTH = "target: {rule: growth, rate: 0.05}"
TWENTY = "target: {rule: fixed, value: 20}"
EIGHTY = "target: {rule: fixed, value: 0.8}"
WALK_IN = "weight: 0.4"  # the line of each KPI behind which a key can be added
WAITING = "weight: 0.3\n        provenance: proposal"
VISITS = "{id: visits, title: {en: Visits}}"
WAITED = "{id: waited, title: {en: Minutes waited}}"
TIMED = "{id: timed, title: {en: Visits timed}}"
