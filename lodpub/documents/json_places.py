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

_WHITE = " \t\r\n"
_SPACE = re.compile(f"[{_WHITE}]*")
_scan = json.JSONDecoder().scan_once  # type: ignore[attr-defined]
_string = decoder.scanstring  # type: ignore[attr-defined]
_Tree: TypeAlias = "dict[str | int, _Tree]"


def offsets(text: str, paths: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """Of each path the offset of its key, or of its value in a list, and that of its value.

    >>> offsets('{"a": [1, {"b": 2}]}', [((None, "a"), 1), (((None, "a"), 1), "b")])
    {((None, 'a'), 1): (10, 10), (((None, 'a'), 1), 'b'): (11, 16)}
    """
    tree: _Tree = {}
    wanted = dict.fromkeys(paths)
    for path in wanted:
        _branch(tree, path)
    begin = _past_space(text, 0)
    found: dict[Path, tuple[int, int]] = {None: (begin, begin)}
    _look(text, begin, tree, None, found, is_last=True)
    return {path: found[path] for path in wanted}


def _branch(tree: _Tree, path: Path) -> _Tree:
    return tree if path is None else _branch(tree, path[0]).setdefault(path[1], {})


def _look(text: str, at: int, tree: _Tree, path: Path, found: dict[Path, tuple[int, int]], *, is_last: bool) -> int:
    """Goes over a value and keeps the places of those in it that the tree names; the offset behind it.

    Where it `is_last` that holds anything that is asked for, nothing is read behind that.
    """
    if not tree:
        return at if is_last else int(_scan(text, at)[1])
    in_object = text[at] == "{"
    at = _past_space(text, at + 1)
    number, left = 0, len(tree)
    while text[at] not in "}]":
        key_at, step = at, number
        if in_object:
            step, at = _string(text, at + 1)
            at = _past_space(text, at + 1 if text[at] == ":" else _past_space(text, at) + 1)
        inner = tree.get(step)
        if inner is None:
            at = _scan(text, at)[1]
        else:
            left -= 1
            found[path, step] = (key_at, at)
            at = _look(text, at, inner, (path, step), found, is_last=is_last and not left)
            if is_last and not left:
                return at
        if text[at] in _WHITE:
            at = _past_space(text, at)
        if text[at] == ",":
            at = _past_space(text, at + 1)
        number += 1
    return at + 1


def _past_space(text: str, at: int) -> int:
    if text[at : at + 1] not in _WHITE:
        return at
    found = _SPACE.match(text, at)
    return found.end() if found else at
