"""How the round itself went."""

from pescycle.model.base import LANGUAGES

_TEXT = tuple(f"text_{language}" for language in LANGUAGES)
_EVIDENCE = tuple(f"evidence_{language}" for language in LANGUAGES)
_UNIT = tuple(f"unit_{language}" for language in LANGUAGES)

PROJECT_EVALUATION = (
    *("aspect", "measure", "audience", "origin", "planned", "actual", "ratio", "finding"),
    *(*_TEXT, *_UNIT),
)
OPINION = ("topic", "expert", "rating", *_TEXT)
OPINION_TOPIC = (
    *("topic", "experts", "lowest", "middle", "highest", "asked_before"),
    *("middle_before", "middle_same", "alpha", "low", "high", "level", "method"),
    "finding",
)
RECOMMENDATION = (
    *("recommendation", "first_round", "way", "status", "rounds", "finding", "proven"),
    *(*_TEXT, *_EVIDENCE),
)
CAPACITY_PROPOSAL = (
    *("id", "source", "about", "audience", "phase", "round", "value", "low", "high"),
    *("level", "method", "base", "reference"),
)
