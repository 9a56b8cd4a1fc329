"""The centers of the pilot, as its hand-written list has them."""

import csv
from dataclasses import dataclass
from pathlib import Path

VISITS_PER_HEAD = 0.004  # visits a month for each person of the labour force
HEADS_PER_STAFF = 13_000


@dataclass(frozen=True)
class Center:
    id: str
    number: int
    pilot: bool
    labour_force: int

    @property
    def visits(self) -> float:
        """Usual visits a month, before season and growth."""
        return self.labour_force * VISITS_PER_HEAD

    @property
    def staff(self) -> int:
        return round(self.labour_force / HEADS_PER_STAFF)


def read_centers(path: Path) -> list[Center]:
    """All centers in the order of the list."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Center(row["id"], number, row["role"] == "pilot", int(row["labour_force"]))
            for number, row in enumerate(csv.DictReader(file), 1)
        ]
