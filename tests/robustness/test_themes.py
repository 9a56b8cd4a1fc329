"""The codebook and released quotations: what is refused, and that no word goes further."""

from pathlib import Path

import pandas as pd
import pytest

from pescycle.errors import ConfigError, DataError
from pescycle.io.fingerprint import input_hashes
from pescycle.io.pilots import read_pilot, read_round
from pescycle.model.given import RoundData
from tests.robustness.tiny_pilot import change, export_text, lines, problems, respondent

THEMES = """\
version: "1"
themes:
  - id: waiting
    title: {en: Waiting}
    words:
      en: [wait*]
      fr: [attente, trop tôt]
      km: [រង់ចាំ]
    not: {en: [waiting list]}
cues:
  - id: negative
    title: {en: Complaint}
    words: {en: [long], fr: [longue], km: [យូរ]}
"""
QUOTES = """\
id,audience,theme,language,text_en,released_on,released_by
q1,jobseeker,waiting,km,I stood there for an hour.,2023-07-01,survey desk
"""
FILE = "rounds/2023-1/quotations.csv"


@pytest.fixture
def coded(pilot_folder: Path) -> Path:
    (pilot_folder / "themes.yml").write_text(THEMES, encoding="utf-8")
    return pilot_folder


def with_comments(folder: Path, *comments: str) -> RoundData:
    rows = [respondent(n, js_t1=text) for n, text in enumerate(comments, 1)]
    path = folder / "rounds/2023-1/export.csv"
    path.write_text(export_text(rows), encoding="utf-8")
    return read_round(read_pilot(folder), "2023-1")


def found(data: RoundData) -> list[str | None]:
    column = data.responses["jobseeker"]["js_t1_theme"]
    return [None if pd.isna(cell) else cell for cell in column]


def refused(folder: Path) -> str:
    with pytest.raises((ConfigError, DataError)) as caught:
        read_round(read_pilot(folder), "2023-1")
    return lines(caught.value.problems)


def test_khmer_gives_the_same_themes_with_and_without_zero_width_spaces(
    coded: Path,
) -> None:
    texts = ["ខ្ញុំរង់ចាំយូរ", "ខ្ញុំ\u200bរង់\u200bចាំ\u200bយូរ", "ខ្ញុំ រង់ចំា យូរ", "\ufeffខ្ញុំរង់\u200dចាំយូរ"]
    data = with_comments(coded, *texts)
    assert found(data) == ["waiting"] * 4
    assert data.responses["jobseeker"]["js_t1_cue"].tolist() == ["negative"] * 4


def test_composed_and_decomposed_accents_give_the_same_themes(coded: Path) -> None:
    assert found(with_comments(coded, "trop t\u00f4t", "TROP TO\u0302T")) == ["waiting"] * 2


def test_of_the_words_only_ids_are_kept(coded: Path) -> None:
    data = with_comments(coded, "long wait for Mrs Secret", "Mr Secret", "", "n/a")
    assert found(data) == ["waiting", "", None, None]
    frame = data.responses["jobseeker"]
    assert frame["js_t1"].tolist() == [True, True, False, False]
    assert "secret" not in frame.to_csv().casefold()
    assert frame["js_t1_cue"].isna().tolist() == [False, False, True, True]


def test_nobody_who_wrote_gives_missing_themes(coded: Path) -> None:
    assert found(with_comments(coded, "", "")) == [None, None]


def test_an_export_without_the_open_question_gives_missing_themes(coded: Path) -> None:
    header = ["about/center", "about/tel", "visitor", "consent/js_c0", "use/js_s1"]
    header += ["rate/JS_Q1", "rate/js_r1", "js_sex", "_uuid", "_submission_time"]
    header += ["username"]
    text = export_text([respondent(1), respondent(2)], header)
    (coded / "rounds/2023-1/export.csv").write_text(text, encoding="utf-8")
    assert found(read_round(read_pilot(coded), "2023-1")) == [None, None]


def test_an_empty_codebook_codes_nothing(coded: Path) -> None:
    (coded / "themes.yml").write_text('version: "1"\n', encoding="utf-8")
    assert found(with_comments(coded, "waiting", "")) == ["", None]


