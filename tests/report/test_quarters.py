"""Reports of a pilot that counts by quarter speak of quarters, in every language."""

import re

import pandas as pd
import pytest
from babel.messages.pofile import read_po

from pescycle.model.spans import Span
from pescycle.report.catalogues import CATALOGUES, catalogue_file, languages
from pescycle.report.names import Names
from pescycle.report.quarters import in_quarters
from pescycle.report.voice import Voice

BY_QUARTER = Names(counted_by=Span.QUARTER)
PLACEHOLDER = re.compile(r"\{[^}]*\}")


@pytest.mark.parametrize(
    ("message", "english", "french"),
    [
        ("a month", "a quarter", "par trimestre"),
        (
            "No monthly measures are known.",
            "No quarterly measures are known.",
            "Aucune mesure trimestrielle n'est connue.",
        ),
        ("Months reported", "Quarters reported", "Trimestres communiqués"),
        ("Month left out", "Quarter left out", "Trimestre écarté"),
        (
            "{center}: KPIs month by month",
            "A: KPIs quarter by quarter",
            "A : indicateurs trimestre par trimestre",
        ),
    ],
)
def test_a_text_of_months_becomes_one_of_quarters(message, english, french):
    values = {"center": "A"} if "{center}" in message else {}
    assert Voice("en", BY_QUARTER).text(message, **values) == english
    assert Voice("fr", BY_QUARTER).text(message, **values) == french


def test_one_quarter_and_several_differ_in_french():
    voice = Voice("fr", BY_QUARTER)
    forms = ("{center}, {measure}: {n} month is missing.",)
    forms += ("{center}, {measure}: {n} months are missing.",)
    words = {"center": "A", "measure": "B"}
    assert voice.plural(*forms, 1, **words) == "A, B\N{NO-BREAK SPACE}: 1 trimestre manque."
    assert (
        voice.plural(*forms, 2, **words) == "A, B\N{NO-BREAK SPACE}: 2 trimestres manquent."
    )


def test_the_name_of_a_quarter_stands_in_place_of_a_month():
    day = pd.Timestamp("2023-07-01")
    english, french = Voice("en", BY_QUARTER), Voice("fr", BY_QUARTER)
    assert english.month(day) == "3rd quarter 2023"
    assert english.month(day, "medium") == "Q3 2023"
    assert french.month(day) == "3e trimestre 2023"
    assert french.month(day, "medium") == "T3 2023"
    assert french.calendar_month(day) == "juillet 2023"
    assert Voice("fr").month(day) == "juillet 2023"


def test_a_pilot_that_counts_by_month_reads_what_is_written():
    assert Voice("en").text("a month") == "a month"


def translations(language):
    with catalogue_file(CATALOGUES, "fr").open("rb") as file:
        entries = [entry for entry in read_po(file, locale="fr") if entry.id]
    for entry in entries:
        messages = entry.id if isinstance(entry.id, tuple) else (entry.id,)
        forms = messages
        if language != "en":
            forms = entry.string if isinstance(entry.id, tuple) else (entry.string,)
        for place, (message, form) in enumerate(zip(messages, forms, strict=False)):
            yield message, form, place == 0 and len(messages) > 1


@pytest.mark.parametrize("language", languages())
def test_no_text_of_the_reports_keeps_a_month(language):
    seen = 0
    for message, form, one in translations(language):
        said = in_quarters(form, language, message, one=one)
        seen += said != form
        assert PLACEHOLDER.findall(said) == PLACEHOLDER.findall(form)
        bare = PLACEHOLDER.sub("", said)
        assert not re.search(r"\b(months?|monthly|mois|mensuel\w*)\b", bare, re.IGNORECASE)
    assert seen > 100


def test_french_quarters_are_one_or_several_as_in_english():
    """Six texts say it with another number on purpose, such as « tous les trimestres »."""
    different = []
    for message, form, one in translations("fr"):
        french = in_quarters(form, "fr", message, one=one)
        english = in_quarters(message, "en", message)
        numbers = [
            [word.casefold().endswith("s") for word in re.findall(pattern, text, re.I)]
            for pattern, text in ((r"\btrimestres?\b", french), (r"\bquarters?\b", english))
        ]
        if len(numbers[0]) == len(numbers[1]) and numbers[0] != numbers[1]:
            different.append(message)
    assert len(different) <= 6, different
