"""The build script's pieces, without its packages: facts from small graphs, Turtle that is always the same."""

from __future__ import annotations

import csv
import json
import re
import sys
from pathlib import Path

import pytest
import rdflib

from lodpub.values.tables import VOCAB
from lodpub.vocabulary import Vocabulary

BIBO = "http://purl.org/ontology/bibo/"
ONTOLOGY = f"""
@prefix : <{BIBO}> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix vs: <http://www.w3.org/2003/06/sw-vocab-status/ns#> .
: a owl:Ontology .
:Book a owl:Class ; rdfs:label "Book" ; rdfs:subClassOf :Document, [ a owl:Restriction ; owl:onProperty :isbn ] .
:isbn a owl:DatatypeProperty, owl:FunctionalProperty ; rdfs:domain [ owl:unionOf ( :Book :Collection ) ] .
:old a owl:ObjectProperty ; vs:term_status "archaic" ; rdfs:comment "Prose." ; owl:inverseOf :isbn .
<{BIBO}status/draft> a :DocumentStatus, owl:NamedIndividual, owl:Thing .
<http://example.org/foreign> a owl:Class .
"""


@pytest.fixture
def build(monkeypatch):
    monkeypatch.syspath_prepend(VOCAB)
    names = ("compiled", "contexts_of", "facts", "packages")
    modules = {name: __import__(name) for name in names}
    yield modules
    for name in names:
        sys.modules.pop(name, None)


def test_facts_compile_to_terms(build):
    found = build["facts"].facts(rdflib.Graph().parse(data=ONTOLOGY), BIBO)
    words = Vocabulary(build["compiled"].compiled(found).encode())
    book, isbn, old = (words.term(BIBO + name) for name in ("Book", "isbn", "old"))
    assert (book.kind, book.parents, book.deprecated) == ("class", (f"{BIBO}Document",), False)
    assert (isbn.kind, isbn.domains) == ("property", (f"{BIBO}Book", f"{BIBO}Collection"))
    assert isbn.ranges == ("http://www.w3.org/2000/01/rdf-schema#Literal",)
    assert (old.inverse_of, old.deprecated) == ((f"{BIBO}isbn",), True)
    assert words.term(f"{BIBO}status/draft").types == (f"{BIBO}DocumentStatus",)
    assert words.term("http://example.org/foreign") is None and words.term(BIBO) is None


def test_turtle_is_the_facts(build):
    found = build["facts"].facts(rdflib.Graph().parse(data=ONTOLOGY), BIBO)
    text = build["facts"].turtle(found)
    assert "Prose" not in text
    read = {tuple(str(part) for part in triple) for triple in rdflib.Graph().parse(data=text)}
    assert read == found


def test_later_terms_are_read_as_text_and_never_run(build):
    module = """
raise SystemExit("this must not run")
X = {'Passport': ClassMetadata(name='Passport', parents=('Certification',), superseded_by=None),
     'Stupid': ClassMetadata(name='Stupid', parents=('Thing',), superseded_by='Thing'),
     'known_one': PropertyMetadata(name='known_one', schema_name='knownOne', domains=('Thing',), ranges=('URL',))}
"""
    schema, rdf = "http://schema.org/", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    known = {(f"{schema}knownOne", f"{rdf}type", f"{rdf}Property")}
    found = build["facts"].later_schemaorg(module, known, ["Stupid"])
    layers = {(s, o) for s, p, o in found if p == f"{schema}isPartOf"}
    assert layers == {
        (f"{schema}Passport", "http://pending.schema.org"),
        (f"{schema}Stupid", "http://attic.schema.org"),
    }
    assert (f"{schema}knownOne", f"{schema}rangeIncludes", f"{schema}URL") in found
    assert (f"{schema}Stupid", f"{schema}supersededBy", f"{schema}Thing") in found


@pytest.mark.parametrize(
    ("ranges", "coercion"),
    [
        (["URL"], {"@type": "@id"}),
        (["URL", "Text"], {}),
        (["URL", "Date"], {"@type": "@id"}),
        (["Date", "DateTime"], {"@type": "Date"}),
        (["Date", "Text"], {}),
        (["DateTime"], {}),
        (["Person"], {}),
    ],
)
def test_how_a_range_types_a_property(build, ranges, coercion):
    schema = "http://schema.org/"
    found = {(f"{schema}p", f"{schema}rangeIncludes", schema + name) for name in ranges}
    entry = json.loads(build["contexts_of"].schemaorg(found, {}))["@context"]["p"]
    assert entry == {"@id": "schema:p", **coercion}


def test_the_bundled_files_belong_together(build):
    """The Turtle gives the compiled table and schema.org's typed terms, byte for byte."""
    found = set()
    for path in sorted(Path(VOCAB).glob("*.ttl")):
        graph = rdflib.Graph().parse(path, format="turtle")
        triples = {tuple(str(part) for part in triple) for triple in graph}
        assert build["facts"].turtle(triples) == path.read_text(encoding="utf-8")
        found |= triples
    assert build["compiled"].compiled(found) == (Path(VOCAB) / "terms.json").read_text(encoding="utf-8")
    schema = {fact for fact in found if fact[0].startswith("http://schema.org/")}
    derived = json.loads(build["contexts_of"].schemaorg(schema, {}))["@context"]
    bundled = json.loads((Path(VOCAB) / "contexts" / "schemaorg.jsonld").read_text(encoding="utf-8"))["@context"]
    assert {name: e for name, e in bundled.items() if isinstance(e, dict)} == {
        name: e for name, e in derived.items() if isinstance(e, dict)
    }


def test_the_readme_names_every_package_and_version():
    readme = (Path(VOCAB) / "README.md").read_text(encoding="utf-8")
    with (Path(VOCAB) / "sources.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert f"`{row['package']}` {row['version']}" in readme and re.fullmatch("[0-9a-f]{64}", row["sha256"])
