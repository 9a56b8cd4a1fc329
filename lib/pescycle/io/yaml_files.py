"""Configuration in YAML: safe, version 1.2, every mistake with its line."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from pescycle.errors import ConfigError, DataError, Problem
from pescycle.io.config_words import config_problem
from pescycle.io.content import file_content
from pescycle.model.base import Strict

SIZE_LIMIT = 1_000_000
# Nodes after every alias is written out: far above any framework, far below a bomb.
NODE_LIMIT = 100_000
DEPTH_LIMIT = 40
TAGS = frozenset(
    f"tag:yaml.org,2002:{kind}"
    for kind in ("map", "seq", "str", "int", "float", "bool", "null", "timestamp")
)
RULES_1_2 = YAML(typ="safe", pure=True)

Noun = TypeVar("Noun", bound=Strict)


@dataclass
class _Refused(Exception):
    """What stands in a file and must not, and its line (from 1)."""

    message: str
    remedy: str
    line: int
    rule: str = "forbidden_yaml"


def read_yaml(path: Path, name: str, model: type[Noun]) -> Noun:
    """The noun that a YAML file describes.

    Parameters
    ----------
    path : Path
        File to read.
    name : str
        How errors call the file.
    model : type
        One of the models; its unknown keys, types and rules are checked.

    Raises
    ------
    ConfigError
        With one problem a mistake: line, key, what is wrong, how to put it right.
    """
    try:
        root = _checked_tree(_text(path, name))
        content = _plain(root)
    except _Refused as found:
        problem = Problem(
            file=name,
            rule=found.rule,
            row=found.line,
            message=found.message,
            remedy=found.remedy,
        )
        raise ConfigError("A configuration file cannot be read.", (problem,)) from None
    except DataError as error:
        raise ConfigError("A configuration file cannot be read.", error.problems) from None
    try:
        return model.model_validate(content)
    except ValidationError as error:
        problems = tuple(
            config_problem(dict(mistake), name, model, _line(root, mistake["loc"]))
            for mistake in error.errors(include_url=False)
            if not _is_echo(dict(mistake))
        )
        raise ConfigError("A configuration file has mistakes.", problems) from None


def _is_echo(mistake: dict[str, Any]) -> bool:
    """Whether a list counts as too short only because its entries were refused already."""
    least = mistake.get("ctx", {}).get("min_length", 0)
    return mistake["type"] == "too_short" and len(mistake["input"]) >= least


def _text(path: Path, name: str) -> str:
    content = file_content(path, name)
    if len(content) > SIZE_LIMIT:
        raise _Refused(
            "larger than 1 MB.", "Keep data in tables, not in YAML.", 1, "file_too_large"
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = "the file is not in UTF-8."
        raise _Refused(message, "Save it as UTF-8.", line, "broken_encoding") from None
    return text


def _checked_tree(text: str) -> Node:
    try:
        constructor, _ = YAML(typ="safe", pure=True).get_constructor_parser(text)
        root = constructor.composer.get_single_node()
    except RecursionError:
        raise _Refused("nested too deeply.", "Flatten it.", 1, "bad_yaml") from None
    except MarkedYAMLError as error:
        raise _syntax(error) from None
    except YAMLError:
        message = "the file holds characters that YAML does not allow."
        raise _Refused(message, "Remove invisible characters.", 1, "bad_yaml") from None
    except (ValueError, TypeError, AttributeError, LookupError):
        # A few malformed directives and escapes leave the parser by other doors.
        message = "this is not valid YAML."
        raise _Refused(message, "Correct or remove it.", 1, "bad_yaml") from None
    if not isinstance(root, MappingNode):
        message = "the file must hold keys and values, like id: my-pilot."
        raise _Refused(message, "", 1, "bad_yaml")
    _size(root, {}, 0)
    return root


def _syntax(error: MarkedYAMLError) -> _Refused:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    reason = (error.problem or "the indentation or a quotation mark is wrong").split("\n")[
        0
    ]
    if "duplicate anchor" in reason or "undefined alias" in reason:
        reason = "an alias (*) without its one anchor (&)"
    remedy = "Look at this line and the one above: spaces before, a space after each colon."
    return _Refused(f"this is not valid YAML: {reason}.", remedy, line, "bad_yaml")


def _size(node: Node, known: dict[int, int], depth: int) -> int:
    """Nodes below ``node``, aliases written out; refuses tags, repeated keys, bombs."""
    line = node.start_mark.line + 1
    if depth > DEPTH_LIMIT or known.get(id(node)) == -1:
        raise _Refused(
            "nested too deeply.", "Flatten it; an alias cannot hold itself.", line
        )
    if id(node) in known:
        return known[id(node)]
    _refuse_tag(node)
    known[id(node)] = -1  # in work: meeting it again below itself is a circle
    _refuse_repeated_keys(node)
    total = 1 + sum(_size(child, known, depth + 1) for child in _children(node))
    if total > NODE_LIMIT:
        raise _Refused("aliases (*) blow the file up.", "Write the values out.", line)
    known[id(node)] = total
    return total


def _refuse_tag(node: Node) -> None:
    if node.tag not in TAGS:
        message = "tags (!) and merge keys (<<) are not allowed in a configuration."
        raise _Refused(message, "Write the value out.", node.start_mark.line + 1)


def _children(node: Node) -> Iterator[Node]:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield key
            yield value
    elif isinstance(node, SequenceNode):
        yield from node.value


def _refuse_repeated_keys(node: Node) -> None:
    if not isinstance(node, MappingNode):
        return
    seen: dict[object, int] = {}
    for key, _ in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, ScalarNode):
            raise _Refused(
                "a key must be one word.", "Correct the indentation.", line, "bad_yaml"
            )
        _refuse_tag(key)
        value = _plain(key)
        if value in seen:
            message = (
                f'the key "{key.value}" stands here again; first in line {seen[value]}.'
            )
            raise _Refused(message, "Keep one of the two.", line, "repeated_key")
        seen[value] = line


def _plain(node: Node) -> Any:
    """The node as dicts, lists and scalars."""
    if isinstance(node, MappingNode):
        return {_plain(key): _plain(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [_plain(child) for child in node.value]
    return _scalar(node)


def _scalar(node: ScalarNode) -> Any:
    try:
        return SafeConstructor(loader=RULES_1_2).construct_object(node)
    except (YAMLError, ValueError, OverflowError):
        line = node.start_mark.line + 1
        message = "this value looks like a date or number but is none."
        raise _Refused(message, "Put text into quotes.", line, "wrong_value") from None


def _line(root: Node, path: tuple[str | int, ...]) -> int:
    """Line of the deepest node on ``path``, past steps that only name a variant."""
    node, line = root, root.start_mark.line + 1
    for step in path:
        if (
            isinstance(node, SequenceNode)
            and isinstance(step, int)
            and step < len(node.value)
        ):
            node = node.value[step]
            line = node.start_mark.line + 1
        elif isinstance(node, MappingNode):
            for key, value in node.value:
                if str(_plain(key)) == str(step):
                    node, line = value, key.start_mark.line + 1
                    break
    return line
