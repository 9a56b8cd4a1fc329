"""Paper forms and posters: what stands on them, that they are safe, that they print."""

import re
from base64 import b64decode
from html.parser import HTMLParser
from pathlib import Path
from zlib import decompress, error

import pytest
import segno

from pescycle.instruments.pages import css_text
from pescycle.instruments.paper import paper_page
from pescycle.instruments.posters import center_address, poster_page
from pescycle.io.browsers import find_browser, print_pdf
from pescycle.io.pilots import read_survey
from pescycle.model.collection import Collection
from pescycle.model.forms import wording_version
from pescycle.model.questionnaire import Questionnaire
from tests.reference import REPOSITORY

LANGUAGES = ("km", "en", "fr", "es")
AUDIENCES = ("jobseeker", "employer", "staff")
BROWSER = find_browser()
A4 = (595, 842)  # points


@pytest.fixture(scope="module")
def survey():
    return read_survey(REPOSITORY / "data/cambodia_example")


class Words(HTMLParser):
    """The words of a page, without its style."""

    def __init__(self, page):
        super().__init__()
        self.text, self.counts, self.style = "", {}, False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.style = tag == "style"
        name = dict(attrs).get("class", "")
        self.counts[tag, name] = self.counts.get((tag, name), 0) + 1

    def handle_data(self, data):
        self.text += "" if self.style else data


def plain(text):
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_question_and_answer_stands_on_paper(survey, audience, language):
    asked = survey.questionnaires[audience]
    page = Words(paper_page(survey, audience, language))
    text = plain(page.text)
    for item in asked.items:
        assert plain(item.wording[language]) in text
        for label in getattr(item, "choices", {}).values():
            assert plain(label[language]) in text
    for scale in asked.scales:
        for label in scale.labels.values():
            assert plain(label[language]) in text


def test_a_grid_has_a_box_with_its_code_for_each_answer(survey):
    page = Words(paper_page(survey, "staff", "en"))
    # One row for the overall question, six for the others; 5 steps and 8 and 9 each.
    assert page.text.count("In my center") == 4
    boxes = page.counts["span", "box"]
    assert boxes == (1 + 6) * 7 + 2  # and yes and no of the consent
    codes = re.findall(r"[158]", "".join(page.text.split("supports me")[1].split()))
    assert codes[:3] == ["1", "5", "8"]


def test_a_condition_says_which_answer_leads_to_the_question(survey):
    text = plain(Words(paper_page(survey, "jobseeker", "fr")).text)
    assert "Seulement si vous avez répondu « Oui » à la question 19" in text
    assert "20 Votre problème" in text or "20Votre problème" in text


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Center:"), ("fr", "Centre\N{NO-BREAK SPACE}:"), ("km", "មជ្ឈមណ្ឌល៖")],
)
def test_the_place_for_the_center_has_the_colon_of_the_language(survey, language, said):
    assert f"<span>{said}</span>" in paper_page(survey, "jobseeker", language)


def test_a_number_has_a_box_for_each_of_its_digits(survey):
    page = paper_page(survey, "employer", "en")
    digits = re.findall(r'<span class="digits">(.*?)</span><span class="hint">', page)
    # 0 to 500, twice; 0 to 10 has a box to cross for each number instead.
    assert [found.count("box") for found in digits] == [3, 3]


def test_refusing_ends_the_paper_form_too(survey):
    text = plain(Words(paper_page(survey, "employer", "en")).text)
    assert "If not: stop here." in text


def test_a_synthetic_pilot_says_so_on_paper_and_poster(survey):
    real = survey.pilot.model_copy(update={"synthetic": False})
    said = "no real service asks this"
    for folder, expected in ((survey, True), (_with(survey, real), False)):
        assert (said in paper_page(folder, "staff", "en")) == expected
        assert (said in poster_page(folder, "staff", LANGUAGES)) == expected


def _with(survey, pilot):
    from dataclasses import replace

    return replace(survey, pilot=pilot)


def test_khmer_comes_with_its_font_and_other_pages_without(survey):
    assert "data:font/woff;base64," in paper_page(survey, "staff", "km")
    assert "data:font/woff;base64," not in paper_page(survey, "staff", "en")


