"""Writes JSON-LD: the description as it stands; several as one ``@graph``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from lodpub.formats import Description
from lodpub.record import Record

__all__ = ["write"]


def write(items: Iterable[tuple[Record, Description]]) -> Iterator[str]:
    """Indented JSON-LD with its context by name."""
    trees = [tree for _, tree in items]
    if len(trees) == 1:
        document = trees[0]
    else:
        nodes = [{k: v for k, v in tree.items() if k != "@context"} for tree in trees]
        document = {"@context": trees[0]["@context"] if trees else "https://schema.org", "@graph": nodes}
    yield msgspec.json.format(_encoded(document), indent=2).decode() + "\n"


def _encoded(document: Description) -> bytes:
    try:
        return msgspec.json.encode(document)
    except UnicodeEncodeError:  # lone surrogates
        import json

        return re.sub("[\ud800-\udfff]", "\ufffd", json.dumps(document, ensure_ascii=False)).encode()
