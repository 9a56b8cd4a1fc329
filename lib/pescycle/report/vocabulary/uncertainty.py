"""How sure ranks and weights are: what is drawn, and who proposed the weights."""

from pescycle.model.findings import WeightSource
from pescycle.model.uncertainty import Factor
from pescycle.report.messages import message

VOCABULARY: dict[str, dict[str, str]] = {
    "factor": {
        Factor.SAMPLING: message("Error of the figures"),
        Factor.WEIGHTS: message("Weights"),
        Factor.MISSING: message("Missing figures"),
        Factor.NORMALISATION: message("Scale of the KPIs"),
        Factor.AGGREGATION: message("Kind of mean"),
    },
    "weight_source": {
        WeightSource.BUDGET_ALLOCATION: message("100 points spread"),
        WeightSource.AHP: message("compared pair by pair"),
    },
}
