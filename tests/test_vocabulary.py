"""The vocabularies: the compiled table against the Turtle, and what a validator asks of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from lodpub.values.tables import VOCAB
from lodpub.vocabulary import canonical, load

SCHEMA = rdflib.Namespace("http://schema.org/")
DCAM = rdflib.Namespace("http://purl.org/dc/dcam/")
FILES = {"schemaorg": "schema", **{name: name for name in ("bibo", "dc11", "dcmitype", "dcterms", "foaf", "skos")}}


@pytest.mark.parametrize(("file", "prefix"), FILES.items())
def test_the_compiled_table_says_what_the_turtle_says(file, prefix):
    words = load()
    graph = rdflib.Graph().parse(Path(VOCAB) / f"{file}.ttl", format="turtle")
    assert {prefix} <= set(words.vocabularies()) and len(words.vocabularies()) == len(FILES)
    subjects = {str(subject) for subject in graph.subjects()}
    namespace = words.vocabularies()[prefix]
    assert subjects == {namespace + name for name in words._rows[namespace]}
    for subject in subjects:
        term, node = words.term(subject), rdflib.URIRef(subject)

        def values(*predicates, node=node):
            return tuple(sorted({str(value) for predicate in predicates for value in graph.objects(node, predicate)}))

        assert term.iri == subject
        assert sorted(term.parents) == sorted(values(RDFS.subClassOf, RDFS.subPropertyOf))
        assert sorted(term.domains) == sorted(values(RDFS.domain, SCHEMA.domainIncludes, DCAM.domainIncludes))
        assert sorted(term.ranges) == sorted(values(RDFS.range, SCHEMA.rangeIncludes, DCAM.rangeIncludes))
        assert sorted(term.inverse_of) == sorted(values(SCHEMA.inverseOf, OWL.inverseOf))
        assert term.superseded_by == values(SCHEMA.supersededBy)
        assert ([f"http://{term.layer}.schema.org"] if term.layer else []) == list(values(SCHEMA.isPartOf))
        assert term.deprecated == ((node, OWL.deprecated, None) in graph)
        kinds = {RDFS.Class: "class", RDF.Property: "property", RDFS.Datatype: "datatype", SCHEMA.DataType: "datatype"}
        stated = {kinds[kind] for kind in graph.objects(node, RDF.type) if kind in kinds}
        above = set(graph.transitive_objects(node, RDFS.subClassOf))
        if any((parent, RDF.type, SCHEMA.DataType) in graph for parent in above):
            stated = {"datatype"}
        assert {term.kind} == (stated or {"individual"})
        assert sorted(term.types) == sorted(str(k) for k in graph.objects(node, RDF.type) if k not in kinds)


def test_no_prose_in_the_turtle():
    for file in FILES:
        graph = rdflib.Graph().parse(Path(VOCAB) / f"{file}.ttl", format="turtle")
        assert {str(o) for o in graph.objects() if isinstance(o, rdflib.Literal)} <= {"true"}
        assert not set(graph.predicates()) & {RDFS.label, RDFS.comment, SKOS.definition}


@pytest.mark.parametrize(
    ("iri", "expected"),
    [
        ("http://schema.org/Article", {"kind": "class", "parents": ("http://schema.org/CreativeWork",), "layer": None}),
        ("https://schema.org/Chapter", {"layer": "bib"}),
        ("http://schema.org/StupidType", {"layer": "attic"}),
        ("http://schema.org/ITNonprofitType", {"layer": "pending"}),
        ("http://schema.org/URL", {"kind": "datatype", "parents": ("http://schema.org/Text",)}),
        ("http://schema.org/InStock", {"kind": "individual", "types": ("http://schema.org/ItemAvailability",)}),
        ("http://schema.org/author", {"kind": "property", "inverse_of": ()}),
        ("http://schema.org/isPartOf", {"inverse_of": ("http://schema.org/hasPart",)}),
        ("http://purl.org/dc/terms/W3CDTF", {"kind": "datatype"}),
        ("http://purl.org/dc/terms/title", {"ranges": ("http://www.w3.org/2000/01/rdf-schema#Literal",)}),
        ("http://purl.org/ontology/bibo/content", {"deprecated": True}),
        ("http://purl.org/ontology/bibo/status/published", {"kind": "individual", "name": "status/published"}),
        ("http://xmlns.com/foaf/0.1/surname", {"deprecated": True}),
    ],
)
def test_terms(iri, expected):
    term = load().term(iri)
    assert {field: getattr(term, field) for field in expected} == expected


def test_unknown_terms_and_foreign_namespaces_can_be_told_apart():
    words = load()
    assert words.term("https://schema.org/scholarlyarticle") is None and words.term("http://example.org/name") is None
    assert words.split("https://schema.org/scholarlyarticle") == ("http://schema.org/", "scholarlyarticle")
    assert words.split("http://example.org/name") is None and words.split("http://schema.org/") is None
    assert canonical("https://schema.org.example/name") == "https://schema.org.example/name"


def test_every_link_into_a_bundled_vocabulary_leads_to_a_term():
    words = load()
    broken = set()
    for namespace, rows in words._rows.items():
        for name in rows:
            term = words.term(namespace + name)
            links = {*term.parents, *term.types, *term.domains, *term.ranges, *term.superseded_by, *term.inverse_of}
            broken |= {(term.iri, link) for link in links if words.split(link) and words.term(link) is None}
    # BIBO names a class that DCMI does not have (it has SizeOrDuration)
    assert {link for _, link in broken} == {"http://purl.org/dc/terms/Extent"}


def test_ancestors_cross_vocabularies_and_properties_come_down():
    words = load()
    assert words.is_a("http://purl.org/ontology/bibo/editor", "http://purl.org/dc/terms/contributor")
    assert words.is_a("https://schema.org/URL", "https://schema.org/Text")
    assert not words.is_a("http://schema.org/CreativeWork", "http://schema.org/Article")
    assert words.properties_of("https://schema.org/Thing") < words.properties_of("http://schema.org/Book")
    assert "http://schema.org/isbn" not in words.properties_of("http://schema.org/Person")
    assert words.properties_of("http://example.org/Thing") == frozenset()


@pytest.mark.parametrize(
    ("typed", "kind", "meant"),
    [
        ("https://schema.org/autor", "property", "author"),
        ("http://schema.org/datepublished", "property", "datePublished"),
        ("http://schema.org/periodical", "class", "Periodical"),
        ("http://schema.org/ScholarlyArtcile", "class", "ScholarlyArticle"),
        ("http://purl.org/dc/terms/tittle", None, "title"),
        ("http://purl.org/dc/elements/1.1/autor", None, None),
        ("contributer", "property", "contributor"),
        ("http://example.org/author", None, None),
        ("http://schema.org/" + "author" * 1000, None, None),
    ],
)
def test_near_misses(typed, kind, meant):
    found = load().nearest(typed, 1, kind)
    assert [term.name for term in found] == ([meant] if meant else [])
    assert kind is None or all(term.kind == kind for term in found)


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_one_edit_away_is_always_found(data):
    words = load()
    name = data.draw(st.sampled_from(sorted(words._rows["http://schema.org/"])))
    place = data.draw(st.integers(0, len(name) - 1))
    letter = data.draw(st.sampled_from("aeqzé7"))
    typed = data.draw(
        st.sampled_from([name[:place] + name[place + 1 :], name[:place] + letter + name[place:], name.swapcase()])
    )
    assert (
        name in {term.name for term in words.nearest(f"http://schema.org/{typed}", 500)}
        or not typed
        or (words.nearest(f"http://schema.org/{typed}", 1)[0].name.casefold() == typed.casefold())
    )


def test_loads_without_an_rdf_library():
    code = (
        "import sys; from lodpub.vocabulary import load; load().term('http://schema.org/name');"
        "assert not {'rdflib', 'pyld', 'lxml'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
