"""Configuration: every mistake in plain words, with its line, and none that passes."""

from pathlib import Path

import pytest

from pescycle.errors import ConfigError
from pescycle.io.yaml_files import read_yaml
from pescycle.model.base import Strict
from pescycle.model.framework import Framework
from pescycle.model.pilot import Pilot
from pescycle.model.questionnaire import Questionnaire
from pescycle.model.round import Round
from tests.robustness.tiny_pilot import FRAMEWORK, PILOT, QUESTIONNAIRE, ROUND

FILE = "config.yml"


def write(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / FILE
    path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return path


def mistakes(tmp_path: Path, text: str | bytes, model: type[Strict] = Pilot) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        read_yaml(write(tmp_path, text), FILE, model)
    assert caught.value.exit_code == 3
    return [str(problem) for problem in caught.value.problems]


def changed(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("text", "model"),
    [
        (PILOT, Pilot),
        (FRAMEWORK, Framework),
        (QUESTIONNAIRE, Questionnaire),
        (ROUND, Round),
    ],
)
def test_a_whole_file_gives_its_noun(
    tmp_path: Path, text: str, model: type[Strict]
) -> None:
    assert isinstance(read_yaml(write(tmp_path, text), FILE, model), model)


def test_a_mark_at_the_beginning_and_khmer_texts_are_read(tmp_path: Path) -> None:
    text = changed(PILOT, "Tiny pilot", "សាកល្បង")
    found = read_yaml(write(tmp_path, b"\xef\xbb\xbf" + text.encode()), FILE, Pilot)
    assert found.title == {"en": "សាកល្បង"}


def test_a_misspelt_threshold_never_passes(tmp_path: Path) -> None:
    text = changed(PILOT, "minimum_base: 10", "minimum_bse: 10")
    assert mistakes(tmp_path, text) == [
        'config.yml, row 7: "privacy.minimum_bse": this key is not known here. '
        'Did you mean "minimum_base"?'
    ]


def test_a_misspelt_section_of_thresholds_never_passes(tmp_path: Path) -> None:
    assert mistakes(tmp_path, changed(PILOT, "privacy:", "privcy:")) == [
        'config.yml, row 6: "privcy": this key is not known here. Did you mean "privacy"?'
    ]


def test_a_threshold_given_twice_never_passes(tmp_path: Path) -> None:
    text = changed(PILOT, "  center_base: 30", "  center_base: 30\n  minimum_base: 5")
    assert mistakes(tmp_path, text) == [
        'config.yml, row 9: the key "minimum_base" stands here again; first in line 7. '
        "Keep one of the two."
    ]


def test_a_section_given_twice_never_passes(tmp_path: Path) -> None:
    (said,) = mistakes(tmp_path, PILOT + "privacy: {minimum_base: 5}\n")
    assert 'the key "privacy" stands here again; first in line 6' in said


def test_a_threshold_cannot_be_merged_in(tmp_path: Path) -> None:
    text = changed(PILOT, "  minimum_base: 10", "  <<: {minimum_base: 5}")
    (said,) = mistakes(tmp_path, text)
    assert "tags (!) and merge keys (<<) are not allowed" in said


@pytest.mark.parametrize("value", ["4", "-1", "0", "null", "few", "5.5", "[5]", "{}", "~"])
def test_a_threshold_below_the_lowest_or_of_another_kind_never_passes(
    tmp_path: Path, value: str
) -> None:
    text = changed(PILOT, "minimum_base: 10", f"minimum_base: {value}")
    (said,) = mistakes(tmp_path, text)
    assert said.startswith('config.yml, row 7: "privacy.minimum_base": ')


def test_a_key_pasted_in_is_not_repeated(tmp_path: Path) -> None:
    text = changed(PILOT, "  center_base: 30", "  key_variable: my-s3cret-key")
    (said,) = mistakes(tmp_path, text)
    assert "my-s3cret-key" not in said
    assert "Write capitals, like PESCYCLE_KEY." in said


def test_all_mistakes_of_a_file_come_at_once(tmp_path: Path) -> None:
    text = PILOT.replace("id: tiny", "id: Tiny Pilot").replace("Asia/Phnom_Penh", "Mars")
    text = text.replace("[jobseeker]", "[jobseker]").replace("unit: count", "unit: persons")
    assert mistakes(tmp_path, text) == [
        'config.yml, row 1: "id": "Tiny Pilot" is not an id. '
        "An id has small letters a-z, digits, - and _, at most 32.",
        "config.yml, row 4: \"timezone\": unknown time zone 'Mars'; "
        "write it like Africa/Dakar.",
        'config.yml, row 5: "audiences[1]": "jobseker" is not allowed. '
        'Did you mean "jobseeker"?',
        'config.yml, row 10: "covariates[1].unit": "persons" is not allowed. '
        "Write one of count, share, number.",
    ]


@pytest.mark.parametrize(
    ("model", "text", "old", "new", "words"),
    [
        (Pilot, PILOT, "id: tiny\n", "", '"id": this key is missing. Add it.'),
        (Pilot, PILOT, "id: tiny", "id: 7", '7 is not text. Put it into quotes, like "7".'),
        (
            Pilot,
            PILOT,
            "id: tiny",
            "id: 2023-01-01",
            'Put it into quotes, like "2023-01-01".',
        ),
        (Pilot, PILOT, "id: tiny", "id: [a]", "a list is not text. Write text here."),
        (
            Pilot,
            PILOT,
            "synthetic: true",
            "synthetic: maybe",
            '"maybe" is not true or false.',
        ),
        (
            Pilot,
            PILOT,
            "title: {en: Tiny pilot}",
            "title: Tiny",
            '"Tiny" is not a group of keys',
        ),
        (
            Pilot,
            PILOT,
            "title: {en: Tiny pilot}",
            "title: {xx: a}",
            "unknown language 'xx'",
        ),
        (
            Pilot,
            PILOT,
            "title: {en: Tiny pilot}",
            "title: {}",
            "a text in at least one language",
        ),
        (
            Pilot,
            PILOT,
            "[jobseeker]",
            "jobseeker",
            '"audiences": "jobseeker" is not a list.',
        ),
        (Pilot, PILOT, "audiences:", "languages: []\naudiences:", "at least 1 is needed"),
        (Pilot, PILOT, "minimum_base: 10", "minimum_base: 40", "raise center_base."),
        (
            Pilot,
            PILOT,
            "minimum_base: 10",
            "minimum_base: 3",
            "must be 5 or more; it is 3.",
        ),
        (
            Pilot,
            PILOT,
            "minimum_base: 10",
            "minimum_base: 9.5",
            "9.5 is not a whole number. Write a whole number.",
        ),
        (
            Round,
            ROUND,
            "starts: 2023-01-01",
            "starts: soon",
            '"soon" is not a date like 2023',
        ),
        (Round, ROUND, "ends: 2023-06-30", "ends: 2022-06-30", "ends before it starts"),
        (Round, ROUND, "kind: responses", "kind: respones", 'Did you mean "responses"?'),
        (Round, ROUND, "kind: measures, ", "", "the key kind is missing. Add kind: to say"),
        (Round, ROUND, "file: visits.csv", "fil: visits.csv", 'Did you mean "file"?'),
        (Round, ROUND, "{center: about", "{centre: about", 'Did you mean "center"?'),
        (Round, ROUND, "fieldwork: {", "# {", "needs fieldwork: opens, closes"),
        (
            Framework,
            FRAMEWORK,
            "weight: 0.4",
            "weight: 1.4",
            "must be 1 or less; it is 1.4.",
        ),
        (Framework, FRAMEWORK, "weight: 0.4", "weight: 0.6", "add up to 1.2, not 1"),
        (
            Framework,
            FRAMEWORK,
            "{jobseeker: 1}",
            "{jobseeker: 0}",
            "must be more than 0; it is 0",
        ),
        (Framework, FRAMEWORK, "value: 0.8", "value: 80", "80 % is 0.80"),
        (Framework, FRAMEWORK, "value: 0.8", "value: high", '"high" is not a number.'),
        (Framework, FRAMEWORK, "measure: visits}", "measure: visit}", "under measures"),
        (Framework, FRAMEWORK, "better: lower", "better: less", '"less" is not allowed.'),
        (Questionnaire, QUESTIONNAIRE, '{"1": {en: I', "{1: {en: I", 'quotes, like "1".'),
        (Questionnaire, QUESTIONNAIRE, 'version: "1"', 'version: ""', "Fill it in."),
        (
            Questionnaire,
            QUESTIONNAIRE,
            "top: [4, 5]",
            "top: [4, 7]",
            "some of the labelled",
        ),
        (
            Questionnaire,
            QUESTIONNAIRE,
            "      1: {en",
            "      x: {en",
            '"x" is not a whole number',
        ),
        (Questionnaire, QUESTIONNAIRE, "scale: agree", "scale: agre", "not listed"),
    ],
)
def test_each_mistake_is_said_in_plain_words(
    tmp_path: Path, model: type[Strict], text: str, old: str, new: str, words: str
) -> None:
    said = "\n".join(mistakes(tmp_path, changed(text, old, new), model))
    assert words in said
    assert "pydantic" not in said.lower()
    assert "input" not in said.lower()


def test_the_line_is_that_of_the_key_inside_a_list(tmp_path: Path) -> None:
    text = changed(FRAMEWORK, "provenance: fact", "provenence: fact")
    first, second = mistakes(tmp_path, text, Framework)
    # The KPI begins in line 12; its tenth key stands in line 20.
    assert '"pillars[1].kpis[1].provenance": this key is missing' in first
    assert "row 20" in second
    assert '"pillars[1].kpis[1].provenence"' in second


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "the file is empty"),
        ("# only a remark\n", "must hold keys and values"),
        ("- a\n", "must hold keys and values"),
        ("just text\n", "must hold keys and values"),
        ("a: [1\n", "this is not valid YAML"),
        ("a: 'open\n", "this is not valid YAML"),
        ("a:\n\t- b\n", "this is not valid YAML"),
        ("a: 1\n b: 2\n", "this is not valid YAML"),
        ("a: 1\n---\nb: 2\n", "this is not valid YAML"),
        ("a: *nobody\n", "an alias (*) without its one anchor (&)"),
        ("a: \x07\n", "characters that YAML does not allow"),
        ("[a, b]: 1\n", "a key must be one word"),
        ("a: 2023-13-45\n", "looks like a date or number but is none"),
        ("a: " + "9" * 5000 + "\n", "looks like a date or number but is none"),
        ("a: !!python/object/apply:os.system [ls]\n", "tags (!) and merge keys"),
        ("a: !!binary aGk=\n", "tags (!) and merge keys"),
        ("a: !secret 1\n", "tags (!) and merge keys"),
        ("a: &a [*a]\n", "an alias cannot hold itself"),
        ("a: " + "[" * 60 + "]" * 60 + "\n", "nested too deeply"),
        ("a: " + "[" * 5000 + "\n", "nested too deeply"),
        (b"a: caf\xe9\n", "not in UTF-8"),
        ("a: b\n".encode("utf-16"), "not in UTF-8"),
        (b"a: b # " + b"x" * 1_000_001, "larger than 1 MB"),
        (b"PK\x03\x04\x00", "characters that YAML does not allow"),
    ],
)
def test_what_is_no_plain_yaml_is_refused(
    tmp_path: Path, text: str | bytes, words: str
) -> None:
    (said,) = mistakes(tmp_path, text)
    assert words in said


