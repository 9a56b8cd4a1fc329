"""What pilot.yml and the questionnaires say of forms, and what their authors are told."""

import os
from pathlib import Path

import pytest

from pescycle.batch.forms import make_forms
from pescycle.errors import ConfigError, UsageError
from pescycle.io.browsers import find_browser, print_pdf
from pescycle.io.pilots import check_pilot, read_survey
from pescycle.starter import write_starter
from tests.commands import pescycle
from tests.robustness.tiny_pilot import change, lines

ADDRESS = "https://ee.example.org/x/abcd?d[/data/link_center]={center}"
WRONG_ADDRESS = (
    "this is no address of a web form; copy it from the browser: it begins with https:// "
    "and has no space and only letters a-z."
)
NEEDS_CENTER = (
    "the address needs {center} once, where the center's id goes, such as "
    "https://ee.example.org/x/abcd?d[/data/link_center]={center}."
)


def with_collection(folder: Path, text: str) -> Path:
    path = folder / "pilot.yml"
    path.write_text(path.read_text("utf-8") + f"collection: {text}\n", "utf-8")
    return folder


def told(folder: Path, text: str) -> str:
    return lines(check_pilot(with_collection(folder, text)))


@pytest.mark.parametrize(
    "address",
    ["http://ee.example.org/{center}", "ee.example.org/{center}",
     "https://ee.example.org/ x/{center}", "https://មជ្ឈ.org/{center}",
     "https://me:secret@ee.example.org/{center}", "javascript:alert({center})"],
)  # fmt: skip
def test_what_is_no_address_is_refused_and_not_repeated(pilot_folder: Path, address):
    said = told(pilot_folder, f'{{url: {{jobseeker: "{address}"}}}}')
    assert said == f'pilot.yml, row 11: "collection.url.jobseeker": {WRONG_ADDRESS}'


@pytest.mark.parametrize(
    "address",
    ["https://ee.example.org/x", "https://ee.example.org/{center}/{center}",
     "https://ee.example.org/{center}/{form}", "https://ee.example.org/{centre}"],
)  # fmt: skip
def test_an_address_needs_the_place_of_the_center_once(pilot_folder: Path, address):
    said = told(pilot_folder, f'{{url: {{jobseeker: "{address}"}}}}')
    assert said == f'pilot.yml, row 11: "collection.url.jobseeker": {NEEDS_CENTER}'


def test_an_address_of_an_audience_that_nobody_asks_is_refused(pilot_folder: Path):
    said = told(pilot_folder, f'{{url: {{employer: "{ADDRESS}"}}}}')
    assert said == (
        'pilot.yml, row 11: "collection.url.employer": no audience of this pilot; its '
        "audiences are jobseeker."
    )


def test_a_good_address_is_taken(pilot_folder: Path):
    assert told(pilot_folder, f'{{url: {{jobseeker: "{ADDRESS}"}}}}') == ""


@pytest.mark.parametrize(
    ("languages", "message"),
    [("[en, xx]", "unknown language 'xx'; use en, fr, es, km."),
     ("[en, en]", "a language stands twice; keep it once.")],
)  # fmt: skip
def test_languages_of_the_forms_are_checked(pilot_folder: Path, languages, message):
    said = told(pilot_folder, f"{{languages: {languages}}}")
    assert said == f'pilot.yml, row 11: "collection.languages": {message}'


def test_words_are_known_by_their_key(pilot_folder: Path):
    said = told(pilot_folder, "{words: {thank: {en: Thanks}}}")
    assert said == (
        'pilot.yml, row 11: "collection.words.thank": there are no words "thank"; Did you '
        'mean "thanks"?'
    )


@pytest.mark.parametrize("text", ["From {low}", "{low} to {high} {more}", "{low to {high}"])
def test_words_keep_their_places(pilot_folder: Path, text):
    said = told(pilot_folder, f'{{words: {{whole_number: {{en: "{text}"}}}}}}')
    assert said == (
        'pilot.yml, row 11: "collection.words.whole_number.en": these words have other '
        "places than ours; ours: {high} and {low}."
    )


def condition(folder: Path, text: str) -> str:
    path = folder / "questionnaires/jobseeker.yml"
    change(path, "    type: open\n", f"    type: open\n    asked_if: {text}\n")
    return lines(p for p in check_pilot(folder) if p.file.startswith("questionnaires"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{js_q9: [1]}", '"js_q9" is no item before this one; Did you mean "js_q1"?'),
        ("{js_t1: [a]}", '"js_t1" is no item before this one; Did you mean "js_s1"?'),
        ("{js_sex: [femal]}", '"femal" is no answer of js_sex; Did you mean "female"?'),
        ("{js_q1: [7]}", '"7" is no answer of js_q1; its answers are 1, 2, 3, 4, 5, 8, 9.'),
    ],
)
def test_a_condition_that_can_never_be_met_is_told(pilot_folder: Path, text, message):
    key = text.strip("{").partition(":")[0]
    row = 60
    said = condition(pilot_folder, text)
    place = f'"items[6].asked_if.{key}": '
    assert said.startswith("questionnaires/jobseeker.yml, row ")
    assert said.endswith(place + message), (said, row)


def test_a_good_condition_is_taken(pilot_folder: Path):
    assert condition(pilot_folder, "{js_sex: [female], js_s1: [guidance, phone]}") == ""


