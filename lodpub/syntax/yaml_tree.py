"""YAML as the objects that readers take from, every scalar a text as it is written, with the line of each path.

PyYAML does the syntax; it comes with the extra ``lodpub[cff]``. Aliases are followed, but a document that they make large is
refused, and so is one that nests too deep.
"""

from __future__ import annotations

from typing import Any

from lodpub.errors import ReadError
from lodpub.syntax.json_tree import Tree

__all__ = ["parse"]

_DEEPEST = 100
_LARGEST = 50_000


def parse(text: str, source: str) -> tuple[Tree, dict[tuple[str | int, ...], int]]:
    """The mapping that a document is, and the line of each path in it.

    Raises `ReadError` where the text is no YAML, no mapping, or may be meant to harm.
    """
    try:
        import yaml
    except ImportError:
        raise ReadError(source, found="YAML, which PyYAML reads", expected="pip install 'lodpub[cff]'") from None
    try:
        node = yaml.compose(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        reason = str(error.problem or "no YAML")
        raise ReadError(source, line, found=f"YAML that does not parse ({reason})", expected="a mapping") from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        reason = type(error).__name__
        raise ReadError(source, found=f"YAML that does not parse ({reason})", expected="a mapping") from None
    if not isinstance(node, yaml.MappingNode):
        raise ReadError(source, 1, found="YAML that is no mapping", expected="a mapping with cff-version and title")
    lines: dict[tuple[str | int, ...], int] = {}
    tree: Tree = _value(node, (), lines, source)
    return tree, lines


def _value(node: Any, path: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int], source: str) -> Any:
    line = node.start_mark.line + 1
    if len(path) > _DEEPEST or len(lines) > _LARGEST:
        raise ReadError(source, line, found="YAML that nests or repeats itself without end", expected="a few levels")
    lines.setdefault(path, line)
    if isinstance(node.value, str):
        return None if node.value in ("", "~", "null") else node.value
    if node.id == "mapping":
        return {
            str(key.value): _value(value, (*path, str(key.value)), lines, source)
            for key, value in node.value
            if isinstance(key.value, str)
        }
    return [_value(each, (*path, number), lines, source) for number, each in enumerate(node.value)]
