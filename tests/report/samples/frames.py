"""How a sample frame is made, with the column types that the phases give."""

import pandas as pd

# Texts of a team, in a column a language.
PREFIXES = ("title_", "name_", "dose_unit_", "by_", "reason_", "what_")
DATES = (
    "date",
    "opened",
    "start",
    "end",
    "due",
    "done_on",
    "month",
    "week",
    "starts",
    "ends",
)
COUNTS = (
    "years",
    *("count", "base", "planned", "collected", "done", "late", "dropped", "open", "frame"),
    *("needed_5", "needed_10", "rows_read", "rows_kept", "cells_set_aside", "days_late"),
    *("months_expected", "months_closed", "months_partly", "months_reported"),
    *("not_applicable", "dont_know"),
    *(
        "blank",
        "pilots",
        "comparisons",
        "code",
        "centers",
        "respondents",
        "groups",
        "block",
    ),
    *("seed", "likelihood", "impact", "actions", "feeding"),
)
TEXTS = (
    *("period", "counter", "difficulty", "warning"),
    *(
        "center",
        "role",
        "group_en",
        "covariate",
        "kind",
        "source",
        "file",
        "format",
        "encoding",
    ),
    *(
        "separator",
        "source_file",
        "rule",
        "severity",
        "measure",
        "kpi",
        "basis",
        "audience",
    ),
    *(
        "id",
        "finding",
        "owner_en",
        "moves",
        "state",
        "round",
        "level",
        "method",
        "status",
        "reason",
        "flag",
    ),
    *("pillar", "item", "statistic", "since", "verdict", "reference", "stratum"),
    *("unit", "better", "provenance", "version", "questions", "group", "category"),
    "dimension",
    *("delivery", "barrier", "about", "thing", "decision"),
    *("domain", "test", "adjustment", "family", "theme", "cue"),
    *("language", "other", "left_out", "marks", "checks"),
    *("weight_source", "node", "child", "factor", "set_method"),
    *("earlier_round", "earlier_file", "later_round", "later_file"),
    *("factors", "flag_without", "shrinkage"),
    *("proposed_role", "partner", "allocation", "from_kind", "from_id", "to_kind", "to_id"),
    *("grade",),
    *("proposed_role", "partner", "allocation"),
    *("languages", "lacking"),
    *("grade", "about", "band", "text_en", "response_en"),
)


def frame(columns: str, *rows: tuple) -> pd.DataFrame:
    """A frame with the column types that the phases give."""
    made = pd.DataFrame(list(rows), columns=columns.split())
    for name in made:
        if name in DATES:
            made[name] = pd.to_datetime(made[name])
        elif name == "level":
            made[name] = made[name].astype("float64")
        elif name in COUNTS:
            made[name] = made[name].astype("Int64")
        elif name in TEXTS or name.startswith(PREFIXES):
            made[name] = made[name].astype("str")
        else:
            made[name] = made[name].astype("float64")
    return made
