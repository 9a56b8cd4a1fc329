import math
from datetime import date

import pandas as pd
import pytest

from pescycle.errors import UsageError
from pescycle.model.findings import Verdict
from pescycle.model.framework import Status
from pescycle.report.names import Names
from pescycle.report.vocabulary import VOCABULARY
from pescycle.report.voice import Voice
from tests.report.folder import pilot_folder

SPACE = "\N{NO-BREAK SPACE}"
NARROW = "\N{NARROW NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
FRENCH = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "{low} to {high}"
msgstr "{low} à {high}"

msgid "Met"
msgstr "Atteint"

msgid "{n} center"
msgid_plural "{n} centers"
msgstr[0] "{n} centre"
msgstr[1] "{n} centres"
"""


@pytest.fixture
def catalogues(tmp_path):
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "pescycle.po").write_text(FRENCH, encoding="utf-8")
    return tmp_path


@pytest.fixture
def english():
    return Voice("en", Names.of(pilot_folder()))


@pytest.fixture
def french(catalogues):
    return Voice("fr", Names.of(pilot_folder()), catalogues=catalogues)


def test_a_share_is_a_percentage_with_a_space_that_does_not_break(english, french):
    assert english.share(0.314) == f"31{SPACE}%"
    assert french.share(0.314) == f"31{SPACE}%"
    assert english.share(0.314, 1) == f"31.4{SPACE}%"
    assert french.share(0.314, 1) == f"31,4{SPACE}%"
    assert [english.share(edge) for edge in (0, 1)] == [f"0{SPACE}%", f"100{SPACE}%"]


def test_a_half_is_rounded_up_once_from_the_decimal_that_is_meant(english):
    # 0.285 is stored as 0.28499999999999998; 0.125 lies exactly between 12 and 13 %.
    assert english.share(0.285) == f"29{SPACE}%"
    assert english.share(0.125) == f"13{SPACE}%"
    assert english.number(2.5) == "3"


def test_numbers_follow_the_language(english, french):
    assert english.number(1234.5, 1) == "1,234.5"
    assert french.number(1234.5, 1) == f"1{NARROW}234,5"
    assert english.number(-3.2, 1) == f"{MINUS}3.2"


def test_nothing_is_ever_minus_zero(english):
    assert english.number(-0.04, 1, sign=True) == "0.0"
    assert english.share(-0.001) == f"0{SPACE}%"


def test_a_difference_of_shares_is_said_in_points(english):
    assert english.points(0.031) == "+3.1 points"
    assert english.change(-0.031, "share") == f"{MINUS}3.1 points"
    assert english.change(4.25, "index") == "+4.3 points"
    assert english.change(-2.44, "minutes") == f"{MINUS}2.4 min"
    assert english.change_interval(-0.012, 0.075, "share") == f"{MINUS}1.2 to +7.5 points"


def test_a_value_carries_its_unit(english):
    assert english.value(1204.4, "count") == "1,204"
    assert english.value(8.25, "count") == "8.3"
    assert english.value(23.44, "minutes") == "23.4 min"
    assert english.value(2, "days") == "2.0 days"
    assert english.value(0.8, "share") == f"80{SPACE}%"
    assert english.value(67.21, "index") == "67.2"


def test_both_limits_of_an_interval_have_the_same_decimal_places(english):
    assert english.interval(92.74, 134.2, "count") == "93 to 134"
    assert english.interval(9.2, 13.4, "count") == "9.2 to 13.4"
    assert english.change_interval(-8.0, 263.4, "count") == f"{MINUS}8 to +263"


def test_an_interval_says_its_unit_once(english, french):
    assert english.interval(0.26, 0.37, "share") == f"26 to 37{SPACE}%"
    assert french.interval(0.26, 0.37, "share") == f"26 à 37{SPACE}%"


def test_a_finding_has_base_and_interval(english):
    said = english.finding(81 / 263, "share", base=263, count=81, low=0.26, high=0.37)
    assert said.replace(SPACE, " ") == "81 of 263 (31 %; 95 % interval 26 to 37 %)"


def test_a_weighted_share_does_not_pretend_to_be_its_count_over_its_base(english):
    # 81 of 263 is 31 %, the weighted share 35 %.
    said = english.finding(0.35, "share", base=263, count=81, low=0.29, high=0.41)
    assert said.replace(SPACE, " ") == "35 % (base 263; 95 % interval 29 to 41 %)"


def test_a_finding_without_interval_or_base_still_reads(english):
    assert english.finding(23.4, "minutes", base=120) == "23.4 min (base 120)"
    assert english.finding(None, "share", base=0) == "– (base 0)"


@pytest.mark.parametrize("nothing", [None, math.nan, pd.NA, pd.NaT])
def test_what_is_missing_is_a_dash_and_never_a_zero(english, nothing):
    said = [
        english.number(nothing),
        english.share(nothing),
        english.points(nothing),
        english.value(nothing, "minutes"),
        english.interval(nothing, 1, "share"),
        english.change_interval(0, nothing, "share"),
        english.date(nothing),
        english.month(nothing),
        english.name("center", nothing),
        english.label("status", nothing),
    ]
    assert set(said) == {"–"}


def test_dates_and_months_follow_the_language(english, french):
    day = pd.Timestamp("2020-02-03 14:00")
    assert english.date(day) == "3 February 2020"
    assert english.date(date(2020, 2, 3), "medium") == "3 Feb 2020"
    assert french.date(day) == "3 février 2020"
    assert english.month(day) == "February 2020"
    assert french.month(day) == "février 2020"


def test_texts_and_plurals_are_translated(french, english):
    assert french.plural("{n} center", "{n} centers", 1) == "1 centre"
    assert french.plural("{n} center", "{n} centers", 12) == "12 centres"
    assert english.plural("{n} center", "{n} centers", 1) == "1 center"
    assert french.label("status", Status.MET) == "Atteint"


def test_a_text_without_translation_stands_in_english(french):
    assert french.label("verdict", Verdict.BETTER) == "Better"


def test_a_language_without_catalogue_is_refused_with_those_there_are(catalogues):
    with pytest.raises(UsageError, match="language 'km'; the languages are en, fr"):
        Voice("km", catalogues=catalogues)


def test_a_name_is_in_the_language_else_as_it_can_be_had(english, french):
    assert french.name("center", "c01") == "Centre Un"
    assert french.name("center", "c02") == "Center Two"
    assert french.name("center", "c03") == "c03"
    assert french.name("kpi", "walk_in") == "Visiteurs"
    assert french.name("round", "2023-1") == "First round"
    assert english.name("center", "all") == "All centers"
    assert english.name("moves", "js_d2") == "Waiting (survey question)"
    assert english.name("moves", "waiting") == "Waiting time"
    assert english.name("wording", "js_q1", audience="jobseeker") == "Overall?"


def test_an_answer_is_said_by_its_label(english):
    assert english.answer("jobseeker", "js_q1", 5) == "Very good"
    assert english.answer("jobseeker", "js_q1", 9) == "9"


def test_why_a_figure_is_hidden_names_the_base(english):
    assert english.state("hidden", 10) == "hidden (base below 10)"
    assert english.state("insufficient", 10) == "no answers"


def test_every_code_that_a_phase_can_find_has_a_label():
    from pescycle.errors import Severity
    from pescycle.model import findings, framework, pilot, round, tables
    from pescycle.paf.reasons import Reason

    closed = {
        "status": framework.Status,
        "direction": framework.Direction,
        "unit": framework.Unit,
        "provenance": framework.Provenance,
        "basis": findings.Basis,
        "state": findings.CellState,
        "verdict": findings.Verdict,
        "proposal": findings.ProposalKind,
        "flag": findings.ContextFlag,
        "statistic": findings.Statistic,
        "audience": pilot.Audience,
        "role": pilot.CenterRole,
        "round_kind": round.RoundKind,
        "item_finding": findings.Expectation,
        "action_state": tables.ActionState,
        "event_kind": tables.EventKind,
        "severity": Severity,
        "reason": [reason for reason in Reason if reason],
    }
    lacking = [
        (name, str(code))
        for name, codes in closed.items()
        for code in codes
        if code not in VOCABULARY[name]
    ]
    assert lacking == []


def test_the_first_of_a_month_is_counted_in_french_alone(english, french):
    assert french.date(date(2022, 7, 1)) == "1er juillet 2022"
    assert french.date(date(2022, 7, 1), "medium").startswith("1er juil.")
    assert french.date(date(2022, 7, 11)) == "11 juillet 2022"
    assert english.date(date(2022, 7, 1)) == "1 July 2022"


def test_two_days_are_joined_by_a_text_of_their_own():
    french = Voice("fr", Names.of(pilot_folder()))
    assert (
        french.days(date(2022, 7, 1), date(2022, 12, 31))
        == "du 1er juillet 2022 au 31 décembre 2022"
    )


def test_a_questions_place_is_that_of_its_questionnaire(english):
    places = [
        english.names.item_place("jobseeker", item) for item in ("js_d4", "js_q1", "js_d9")
    ]
    assert places == [2, 0, 3]
