"""How people answer: a person's mood, an item's level, a center's lasting effect."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from generator.draws import STANDARD, Draws

MOOD = 0.6  # loading of a person's mood on each answer
CENTER_SPREAD = 0.12  # standard deviation of a center's effect on an item
BLANK = 0.012
BELOW = (-1.3, -0.7)  # cuts between codes 1, 2 and 3, from the cut between 3 and 4
ABOVE = 1.0  # cut between codes 4 and 5, from the same
# The overall answer is made of the mood and of two drivers; the rest is its own.
OVERALL_MOOD, OVERALL_DRIVER, OVERALL_REST = 0.6, 0.25, 0.35


@dataclass(frozen=True)
class Rated:
    """A rated item: the usual share of answers 4 and 5, and of the codes 8 and 9."""

    top: float
    not_applicable: float = 0.0
    dont_know: float = 0.01


def center_effects(items: Mapping[str, Rated], *stream: int) -> dict[str, float]:
    """A center's lasting effect on each item, the same in all rounds."""
    draws = Draws(*stream)
    return {item: draws.normal(0, CENTER_SPREAD) for item in items}


def latent_answers(
    draws: Draws, items: Mapping[str, Rated], overall: tuple[str, str, str], effects: dict
) -> dict[str, float]:
    """One person's latent answers, about normal with variance 1 around the effects.

    ``overall`` names the overall item and the two drivers that it is made of.
    """
    mood = draws.normal()
    rest = sqrt(1 - MOOD**2)
    latent = {item: MOOD * mood + rest * draws.normal() + effects[item] for item in items}
    item, first, second = overall
    latent[item] = (
        OVERALL_MOOD * mood
        + OVERALL_DRIVER * (latent[first] + latent[second])
        + OVERALL_REST * draws.normal()
    )
    return latent


def scale_code(latent: float, top: float) -> int:
    """The code 1 to 5 of a latent answer to an item with that usual share of 4 and 5."""
    cut = STANDARD.inv_cdf(1 - top)
    return 1 + sum(latent > cut + shift for shift in (*BELOW, 0.0, ABOVE))


def scale_answer(draws: Draws, latent: float, rated: Rated) -> str:
    """What the export shows: a code, 8, 9 or nothing."""
    other = {
        "": BLANK,
        "8": rated.not_applicable,
        "9": rated.dont_know,
        "code": 1 - BLANK - rated.not_applicable - rated.dont_know,
    }
    answer = draws.pick(other)
    return str(scale_code(latent, rated.top)) if answer == "code" else answer


def number_answer(latent: float, mean: float, spread: float) -> str:
    """A whole number from 0 to 10."""
    return str(min(10, max(0, round(mean + spread * latent))))


def several(draws: Draws, chances: Mapping[str, float]) -> list[str]:
    """The chosen ones of several; never none."""
    chosen = [name for name, chance in chances.items() if draws.chance(chance)]
    return chosen or [next(iter(chances))]
