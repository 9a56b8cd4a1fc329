"""What audiences are asked with."""

INSTRUMENT = (
    *("audience", "version", "questions", "short", "conditional", "languages", "lacking"),
    "linked",
)
