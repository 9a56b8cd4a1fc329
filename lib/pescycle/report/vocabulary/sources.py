"""The files read and the checks on them."""

from pescycle.errors import Severity
from pescycle.model.rules import RULES
from pescycle.report.messages import message

VOCABULARY: dict[str, dict[str, str]] = {
    "severity": {
        Severity.STOP: message("stops the run"),
        Severity.WARN: message("remark"),
    },
    "rule": RULES,
    "separator": {
        ",": message("comma"),
        ";": message("semicolon"),
        "\t": message("tab"),
    },
    "yes_no": {
        "True": message("yes"),
        "False": message("no"),
    },
}
