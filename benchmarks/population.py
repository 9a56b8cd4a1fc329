"""A population of clients whose every answer is known, and samples of it."""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import pandas as pd

CENTERS = 20
# Clients of the smallest and the largest center, as in a small country's service.
SMALLEST, LARGEST = 100, 600
ASKED = 85  # in each center, or all where there are fewer
SEXES, AGES = ("man", "woman"), ("young", "middle", "older", "old")
# Who was asked and answers, by sex and age: women and the old more often.
ANSWERS = np.array([[0.45, 0.55, 0.65, 0.75], [0.55, 0.65, 0.75, 0.85]])
MISSING = 0.04  # answers left blank
NO_ANSWER = np.nan
TOP = (0, 0, 0, 1, 1, NO_ANSWER)
INDEX = (0, 25, 50, 75, 100, NO_ANSWER)
NPS = (-100, 0, 100, NO_ANSWER, NO_ANSWER, NO_ANSWER)
# Figure -> (item, grade of each answer): the reports' own figures.
ITEMS = {
    "mean (index 0-100)": (0, INDEX),
    "share near 70 %": (0, TOP),
    "share near 3 %": (1, TOP),
    "share near 97 %": (2, TOP),
    "NPS": (3, NPS),
}
CUTS = {
    0: [NormalDist().inv_cdf(p) for p in (0.05, 0.15, 0.30, 0.70)],
    1: [NormalDist().inv_cdf(p) for p in (0.50, 0.80, 0.97, 0.99)],
    2: [NormalDist().inv_cdf(p) for p in (0.01, 0.02, 0.03, 0.40)],
    3: [NormalDist().inv_cdf(p) for p in (0.25, 0.60)],
}


@dataclass(frozen=True, eq=False)
class Population:
    """Clients: center, sex, age, and the place of their answer to each of four items."""

    center: np.ndarray
    sex: np.ndarray
    age: np.ndarray
    codes: np.ndarray

    @property
    def center_names(self) -> list[str]:
        return [f"c{number:02d}" for number in range(CENTERS)]

    @property
    def center_sizes(self) -> np.ndarray:
        return np.bincount(self.center, minlength=CENTERS)

    def totals(self, margin: str) -> dict[str, float]:
        """Clients of each category, as a service knows them."""
        codes = {"center": self.center, "sex": self.sex, "age": self.age}[margin]
        names = {"center": self.center_names, "sex": SEXES, "age": AGES}[margin]
        counts = np.bincount(codes, minlength=len(names))
        return dict(zip(names, counts.astype(float), strict=True))

    def truth(self) -> np.ndarray:
        """Every figure of each center and of all: (centers + 1, figures)."""
        figures = []
        for item, grades in ITEMS.values():
            value = np.array(grades)[self.codes[:, item]]
            valid = ~np.isnan(value)
            sums = np.bincount(self.center[valid], value[valid], minlength=CENTERS)
            sizes = np.bincount(self.center[valid], minlength=CENTERS)
            figures.append(np.append(sums / sizes, value[valid].mean()))
        return np.array(figures).T


@dataclass(frozen=True, eq=False)
class Sample:
    """Who was asked and answered: their places in the population, and what they said."""

    clients: Population
    rows: np.ndarray

    @property
    def center(self) -> np.ndarray:
        return self.clients.center[self.rows]

    @property
    def codes(self) -> np.ndarray:
        return np.asfortranarray(self.clients.codes[self.rows])

    def table(self) -> pd.DataFrame:
        """Center, sex and age of each respondent."""
        return pd.DataFrame(
            {
                "center": np.array(self.clients.center_names)[self.center],
                "sex": np.array(SEXES)[self.clients.sex[self.rows]],
                "age": np.array(AGES)[self.clients.age[self.rows]],
            }
        )


def population(
    draw: np.random.Generator, shift: float, largest: int = LARGEST
) -> Population:
    """Clients of all centers; ``shift`` moves everybody's latent satisfaction."""
    sizes = np.geomspace(SMALLEST, largest, CENTERS).astype(int)
    center = np.repeat(np.arange(CENTERS), sizes)
    size = len(center)
    sex, age = draw.integers(0, 2, size), draw.integers(0, 4, size)
    effect = np.linspace(-0.3, 0.3, CENTERS)[draw.permutation(CENTERS)]
    mood = effect[center] + 0.25 * sex + 0.15 * (age - 1.5) - 0.125 + shift
    codes = np.empty((size, 4), dtype=np.uint8)
    for item, cuts in CUTS.items():
        latent = 0.6 * draw.normal(size=size) + 0.8 * draw.normal(size=size) + mood
        codes[:, item] = np.searchsorted(cuts, latent)
    codes[draw.random(codes.shape) < MISSING] = 5
    return Population(center, sex, age, codes)


def drawn(clients: Population, draw: np.random.Generator) -> Sample:
    """Clients drawn in each center without replacement, of whom some answer."""
    asked = np.concatenate(
        [
            draw.permutation(np.flatnonzero(clients.center == center))[:ASKED]
            for center in range(CENTERS)
        ]
    )
    chance = ANSWERS[clients.sex[asked], clients.age[asked]]
    return Sample(clients, np.sort(asked[draw.random(len(asked)) < chance]))
