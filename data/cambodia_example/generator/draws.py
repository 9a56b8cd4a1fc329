"""Random draws that stay the same from one numpy version to the next."""

from collections.abc import Mapping
from math import sqrt
from statistics import NormalDist

import numpy as np

from generator.truths import SEED

STANDARD = NormalDist()
SMALLEST = 2.0**-53  # keeps the inverse of the normal distribution finite


class Draws:
    """A stream of draws with its own seed; streams of different numbers are independent.

    Only uniform numbers are asked from numpy's PCG64, whose stream is guaranteed; all else
    is made from them here, since numpy may change how it makes other distributions.
    """

    def __init__(self, *stream: int) -> None:
        self._source = np.random.Generator(np.random.PCG64([SEED, *stream]))

    def uniform(self, low: float = 0.0, high: float = 1.0) -> float:
        return low + (high - low) * float(self._source.random())

    def uniforms(self, size: int) -> np.ndarray:
        """That many numbers from 0 up to 1."""
        return self._source.random(size)

    def normal(self, mean: float = 0.0, sd: float = 1.0) -> float:
        return mean + sd * STANDARD.inv_cdf(max(self.uniform(), SMALLEST))

    def chance(self, share: float) -> bool:
        return self.uniform() < share

    def whole(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, both included."""
        return low + int(self.uniform() * (high - low + 1))

    def pick(self, shares: Mapping[str, float]) -> str:
        """One of the keys, with the chances that the values are; they add up to 1."""
        left = self.uniform()
        for name, share in shares.items():
            left -= share
            if left < 0:
                return name
        return next(reversed(shares))

    def count(self, mean: float) -> int:
        """A count that spreads like a Poisson count of that mean."""
        return max(0, round(self.normal(mean, sqrt(mean))))

    def successes(self, trials: int, share: float) -> int:
        return int((self._source.random(trials) < share).sum())

    def hexadecimal(self, digits: int) -> str:
        return "".join("0123456789abcdef"[self.whole(0, 15)] for _ in range(digits))