def test_wording_cannot_write_html_or_leave_the_style(survey):
    asked = survey.questionnaires["staff"]
    bad = asked.model_dump(mode="json")
    bad["version"] = '"; } body { display: none } @page { x: "'
    bad["items"][1]["wording"] = {"en": "<script>alert(1)</script> & more"}
    folder = _with(survey, survey.pilot)
    folder.questionnaires.update(staff=Questionnaire.model_validate(bad))
    try:
        page = paper_page(folder, "staff", "en")
    finally:
        folder.questionnaires.update(staff=asked)
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in page
    assert "{ display: none" not in page


def test_what_a_style_holds_keeps_khmer_and_loses_quotes():
    assert css_text('ទំព័រ "1"; }') == "ទំព័រ 1 "


def test_a_poster_a_center_with_its_name_and_its_own_code(survey):
    page = poster_page(survey, "jobseeker", LANGUAGES)
    codes = re.findall(r'<img class="code" src="([^"]+)" alt="([^"]+)"', page)
    assert page.count('<section class="poster">') == len(survey.centers) == 12
    assert len(set(codes)) == 12
    for number, (source, address) in enumerate(codes, 1):
        assert f"link_center%5D=c{number:02d}&amp;" in address
        drawing = b64decode(source.partition(",")[2]).decode()
        wanted = segno.make(address.replace("&amp;", "&"), error="q", micro=False)
        # The drawing's square is the code and four white modules on each side.
        side = wanted.symbol_size(border=4)[0]
        assert f'viewBox="0 0 {side} {side}"' in drawing
        assert dark_modules(drawing) == sum(map(sum, wanted.matrix))


def dark_modules(drawing):
    """Length of all horizontal strokes of the drawing: one a dark module."""
    path = re.search(r' d="([^"]+)"', drawing)[1]
    return sum(int(length) for length in re.findall(r"h(\d+)", path))


def test_brackets_are_written_so_that_no_camera_stops_there():
    template = "https://ee.example.org/x/a?d[/data/link_center]={center}&b=%20"
    assert center_address(template, "c-1_x") == (
        "https://ee.example.org/x/a?d%5B/data/link_center%5D=c-1_x&b=%20"
    )


def test_a_text_that_lacks_in_a_language_is_not_said_twice(survey):
    # The pilot's title has no Spanish: English stands for it, once.
    page = poster_page(survey, "staff", LANGUAGES)
    said = survey.pilot.title["en"]
    assert page.count(said) == len(survey.centers)


def test_without_own_languages_a_form_has_those_of_its_title(survey):
    from pescycle.instruments.form import audience_form

    pilot = survey.pilot.model_copy(update={"collection": Collection()})
    form = audience_form(_with(survey, pilot), "staff")
    assert form.languages == ("en", "fr", "es", "km")


needs_browser = pytest.mark.skipif(BROWSER is None, reason="no browser that prints")


def pdf_objects(content):
    """Text of a PDF's objects, unpacked where they are packed."""
    parts = [content]
    for packed in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        try:
            parts.append(decompress(packed))
        except error:
            continue
    return b"\n".join(parts)


@needs_browser
def test_the_khmer_paper_form_prints_as_a4_with_its_font_inside(survey, tmp_path: Path):
    page, target = tmp_path / "paper.html", tmp_path / "paper.pdf"
    page.write_text(paper_page(survey, "staff", "km"), "utf-8")

    assert print_pdf(BROWSER, page, target)

    objects = pdf_objects(target.read_bytes())
    box = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", objects)
    assert tuple(round(float(side)) for side in box.groups()) == A4
    assert b"NotoSansKhmer" in objects.replace(b" ", b"")


@needs_browser
def test_posters_print_one_page_a_center(survey, tmp_path: Path):
    page, target = tmp_path / "posters.html", tmp_path / "posters.pdf"
    page.write_text(poster_page(survey, "staff", LANGUAGES), "utf-8")

    assert print_pdf(BROWSER, page, target)

    objects = pdf_objects(target.read_bytes())
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", objects)) == len(survey.centers)


def test_the_version_stands_at_the_foot(survey):
    page = paper_page(survey, "staff", "en")
    assert wording_version(survey.questionnaires["staff"]) in page
