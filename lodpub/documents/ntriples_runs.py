"""The document that runs of usual lines are: the same as `ntriples_lines.document` makes of them, line by line, in less time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from lodpub.documents.document import Document, Node, Place, Value
from lodpub.documents.iris import RDF
from lodpub.documents.lists import collapse
from lodpub.documents.ntriples_lines import iri_in, value_in

__all__ = ["Run", "document"]

_TYPE = f"{RDF}type"
_new = tuple.__new__  # a named tuple in half the time


Run: TypeAlias = tuple[bytes, tuple[bytes, ...], tuple[bytes, ...], int]
"""What neighbouring lines say of one subject: its terms as they are written (the subject, the predicates, the objects), and the
number of the first line."""


def document(runs: Iterable[Run], source: str) -> Document | None:
    """The document of a part of a stream; None where a term is not written by the rules, so that something is to be said of it.

    >>> found = document([(b"<urn:a>", (b"<urn:p>",), (b'"x"',), 7)], "a.nt")
    >>> found.nodes["urn:a"].properties["urn:p"][0].place
    Place(line=7, column=17)
    """
    made = Document(source, described_elsewhere=True)
    predicates: dict[bytes, str | None] = {}
    values: dict[bytes, Value | None] = {}
    try:
        for run in runs:
            written = run[0].decode("utf-8")
            subject = iri_in(written, blank=True)
            if subject is None:
                return None
            node = made.node(subject, Place(run[3], 1))
            if not _add(node, run, len(written) + 2, predicates, values):
                return None
    except UnicodeDecodeError:
        return None
    collapse(made)
    return made


def _add(
    node: Node, run: Run, second: int, predicates: dict[bytes, str | None], values: dict[bytes, Value | None]
) -> bool:
    """Adds the statements of a run to their node; False where a term is not written by the rules."""
    _, written_predicates, objects, number = run
    properties, places = node.properties, node.places
    for written, object in zip(written_predicates, objects, strict=True):
        if written in predicates:
            predicate = predicates[written]
        else:
            predicate = predicates[written] = iri_in(written.decode("utf-8"))
        value = values[object] if object in values else values.setdefault(object, value_in(object.decode("utf-8")))
        if predicate is None or value is None:
            return False
        if predicate not in places:
            places[predicate] = _new(Place, (number, second))
        size = len(written) if written.isascii() else len(written.decode("utf-8"))
        kind, text, datatype, language, _ = value
        place = _new(Place, (number, second + size + 1))
        if predicate == _TYPE and kind != "literal":
            node.types.append((text, place))
        else:
            placed = _new(Value, (kind, text, datatype, language, place))
            if predicate in properties:
                properties[predicate].append(placed)
            else:
                properties[predicate] = [placed]
        number += 1
    return True
