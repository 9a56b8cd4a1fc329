"""The texts that a team wrote, in every language."""

import pandas as pd

from pescycle.model.base import LANGUAGES


def text_columns(*prefixes: str) -> list[str]:
    """Names of the columns of texts, one a language."""
    return [f"{prefix}_{language}" for prefix in prefixes for language in LANGUAGES]


def in_all_languages(frame: pd.DataFrame, *prefixes: str) -> pd.DataFrame:
    """The frame with a column a text and language, empty where nothing was written."""
    columns = text_columns(*prefixes)
    whole = frame.reindex(columns=list(dict.fromkeys([*frame.columns, *columns])))
    texts = whole[columns].astype("object").fillna("").astype("str")
    return whole.assign(**{name: texts[name] for name in columns})