def test_an_item_cannot_be_called_like_a_field_of_every_form(pilot_folder: Path):
    path = pilot_folder / "questionnaires/jobseeker.yml"
    change(path, "id: js_t1", "id: form_version")
    said = lines(p for p in check_pilot(pilot_folder) if p.rule == "reserved_id")
    assert said.startswith(
        'questionnaires/jobseeker.yml: the item id "form_version" is the name of a column'
    )


def test_a_form_is_made_before_any_answer_is_there(pilot_folder: Path, monkeypatch):
    (pilot_folder / "rounds/2023-1/export.csv").unlink()
    monkeypatch.setattr("pescycle.batch.forms.find_browser", lambda: None)
    (made,) = make_forms(read_survey(pilot_folder), "", pilot_folder.parent / "out")
    names = [path.name for path in made.files]
    assert names == ["tiny_jobseeker.xlsx", "media", "paper_en.html"]
    assert all(path.exists() for path in made.files)
    assert len(list((made.files[1]).glob("face_*_of_5.png"))) == 5


def test_without_an_address_or_a_browser_a_person_is_told_what_to_do(
    pilot_folder: Path, monkeypatch
):
    monkeypatch.setattr("pescycle.batch.forms.find_browser", lambda: None)
    (made,) = make_forms(
        read_survey(pilot_folder), "jobseeker", pilot_folder.parent / "out"
    )
    assert made.remarks == (
        "No posters: write the address of the web form into pilot.yml, collection: {url: "
        "{jobseeker: https://...}}, with {center} where the center's id goes.",
        "No Chromium, Chrome or Edge was found, so there is no PDF: open the pages (.html) "
        "in any browser and print them, or name the program in PESCYCLE_BROWSER.",
    )


def test_a_form_that_lacks_a_language_is_not_written_at_all(pilot_folder: Path):
    with_collection(pilot_folder, "{languages: [en, km]}")
    with pytest.raises(ConfigError) as caught:
        make_forms(read_survey(pilot_folder), "", pilot_folder.parent / "out")
    said = lines(caught.value.problems)
    assert "item js_q1: no text in ភាសាខ្មែរ (km). Write it under km:" in said
    assert "scale agree, answer 2: no text in ភាសាខ្មែរ (km)." in said
    assert not (pilot_folder.parent / "out").exists()


def test_an_audience_that_is_not_asked_is_told_with_the_nearest(pilot_folder: Path):
    survey = read_survey(pilot_folder)
    with pytest.raises(
        UsageError, match=r'no audience jobseekers\. Did you mean "jobseeker"'
    ):
        make_forms(survey, "jobseekers", pilot_folder)


def test_a_pilot_that_asks_nobody_is_told(pilot_folder: Path):
    change(pilot_folder / "pilot.yml", "audiences: [jobseeker]", "audiences: []")
    with pytest.raises(UsageError, match="asks nobody; name audiences"):
        make_forms(read_survey(pilot_folder), "", pilot_folder)


def test_a_broken_questionnaire_stops_a_form_with_its_problem(pilot_folder: Path):
    change(pilot_folder / "questionnaires/jobseeker.yml", "type: open", "type: opne")
    with pytest.raises(ConfigError, match="No form can be made"):
        read_survey(pilot_folder)


def test_a_browser_that_does_not_exist_is_told(monkeypatch):
    monkeypatch.setenv("PESCYCLE_BROWSER", "no-such-browser")
    with pytest.raises(UsageError, match="PESCYCLE_BROWSER names no program"):
        find_browser()


def test_a_browser_that_prints_nothing_leaves_no_file_and_a_remark(
    pilot_folder: Path, monkeypatch
):
    monkeypatch.setenv("PESCYCLE_BROWSER", "true")
    page = pilot_folder / "page.html"
    page.write_text("<p>", "utf-8")
    page.with_suffix(".pdf").write_text("of an earlier run", "utf-8")
    assert not print_pdf(find_browser(), page, pilot_folder / "page.pdf")
    assert not (pilot_folder / "page.pdf").exists()
    (made,) = make_forms(read_survey(pilot_folder), "", pilot_folder.parent / "out")
    assert "true would not print paper_en.html; print it by hand." in made.remarks


def test_the_starter_s_forms_can_be_made(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("pescycle.batch.forms.find_browser", lambda: None)
    write_starter(tmp_path / "new")
    (made,) = make_forms(read_survey(tmp_path / "new"), "", tmp_path / "out")
    names = [path.name for path in made.files]
    assert names == ["new_jobseeker.xlsx", "media", "paper_en.html", "paper_fr.html"]


def test_the_command_says_what_it_wrote_and_its_mistakes(
    pilot_folder: Path, tmp_path: Path
):
    without = {**os.environ, "PESCYCLE_BROWSER": "true"}
    done = pescycle(
        "form", pilot_folder, "-a", "jobseeker", "-o", tmp_path / "o", env=without
    )
    assert done.code == 0, done.err
    assert "jobseeker: jobseeker-1-" in done.out
    assert "o/tiny/jobseeker/tiny_jobseeker.xlsx" in done.out
    assert "remark: No posters: write the address" in done.out

    strange = pescycle("form", pilot_folder, "--audience", "staff", env=without)
    assert strange.code == 2
    assert "UsageError: The pilot tiny has no audience staff." in strange.err

    with_collection(pilot_folder, "{languages: [fr]}")
    lacking = pescycle("form", pilot_folder, "-o", tmp_path / "p", env=without)
    assert lacking.code == 3
    assert "ConfigError: The forms were not written." in lacking.err
    assert not (tmp_path / "p").exists()
