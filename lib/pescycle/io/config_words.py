"""Mistakes in a configuration, in plain words."""

from collections.abc import Iterator
from enum import EnumType
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from pescycle.errors import Problem
from pescycle.model.nearest import nearest

# Values of these keys may be secrets that were pasted in by mistake.
SILENT_KEYS = frozenset({"key_variable", "password_variable", "query", "url"})
ID_RULE = "An id has small letters a-z, digits, - and _, at most 32."
LIMITS = {
    "greater_than_equal": ("{:g} or more", "ge"),
    "greater_than": ("more than {:g}", "gt"),
    "less_than_equal": ("{:g} or less", "le"),
    "less_than": ("less than {:g}", "lt"),
}
KINDS = {
    "string": "text",
    "int": "a whole number",
    "float": "a number",
    "finite": "a number",
    "bool": "true or false",
    "date": "a date like 2023-01-15",
    "dict": "a group of keys and values",
    "model": "a group of keys and values",
    "tuple": "a list",
    "list": "a list",
}


def config_problem(
    mistake: dict[str, Any], file: str, model: type[BaseModel], line: int
) -> Problem:
    """One mistake that pydantic found, as a problem with its key, line and remedy.

    Parameters
    ----------
    mistake : dict
        One of ``ValidationError.errors()``.
    file : str
        How errors call the file.
    model : type
        The model that the whole file describes.
    line : int
        Line of the key, from 1.
    """
    rule, message, remedy = _words(mistake, model)
    key = _key_path(mistake["loc"], model)
    said = f'"{key}": {message}' if key else message
    return Problem(file=file, rule=rule, row=line, message=said, remedy=remedy)


def _words(mistake: dict[str, Any], model: type[BaseModel]) -> tuple[str, str, str]:
    kind, path = mistake["type"], mistake["loc"]
    context = mistake.get("ctx", {})
    if kind == "extra_forbidden":
        return "unknown_key", "this key is not known here.", _nearest_key(path, model)
    if kind == "missing":
        return "missing_key", "this key is missing.", "Add it."
    if kind in ("value_error", "assertion_error"):
        return "wrong_value", _sentence(str(context["error"])), ""
    if kind in ("enum", "literal_error", "union_tag_invalid"):
        expected = context.get("expected") or context.get("expected_tags", "")
        return (
            "wrong_value",
            f"{_came(mistake)} is not allowed.",
            _nearest_value(mistake, expected),
        )
    if kind == "union_tag_not_found":
        key = context.get("discriminator", "").strip("'")
        return (
            "missing_key",
            f"the key {key} is missing.",
            f"Add {key}: to say which kind this is.",
        )
    return "wrong_value", *_value_words(kind, mistake, context)


def _sentence(words: str) -> str:
    return words if words.endswith((".", "?")) else f"{words}."


def _value_words(
    kind: str, mistake: dict[str, Any], context: dict[str, Any]
) -> tuple[str, str]:
    came = _came(mistake)
    if kind == "string_type":
        return f"{came} is not text.", _quoted(mistake["input"])
    if kind == "string_pattern_mismatch":
        if mistake["loc"] and mistake["loc"][-1] in SILENT_KEYS:
            message = "not the name of an environment variable."
            return message, "Write capitals, like PESCYCLE_KEY."
        return f"{came} is not an id.", ID_RULE
    if kind in LIMITS:
        words, name = LIMITS[kind]
        return f"must be {words.format(context[name])}; it is {came}.", "Correct the value."
    if kind in ("too_short", "string_too_short"):
        least = context.get("min_length", 1)
        message = f"nothing, or too little, stands here; at least {least} is needed."
        return message, "Fill it in."
    wanted = KINDS.get(kind.split("_")[0], "another kind of value")
    return f"{came} is not {wanted}.", f"Write {wanted}."


def _quoted(value: object) -> str:
    """How to write a number or date that should have been text."""
    if isinstance(value, int | float) or hasattr(value, "isoformat"):
        return f'Put it into quotes, like "{value}".'
    return "Write text here."


