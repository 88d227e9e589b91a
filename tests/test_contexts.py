"""The bundled contexts: what they say, under which addresses, and that nothing is ever fetched."""

from __future__ import annotations

import csv
import json
import socket
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from rdflib.compare import isomorphic

import lodpub
from lodpub.contexts import context, document_loader, to_nquads
from lodpub.errors import DataError
from lodpub.values.tables import VOCAB

SEED = Path(__file__).parent.parent / "seeds" / "leveraging-antiprogestins.txt"


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*_arguments, **_options):
        raise AssertionError("a socket was opened")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)


def test_agrees_with_schemaorgs_own_context(corpus):
    path = corpus.parent / "reference" / "schemaorgcontext.jsonld"
    if not path.is_file():
        pytest.skip("schema.org's own context is not here")
    theirs = json.loads(path.read_text(encoding="utf-8"))["@context"]
    ours = context("https://schema.org")
    assert {
        name: (ours[name], theirs[name]) for name in ours.keys() & theirs.keys() if ours[name] != theirs[name]
    } == {}
    assert not theirs.keys() - ours.keys()


def test_every_context_has_an_address_and_every_address_a_context():
    with (Path(VOCAB) / "contexts" / "addresses.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["file"] for row in rows} == {path.name for path in (Path(VOCAB) / "contexts").glob("*.jsonld")}
    for row in rows:
        assert to_nquads({"@context": f"https://{row['address']}", "@id": "urn:x:1", "name": "One"}) == (
            '<urn:x:1> <http://schema.org/name> "One" .\n'
        )


@pytest.mark.parametrize(
    "address",
    [
        "http://schema.org",
        "https://schema.org/",
        "https://www.schema.org",
        "http://schema.org/#",
        "HTTPS://Schema.org",
        "https://schema.org/docs/jsonldcontext.json",
        "http://www.schema.org/docs/jsonldcontext.jsonld",
    ],
)
def test_the_ways_to_write_schemaorg(address):
    assert context(address) is context("https://schema.org")


def test_contexts_keep_their_own_meaning():
    codemeta = {
        "@context": "https://doi.org/10.5063/SCHEMA/CodeMeta-2.0",
        "@id": "urn:x:1",
        "codeRepository": "urn:x:2",
    }
    assert to_nquads(codemeta) == "<urn:x:1> <http://schema.org/codeRepository> <urn:x:2> .\n"
    authors = to_nquads({"@context": "https://w3id.org/codemeta/3.0", "@id": "urn:x:1", "author": {"@id": "urn:x:2"}})
    assert "#first> <urn:x:2>" in authors


@pytest.mark.parametrize("address", ["https://example.org/c", "file:///etc/passwd", "https://schema.org.example/", ""])
def test_every_other_address_is_refused(address):
    with pytest.raises(DataError, match="found a remote context, which is not loaded"):
        document_loader(address)


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ({"@context": "https://example.org/c", "a": 1}, "https://example.org/c: found a remote context"),
        ({"@context": ["https://schema.org", {"@import": "https://example.org/c"}]}, "found a remote context"),
        ({"@context": "https://schema.org", "@type": 5}, "page.html: found invalid type value"),
        ("https://example.org/document", "page.html: found a bare value"),
    ],
)
def test_errors_are_plain(document, words):
    with pytest.raises(DataError, match=words):
        to_nquads(document, "page.html")


def test_deep_nesting_is_an_error_not_a_crash():
    document = {"@id": "urn:x:1"}
    for _ in range(3000):
        document = {"about": document}
    with pytest.raises(DataError, match="nested too deeply"):
        to_nquads(document | {"@context": "https://schema.org"})


def test_the_seeds_n_quads_are_pylds():
    record = lodpub.read(SEED)
    by_pyld = rdflib.Graph().parse(data=to_nquads(json.loads(lodpub.export(record, "jsonld"))), format="nt")
    quads = pyoxigraph.parse(lodpub.export(record, "nquads").encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    triples = pyoxigraph.serialize((quad.triple for quad in quads), format=pyoxigraph.RdfFormat.N_TRIPLES)
    ours = rdflib.Graph().parse(data=triples, format="nt")
    assert len(ours) > 100 and isomorphic(ours, by_pyld)
