"""Where single keys and values stand in a line of good JSON: all that nobody asks for is gone over by the JSON scanner."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from json import decoder
from typing import TypeAlias

__all__ = ["Path", "offsets"]

Path: TypeAlias = "tuple[Path, str | int] | None"
"""The way to a value: that to the object or list that holds it, and its key or number there; None for the whole."""

_SPACE = re.compile(r"[ \t\r\n]*")
_scan = json.JSONDecoder().raw_decode
_string = decoder.scanstring  # type: ignore[attr-defined]
_Tree: TypeAlias = "dict[str | int, _Tree]"


def offsets(text: str, paths: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """Of each path the offset of its key, or of its value in a list, and that of its value.

    >>> offsets('{"a": [1, {"b": 2}]}', [((None, "a"), 1), (((None, "a"), 1), "b")])
    {((None, 'a'), 1): (10, 10), (((None, 'a'), 1), 'b'): (11, 16)}
    """
    tree: _Tree = {}
    wanted = set(paths)
    for path in wanted:
        _branch(tree, path)
    begin = _past_space(text, 0)
    found: dict[Path, tuple[int, int]] = {None: (begin, begin)}
    _look(text, begin, tree, None, found)
    return {path: found[path] for path in found if path in wanted}


def _branch(tree: _Tree, path: Path) -> _Tree:
    return tree if path is None else _branch(tree, path[0]).setdefault(path[1], {})


def _look(text: str, at: int, tree: _Tree, path: Path, found: dict[Path, tuple[int, int]]) -> int:
    """Goes over a value and keeps the places of those in it that the tree names; the offset behind it."""
    if not tree or text[at] not in "{[":
        end: int = _scan(text, at)[1]
        return end
    in_object = text[at] == "{"
    at = _past_space(text, at + 1)
    number = 0
    while text[at] not in "}]":
        key_at, step = at, number
        if in_object:
            step, at = _string(text, at + 1)
            at = _past_space(text, _past_space(text, at) + 1)
        inner = tree.get(step)
        if inner is None:
            at = _scan(text, at)[1]
        else:
            found[path, step] = (key_at, at)
            at = _look(text, at, inner, (path, step), found)
        at = _past_space(text, at)
        if text[at] == ",":
            at = _past_space(text, at + 1)
        number += 1
    return at + 1


def _past_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
