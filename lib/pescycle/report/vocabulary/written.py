"""Words for what a team writes down for the enquiry."""

from pescycle.model.registers.enquiry import ContextKind, Tone
from pescycle.report.messages import message

VOCABULARY: dict[str, dict[str, str]] = {
    "by": {"group": message("By group"), "theme": message("By theme")},
    "tone": {
        Tone.PRAISE: message("praise"),
        Tone.CRITICISM: message("criticism"),
        Tone.SUGGESTION: message("suggestion"),
    },
    "context_kind": {
        ContextKind.LABOUR_MARKET: message("Labour market"),
        ContextKind.STAFF: message("Staff"),
        ContextKind.CENTERS: message("Centers"),
        ContextKind.CHANNELS: message("Channels"),
        ContextKind.OTHER: message("Surroundings"),
    },
    # Influence, then interest.
    "stakeholder_place": {
        "high_high": message("Work together closely"),
        "high_low": message("Keep satisfied, win interest"),
        "low_high": message("Keep informed, listen"),
        "low_low": message("Keep an eye on"),
    },
}
