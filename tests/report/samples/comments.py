"""Frames of what people write."""

import pandas as pd

from tests.report.samples.frames import frame


def theme_share():
    rows = [
        ("waiting", "", 20, 0.5, 0.35, 0.65),
        ("uncoded", "", 4, 0.1, 0.04, 0.23),
        ("all", "suggestion", 10, 0.25, 0.14, 0.4),
    ]
    made = frame("theme cue count share low high", *rows)
    about = {"audience": "jobseeker", "item": "js_t1", "se": 0.05, "base": 40}
    return made.assign(level=0.95, method="wilson", state="published", **about)


def theme_score():
    made = frame(
        "theme share_low share_low_other difference low high base base_other",
        ("waiting", 0.5, 0.2, 0.3, 0.1, 0.5, 50, 60),
    )
    about = {"audience": "jobseeker", "item": "js_t1", "se": 0.1}
    return made.assign(level=0.95, method="mover", state="published", **about)


def quotation():
    row = {"id": "q1", "audience": "jobseeker", "theme": "waiting", "language": "en"}
    return pd.DataFrame(
        [row | {"text_en": "An hour!", "text_fr": "", "text_es": "", "text_km": ""}]
    )
