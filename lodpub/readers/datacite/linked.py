"""The DOIs that DataCite has counted as references, citations, parts and versions of a work."""

from __future__ import annotations

import msgspec

from lodpub.crosswalk import table
from lodpub.record import Identifier, Record, Reference, Relation
from lodpub.syntax.json_tree import Tree, drop, opened, text
from lodpub.values import identifiers

__all__ = ["with_links"]


def with_links(record: Record, relationships: Tree) -> Record:
    """The record with the DOIs that the answer's ``relationships`` add to those that the work itself relates to."""
    stated = {one.identifier.value.casefold() for one in record.relations if one.identifier}
    stated |= {one.value.casefold() for reference in record.references for one in reference.identifiers}
    references = [
        Reference(identifiers=(doi,)) for doi in _dois(relationships, "references") if doi.value not in stated
    ]
    relations = [
        Relation(kind=kind, identifier=doi)
        for kind, row in table("relations").items()
        if row["datacite_links"]
        for doi in _dois(relationships, row["datacite_links"])
        if doi.value not in stated
    ]
    return msgspec.structs.replace(
        record,
        references=(*record.references, *references),
        relations=(*record.relations, *dict.fromkeys(relations)),
    )


def _dois(relationships: Tree, name: str) -> list[Identifier]:
    found = []
    for relationship in opened(relationships, name):
        for target in opened(relationship, "data"):
            drop(target, "type")
            if doi := text(target, "id"):
                found.append(identifiers.parse("doi", doi))
    return found
