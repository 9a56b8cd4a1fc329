"""Consultation, stakeholders, context, themes and good practice: what is refused."""

from pathlib import Path

import pytest

from pescycle.errors import ConfigError
from pescycle.io.fingerprint import input_hashes
from pescycle.io.pilots import read_pilot, read_round
from tests.robustness.test_themes import THEMES
from tests.robustness.tiny_pilot import change, problems

ROUND = "rounds/2023-1"
COMMENTS = "id,workshop,date,group,theme,status,comment_en,response_en,reason_en\n"
PRACTICE = """\
practices:
  - id: one
    service: {en: A service}
    title: {en: Be quick}
    text: {en: It is quick.}
    helps: [waiting]
    source: {en: Its report}
"""


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def comment(folder: Path, row: str) -> list[str]:
    write(folder, f"{ROUND}/consultation.csv", COMMENTS + row + "\n")
    return problems(folder)


@pytest.fixture
def titled(pilot_folder: Path) -> Path:
    """A pilot whose groups have titles, with themes."""
    pilot = (pilot_folder / "pilot.yml").read_text(encoding="utf-8")
    write(pilot_folder, "pilot.yml", pilot + "stakeholders: {donors: {en: Donors}}\n")
    write(pilot_folder, "themes.yml", THEMES)
    return pilot_folder


@pytest.mark.parametrize(
    ("status", "column", "what"),
    [
        ("accepted", "response", "what is done about it"),
        ("partly", "response", "what is done about it"),
        ("deferred", "reason", "why"),
        ("rejected", "reason", "why"),
    ],
)
def test_a_decided_comment_owes_an_answer(
    titled: Path, status: str, column: str, what: str
) -> None:
    assert comment(titled, f"w1,ws,2023-02-01,donors,waiting,{status},Slow,,") == [
        f'{ROUND}/consultation.csv, row 2, column "{column}_en": the comment is {status}, '
        f"but nothing says {what}. Write {what}, in a column a language ({column}_en), or "
        "status open."
    ]


def test_an_open_comment_and_an_answered_one_are_whole(titled: Path) -> None:
    assert comment(titled, "w1,ws,2023-02-01,donors,waiting,open,Slow,,") == []
    assert comment(titled, "w1,ws,2023-02-01,donors,waiting,accepted,Slow,Done,") == []


def test_a_comment_without_effect_cannot_have_changed_anything(titled: Path) -> None:
    text = COMMENTS.replace("status", "changed,status")
    rows = [
        "w1,ws,2023-02-01,donors,waiting,waiting,rejected,Slow,,No room",
        "w2,ws,2023-02-01,donors,waiting,waiting,partly,Slow,Moved,",
    ]
    write(titled, f"{ROUND}/consultation.csv", text + "\n".join(rows))
    assert problems(titled) == [
        f'{ROUND}/consultation.csv, row 2, column "changed": the comment is rejected, but '
        'it is said to have changed "waiting". Leave changed empty, or write status '
        "accepted or partly."
    ]


def test_a_slip_in_what_a_comment_changed_is_remarked_on_and_a_method_is_not(
    titled: Path,
) -> None:
    text = COMMENTS.replace("status", "changed,status")
    rows = [
        "w1,ws,2023-02-01,donors,waiting,waitin,accepted,Slow,Done,",
        "w2,ws,2023-02-01,donors,waiting,sms,accepted,Slow,Done,",
    ]
    write(titled, f"{ROUND}/consultation.csv", text + "\n".join(rows))
    assert problems(titled) == [
        f'{ROUND}/consultation.csv, row 2, column "changed": "waitin" is no KPI, survey '
        'item or theme; it is shown as the name of a method. Did you mean "waiting"?'
    ]


def test_a_comment_on_no_theme_names_the_nearest(titled: Path) -> None:
    assert comment(titled, "w1,ws,2023-02-01,donors,waitin,open,Slow,,") == [
        f'{ROUND}/consultation.csv, row 2, column "theme": "waitin" is no theme of '
        'themes.yml. Did you mean "waiting"?'
    ]


def test_without_a_list_of_themes_any_will_do(titled: Path) -> None:
    (titled / "themes.yml").unlink()
    assert comment(titled, "w1,ws,2023-02-01,donors,anything,open,Slow,,") == []


def test_a_group_without_a_title_is_remarked_once(titled: Path) -> None:
    rows = "w1,ws,2023-02-01,donor,waiting,open,Slow,,\nw2,ws,2023-02-01,donor,waiting,"
    assert comment(titled, rows + "open,Dear,,") == [
        f'{ROUND}/consultation.csv, row 2, column "group": the group "donor" has no title '
        'in pilot.yml. Did you mean "donors"?'
    ]
    write(titled, f"{ROUND}/consultation.csv", COMMENTS)
    text = "id,group,influence,interest,name_en\ng1,press,1,2,A paper\n"
    write(titled, f"{ROUND}/stakeholders.csv", text)
    assert problems(titled) == [
        f'{ROUND}/stakeholders.csv, row 2, column "group": the group "press" has no title '
        "in pilot.yml. Add it there: stakeholders: {press: {en: ...}}."
    ]


