"""RDF/XML: the graph is that of rdflib, and nothing outside the file is read."""

from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat
from rdflib import Graph

from lodpub.documents import rdfxml

from .graphs import expected, graph

HEAD = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ex="http://example.org/" '
    'xmlns="http://schema.org/" xml:base="http://example.org/base/file">\n'
)
GOOD = {
    "types and texts": '<Book rdf:about="a"><name>One</name><name xml:lang="en">Two</name><n rdf:datatype="http://x.org/t">3</n></Book>',
    "references": '<rdf:Description rdf:ID="a"><ex:p rdf:resource="#b"/><ex:p rdf:nodeID="n"/><ex:p/></rdf:Description>'
    '<ex:T rdf:nodeID="n" ex:q="x"/>',
    "nested": '<Book rdf:about="a"><author><Person><name>J</name><knows><Person rdf:about="b"/></knows></Person></author></Book>',
    "property attributes": '<Book rdf:about="a" ex:name="x" xml:lang="de" ex:n="y" rdf:type="http://x.org/T"><ex:p ex:q="z"/></Book>',
    "attributes beside a resource": '<Book rdf:about="a"><ex:p rdf:resource="b" ex:q="z"/></Book>',
    "parseType Resource": '<Book rdf:about="a"><author rdf:parseType="Resource"><name>J</name></author></Book>',
    "collection": '<Book rdf:about="a"><ex:l rdf:parseType="Collection"><rdf:Description rdf:about="b"/><Person/></ex:l>'
    '<ex:m rdf:parseType="Collection"/></Book>',
    "containers": '<rdf:Seq rdf:about="a"><rdf:li>x</rdf:li><rdf:li rdf:resource="b"/><rdf:_7>y</rdf:_7><rdf:li>z</rdf:li></rdf:Seq>',
    "reification": '<Book rdf:about="a"><name rdf:ID="s">x</name></Book>',
    "bases and languages": '<Book rdf:about="a" xml:base="http://other.org/x/" xml:lang="fr"><name>x</name>'
    '<author><Person rdf:about="p"><name xml:lang="">y</name></Person></author></Book>',
    "XML literal": '<Book rdf:about="a"><ex:x rdf:parseType="Literal">a<b xmlns="http://w.org/" c="d&amp;">e</b> &lt;f</ex:x></Book>',
    "text and entities": '<Book rdf:about="a"><name>A &amp; B &#233; <![CDATA[<c>]]></name></Book>',
    "empty": "",
}


@pytest.mark.parametrize("name", GOOD)
def test_the_graph_is_that_of_another_parser(name):
    text = f"{HEAD}{GOOD[name]}</rdf:RDF>"
    document = rdfxml.parse(text.encode(), "a.rdf")
    assert not document.problems
    triples = Graph().parse(data=text, format="xml").serialize(format="nt")
    assert graph(document) == expected(triples, RdfFormat.N_TRIPLES), graph(document)


def test_other_encodings_and_short_entities_are_read():
    text = (
        '<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE rdf:RDF [<!ENTITY ex "http://example.org/">]>'
        f'{HEAD}<Book rdf:about="&ex;a"><name>\xe9</name></Book></rdf:RDF>'
    )
    document = rdfxml.parse(text.encode("latin-1"), "a.rdf")
    assert not document.problems
    assert list(document.nodes["http://example.org/a"].texts("http://schema.org/name")) == ["\xe9"]


LAUGHS = "<!DOCTYPE r [<!ENTITY a 'ha'>" + "".join(f"<!ENTITY a{n} '{'&a;' * 9}'>" for n in range(9)) + "]>"
BAD = {
    "laughs": (LAUGHS + HEAD + "<Book/></rdf:RDF>", (1, "entity")),
    "external entity": (
        f"<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>{HEAD}<Book><name>&x;</name></Book></rdf:RDF>",
        (1, "entity"),
    ),
    "undefined entity": (f"{HEAD}<Book><name>a&nbsp;b</name></Book></rdf:RDF>", (2, "undefined entity")),
    "mismatch": (f"{HEAD}<Book>\n<name>x</Book></rdf:RDF>", (3, "mismatched tag")),
    "truncated": (f"{HEAD}<Book><name>x", (2, "breaks")),
    "deep": (HEAD + "<Book><p>" * 1000, (2, "levels")),
    "text between": (f"{HEAD}<Book>stray</Book></rdf:RDF>", (2, "stray")),
    "two nodes": (f"{HEAD}<Book><p><Person/><Person/></p></Book></rdf:RDF>", (2, "second element")),
    "old attribute": (f'{HEAD}<Book rdf:bagID="x"/></rdf:RDF>', (2, "bagID")),
    "no namespace": (f'{HEAD}<Book about="x"/></rdf:RDF>', (2, "without a namespace")),
    "empty file": ("", (1, "no element found")),
    "no XML": ("hello", (1, "syntax error")),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_wrong_is_a_finding_with_its_line(name):
    text, (line, said) = BAD[name]
    document = rdfxml.parse(text.encode(), "a.rdf")
    assert [(finding.rule, finding.line) for finding in document.problems] == [("syntax-error", line)]
    assert said in document.problems[0].message


def test_an_external_dtd_is_not_read():
    text = f'<!DOCTYPE rdf:RDF SYSTEM "http://example.invalid/x.dtd">{HEAD}<Book><name>x</name></Book></rdf:RDF>'
    document = rdfxml.parse(text.encode(), "a.rdf")
    assert [(finding.severity, finding.line) for finding in document.problems] == [("warning", 1)]
    assert "x.dtd" in document.problems[0].message
    assert len(document.nodes) == 1
