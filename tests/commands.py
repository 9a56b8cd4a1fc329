"""The command ``pescycle`` as a user types it, in a process of its own."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLE = "data/cambodia_example"
ROUNDS = ("2022-2", "2023-1", "2023-2")
COMMAND = (sys.executable, "-u", "-c", "from pescycle.cli import main; main()")


@dataclass(frozen=True)
class Ran:
    """A command that has ended."""

    code: int
    out: str
    err: str


def pescycle(*words, cwd=ROOT, env=None):
    """Run the command and wait for its end."""
    command = [*COMMAND, *map(str, words)]
    done = subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, text=True, check=False
    )
    return Ran(done.returncode, done.stdout, done.stderr)