def test_a_comment_of_unknown_tone_is_refused(titled: Path) -> None:
    text = COMMENTS.replace("status", "tone,status")
    row = "w1,ws,2023-02-01,donors,waiting,angry,open,Slow,,\n"
    write(titled, f"{ROUND}/consultation.csv", text + row)
    assert problems(titled) == [
        f'{ROUND}/consultation.csv, row 2, column "tone": "angry" is not allowed '
        "here. Write praise, criticism, suggestion."
    ]


def test_a_theme_without_words_is_for_workshops_only(titled: Path) -> None:
    theme = "  - id: law\n    title: {en: The law}\n    kpis: [waiting]\n    items: [js_q1]"
    write(titled, "themes.yml", THEMES.replace("cues:", theme + "\ncues:"))
    assert problems(titled) == []
    codebook = read_pilot(titled).codebook
    assert [theme.id for theme in codebook.worded] == ["waiting"]
    assert comment(titled, "w1,ws,2023-02-01,donors,law,open,Unclear,,") == []


@pytest.mark.parametrize("words", ["{}", "{en: []}"])
def test_a_theme_with_an_empty_list_of_words_is_refused(titled: Path, words: str) -> None:
    theme = f"  - {{id: law, title: {{en: Law}}, words: {words}}}\ncues:"
    write(titled, "themes.yml", THEMES.replace("cues:", theme))
    with pytest.raises(ConfigError, match="no words in any language"):
        read_pilot(titled)


def test_a_cue_without_words_is_refused(titled: Path) -> None:
    write(titled, "themes.yml", THEMES + "  - {id: angry, title: {en: Angry}}\n")
    with pytest.raises(ConfigError, match="this key is missing"):
        read_pilot(titled)


def test_what_a_theme_is_about_must_exist(titled: Path) -> None:
    theme = "    kpis: [waitng]\n    items: [js_q7]\n    words:"
    write(titled, "themes.yml", THEMES.replace("    words:", theme, 1))
    assert problems(titled) == [
        'themes.yml: theme "waiting": "waitng" is no KPI of framework.yml. Did you mean '
        '"waiting"?',
        'themes.yml: theme "waiting": "js_q7" is no item of a questionnaire. Did you mean '
        '"js_q1"?',
    ]


def test_good_practice_is_read_and_its_subjects_are_checked(titled: Path) -> None:
    write(titled, "good_practice.yml", PRACTICE)
    pilot = read_pilot(titled)
    assert [practice.id for practice in pilot.good_practice] == ["one"]
    assert "good_practice.yml" in input_hashes(pilot, pilot.rounds[0])
    write(titled, "good_practice.yml", PRACTICE.replace("[waiting]", "[queueing]"))
    (line,) = problems(titled)
    assert line.startswith(
        'good_practice.yml: practice "one": "queueing" under helps: is no KPI, survey item '
        "or theme of this pilot. Write an id such as "
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("helps: [waiting]", "helps: []", "helps"),
        ("source: {en: Its report}", "address: https://example.org", "source"),
        ("source:", "address: http://example.org\n    source:", "address"),
    ],
)
def test_a_practice_without_subject_or_source_is_refused(
    titled: Path, old: str, new: str, told: str
) -> None:
    write(titled, "good_practice.yml", PRACTICE)
    change(titled / "good_practice.yml", old, new)
    with pytest.raises(ConfigError, match=told):
        read_pilot(titled)


def test_two_practices_of_one_id_are_refused(titled: Path) -> None:
    twice = PRACTICE + PRACTICE.removeprefix("practices:\n")
    write(titled, "good_practice.yml", twice)
    with pytest.raises(ConfigError, match="practice 'one' stands twice"):
        read_pilot(titled)


def test_a_series_of_the_context_needs_its_kind_and_a_day_once(titled: Path) -> None:
    text = "series,kind,date,value,unit_en,title_en\n"
    row = "jobs,labour_market,2023-01-31,12,posts,Posts\n"
    write(titled, f"{ROUND}/context.csv", text + row * 2)
    assert "the same series and date as in row 2" in problems(titled)[0]
    write(titled, f"{ROUND}/context.csv", text + row.replace("labour_market", "weather"))
    assert '"weather" is not allowed' in problems(titled)[0]
    write(titled, f"{ROUND}/context.csv", text + row)
    data = read_round(read_pilot(titled), "2023-1")
    assert data.registers["context"]["value"].tolist() == [12.0]
