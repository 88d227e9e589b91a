"""What holds for the description of any record."""

from __future__ import annotations

import json
import typing

import msgspec
import pyoxigraph
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from rdflib.compare import isomorphic
from strategies import records

import lodpub
from lodpub import crosswalk, vocabulary
from lodpub import record as model
from lodpub.contexts import to_nquads
from lodpub.triples import Literal, statements

SLOW = settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


@SLOW
@given(records())
def test_every_syntax_says_the_same(record):
    description = lodpub.describe(record)
    graph = lodpub.graph(record)
    ntriples = lodpub.export(record, "ntriples")
    turtle = lodpub.export(record, "turtle")
    assert isomorphic(graph, rdflib.Graph().parse(data=ntriples, format="nt"))
    assert isomorphic(graph, rdflib.Graph().parse(data=turtle, format="turtle"))
    assert isomorphic(graph, rdflib.Graph().parse(data=to_nquads(description), format="nt"))
    strict = {
        name: pyoxigraph.Dataset(
            pyoxigraph.Quad(q.subject, q.predicate, q.object)
            for q in pyoxigraph.parse(lodpub.export(record, name).encode(), format=syntax)
        )
        for name, syntax in (
            ("ntriples", pyoxigraph.RdfFormat.N_TRIPLES),
            ("turtle", pyoxigraph.RdfFormat.TURTLE),
            ("rdfxml", pyoxigraph.RdfFormat.RDF_XML),
        )
    }
    quads = pyoxigraph.parse(lodpub.export(record, "nquads").encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    assert {q.graph_name.value for q in quads} == {description["@id"]}
    assert isomorphic(graph, rdflib.Graph().parse(data=lodpub.export(record, "rdfxml"), format="xml"))
    for dataset in strict.values():
        dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.UNSTABLE)
        assert dataset == strict["ntriples"]


@SLOW
@given(
    records(),
)
def test_nodes_are_typed_and_none_dangles(record):
    for vocab in (None, "schemaorg", "dublincore"):
        triples = list(statements(lodpub.describe(record, vocab)))
        typed = {s for s, p, _ in triples if p == f"{RDF}type"}
        subjects = {s for s, _, _ in triples}
        assert {s for s in subjects if not s.startswith("_:")} == {s for s in typed if not s.startswith("_:")}
        own = f"{lodpub.describe(record, vocab)['@id']}#"
        pointed = {
            o
            for _, p, o in triples
            if not isinstance(o, Literal)
            and o.startswith(own)
            and not p.lower().endswith(("url", "uri", "sameas", "relation", "hasformat"))
        }
        assert pointed <= subjects


@SLOW
@given(records())
def test_terms_exist_and_stand_where_they_may(record):
    known = vocabulary.load()
    for vocab in ("schemaorg", "dublincore"):
        triples = list(statements(lodpub.describe(record, vocab)))
        types: dict[str, set[str]] = {}
        for subject, predicate, value in triples:
            if predicate == f"{RDF}type":
                assert known.term(value) is not None, value
                types.setdefault(subject, set()).add(value)
        for subject, predicate, _ in triples:
            if predicate.startswith(RDF):
                continue
            assert known.term(predicate) is not None, predicate
            if vocab == "schemaorg" and types[subject] != {
                "http://schema.org/Role"
            }:  # a Role has the property it stands at
                assert any(predicate in known.properties_of(t) for t in types[subject]), (predicate, types[subject])


@SLOW
@given(records())
def test_authors_stay_in_order(record):
    roles = crosswalk.table("contributor-roles")
    names = [c.agent.name for c in record.contributors if roles[c.role]["dcterms"] == "creator"]
    graph = lodpub.graph(record)
    lists = list(graph.objects(None, rdflib.URIRef("http://purl.org/ontology/bibo/authorList")))
    found = [graph.items(head) for head in lists]
    assert len(found) == bool(names)
    for items in found:
        listed = [set(map(str, graph.objects(a, rdflib.URIRef("http://xmlns.com/foaf/0.1/name")))) for a in items]
        assert len(listed) == len(names) and all(name in known for name, known in zip(names, listed, strict=True))


NOT_IN_THE_GRAPH = {
    "Record.subtitle": "part of the title",
    "Contributor.corresponding": "no term in either vocabulary",
    "License.version": "no term says which version of a work a licence covers",
    "License.start": "no term for the day on which a licence begins",
    "Provenance": "about the reading",
    "Unread": "about the reading",
    "Remark": "about the reading",
    "Record.provenance": "about the reading",
    "Record.unread": "about the reading",
    "Record.remarks": "about the reading",
    "Identifier.valid": "an invalid identifier is kept as text",
    "Copyright.by_authors": "the holders are the author nodes",
    "Link.rel": "chooses the property",
    "Record.kind": "chooses the class",
    "Relation.kind": "chooses the property",
    "Date.kind": "chooses the property",
    "Contributor.role": "chooses the property",
    "Contributor.credit": "names terms of CRediT, held in tests/readers/test_credit.py",
    "Container.kind": "chooses the class",
    "Subject.scheme": "chooses the term set",
    "Translation.language": "a language tag",
    "Person.suffix": "schema.org only",
}


def _texts() -> list[str]:
    parts = [getattr(model, name) for name in model.__all__ if isinstance(getattr(model, name), type)]
    fields = [
        f"{part.__name__}.{name}"
        for part in parts
        for name, hint in typing.get_type_hints(part).items()
        if hint in (str, str | None, tuple[str, ...])
    ]
    return sorted(f for f in fields if f not in NOT_IN_THE_GRAPH and f.split(".")[0] not in NOT_IN_THE_GRAPH)


