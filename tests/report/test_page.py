import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from pescycle.report.catalogues import CATALOGUES
from pescycle.report.frame import page_frame
from pescycle.report.markdown import prose_html, translated
from pescycle.report.page import page_html, strip_notebook
from pescycle.report.safety import POLICY, PageError, assert_safe
from pescycle.report.shown import Chart, Note, Sentences
from pescycle.report.voice import Voice
from tests.report.folder import pilot_folder

LINKS = {"enquiry": "01_enquiry.html", "observation": "04_observation.html"}
EMPTY = (
    f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
    f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"></head>'
    "<body>{}</body></html>"
)
# The smallest picture: one pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


def display(*things, **more) -> object:
    outputs = [new_output("display_data", {"text/html": t._repr_html_()}) for t in things]
    return new_code_cell("secret = 1", outputs=[*outputs, *more.get("outputs", ())])


def frame(**pilot):
    return page_frame(
        Voice("en"),
        pilot_folder(**pilot),
        round_id="2023-1",
        phase="observation",
        links=LINKS,
        index="../index.html",
    )


def page(*cells, **pilot) -> str:
    return page_html(new_notebook(cells=list(cells)), frame(**pilot))


def test_a_page_shows_prose_and_shown_things_and_no_code():
    html = page(
        new_markdown_cell("# What came of it\n\nA **rule** in a sentence."),
        display(
            Sentences(("Four of six.",), ("One point.",)), Note("Mind this.", "warning")
        ),
    )
    assert "<h1" in html
    assert "<strong>rule</strong>" in html
    assert "<p>Four of six.</p>" in html
    assert "<li>One point.</li>" in html
    assert '<p class="shown note warning">Mind this.</p>' in html
    assert "secret" not in html


def test_a_page_says_its_language_title_policy_and_steps():
    html = page(new_markdown_cell("# One"))
    assert '<html lang="en">' in html
    assert "<title>Observation · 2023-1 · Example pilot</title>" in html
    assert f'content="{POLICY}"'.replace("'", "&#39;") in html
    assert '<a href="01_enquiry.html">1 Enquiry</a>' in html
    assert '<a href="04_observation.html" aria-current="page">2 Observation</a>' in html
    assert '<a href="../index.html">All rounds</a>' in html


def test_a_page_ends_with_editions_and_versions():
    html = page(new_markdown_cell("# One"))
    assert "Example framework, edition 2023." in html
    assert "Questionnaire: Jobseekers, version 3." in html
    assert "Made with pescycle" in html


def test_synthetic_data_are_announced_and_real_data_are_not():
    sentence = "Synthetic example data: no figure here is about a real office or person."
    assert sentence in page(new_markdown_cell("# One"))
    assert sentence not in page(new_markdown_cell("# One"), synthetic=False)


def test_html_in_prose_is_shown_as_letters():
    html = prose_html(
        "<script>alert(1)</script>\n\n<b onclick='x()'>bold</b> [a](javascript:x)"
    )
    assert "<script" not in html
    assert "<b " not in html
    assert "javascript:" not in html
    assert page(new_markdown_cell("<script>alert(1)</script>"))


def test_a_chart_is_a_figure_with_a_text_in_its_place():
    html = page(display(Chart(PIXEL, alt='From 1 to "3".', caption="A <line>")))
    assert '<figure class="shown chart"><img alt=\'From 1 to "3".\'' in html
    assert "<figcaption>A &lt;line&gt;</figcaption>" in html


def test_a_font_comes_only_with_khmer():
    assert "font-face" not in page(new_markdown_cell("# Latin é"))
    assert "data:font/woff;base64," in page(new_markdown_cell("# ការពេញចិត្ត"))


