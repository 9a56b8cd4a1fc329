"""Scales: whether questions hang together, and alike in every language."""

from pescycle.model.findings import LanguageFinding, ScaleFinding
from pescycle.report.messages import message

VOCABULARY: dict[str, dict[str, str]] = {
    "scale_finding": {
        ScaleFinding.GOOD: message("Hang together well"),
        ScaleFinding.FAIR: message("Hang together fairly"),
        ScaleFinding.WEAK: message("Hang together weakly"),
        ScaleFinding.BASE_TOO_SMALL: message("Base too small"),
    },
    "language_finding": {
        LanguageFinding.ALIKE: message("Alike"),
        LanguageFinding.SIMILAR: message("Similar"),
        LanguageFinding.DIFFERENT: message("Different"),
        LanguageFinding.UNCLEAR: message("No clear difference"),
        LanguageFinding.BASE_TOO_SMALL: message("Base too small"),
    },
}
