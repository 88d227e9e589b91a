"""Shapes such as schema.org's own: every class with its properties, every property with the classes and data types of its range."""

from __future__ import annotations

from lodpub.vocabulary import load

__all__ = ["schemaorg_shapes"]

_SCHEMA = "http://schema.org/"
_DATATYPES = {
    "Text": "xsd:string",
    "URL": "xsd:anyURI",
    "Date": "schema:Date",
    "DateTime": "xsd:dateTime",
    "Time": "xsd:time",
    "Number": "xsd:decimal",
    "Float": "xsd:float",
    "Integer": "xsd:integer",
    "Boolean": "xsd:boolean",
}


def schemaorg_shapes() -> str:
    """The shapes in Turtle, made from the facts in ``vocab/``: one sh:NodeShape a class, as schema.org publishes them."""
    words = load()
    terms = [term for name in words._rows[_SCHEMA] if (term := words.term(_SCHEMA + name))]
    lines = [
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .",
        "@prefix schema: <http://schema.org/> .",
        "@prefix sh: <http://www.w3.org/ns/shacl#> .",
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .",
    ]
    shapes: dict[str, list[str]] = {}
    for term in terms:
        if term.kind == "class":
            lines.append(f"<{term.iri}> a rdfs:Class{''.join(f' ; rdfs:subClassOf <{p}>' for p in term.parents)} .")
        elif term.kind == "property":
            either = " ".join(_allowed(iri) for iri in term.ranges)
            for domain in term.domains:
                shapes.setdefault(domain, []).append(f"sh:property [ sh:path <{term.iri}> ; sh:or ( {either} ) ]")
    lines += [f"<{iri}> a sh:NodeShape ; {' ; '.join(properties)} ." for iri, properties in shapes.items()]
    return "\n".join(lines)


def _allowed(iri: str) -> str:
    name = iri.removeprefix(_SCHEMA)
    return f"[ sh:datatype {_DATATYPES[name]} ]" if name in _DATATYPES else f"[ sh:class <{iri}> ]"