@pytest.mark.parametrize(
    ("output", "fault"),
    [
        (
            new_output("error", ename="E", evalue="secret", traceback=[]),
            "ended in an error",
        ),
        (new_output("stream", name="stderr", text="secret"), "prints to stderr"),
        (new_output("stream", name="stdout", text="secret"), "prints to stdout"),
        (new_output("display_data", {"text/plain": "secret"}), "not from the report room"),
        (
            new_output("display_data", {"text/html": "<div><table>secret</table></div>"}),
            "not from the report room",
        ),
    ],
)
def test_what_the_report_room_did_not_make_stops_the_page_without_quoting(output, fault):
    with pytest.raises(PageError, match=fault) as caught:
        page(new_markdown_cell("# One"), display(outputs=[output]))
    assert "Cell 2" in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "body",
    [
        "<script>1</script>",
        "<SCRIPT SRC=x></SCRIPT>",
        "<iframe></iframe>",
        "<object></object>",
        "<embed>",
        "<link rel=stylesheet href=a.css>",
        "<form></form>",
        '<p onclick="x()">a</p>',
        '<a href="javascript:x()">a</a>',
        '<a href=" java\nscript:x()">a</a>',
        '<a href="file:///etc/passwd">a</a>',
        '<img alt="a" src="https://example.org/a.png">',
        '<img alt="a" src="picture.png">',
        '<img alt="a" src="data:text/html;base64,YQ==" srcset="//example.org/a 2x">',
        '<img src="data:image/png;base64,YQ==">',
        '<p style="background: url(https://example.org/a)">a</p>',
        "<style>@import 'a.css';</style>",
        '<meta http-equiv="refresh" content="0">',
        "<p>/home/anna/pilot</p>",
        "<p>read from /tmp/x</p>",
        r"<p>C:\Users\anna</p>",
    ],
)
def test_a_page_that_could_run_request_or_reveal_is_refused(body):
    with pytest.raises(PageError, match="The page is not safe"):
        assert_safe(EMPTY.replace("{}", body))


@pytest.mark.parametrize(
    "body",
    [
        '<a href="https://example.org/home/page">a page elsewhere</a>',
        '<a href="../index.html#content">a page here</a>',
        '<img alt="a" src="data:image/png;base64,YQ==">',
        "<p>css/jobseekers.csv, on the other hand, and/or 3/4</p>",
    ],
)
def test_a_harmless_page_passes(body):
    assert_safe(EMPTY.replace("{}", body))


def test_a_page_without_its_policy_or_with_another_is_refused():
    with pytest.raises(PageError, match="content security policy"):
        assert_safe(EMPTY.replace("img-src data:;", "img-src *;"))
    with pytest.raises(PageError, match="content security policy"):
        assert_safe('<html lang="en"></html>')


def test_a_stored_notebook_keeps_outputs_and_no_trace_of_the_run():
    cell = display(Note("Kept."))
    cell.metadata.update(
        {"papermill": {"duration": 1}, "execution": {"x": "1"}, "tags": ["a"]}
    )
    injected = new_code_cell(
        'pilot = "/home/anna/p"', metadata={"tags": ["injected-parameters"]}
    )
    notebook = new_notebook(
        cells=[injected, cell],
        metadata={
            "papermill": {
                "input_path": "/tmp/in.ipynb",
                "parameters": {"pilot": "/home/a"},
            },
            "kernelspec": {"name": "python3", "display_name": "Python 3", "path": "/usr/x"},
            "language_info": {"name": "python", "version": "3.11.7"},
        },
    )
    stripped = strip_notebook(notebook)
    assert [one.source for one in stripped.cells] == ["secret = 1"]
    assert stripped.cells[0].outputs == cell.outputs
    assert stripped.cells[0].metadata == {"tags": ["a"]}
    assert set(stripped.metadata) == {"kernelspec", "language_info"}
    assert "/home" not in str(stripped)
    assert "papermill" in notebook.metadata


def test_prose_is_translated_cell_by_cell_before_it_runs(tmp_path):
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "pescycle.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "# What came of it {here}"\nmsgstr "# Ce qui en est sorti {here}"\n',
        encoding="utf-8",
    )
    notebook = new_notebook(
        cells=[new_markdown_cell("\n# What came of it {here}\n"), new_code_cell("# code")]
    )
    french = translated(notebook, Voice("fr", catalogues=tmp_path))
    assert [cell.source for cell in french.cells] == [
        "# Ce qui en est sorti {here}",
        "# code",
    ]
    assert notebook.cells[0].source.startswith("\n")
    assert CATALOGUES.is_dir()