def _came(mistake: dict[str, Any]) -> str:
    """The value that came, short, or its kind."""
    value = mistake.get("input")
    if mistake["loc"] and mistake["loc"][-1] in SILENT_KEYS:
        return "this value"
    if mistake["type"] == "union_tag_invalid":
        value = mistake["ctx"]["tag"]
    if value is None:
        return "an empty value"
    if isinstance(value, dict):
        return "a group of keys and values"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, bool | int | float):
        return str(value).lower()
    return f'"{value}"' if len(str(value)) <= 40 else "this long text"


def _nearest_value(mistake: dict[str, Any], expected: str) -> str:
    words = [word.strip("' ") for word in expected.replace(" or ", ", ").split(",")]
    value = mistake.get("ctx", {}).get("tag") or mistake.get("input")
    return nearest(str(value), words) or f"Write one of {', '.join(words)}."


def _nearest_key(path: tuple[str | int, ...], model: type[BaseModel]) -> str:
    known = sorted(
        {
            field.alias or name
            for kind in _kinds_at(path[:-1], model)
            for name, field in kind.model_fields.items()
        }
    )
    return nearest(str(path[-1]), known) or f"The keys here are {', '.join(known)}."


def _key_path(path: tuple[str | int, ...], model: type[BaseModel]) -> str:
    """The path as written in the file: names joined by dots, list places counted from 1."""
    said = ""
    for end, step in enumerate(path):
        if isinstance(step, int) and not _is_key(path[:end], model):
            said += f"[{step + 1}]"
        elif step != "[key]" and not _is_variant(path[:end], step, model):
            said += f".{step}" if said else str(step)
    return said


def _is_key(path: tuple[str | int, ...], model: type[BaseModel]) -> bool:
    return any(get_origin(kind) is dict for kind in _types_at(path, model))


def _is_variant(
    path: tuple[str | int, ...], step: str | int, model: type[BaseModel]
) -> bool:
    """Whether a step is no key but the kind by which pydantic chose among variants."""
    here = _types_at(path, model)
    models = [
        kind for kind in here if isinstance(kind, type) and issubclass(kind, BaseModel)
    ]
    return len(models) > 1 and any(_has_tag(kind, step) for kind in models)


def _kinds_at(path: tuple[str | int, ...], model: type[BaseModel]) -> list[type[BaseModel]]:
    here = _types_at(path, model)
    return [kind for kind in here if isinstance(kind, type) and issubclass(kind, BaseModel)]


def _types_at(path: tuple[str | int, ...], model: type[BaseModel]) -> list[Any]:
    """The types that may stand at the end of ``path``."""
    here: list[Any] = [model]
    for step in path:
        tagged = [kind for kind in here if _has_tag(kind, step)]
        here = (
            tagged
            if tagged and len(here) > 1
            else [t for k in here for t in _below(k, step)]
        )
    return here


def _below(kind: Any, step: str | int) -> Iterator[Any]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, found in kind.model_fields.items():
            if step == (found.alias or name):
                yield from _variants(found.annotation)
    elif get_origin(kind) is tuple or get_origin(kind) is list:
        yield from _variants(get_args(kind)[0])
    elif get_origin(kind) is dict:
        yield from _variants(get_args(kind)[1])


def _variants(annotation: Any) -> Iterator[Any]:
    """The plain types behind unions and annotations."""
    if get_origin(annotation) is Annotated:
        yield from _variants(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, UnionType):
        for part in get_args(annotation):
            yield from _variants(part)
    else:
        yield annotation


def _has_tag(kind: Any, step: str | int) -> bool:
    if (
        not isinstance(kind, type)
        or isinstance(kind, EnumType)
        or not issubclass(kind, BaseModel)
    ):
        return False
    return any(
        get_origin(field.annotation) is Literal and step in get_args(field.annotation)
        for field in kind.model_fields.values()
    )
