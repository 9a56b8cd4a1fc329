"""What all phases' results are: frozen, with frames that are exactly the files."""

from dataclasses import dataclass, fields
from typing import Any, ClassVar

import pandas as pd


@dataclass(frozen=True, eq=False)
class PhaseResult:
    """A phase's frames and its ``headline`` of plain JSON values."""

    phase: ClassVar[str]
    headline: dict[str, Any]

    def frames(self) -> dict[str, pd.DataFrame]:
        """The frames by name, in the order of the fields."""
        return {
            f.name: getattr(self, f.name) for f in fields(self) if f.type is pd.DataFrame
        }
