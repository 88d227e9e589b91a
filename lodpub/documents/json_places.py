"""Where single keys and values stand in a line of good JSON: of all that nobody asks for only the length is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

import msgspec

__all__ = ["Path", "offsets"]

Path: TypeAlias = "tuple[Path, str | int] | None"
"""The way to a value: that to the object or list that holds it, and its key or number there; None for the whole."""

_SPACE = re.compile(rb"[ \t\r\n]*")
_COMMA = re.compile(rb"[ \t\r\n]*,?[ \t\r\n]*")
_KEY = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"[ \t\r\n]*:[ \t\r\n]*')
_members = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_items = msgspec.json.Decoder(list[msgspec.Raw]).decode
_Tree: TypeAlias = "dict[str | int, _Tree]"


def offsets(written: bytes, paths: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """Of each path the offset of its key, or of its value in a list, and that of its value, in characters.

    >>> offsets(b'{"a": [1, {"b": 2}]}', [((None, "a"), 1), (((None, "a"), 1), "b")])
    {((None, 'a'), 1): (10, 10), (((None, 'a'), 1), 'b'): (11, 16)}
    """
    tree: _Tree = {}
    wanted = set(paths)
    for path in wanted:
        _branch(tree, path)
    begin = _end(_SPACE, written, 0)
    found: dict[Path, tuple[int, int]] = {None: (begin, begin)}
    _look(written, begin, msgspec.Raw(written), tree, None, found)
    places = {path: place for path, place in found.items() if path in wanted}
    if written.isascii():
        return places
    return {path: (len(written[:key].decode()), len(written[:at].decode())) for path, (key, at) in places.items()}


def _branch(tree: _Tree, path: Path) -> _Tree:
    return tree if path is None else _branch(tree, path[0]).setdefault(path[1], {})


def _look(
    written: bytes, at: int, value: msgspec.Raw, tree: _Tree, path: Path, found: dict[Path, tuple[int, int]]
) -> None:
    """Keeps the places of those in an object or a list, which begins at an offset, that the tree names."""
    if not tree:
        return
    in_object = written[at : at + 1] == b"{"
    at = _end(_SPACE, written, at + 1)
    left = len(tree)
    step: str | int
    for step, inner in _members(value).items() if in_object else enumerate(_items(value)):
        key_at = at
        if in_object:
            at = _end(_KEY, written, at)
        if step in tree:
            found[path, step] = (key_at, at)
            _look(written, at, inner, tree[step], (path, step), found)
            left -= 1
            if not left:
                return
        at = _end(_COMMA, written, at + len(inner))


def _end(pattern: re.Pattern[bytes], written: bytes, at: int) -> int:
    found = pattern.match(written, at)
    return found.end() if found else at
