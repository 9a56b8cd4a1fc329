"""Pages for printing: our templates, a font where there is Khmer, found safe."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from pescycle.instruments.faces import EYES
from pescycle.report.khmer import khmer_font
from pescycle.report.safety import POLICY, assert_safe


@cache
def _templates() -> Environment:
    """Our templates; everything that is filled into them is escaped."""
    return Environment(
        loader=PackageLoader("pescycle.instruments", "template"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def printed_page(template: str, **content: object) -> str:
    """A page that asks for nothing from anywhere, ready to be written and printed.

    Raises
    ------
    PageError
        The page is not safe.
    """
    fill = _templates().get_template(template).render
    shared = {"policy": POLICY, "eyes": EYES}
    page = fill(font="", **shared, **content)
    font = khmer_font(page)
    if font:
        page = fill(font=font, **shared, **content)
    assert_safe(page)
    return page


def css_text(text: str) -> str:
    """A text as a style may hold it between quotes: nothing in it can end the quotes."""
    plain = "".join(sign for sign in text if sign.isalnum() or sign in " .,_-/·:")
    # Khmer vowels and signs are marks, which isalnum leaves out.
    marks = "".join(sign for sign in text if sign in plain or "\u1780" <= sign <= "\u17ff")
    return marks
