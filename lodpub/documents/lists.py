"""An rdf:List as its members, in their order, where it is the value of a property."""

from __future__ import annotations

from lodpub.documents.document import Document, Node, Value
from lodpub.documents.iris import RDF

__all__ = ["collapse"]

_FIRST, _REST, _NIL = f"{RDF}first", f"{RDF}rest", f"{RDF}nil"


def collapse(document: Document) -> None:
    """Puts the members of each well-formed list in the place of its first cell, and takes the cells out."""
    cells = {id for id, node in document.nodes.items() if _is_cell(node)}
    used: set[str] = set()
    for id, node in document.nodes.items():
        if id in cells:
            continue
        for iri in [iri for iri, values in node.properties.items() if _has_list(values, cells)]:
            values = node.properties[iri]
            members = [member for value in values for member in _members(document, value, cells, used)]
            if members:
                node.properties[iri] = members
            else:
                del node.properties[iri]
    for id in used:
        document.nodes.pop(id, None)


def _has_list(values: list[Value], cells: set[str]) -> bool:
    for value in values:  # noqa: SIM110  (a generator takes twice the time)
        if value[0] != "literal" and (value[1] in cells or value[1] == _NIL):
            return True
    return False


def _is_cell(node: Node) -> bool:
    properties = node.properties
    return (
        node.id[:2] == "_:"
        and len(properties) == 2
        and len(properties.get(_FIRST, ())) == 1
        and len(properties.get(_REST, ())) == 1
        and all(iri == f"{RDF}List" for iri, _ in node.types)
    )


def _members(document: Document, value: Value, cells: set[str], used: set[str]) -> list[Value]:
    """The members of the list that begins here, of lists in it too; the value itself where it is no list."""
    found: list[Value] = []
    waiting = [value]
    seen: set[str] = set()
    while waiting:
        head = waiting.pop()
        if head.kind == "iri" and head.text == _NIL:
            continue
        if head.kind != "blank" or head.text not in cells or head.text in seen:
            found.append(head)
            continue
        seen.add(head.text)
        used.add(head.text)
        cell = document.nodes[head.text]
        waiting.append(cell.properties[_REST][0])
        waiting.append(cell.properties[_FIRST][0])
    return found
