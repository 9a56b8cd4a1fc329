"""A codebook, a questionnaire with an open question, and answers to it."""

import pandas as pd

from pescycle.model.questionnaire import Questionnaire
from pescycle.model.themes import Codebook

CODEBOOK = Codebook.model_validate(
    {
        "version": "1",
        "themes": [
            {"id": "wait", "title": {"en": "Waiting"}, "words": {"en": ["wait"]}},
            {"id": "staff", "title": {"en": "Staff"}, "words": {"en": ["staff"]}},
        ],
        "cues": [{"id": "bad", "title": {"en": "Bad"}, "words": {"en": ["bad"]}}],
    }
)
ASKED = Questionnaire.model_validate(
    {
        "audience": "jobseeker",
        "version": "1",
        "title": {"en": "Jobseekers"},
        "scales": [
            {
                "id": "five",
                "labels": {code: {"en": str(code)} for code in range(1, 6)},
                "top": [4, 5],
                "dont_know": [9],
            }
        ],
        "items": [
            {
                "id": "q1",
                "role": "overall",
                "type": "scale",
                "scale": "five",
                "title": {"en": "Overall"},
                "wording": {"en": "Overall?"},
            },
            {
                "id": "t1",
                "role": "comment",
                "type": "open",
                "title": {"en": "Comment"},
                "wording": {"en": "Comment?"},
            },
        ],
    }
)


def responses(rows, **columns):
    """Rows of (overall answer, themes or None where nothing was written, cues)."""
    frame = pd.DataFrame(rows, columns=["q1", "t1_theme", "t1_cue"])
    frame["q1"] = frame["q1"].astype("Int64")
    frame[["t1_theme", "t1_cue"]] = frame[["t1_theme", "t1_cue"]].astype("str")
    return frame.assign(center="c1", t1=frame["t1_theme"].notna(), **columns)
