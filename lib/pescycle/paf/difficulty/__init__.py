"""How hard a target is: the chance of reaching it if nothing changes."""

from pescycle.paf.difficulty.proposals import VOLUME_ALONE, target_proposals

__all__ = ["VOLUME_ALONE", "target_proposals"]
