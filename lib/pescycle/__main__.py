"""``python -m pescycle``: the same as the command ``pescycle``."""

from pescycle.cli import main

main()
