"""What a cell of a notebook shows: tables, charts, sentences, notes, each as safe HTML."""

from base64 import b64encode
from dataclasses import dataclass, field
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def templates() -> Environment:
    """Our templates; everything that is filled into them is escaped."""
    return Environment(
        loader=PackageLoader("pescycle.report", "template"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


class _Shown:
    """Renders the template of its class with itself; the text form is for consoles."""

    template = ""

    def _repr_html_(self) -> str:
        return templates().get_template(f"shown/{self.template}.html.j2").render(shown=self)


@dataclass(frozen=True)
class Header:
    """A column's head; ``align`` is "start" for words, "end" or "wrap" for figures."""

    text: str
    align: str = "start"


@dataclass(frozen=True)
class Cell:
    """A cell's text; ``spoken`` is what a screen reader says in place of a dash."""

    text: str
    spoken: str = ""


@dataclass(frozen=True, repr=False)
class Table(_Shown):
    """A captioned table; its first column heads the rows; ``note`` is its rule.

    A ``wide`` one is set smaller, a ``long`` one stands in a box of its own, and ``hint``
    tells how to scroll it.
    """

    caption: str
    headers: tuple[Header, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    wide: bool = False
    long: bool = False
    hint: str = ""
    template = "table"

    def __repr__(self) -> str:
        lines = [" | ".join(header.text for header in self.headers)]
        lines += [" | ".join(cell.text for cell in row) for row in self.rows]
        return "\n".join([self.caption, *lines])


@dataclass(frozen=True, repr=False)
class Chart(_Shown):
    """A picture; ``alt`` says in words and numbers what it shows."""

    png: bytes = field(repr=False)
    alt: str
    caption: str
    template = "chart"

    @property
    def source(self) -> str:
        """The picture as a data address."""
        return "data:image/png;base64," + b64encode(self.png).decode("ascii")

    def __repr__(self) -> str:
        return f"{self.caption}: {self.alt}"


@dataclass(frozen=True, repr=False)
class Sentences(_Shown):
    """A paragraph of sentences, then where there are any a list of ``points``."""

    text: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    template = "sentences"

    def __repr__(self) -> str:
        return "\n".join(
            [" ".join(self.text), *(f"- {point}" for point in self.points)]
        ).strip()


@dataclass(frozen=True, repr=False)
class Note(_Shown):
    """A boxed remark; ``tone`` is "plain", or "warning" for what a reader must not miss."""

    text: str
    tone: str = "plain"
    template = "note"

    def __repr__(self) -> str:
        return self.text