def test_without_a_codebook_there_are_no_such_columns(pilot_folder: Path) -> None:
    data = with_comments(pilot_folder, "waiting")
    assert "js_t1_theme" not in data.responses["jobseeker"]


def test_a_theme_without_words_in_one_language_is_remarked(coded: Path) -> None:
    change(coded / "themes.yml", "      fr: [attente, trop tôt]\n", "")
    assert problems(coded) == [
        'themes.yml: "waiting" has no words in fr, in which others have some. '
        "Answers in fr will never count for it: add words, if there are any."
    ]


def test_a_phrase_that_takes_nothing_away_is_remarked(coded: Path) -> None:
    change(coded / "themes.yml", "[waiting list]", "[never mind]")
    assert problems(coded) == [
        'themes.yml: "waiting": "never mind" under not: holds none of its words. '
        "It takes nothing away: write the word with what stands around it."
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    not:", "    nott:", 'this key is not known here. Did you mean "not"?'),
        ("    words:\n      en", "    wrds:\n      en", 'Did you mean "words"?'),
        ("[wait*]", "['*']", "cannot be looked for; write words, and a star only at"),
        ("[waiting list]", "[w*t]", '"w*t" cannot be looked for'),
        ("km: [រង់ចាំ]", "kh: [រង់ចាំ]", "unknown language 'kh'"),
        ("id: negative", "id: waiting", "'waiting' stands twice"),
        ("id: waiting", "id: uncoded", "'uncoded' has a meaning of its own"),
        ('version: "1"', "version: 1", 'Put it into quotes, like "1".'),
    ],
)
def test_a_mistake_in_the_codebook_says_how_to_mend_it(
    coded: Path, old: str, new: str, said: str
) -> None:
    change(coded / "themes.yml", old, new)
    assert said in refused(coded)
    assert "themes.yml" in refused(coded)


def test_an_item_called_like_a_column_of_themes_is_refused(coded: Path) -> None:
    change(coded / "questionnaires/jobseeker.yml", "id: js_sex", "id: js_t1_theme")
    assert 'the item id "js_t1_theme" is the name of a column that the themes' in refused(
        coded
    )


def test_the_codebook_counts_as_an_input(coded: Path) -> None:
    folder = read_pilot(coded)
    (coded / FILE).write_text(QUOTES, encoding="utf-8")
    hashes = input_hashes(folder, folder.rounds[0])
    assert {"themes.yml", FILE} <= set(hashes)
    change(coded / "themes.yml", "wait*", "waiting")
    assert input_hashes(folder, folder.rounds[0])["themes.yml"] != hashes["themes.yml"]


def test_quotations_are_read_without_who_released_them(coded: Path) -> None:
    (coded / FILE).write_text(QUOTES, encoding="utf-8")
    quotation = read_round(read_pilot(coded), "2023-1").quotation
    assert quotation["text_en"].tolist() == ["I stood there for an hour."]
    assert "survey desk" not in quotation.to_csv()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (",2023-07-01,", ",,", 'column "released_on"'),
        (",2023-07-01,", ",2099-07-01,", "2099-07-01 is still to come."),
        (",survey desk", ",", 'column "released_by"'),
        ("q1,jobseeker", "q1,jobseker", '"jobseker" is no audience of this pilot.'),
        (",waiting,", ",wating,", '"wating" is no theme of themes.yml. Did you mean'),
        (",km,", ",kh,", 'column "language"'),
        ("I stood there for an hour.", "", "there is no text in any language"),
        (",released_by", ",by", 'column "released_by": this column is missing'),
    ],
)
def test_a_quotation_that_nobody_clearly_released_stops(
    coded: Path, old: str, new: str, said: str
) -> None:
    (coded / FILE).write_text(QUOTES.replace(old, new), encoding="utf-8")
    assert said in refused(coded)


def test_quotations_without_a_codebook_stop(pilot_folder: Path) -> None:
    (pilot_folder / FILE).write_text(QUOTES, encoding="utf-8")
    assert '"waiting" is no theme of themes.yml. Write themes.yml first.' in refused(
        pilot_folder
    )
