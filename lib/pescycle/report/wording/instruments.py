"""The forms in words: how long they are, in which languages, and what is still missing."""

import pandas as pd

from pescycle.report.cells import Row
from pescycle.report.instrument_cells import languages_inside
from pescycle.report.shown import Sentences
from pescycle.report.voice import Voice
from pescycle.report.wording.figures import records, said


def instrument_reading(voice: Voice, instrument: pd.DataFrame) -> Sentences:
    """What each audience is asked with, and what must be written before it can be."""
    if instrument.empty:
        return said(voice.text("Nobody is asked, so there is no form."))
    return said(
        voice.text(
            "The command pescycle form makes the forms for phones and tablets, the paper "
            "forms and the posters; their answers are read back without a map of columns."
        ),
        points=[_point(voice, row) for row in records(instrument)],
    )


def _point(voice: Voice, row: Row) -> str:
    audience = voice.label("audience", row["audience"])
    if row["lacking"]:
        return voice.text(
            "{audience}: no form can be made before all words stand in {languages}.",
            audience=audience,
            languages=languages_inside(voice, row["lacking"]),
        )
    said_so = {"audience": audience, "languages": languages_inside(voice, row["languages"])}
    if row["linked"]:
        return voice.plural(
            "{audience}: {n} question in {languages}.",
            "{audience}: {n} questions in {languages}.",
            int(row["questions"]),
            **said_so,
        )
    return voice.plural(
        "{audience}: {n} question in {languages}; posters need the address of the web form "
        "(collection: url: in pilot.yml).",
        "{audience}: {n} questions in {languages}; posters need the address of the web "
        "form (collection: url: in pilot.yml).",
        int(row["questions"]),
        **said_so,
    )
