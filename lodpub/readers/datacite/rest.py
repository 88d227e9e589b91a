"""Reads DataCite's REST API: one DOI, a page of `data`, the attributes alone, lists and lines of them."""

from __future__ import annotations

from collections.abc import Iterator

from lodpub.errors import ReadError
from lodpub.readers.datacite.kernel import to_record
from lodpub.readers.datacite.linked import with_links
from lodpub.readers.json_records import read_json
from lodpub.record import Record
from lodpub.syntax.json_tree import Tree, drop, opened

__all__ = ["read"]

_ADMINISTRATIVE = [
    "prefix",
    "suffix",
    "xml",
    "metadataVersion",
    "schemaVersion",
    "source",
    "isActive",
    "state",
    "reason",
    "created",
    "registered",
    "published",
    "updated",
    "agency",
    "providerId",
    "clientId",
    "citationsOverTime",
    "viewsOverTime",
    "downloadsOverTime",
    "referenceCount",
    "partCount",
    "partOfCount",
    "versionCount",
    "versionOfCount",
    "landingPage",
    "mode",
    "related",
]
_ABOUT = ("client", "provider", "media")


def read(data: bytes, source: str) -> Iterator[Record | ReadError]:
    """The records of an answer, of attributes or of a list of either."""
    yield from read_json(data, source, [("data",)], _record, "a DOI as DataCite's REST API gives it")


def _record(tree: Tree) -> Record | None:
    [attributes] = opened(tree, "attributes")[:1] or [tree]
    if not any(attributes.get(key) for key in ("doi", "titles", "creators", "types", "identifiers")):
        return None
    record = None
    if attributes is not tree:
        drop(tree, "id", "type")
    drop(attributes, "id", *_ADMINISTRATIVE)
    record = to_record(attributes)
    for relationships in opened(tree, "relationships"):
        drop(relationships, *_ABOUT)
        record = with_links(record, relationships)
    return record
