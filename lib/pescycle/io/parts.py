"""What could be read of a pilot folder, and the problems of what could not."""

from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from pescycle.errors import ConfigError, Problem
from pescycle.io.yaml_files import read_yaml
from pescycle.model.anchors import Anchors
from pescycle.model.base import Strict
from pescycle.model.ethics import Ethics
from pescycle.model.framework import Framework
from pescycle.model.good_practice import GoodPractice
from pescycle.model.maturity import Maturity
from pescycle.model.pilot import Audience, Pilot
from pescycle.model.questionnaire import Questionnaire
from pescycle.model.round import Round
from pescycle.model.themes import Codebook


@dataclass(eq=False)
class Parts:
    """What could be read of a pilot folder; None where it could not."""

    folder: Path
    pilot: Pilot | None = None
    framework: Framework | None = None
    questionnaires: dict[Audience, Questionnaire] = field(default_factory=dict)
    centers: pd.DataFrame | None = None
    rounds: list[Round] = field(default_factory=list)
    codebook: Codebook | None = None
    maturity: Maturity | None = None
    ethics: Ethics | None = None
    editions: dict[str, Framework] = field(default_factory=dict)
    anchors: dict[str, Anchors] = field(default_factory=dict)
    good_practice: tuple[GoodPractice, ...] = ()
    problems: list[Problem] = field(default_factory=list)

    def yaml(self, name: str, model: type[Strict]) -> Strict | None:
        """One configuration file, or None with its problems noted."""
        try:
            return read_yaml(self.folder / name, name, model)
        except ConfigError as error:
            self.problems += error.problems
            return None

    def optional(self, name: str, model: type[Strict]) -> Strict | None:
        """A configuration file that a pilot can do without."""
        return self.yaml(name, model) if (self.folder / name).exists() else None
