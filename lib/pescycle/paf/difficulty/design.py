"""How a series is looked at: its mean, a mean of each month, the level of each year."""

from dataclasses import dataclass

import numpy as np

# Directions that the past does not tell have a size of rounding errors.
RANK = 1e-9


@dataclass(frozen=True, eq=False)
class Design:
    """Past and coming months of one way of looking back.

    ``past`` and ``coming`` are month numbers (years x 12 + month; of quarters years x 4 +
    quarter, ``a_year`` says which); ``parts`` and
    ``coming_parts`` [month, effect] say which effects make up each month. ``levels``
    [effect] marks the effects that are levels of years, which may differ little or much.
    """

    past: np.ndarray
    parts: np.ndarray
    coming: np.ndarray
    coming_parts: np.ndarray
    levels: np.ndarray
    a_year: int = 12

    @property
    def seasons(self) -> np.ndarray:
        """The parts without the levels."""
        return self.parts[:, ~self.levels]

    @property
    def same_season(self) -> np.ndarray:
        """[past, coming]: whether both are the same month of a year."""
        return self.past[:, None] % self.a_year == self.coming % self.a_year


def correlation(lags: np.ndarray, persistence: float) -> np.ndarray:
    """Correlation of months so many apart where each keeps a part of the one before."""
    if persistence == 0:
        return (lags == 0).astype(float)
    return persistence ** np.abs(lags)


def inverse(
    weight: np.ndarray, parts: np.ndarray, penalty: np.ndarray | float = 0.0
) -> tuple[np.ndarray, np.ndarray]:
    """Inverse of the effects' weighted products, and what can be told of the effects.

    Both [center, effect, effect]; the second is the projection on the combinations of
    effects that the center's months tell, whose trace is their number. ``penalty`` [effect]
    holds effects close to zero, as strongly as their spread is small.
    """
    products = np.einsum("ct,tp,tq->cpq", weight, parts, parts, optimize=True)
    products = products + np.diag(np.broadcast_to(penalty, parts.shape[1:]))
    size, axes = np.linalg.eigh(products)
    told = size > RANK * np.maximum(size[:, -1:], 1e-300)
    scaled = np.divide(1.0, size, where=told, out=np.zeros(size.shape))
    turned = np.swapaxes(axes, 1, 2)
    return (axes * scaled[:, None, :]) @ turned, (axes * told[:, None, :]) @ turned


def residual_maker(weight: np.ndarray, parts: np.ndarray) -> np.ndarray:
    """[center, month, month]: what is left of a series when its effects are taken out.

    In units in which every month has the same spread, that is values times the square root
    of their weight; months without a value have rows and columns of zeros.
    """
    scaled = np.sqrt(weight)[:, :, None] * parts
    hat = scaled @ inverse(weight, parts)[0] @ np.swapaxes(scaled, 1, 2)
    return np.eye(weight.shape[1]) * (weight > 0)[:, :, None] - hat
