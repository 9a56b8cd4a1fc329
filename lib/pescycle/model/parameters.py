"""The parameters that every notebook takes."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from pescycle.errors import UsageError
from pescycle.model.base import SLUG
from pescycle.model.nearest import nearest


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """``center`` empty stands for all centers; paths are as the user wrote them."""

    pilot: str
    round: str
    center: str = ""
    language: str = "en"
    output: str = "reports"

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if not isinstance(value, str):
                raise UsageError(
                    f"Parameter {field.name} must be text in quotes, like "
                    f'{field.name} = "2023-1"; it is a {type(value).__name__}. '
                    "With papermill use -r instead of -p for values that look like numbers."
                )
        for name in ("round", "center"):
            value = getattr(self, name)
            if value and not SLUG.fullmatch(value):
                raise UsageError(
                    f"Parameter {name}: an id has small letters, digits, - and _ only."
                )


def refuse_unknown(names: set[str]) -> None:
    """Stop with the nearest right name where a parameter's name is not one of ours."""
    known = [field.name for field in fields(Parameters)]
    for name in sorted(names - set(known)):
        listed = f"The parameters are {', '.join(known)}."
        _refuse(f"Unknown parameter {name}.", nearest(name, known), listed)


def refuse_unlisted(what: str, name: str, names: Iterable[str]) -> None:
    """Stop where there is no round or center with that name; offer the nearest."""
    known = list(names)
    if name not in known:
        listed = f"There are: {', '.join(known)}."
        _refuse(f'There is no {what} "{name}".', nearest(name, known), listed)


def _refuse(*sentences: str) -> None:
    raise UsageError(" ".join(sentence for sentence in sentences if sentence))
