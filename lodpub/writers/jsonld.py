"""Writes JSON-LD: the description as it stands; several as one ``@graph``, of which no more than two are held at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import msgspec

from lodpub.formats import Description
from lodpub.record import Record
from lodpub.writers.json_text import encoded

__all__ = ["write"]


def write(items: Iterable[tuple[Record, Description]]) -> Iterator[bytes]:
    """Indented JSON-LD with its context by name."""
    trees = (tree for _, tree in items)
    first, second = next(trees, None), next(trees, None)
    if first is None:
        yield _indented({"@context": "https://schema.org", "@graph": []}) + b"\n"
        return
    if second is None:
        yield _indented(first) + b"\n"
        return
    yield _indented({"@context": first["@context"]}).removesuffix(b"\n}") + b',\n  "@graph": ['
    separator = b"\n    "
    for tree in chain((first, second), trees):
        node = _indented({key: value for key, value in tree.items() if key != "@context"})
        yield separator + node.replace(b"\n", b"\n    ")  # a line end within a string is \n in JSON
        separator = b",\n    "
    yield b"\n  ]\n}\n"


def _indented(document: Description) -> bytes:
    return msgspec.json.format(encoded(document), indent=2)
