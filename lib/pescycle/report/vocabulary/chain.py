"""Words of the chain: what stands behind the judgment of an action."""

from pescycle.model.findings import Evidence
from pescycle.report.messages import message

VOCABULARY: dict[str, dict[str, str]] = {
    "action_evidence": {
        Evidence.COMPARED: message("Differs from the comparison centers"),
        Evidence.BEFORE_AFTER: message("Before and after only"),
        Evidence.NO_SIGN: message("Measured, no clear sign"),
        Evidence.NOT_MEASURED: message("Cannot be judged"),
        Evidence.NOT_DONE: message("Not done"),
    },
}
