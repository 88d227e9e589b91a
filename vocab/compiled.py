"""The facts of all vocabularies as one small JSON table, quick to load: ``terms.json``, read by ``lodpub/vocabulary.py``.

::

    {"prefixes": {"schema": "http://schema.org/", ...},
     "terms": {"schema": {"Article": [kind, parents, types, domains, ranges, superseded by, inverse of, layer, deprecated],
                          ...}, ...},
     "properties": {"schema:CreativeWork": ["schema:about", ...], ...}}

``properties`` are those that have a class in their domain, so that asking for them needs no look at every row. IRIs are written without their namespace where it is the term's own, with a prefix where there is one, else in full.
"""

from __future__ import annotations

import json
from typing import Any

from facts import PREFIXES, Facts

__all__ = ["compiled"]

_RDF, _RDFS, _OWL, _SCHEMA, _DCAM = (PREFIXES[p] for p in ("rdf", "rdfs", "owl", "schema", "dcam"))
_CLASSES = {f"{_RDFS}Class", f"{_RDFS}Datatype", f"{_SCHEMA}DataType"}
_SUB = {f"{_RDFS}subClassOf", f"{_RDFS}subPropertyOf"}


def compiled(found: Facts) -> str:
    """Facts of any number of vocabularies as the text of ``terms.json``."""
    said: dict[str, dict[str, set[str]]] = {}
    for subject, predicate, value in found:
        said.setdefault(subject, {}).setdefault(predicate, set()).add(value)
    table: dict[str, dict[str, list[Any]]] = {}
    for subject in sorted(said):
        prefix = next(p for p, namespace in PREFIXES.items() if subject.startswith(namespace))
        table.setdefault(prefix, {})[subject.removeprefix(PREFIXES[prefix])] = _row(said, subject, PREFIXES[prefix])
    blocks = [
        f"{json.dumps(prefix)}: {{\n" + ",\n".join(_line(name, row) for name, row in rows.items()) + "\n}"
        for prefix, rows in table.items()
    ]
    properties = ",\n".join(_line(name, sorted(row)) for name, row in sorted(_properties(table).items()))
    terms = ",\n".join(blocks)
    return f'{{"prefixes": {json.dumps(PREFIXES)},\n"terms": {{\n{terms}\n}},\n"properties": {{\n{properties}\n}}}}\n'


def _properties(table: dict[str, dict[str, list[Any]]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for prefix, rows in table.items():
        for name, row in rows.items():
            for domain in row[3]:
                found.setdefault(domain if ":" in domain else f"{prefix}:{domain}", []).append(f"{prefix}:{name}")
    return found


def _line(name: str, row: list[Any]) -> str:
    return f"{json.dumps(name)}: {json.dumps(row, separators=(',', ':'))}"


def _row(said: dict[str, dict[str, set[str]]], subject: str, namespace: str) -> list[Any]:
    block = said[subject]

    def iris(*predicates: str) -> list[str]:
        return sorted(_short(value, namespace) for p in predicates for value in block.get(p, ()))

    types = block[f"{_RDF}type"] - _CLASSES - {f"{_RDF}Property"}
    layers = sorted(part.split("//")[1].split(".")[0] for part in block.get(f"{_SCHEMA}isPartOf", ()))
    return [
        _kind(said, subject),
        iris(*_SUB),
        sorted(_short(value, namespace) for value in types),
        iris(f"{_RDFS}domain", f"{_SCHEMA}domainIncludes", f"{_DCAM}domainIncludes"),
        iris(f"{_RDFS}range", f"{_SCHEMA}rangeIncludes", f"{_DCAM}rangeIncludes"),
        iris(f"{_SCHEMA}supersededBy"),
        iris(f"{_SCHEMA}inverseOf", f"{_OWL}inverseOf"),
        layers[0] if layers else None,
        f"{_OWL}deprecated" in block,
    ]


def _kind(said: dict[str, dict[str, set[str]]], subject: str) -> str:
    types = said[subject].get(f"{_RDF}type", set())
    if f"{_RDF}Property" in types:
        return "property"
    if _is_datatype(said, subject):
        return "datatype"
    return "class" if f"{_RDFS}Class" in types else "individual"


def _is_datatype(said: dict[str, dict[str, set[str]]], subject: str) -> bool:
    block = said.get(subject, {})
    if block.get(f"{_RDF}type", set()) & {f"{_RDFS}Datatype", f"{_SCHEMA}DataType"}:
        return True
    return any(_is_datatype(said, parent) for parent in block.get(f"{_RDFS}subClassOf", ()))


def _short(iri: str, namespace: str) -> str:
    if iri.startswith(namespace):
        return iri.removeprefix(namespace)
    return next((f"{p}:{iri.removeprefix(base)}" for p, base in PREFIXES.items() if iri.startswith(base)), iri)