def test_aliases_that_blow_up_are_refused(tmp_path: Path) -> None:
    # Ten aliases a level, nine levels: 10^9 entries once written out.
    text = "a0: &a0 [x]\n"
    for level in range(1, 10):
        text += f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]\n"
    (said,) = mistakes(tmp_path, text)
    assert "aliases (*) blow the file up" in said


def test_a_few_aliases_are_welcome(tmp_path: Path) -> None:
    text = changed(PILOT, "title: {en: Tiny pilot}", "title: &title {en: Tiny pilot}")
    text = changed(text, "title: {en: Vacancies}", "title: *title")
    found = read_yaml(write(tmp_path, text), FILE, Pilot)
    assert found.covariates[0].title == {"en": "Tiny pilot"}


def test_words_are_no_truth_values_as_yaml_1_2_says(tmp_path: Path) -> None:
    text = changed(QUESTIONNAIRE, '{"1": {en: I agree}, "0": {en: I do not agree}}',
                   "{yes: {en: I agree}, no: {en: I do not agree}}")  # fmt: skip
    text = changed(text, 'refused: ["0"]', "refused: [no]")
    found = read_yaml(write(tmp_path, text), FILE, Questionnaire)
    assert found.item("js_c0").refused == ("no",)


def test_a_missing_configuration_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="this file does not exist"):
        read_yaml(tmp_path / FILE, FILE, Pilot)
