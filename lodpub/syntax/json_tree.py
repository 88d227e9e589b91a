"""JSON objects that are read by taking values out of them, so that what is left over is what was not read.

A reader takes texts out of an object and opens the objects in it; `leftovers` gives all that nobody took, each with the
path of keys that leads to it, and `lines` the lines on which such paths stand in the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TypeAlias

import msgspec

from lodpub.values import dates
from lodpub.values.markup import clean

__all__ = ["Leftover", "Tree", "date", "drop", "leftovers", "lines", "number", "opened", "raw", "text", "texts"]

Tree: TypeAlias = dict[str, Any]
"""An object as `msgspec.json.decode` gives it."""

_TOKEN = re.compile(rb'"(?:[^"\\]+|\\.)*"|[{}\[\],:\n]', re.DOTALL)


class Leftover(NamedTuple):
    """What nobody took: the keys and places in lists that lead to it, and its value."""

    path: tuple[str | int, ...]
    value: Any

    def __str__(self) -> str:
        name = ".".join(step for step in self.path if isinstance(step, str))
        value = self.value if isinstance(self.value, str) else msgspec.json.encode(self.value).decode()
        return f"{name}: {value}"


class _Opened(list[Any]):
    """The objects of a member that a reader has opened: what is left in them is looked for there."""

    def __init__(self, values: list[Any], listed: bool) -> None:
        super().__init__(values)
        self.listed = listed


def raw(tree: Tree, *keys: str) -> str | None:
    """Takes the first text among the members of these names, as it stands; a number is its text. None where there is none.

    >>> tree = {"title": " On <i>hyphens</i>", "year": 2021}
    >>> raw(tree, "name", "title"), raw(tree, "year"), tree
    ('On <i>hyphens</i>', '2021', {})
    """
    for key in keys:
        value = tree.get(key)
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        if isinstance(value, str):
            del tree[key]
            if value := value.strip():
                return value
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            del tree[key]
            return str(value)
    return None


def text(tree: Tree, *keys: str) -> str | None:
    """As `raw`, without markup and with white space folded.

    >>> text({"name": "R&amp;D  Group"}, "name")
    'R&D Group'
    """
    value = raw(tree, *keys)
    return (clean(value) or None) if value else None


def date(tree: Tree, key: str) -> str | None:
    """Takes the date that a text is, in ISO form; a text that is none stays, so that it is not lost.

    >>> tree = {"issued": "2021/03/09", "updated": "2021-02-30"}
    >>> date(tree, "issued"), date(tree, "updated"), tree
    ('2021-03-09', None, {'updated': '2021-02-30'})
    """
    stated = text(tree, key)
    found = dates.parse(stated) if stated else None
    if stated and found is None:
        tree[key] = stated
    return found


def number(tree: Tree, key: str) -> int | None:
    """Takes a whole number that is not negative; None where there is none."""
    value = tree.get(key)
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 12:
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        del tree[key]
        return value
    return None


def texts(tree: Tree, key: str) -> list[str]:
    """Takes the texts of a list, or the one that stands there without a list; without markup.

    >>> texts({"formats": ["text/plain", None, ""]}, "formats"), texts({"formats": "text/plain"}, "formats")
    (['text/plain'], ['text/plain'])
    """
    value: Any = tree.get(key)
    if isinstance(value, list) and not any(isinstance(one, (dict, list)) for one in value):
        del tree[key]
        return [found for one in value if one is not None and (found := clean(str(one)))]
    alone = text(tree, key)
    return [alone] if alone else []


def opened(tree: Tree, key: str) -> list[Tree]:
    """The objects of a list, or the one that stands there without a list, to take from in turn.

    >>> opened({"creators": {"name": "Ada"}}, "creators")
    [{'name': 'Ada'}]
    """
    value = tree.get(key)
    if isinstance(value, dict):
        value = tree[key] = _Opened([value], listed=False)
    elif isinstance(value, list) and not isinstance(value, _Opened) and any(isinstance(one, dict) for one in value):
        value = tree[key] = _Opened(value, listed=True)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, _Opened) else []


def drop(tree: Tree, *keys: str) -> None:
    """Takes what says nothing about the work."""
    for key in keys:
        tree.pop(key, None)


def leftovers(tree: Tree, path: tuple[str | int, ...] = ()) -> Iterator[Leftover]:
    """What nobody took, without what is empty.

    >>> tree = {"mood": "good", "creators": [{"name": "Ada", "age": 36}], "none": None, "list": []}
    >>> _ = [text(creator, "name") for creator in opened(tree, "creators")]
    >>> [str(left) for left in leftovers(tree)]
    ['mood: good', 'creators.age: 36']
    """
    for key, value in tree.items():
        if isinstance(value, _Opened):
            for index, one in enumerate(value):
                here = (*path, key, index) if value.listed else (*path, key)
                if isinstance(one, dict):
                    yield from leftovers(one, here)
                elif not _empty(one):
                    yield Leftover(here, one)
        elif not _empty(value):
            yield Leftover((*path, key), value)


def _empty(value: Any) -> bool:
    if isinstance(value, dict):
        return all(map(_empty, value.values()))
    if isinstance(value, list):
        return all(map(_empty, value))
    return value is None or (isinstance(value, str) and not value.strip())


def lines(data: bytes, paths: Iterable[tuple[str | int, ...]], first: int = 1) -> dict[tuple[str | int, ...], int]:
    """The line of each path in the JSON text `data`, which begins on line `first`.

    >>> found = lines(b'{"a": 1,\\n "b": [{"c": 2},\\n {"c": 3}]}', [("a",), ("b", 1, "c")])
    >>> found[("a",)], found[("b", 1, "c")]
    (1, 3)
    """
    wanted = set(paths)
    if not wanted or b"\n" not in data:
        return dict.fromkeys(wanted, first)
    found: dict[tuple[str | int, ...], int] = {}
    path: list[str | int] = []
    line, last = first, b""
    for match in _TOKEN.finditer(data):
        token = match[0]
        if token == b"\n":
            line += 1
            continue
        if token in (b"{", b"["):
            path.append("" if token == b"{" else 0)
        elif token in (b"}", b"]"):
            path[-1:] = []
        elif token == b"," and path and isinstance(path[-1], int):
            path[-1] += 1
        elif token == b":" and path and last[:1] == b'"':
            path[-1] = msgspec.json.decode(last)
        if token in (b"[", b",", b":") and (here := tuple(path)) in wanted:
            found.setdefault(here, line)
        last = token
    return {one: found.get(one, first) for one in wanted}