def _marked(field: str) -> model.Record:
    """A record in which this one field holds a marker."""
    owner, name = field.split(".")
    many = typing.get_type_hints(getattr(model, owner))[name] == tuple[str, ...]
    marker = "https://example.org/markermarker" if name in ("url", "iri") else "markermarker"
    own = {name: (marker,) if many else marker}
    base = {"kind": "software" if name == "programming_languages" else "article", "title": "T"}
    filled: dict[str, dict[str, typing.Any]] = {
        "Identifier": {"scheme": "x-own", "value": "1"},
        "Organization": {"name": "O"},
        "Person": {"name": "P"},
        "Translation": {"text": "t"},
        "Container": {"kind": "journal", "title": "J"},
        "Series": {"title": "S"},
        "Event": {"name": "E"},
        "Date": {"kind": "online", "value": "2021"},
        "Copyright": {"notice": "N"},
        "Subject": {"term": "s", "scheme": "fingerprint"},
        "Metric": {"kind": "citations", "value": 1},
        "Link": {"url": "https://example.org/l"},
        "Relation": {"kind": "is-corrected-by" if name == "date" else "cites"},
    }
    if owner == "Record":
        return model.Record(**{**base, **own})
    part = getattr(model, owner)(**{**filled.get(owner, {}), **own})
    places: dict[str, dict[str, typing.Any]] = {
        "Identifier": {"identifiers": (part,)},
        "Organization": {"publisher": part},
        "Person": {"contributors": (model.Contributor(agent=part),) if owner == "Person" else ()},
        "Translation": {"translated_titles": (part,)},
        "Award": {"funding": (model.Funding(awards=(part,)),) if owner == "Award" else ()},
        "Funding": {"funding": (part,)},
        "License": {"licenses": (part,)},
        "Date": {"dates": (part,)},
        "Subject": {"subjects": (part,)},
        "Metric": {"metrics": (part,)},
        "Link": {"links": (part,)},
        "Relation": {"relations": (part,)},
        "Reference": {"references": (part,)},
        "Series": {"series": (part,)},
        "Container": {"container": part},
        "Event": {"event": part},
        "Copyright": {"copyright": part},
    }
    return model.Record(**{**base, **places[owner]})


@pytest.mark.parametrize("field", _texts())
def test_every_field_reaches_the_graph(field):
    record = _marked(field)
    assert "markermarker" in lodpub.export(record, "ntriples"), f"{field} is lost"


def test_exceptions_name_fields_that_exist():
    for name in NOT_IN_THE_GRAPH:
        owner, _, field = name.partition(".")
        assert not field or field in typing.get_type_hints(getattr(model, owner))


@SLOW
@given(records())
def test_records_read_back(record):
    assert lodpub.read(lodpub.export(record, "record").encode(), "record") == record
    assert msgspec.json.decode(msgspec.json.encode(record), type=model.Record) == record


def test_a_holder_who_is_named_elsewhere_is_the_same_node():
    person = model.Person(name="Ada Byron", given="Ada", family="Byron")
    record = model.Record(
        kind="article",
        title="T",
        url="https://example.org/1",
        contributors=(model.Contributor(agent=person),),
        publisher=model.Organization(name="P Press"),
        copyright=model.Copyright(notice="©", holders=("P Press", "Ada Byron", "Someone"), by_authors=True),
    )
    own = "https://example.org/1#"
    expected = [f"{own}publisher-1", f"{own}author-1", f"{own}holder-3"]
    for vocab, holder in (("schemaorg", "copyrightHolder"), ("dublincore", "dcterms:rightsHolder")):
        assert [node["@id"] for node in lodpub.describe(record, vocab)[holder]] == expected


def test_lone_surrogates_and_control_characters_stay_legal():
    record = model.Record(kind="article", title="a\ud800b\x00\x0bc\x7f", keywords=("\udfff",))
    texts = {name: lodpub.export(record, name) for name in ("jsonld", "turtle", "ntriples", "nquads", "rdfxml", "html")}
    assert all(text.encode("utf-8") for text in texts.values())
    expected = list(pyoxigraph.parse(texts["ntriples"].encode(), format=pyoxigraph.RdfFormat.N_TRIPLES))
    for name, syntax in (("turtle", "TURTLE"), ("nquads", "N_QUADS"), ("rdfxml", "RDF_XML")):
        found = list(pyoxigraph.parse(texts[name].encode(), format=getattr(pyoxigraph.RdfFormat, syntax)))
        assert len(found) == len(expected), name
    assert isomorphic(
        rdflib.Graph().parse(data=texts["ntriples"], format="nt"),
        rdflib.Graph().parse(data=to_nquads(json.loads(texts["jsonld"])), format="nt"),
    )


def test_somebody_in_several_roles_is_named_once_for_each_property():
    ann = model.Person(name="Ann Lee", identifiers=(model.Identifier(scheme="orcid", value="0000-0002-1825-0097"),))
    roles = ("data-curator", "contact", "sponsor")
    tree = lodpub.describe(
        model.Record(kind="dataset", title="T", contributors=tuple(model.Contributor(agent=ann, role=r) for r in roles))
    )
    first, second = tree["contributor"]
    assert (first["roleName"], first["contributor"]["name"]) == ("Data curator", "Ann Lee")
    assert (second["roleName"], second["contributor"]) == ("Contact person", tree["sponsor"])
    assert tree["sponsor"] == {"@id": "https://orcid.org/0000-0002-1825-0097"}
    assert tree["dcterms:contributor"] == {"@id": "https://orcid.org/0000-0002-1825-0097"}
