"""The forms in the plan: what the table shows, what is said of each."""

import pandas as pd
import pytest

from pescycle.io.pilots import read_survey
from pescycle.model.given import Given
from pescycle.phases import frames
from pescycle.phases.instruments import instrument_frame
from pescycle.report import wording
from pescycle.report.tables import table
from tests.reference import REPOSITORY
from tests.report import samples
from tests.report.samples import plain


def test_each_audience_has_its_sentence():
    said = wording.instrument_reading(samples.voice(), samples.instrument())
    assert said.text[0].startswith("The command pescycle form makes the forms")
    assert said.points == (
        "Jobseekers: 27 questions in Khmer, English and French.",
        "Employers: 1 question in English; posters need the address of the web form "
        "(collection: url: in pilot.yml).",
        "Staff: no form can be made before all words stand in French and Khmer.",
    )


def test_the_sentences_exist_in_french():
    said = wording.instrument_reading(samples.voice("fr"), samples.instrument())
    assert plain(said.points[0]) == (
        "Demandeurs d'emploi : 27 questions, en khmer, anglais et français."
    )
    assert plain(said.points[2]).endswith("tous les textes existent en français et khmer.")


def test_a_cell_begins_with_a_capital_in_french_too():
    shown = table(samples.voice("fr"), "instrument", samples.instrument())
    assert shown.rows[0][5].text == "Khmer, anglais et français"
    assert shown.rows[1][5].text == "Anglais"


def test_where_nobody_is_asked_that_is_said():
    said = wording.instrument_reading(samples.voice(), samples.instrument()[:0])
    assert said.text == ("Nobody is asked, so there is no form.",)
    shown = table(samples.voice(), "instrument", samples.instrument()[:0])
    assert repr(shown) == "The forms: there is nothing to show."


def test_the_table_names_version_length_languages_and_address():
    shown = table(samples.voice(), "instrument", samples.instrument())
    heads = [header.text for header in shown.headers]
    assert heads == [
        *("Audience", "Version of the form", "Questions", "In the short form"),
        *("Asked after certain answers", "Languages", "Words missing in"),
        "Address of the web form",
    ]
    assert [cell.text for cell in shown.rows[2]] == [
        *("Staff", "staff-1-0011aabb", "9", "9", "0", "English", "French and Khmer", "no"),
    ]


def test_missing_words_have_a_column_only_where_there_are_any():
    shown = table(samples.voice(), "instrument", samples.instrument()[:2])
    assert "Words missing in" not in [header.text for header in shown.headers]


@pytest.fixture
def given():
    folder = read_survey(REPOSITORY / "data/cambodia_example")
    return Given(folder, None, None, pd.DataFrame(), pd.DataFrame())


def test_the_frame_counts_what_the_questionnaires_hold(given):
    found = instrument_frame(given).set_index("audience")
    # js_p2 hangs on js_p1, em_p2 on em_p1; nothing of the staff's pulse hangs on anything.
    assert found["questions"].to_dict() == {"jobseeker": 27, "employer": 22, "staff": 9}
    assert found["conditional"].to_dict() == {"jobseeker": 1, "employer": 1, "staff": 0}
    assert set(found["languages"]) == {"km en fr es"}
    assert set(found["lacking"]) == {""}
    assert found["linked"].all()


def test_a_language_that_lacks_one_word_lacks(given):
    asked = given.folder.questionnaires["staff"]
    del asked.item("st_l3").wording["es"]
    found = instrument_frame(given).set_index("audience")
    assert found.loc["staff", ["languages", "lacking"]].tolist() == ["km en fr", "es"]


def test_a_pilot_that_asks_nobody_has_an_empty_frame(given):
    given.folder.questionnaires.clear()
    found = instrument_frame(given)
    assert found.empty
    assert list(found.columns) == list(frames.INSTRUMENT)
