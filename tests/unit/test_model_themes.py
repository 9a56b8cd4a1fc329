"""Themes in single answers: what counts as the same words, in four languages."""

import unicodedata

import pytest
from pydantic import ValidationError

from pescycle.model.khmer import khmer_form
from pescycle.model.phrases import Phrase, folded
from pescycle.model.themes import Codebook, idle_phrases

WAITING = {
    "id": "waiting",
    "title": {"en": "Waiting"},
    "words": {
        "en": ["wait*", "queue", "opening hours"],
        "fr": ["attente", "trop tôt"],
        "es": ["espera"],
        "km": ["រង់ចាំ"],
    },
    "not": {"en": ["no waiting", "waiting list"], "km": ["មិនរង់ចាំ"]},
}
STAFF = {"id": "staff", "title": {"en": "Staff"}, "words": {"en": ["staff", "rude"]}}
SLOW = {"id": "negative", "title": {"en": "Complaint"}, "words": {"en": ["long", "rude"]}}


def codebook(themes=(WAITING, STAFF), cues=(SLOW,)):
    return Codebook.model_validate({"version": "1", "themes": themes, "cues": cues})


def themes(text):
    return codebook().themes_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "I WAITED",
        "the queue!",
        "Opening\n hours?",
        "L’ATTENTE, encore",
        "TROP TOT",
        "la espera",
        "wait\u00ading",
        "＜ｗａｉｔ＞",
        "យើងរង់ចាំយូរ",
    ],
)
def test_words_of_every_language_are_found_in_any_dress(text):
    assert themes(text) == "waiting"


@pytest.mark.parametrize("text", ["await", "queues", "hours", "opening the hours", ""])
def test_only_whole_words_and_whole_phrases_count(text):
    assert themes(text) == ""


def test_one_answer_can_hold_several_themes_cues_and_languages():
    text = "Staff rude; រង់ចាំ long"
    assert themes(text) == "waiting staff"
    assert codebook().cues_in(text) == "negative"


def test_a_longer_phrase_takes_its_word_away_but_no_other():
    assert themes("there was no waiting") == ""
    assert themes("no waiting here, but waiting there") == "waiting"
    assert themes("on the waiting list") == ""
    assert themes("មិនរង់ចាំ") == ""


def test_the_longest_phrase_wins_wherever_it_begins():
    theme = {**WAITING, "words": {"en": ["long wait"]}, "not": {"en": ["wait was short"]}}
    assert codebook([theme]).themes_in("a long wait was short") == ""
    theme["words"] = {"en": ["a very long wait"]}
    theme["not"] = {"en": ["wait is ok"]}
    assert codebook([theme]).themes_in("a very long wait is ok") == "waiting"


def test_of_two_equally_long_phrases_the_one_under_not_wins():
    theme = {**WAITING, "words": {"en": ["wait"]}, "not": {"en": ["wait"]}}
    assert codebook([theme]).themes_in("wait") == ""


def test_composed_and_decomposed_accents_are_the_same():
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert themes(unicodedata.normalize(form, "Trop tôt")) == "waiting"
    assert folded("Œuvre À L’ÉCOLE") == folded("oeuvre a l’ecole")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ស្ត្រី", "ស្រ្តី"),  # subscript RO before or after another subscript
        ("បណ្តុះ", "បណ្ដុះ"),  # subscripts TA and DA are drawn alike
        ("សិទ្ធិ", "សិទិ្ធ"),  # a vowel before the subscript
        ("ចាំ", "ចំា"),  # a sign before the vowel
        ("កើ", "កេី"),  # OE typed as E and II
        ("កោ", "កេា"),  # OO typed as E and AA
        ("ស៊ី", "សុី"),  # a shifter under a vowel above, typed as U
        ("ឲ្យ", "អោយ"),  # "give"
        ("ឱ្យ", "ឲ្យ"),
        ("ឧ", "អុ"),  # an independent vowel
        ("\u17a3", "\u17a2"),  # deprecated letters
        ("\u17a4", "\u17a2\u17b6"),
        ("\u17d8", "\u17d4\u179b\u17d4"),
        ("កិិ", "កិ"),  # a sign typed twice
        ("ក\u17b4", "ក"),  # inherent vowels are never seen
        ("រង់ ចាំ", "រង់ចាំ"),
        ("រង់\u200bចាំ", "រង់ចាំ"),
        ("រង់\u200c\u200d\u2060\ufeffចាំ", "រង់ចាំ"),
        ("១២", "12"),
    ],
)
def test_spellings_of_one_khmer_word_are_unified(one, other):
    assert khmer_form(folded(one)) == khmer_form(folded(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("កិ", "កី"), ("កា", "ក"), ("ដា", "តា"), ("ក្ត", "កត"), ("រ៉ា", "រា")],
)
def test_different_khmer_words_stay_different(one, other):
    assert khmer_form(folded(one)) != khmer_form(folded(other))


def test_normal_forms_tear_no_khmer_mark_from_its_letter():
    # U+17DD has a combining class above that of coeng, so that NFC changes their order.
    text = "ក\u17dd\u17d2\u1781"
    moved = unicodedata.normalize("NFC", text)
    assert moved != text
    assert khmer_form(folded(text)) == khmer_form(folded(moved)) == "ក\u17d2\u1781\u17dd"


def test_khmer_is_found_from_cluster_to_cluster_only():
    found = codebook([{**WAITING, "words": {"km": ["រក"]}, "not": {}}])
    assert found.themes_in("យើងរកាល") == ""  # another vowel hangs on the last letter
    assert found.themes_in("យើងរកឃើញ") == "waiting"
    assert found.themes_in("ប្រក") == ""  # RO stands below another letter
    stem = codebook([{**WAITING, "words": {"km": ["រក*"]}, "not": {}}])
    assert stem.themes_in("យើងរកាល") == "waiting"


@pytest.mark.parametrize("text", ["*", "", "...", "w*t", "*wait", "ក*ខ", "a ** b"])
def test_a_phrase_that_cannot_be_looked_for_is_refused(text):
    with pytest.raises(ValueError, match="cannot be looked for"):
        Phrase(text)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"themes": [WAITING, WAITING]}, "'waiting' stands twice"),
        ({"cues": [{**SLOW, "id": "waiting"}]}, "'waiting' stands twice"),
        ({"themes": [{**STAFF, "id": "uncoded"}]}, "'uncoded' has a meaning of its own"),
        ({"themes": [{**STAFF, "id": "all"}]}, "'all' has a meaning of its own"),
        ({"themes": [{**STAFF, "words": {"en": []}}]}, "no words in any language"),
        ({"themes": [{**STAFF, "words": {"de": ["lang"]}}]}, "unknown language 'de'"),
    ],
)
def test_a_codebook_that_contradicts_itself_is_refused(change, message):
    content = {"version": "1", "themes": [WAITING], "cues": [SLOW]} | change
    with pytest.raises(ValidationError, match=message):
        Codebook.model_validate(content)


def test_an_empty_codebook_finds_nothing():
    assert codebook([], []).themes_in("waiting") == ""


def test_a_theme_without_words_in_a_language_of_the_others_is_named():
    lacking = [(noun.id, language) for noun, language in codebook().lacking()]
    others = ("fr", "es", "km")
    assert lacking == [(name, code) for name in ("staff", "negative") for code in others]


def test_a_phrase_under_not_that_takes_nothing_away_is_named():
    theme = {**WAITING, "not": {"en": ["no waiting", "never mind"]}}
    assert list(idle_phrases(codebook([theme]).themes[0])) == ["never mind"]
