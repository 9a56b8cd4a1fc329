"""How far raters agree beyond chance: weighted kappa, ICC, Krippendorff's alpha."""

from pescycle.stats.agreement.icc import IccForm, intraclass_correlations
from pescycle.stats.agreement.kappa import (
    Kappa,
    KappaWeights,
    conger_kappa,
    light_kappa,
    weighted_kappa,
)
from pescycle.stats.agreement.krippendorff import Alpha, Level, krippendorff_alpha

__all__ = [
    "Alpha",
    "IccForm",
    "Kappa",
    "KappaWeights",
    "Level",
    "conger_kappa",
    "intraclass_correlations",
    "krippendorff_alpha",
    "light_kappa",
    "weighted_kappa",
]
