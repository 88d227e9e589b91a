"""Random shapes over random graphs: what we find is what pySHACL finds."""

from __future__ import annotations

import pyshacl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Graph
from shacl_graphs import document, ours, theirs

from lodpub.validation.shacl import Shapes
from lodpub.validation.shacl.source import Source

PREFIXES = """@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix ex: <http://example.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
NODES = st.sampled_from(["ex:a", "ex:b", "ex:c", "_:d"])
PROPERTIES = st.sampled_from(["ex:p", "ex:q", "ex:r"])
CLASSES = st.sampled_from(["ex:C", "ex:D", "ex:E"])
LITERALS = st.sampled_from(
    [
        '"x"',
        '"xy"',
        '"x"@en',
        '"y"@en-GB',
        '"z"@de',
        "1",
        "2",
        "1.5",
        "true",
        '"2021-08-01"^^xsd:date',
        '"x"^^xsd:integer',
        '"3"^^xsd:byte',
        '"2021-08-01T00:00:00Z"^^xsd:dateTime',
    ]
)
VALUES = st.one_of(NODES, LITERALS)
STATEMENTS = st.one_of(
    st.tuples(NODES, PROPERTIES, VALUES).map(" ".join),
    st.tuples(NODES, CLASSES).map(" a ".join),
    st.just("ex:C rdfs:subClassOf ex:D"),
)
GRAPHS = st.lists(STATEMENTS, min_size=1, max_size=12).map(lambda lines: " .\n".join(lines) + " .")
PATHS = st.recursive(
    PROPERTIES,
    lambda inner: st.one_of(
        PROPERTIES.map(lambda path: f"[ sh:inversePath {path} ]"),  # pySHACL walks the inverse of a sequence forwards
        st.tuples(inner, inner).map(lambda p: f"( {p[0]} {p[1]} )"),
        st.tuples(inner, inner).map(lambda p: f"[ sh:alternativePath ( {p[0]} {p[1]} ) ]"),
        st.tuples(st.sampled_from(["zeroOrMore", "oneOrMore", "zeroOrOne"]), inner).map(
            lambda p: f"[ sh:{p[0]}Path {p[1]} ]"
        ),
    ),
    max_leaves=3,
)
ONE = st.one_of(
    st.tuples(st.sampled_from(["minCount", "maxCount"]), st.integers(0, 3)).map(lambda p: f"sh:{p[0]} {p[1]}"),
    CLASSES.map(lambda name: f"sh:class {name}"),
    st.sampled_from(["string", "integer", "date", "byte", "decimal", "boolean"]).map(
        lambda name: f"sh:datatype xsd:{name}"
    ),
    st.sampled_from(["IRI", "BlankNode", "Literal", "BlankNodeOrIRI", "IRIOrLiteral"]).map(
        lambda name: f"sh:nodeKind sh:{name}"
    ),
    st.sampled_from(
        ["sh:minInclusive 1", "sh:maxExclusive 2", "sh:minExclusive 1.5", "sh:minLength 2", "sh:maxLength 1"]
    ),
    st.sampled_from(
        ['sh:pattern "^x"', 'sh:pattern "A$" ; sh:flags "i"', 'sh:languageIn ( "en" )', "sh:uniqueLang true"]
    ),
    VALUES.filter(lambda value: value != "_:d").map(lambda value: f"sh:hasValue {value}"),
    st.lists(VALUES.filter(lambda value: value != "_:d"), min_size=1, max_size=3).map(
        lambda values: f"sh:in ( {' '.join(values)} )"
    ),
    st.tuples(st.sampled_from(["equals", "disjoint"]), PROPERTIES).map(lambda p: f"sh:{p[0]} {p[1]}"),
)
CONSTRAINTS = st.recursive(
    ONE,
    lambda inner: st.one_of(
        inner.map(lambda one: f"sh:not {property_shape(one)}"),
        st.tuples(st.sampled_from(["and", "or", "xone"]), inner, inner).map(
            lambda p: f"sh:{p[0]} ( {property_shape(p[1])} {property_shape(p[2])} )"
        ),
        inner.map(lambda one: f"sh:node [ sh:property {property_shape(one)} ]"),
        st.tuples(st.integers(0, 2), inner).map(
            lambda p: f"sh:qualifiedMinCount {p[0]} ; sh:qualifiedValueShape {property_shape(p[1])}"
        ),
    ),
    max_leaves=3,
)
TARGETS = st.one_of(
    CLASSES.map(lambda name: f"sh:targetClass {name}"),
    st.sampled_from(["ex:a", "ex:b", "1"]).map(lambda node: f"sh:targetNode {node}"),
    PROPERTIES.map(lambda name: f"sh:targetSubjectsOf {name}"),
    PROPERTIES.map(lambda name: f"sh:targetObjectsOf {name}"),
)


def property_shape(constraint: str) -> str:
    return f"[ sh:path ex:p ; {constraint} ]"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # pySHACL uses what rdflib will drop
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(graph=GRAPHS, target=TARGETS, path=PATHS, constraint=CONSTRAINTS)
def test_the_same_results(graph, target, path, constraint):
    turtle = f"{PREFIXES}ex:S a sh:NodeShape ; {target} ; sh:property [ sh:path {path} ; {constraint} ] ."
    data = Graph()
    checker = Shapes(Source(("shapes.ttl", turtle.encode())))
    data.parse(data=PREFIXES + graph, format="turtle")
    found = {ours(result) for result in checker.results(checker.statements(document(data)))}
    _, report, _ = pyshacl.validate(data, shacl_graph=Graph().parse(data=turtle, format="turtle"), inference="none")
    assert found == set(theirs(report)), turtle
