"""The command ``pescycle``: what a person types, a module a group of commands.

A new command is a function with ``@app.command()`` in the module of its group; a new
group is a module that is imported here. Help shows the groups in the order of the import.
"""

import sys

from pescycle.cli import (  # noqa: F401 -- they register
    basics,
    chain,
    compare,
    editions,
    instruments,
    kits,
    notebooks,
)
from pescycle.cli.app import Debug, app
from pescycle.cli.told import console_of, tell
from pescycle.errors import Fault, PescycleError

__all__ = ["app", "main"]


def main() -> None:
    """Run the command; every foreseeable mistake ends in one message and its exit code."""
    try:
        app()
    except PescycleError as error:
        tell(error)
        sys.exit(error.exit_code)
    except Exception as error:
        if Debug.on:
            raise
        # Its message could quote a respondent's answer: name the kind only.
        console_of(stderr=True).print(
            f"A fault of pescycle itself ({type(error).__name__}); nothing half-written "
            "was left. Run again with pescycle --debug ... to see where, and report it.",
            markup=False,
        )
        sys.exit(Fault.exit_code)
