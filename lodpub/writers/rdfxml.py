"""Writes RDF/XML: one element a node, lists as plain cells, since readers such as Zotero see no authors in a collection."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from lodpub.formats import Description
from lodpub.record import Record
from lodpub.triples import PREFIXES, Literal, Triple, statements

__all__ = ["write"]

_TYPE = f"{PREFIXES['rdf']}type"
_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(items: Iterable[tuple[Record, Description]]) -> Iterator[str]:
    """One RDF/XML document for all records; characters that XML cannot hold become U+FFFD."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
    yield "".join(f"\n    xmlns:{prefix}={quoteattr(namespace)}" for prefix, namespace in sorted(PREFIXES.items()))
    yield ">\n"
    for _, description in items:
        nodes: dict[str, list[Triple]] = {}
        for triple in statements(description):
            nodes.setdefault(triple[0], []).append(triple)
        for subject, triples in nodes.items():
            yield from _node(subject, triples)
    yield "</rdf:RDF>\n"


def _node(subject: str, triples: list[Triple]) -> Iterator[str]:
    kind = next((str(o) for _, p, o in triples if p == _TYPE), None)
    element = _qualified(kind) if kind else None
    name = f"rdf:nodeID={quoteattr(subject[2:])}" if subject.startswith("_:") else f"rdf:about={_attribute(subject)}"
    yield f"  <{element or 'rdf:Description'} {name}>\n"
    typed = element is None
    for _, predicate, value in triples:
        if predicate == _TYPE and not typed and value == kind:
            typed = True
            continue
        yield f"    {_property(_qualified(predicate) or '', value)}\n"
    yield f"  </{element or 'rdf:Description'}>\n"


def _property(name: str, value: str | Literal) -> str:
    if not isinstance(value, Literal):
        reference = (
            f"rdf:nodeID={quoteattr(value[2:])}" if value.startswith("_:") else f"rdf:resource={_attribute(value)}"
        )
        return f"<{name} {reference}/>"
    mark = ""
    if value.language:
        mark = f" xml:lang={quoteattr(value.language)}"
    elif value.datatype:
        mark = f" rdf:datatype={_attribute(value.datatype)}"
    return f"<{name}{mark}>{_text(value.value)}</{name}>"


def _text(text: str) -> str:
    # a carriage return as such would be read as a line feed (XML 1.0, section 2.11)
    return escape(_ILLEGAL.sub("\ufffd", text), {"\r": "&#13;"})


def _attribute(iri: str) -> str:
    return quoteattr(_ILLEGAL.sub("\ufffd", iri))


def _qualified(iri: str) -> str | None:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and _NAME.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return None
