"""What each audience is asked with: the form's version, its questions, its languages."""

from collections.abc import Iterator

import pandas as pd

from pescycle.model.base import Text
from pescycle.model.forms import form_languages, wording_version
from pescycle.model.given import Given
from pescycle.model.pilot import Audience
from pescycle.model.questionnaire import ChoiceItem, Questionnaire
from pescycle.phases import frames


def instrument_frame(given: Given) -> pd.DataFrame:
    """One row an audience that is asked; columns as `Planning.instrument` says."""
    asked = given.folder.questionnaires
    rows = [
        _instrument(given, audience, asked[audience])
        for audience in given.folder.pilot.audiences
        if audience in asked
    ]
    return pd.DataFrame(rows, columns=list(frames.INSTRUMENT)).astype(_TYPES)


_TYPES = {"questions": "int64", "short": "int64", "conditional": "int64", "linked": "bool"}


def _instrument(given: Given, audience: Audience, asked: Questionnaire) -> tuple:
    collection = given.folder.pilot.collection
    languages = form_languages(asked, collection.languages)
    lacking = [
        code for code in languages if any(not text.get(code) for text in _texts(asked))
    ]
    whole = [code for code in languages if code not in lacking]
    return (
        str(audience),
        wording_version(asked),
        len(asked.items),
        sum(item.short_form for item in asked.items),
        sum(bool(item.asked_if) for item in asked.items),
        " ".join(whole),
        " ".join(lacking),
        str(audience) in collection.url,
    )


def _texts(asked: Questionnaire) -> Iterator[Text]:
    """All that people read of a questionnaire."""
    for item in asked.items:
        yield item.wording
        if isinstance(item, ChoiceItem):
            yield from item.choices.values()
    for scale in asked.scales:
        yield from scale.labels.values()
