"""A report as one HTML page: a notebook's prose and shown things in our own frame."""

from copy import deepcopy
from pathlib import Path

from markupsafe import Markup
from nbconvert import HTMLExporter
from nbformat import NotebookNode

from pescycle.report.frame import PageFrame
from pescycle.report.khmer import khmer_font
from pescycle.report.markdown import prose_html
from pescycle.report.safety import POLICY, PageError, assert_safe
from pescycle.report.shown import templates
from pescycle.report.typography import with_fixed_spaces

TEMPLATES = Path(__file__).parent / "template"
# Every shown thing's root element starts so; a bare frame's or a figure's HTML does not.
SHOWN = ('<div class="shown ', '<figure class="shown ', '<p class="shown ')
KEPT_KERNEL = ("name", "display_name", "language")


class ReportExporter(HTMLExporter):
    """The body of a report: prose, then what each cell shows, without code or prompts."""

    def __init__(self) -> None:
        super().__init__(
            template_name="pescycle",
            extra_template_basedirs=[str(TEMPLATES)],
            filters={"markdown2html": prose_html},
        )

    def default_filters(self):
        """Those of nbconvert, but Markdown that lets no HTML through."""
        yield from super().default_filters()
        yield ("markdown2html", prose_html)


def page_html(notebook: NotebookNode, frame: PageFrame) -> str:
    """Whole page of an executed notebook, ready to be written.

    Raises
    ------
    PageError
        The notebook shows an error, prints, or shows anything that is not from the report
        room; or the page is not safe.
    """
    _refuse_foreign_outputs(notebook)
    body, _ = ReportExporter().from_notebook_node(deepcopy(notebook))
    return whole_page("base.html.j2", frame, body=Markup(body))


def whole_page(template: str, frame: PageFrame, **content: object) -> str:
    """Page of one of our templates, with a font where it holds Khmer, found safe."""
    fill = templates().get_template(template).render
    page = fill(frame=frame, policy=POLICY, font="", **content)
    font = khmer_font(page)
    if font:
        page = fill(frame=frame, policy=POLICY, font=font, **content)
    page = with_fixed_spaces(page, frame.language)
    assert_safe(page)
    return page


def strip_notebook(notebook: NotebookNode) -> NotebookNode:
    """Copy of an executed notebook without parameters, times and traces of the machine."""
    copy = deepcopy(notebook)
    copy.cells = [cell for cell in copy.cells if "injected-parameters" not in _tags(cell)]
    for cell in copy.cells:
        cell.metadata = NotebookNode({"tags": _tags(cell)} if _tags(cell) else {})
    kernel = copy.metadata.get("kernelspec", {})
    copy.metadata = NotebookNode(
        kernelspec={key: kernel[key] for key in KEPT_KERNEL if key in kernel},
        language_info={"name": "python"},
    )
    return copy


def _tags(cell: NotebookNode) -> list[str]:
    """A cell's tags, without those by which papermill marks what it did."""
    return [tag for tag in cell.metadata.get("tags", []) if not tag.startswith("papermill")]


def _refuse_foreign_outputs(notebook: NotebookNode) -> None:
    for number, cell in enumerate(notebook.cells, 1):
        for output in cell.get("outputs", []):
            fault = _fault(output)
            if fault:
                # What it printed could be a respondent's answer: only the place is named.
                raise PageError(f"Cell {number} of the notebook {fault}.")


def _fault(output: NotebookNode) -> str:
    if output.output_type == "error":
        return "ended in an error"
    if output.output_type == "stream":
        return f"prints to {output.name}"
    if not output.data.get("text/html", "").startswith(SHOWN):
        return "shows something that is not from the report room"
    return ""
