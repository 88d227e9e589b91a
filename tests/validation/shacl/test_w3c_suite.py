"""The W3C's test suite for SHACL Core, as the source archive of pySHACL ships it.

``make suites`` fetches it into ``build/suites/``; without it these tests are skipped.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from rdflib import Graph, Namespace, URIRef
from rdflib.collection import Collection
from shacl_graphs import document, ours, theirs

from lodpub.validation.shacl import Shapes
from lodpub.validation.shacl.source import Source

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = Namespace("http://www.w3.org/ns/shacl-test#")
SUITE = Path(__file__).parents[3] / "build" / "suites" / "shacl" / "core"
SKIPPED = {
    "severity-002": "a severity of one's own counts as an error: findings know three",
    "qualified-001": "a count without sh:qualifiedValueShape is refused, not ignored: it is a mistake",
    "property-001": "the same fault of the same property shape on the same node is reported once",
    "shared": "the same fault of the same property shape on the same node is reported once",
}

pytestmark = pytest.mark.skipif(not SUITE.exists(), reason="the suite is not fetched: make suites")


def cases():
    for path in sorted(SUITE.rglob("*.ttl")):
        graph = parsed(path)
        for cells in graph.objects(None, MF.entries):
            for test in Collection(graph, cells):
                if graph.value(test, MF.action):
                    yield pytest.param(path, str(test), id=f"{path.parent.name}/{path.stem}")


def parsed(path: Path) -> Graph:
    return Graph().parse(path, format="turtle", publicID=path.as_uri())


@pytest.mark.parametrize(("path", "test"), list(cases()) if SUITE.exists() else [])
def test_reports_are_those_of_the_suite(path, test):
    if path.stem in SKIPPED:
        pytest.skip(SKIPPED[path.stem])
    graph = parsed(path)
    action = graph.value(URIRef(test), MF.action)
    data, shapes = (
        Path(str(graph.value(action, kind)).removeprefix("file://")) for kind in (SHT.dataGraph, SHT.shapesGraph)
    )
    expected = Counter(theirs(graph, graph.value(URIRef(test), MF.result)))
    checker = Shapes(Source((str(shapes), shapes.read_bytes())))
    found = Counter(ours(result) for result in checker.results(checker.statements(document(parsed(data)))))
    assert found == expected
