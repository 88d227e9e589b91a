"""RDF/XML read as a stream says what it says read whole, with the same places, wherever the file is cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lodpub.documents import rdfxml

from .test_turtle_records import problems, said

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
HEAD = f'<?xml version="1.0"?>\n<!-- é -->\n<rdf:RDF xmlns:rdf="{RDF}" xmlns:s="http://schema.org/" xml:base="http://a.org/b">\n'
NODES = [
    '<s:Book rdf:about="#1"><s:name xml:lang="en">é &amp; e</s:name>\n<s:author rdf:resource="#p"/></s:Book>',
    '<s:Person rdf:about="#p"><s:name>P</s:name></s:Person>',
    '<rdf:Description rdf:nodeID="x" s:name="n"><s:knows rdf:nodeID="y"/></rdf:Description>',
    '<s:Book rdf:about="http://c.org/"><s:a rdf:parseType="Resource"><s:b rdf:parseType="Literal"><i>x</i></s:b></s:a>'
    '<s:l rdf:parseType="Collection"><s:Thing/><s:Thing rdf:about="#t"/></s:l></s:Book>',
    '<s:Book rdf:ID="i"><s:name rdf:ID="st">x</s:name><rdf:li>1</rdf:li><rdf:li>2</rdf:li></s:Book>',
    "<!-- a comment -->",
    '<s:Book rdf:about="http://d.org/">' + "".join(f"<s:n>{n}</s:n>" for n in range(30)) + "</s:Book>",
]
BROKEN = ["<s:Book>", "<t:Book/>", "</s:Book>", "<s:Book name='x'/>", "&x;", "<s:Book rdf:ID='a b'/>"]


def streamed(data: bytes, size: int):
    chunks = (data[at : at + size] for at in range(0, len(data), size))
    return [record.document() for record in rdfxml.records(chunks, "a.rdf")]


@given(st.lists(st.sampled_from([*NODES, *BROKEN]), max_size=8), st.integers(1, 300), st.sampled_from(["", "\n  "]))
def test_a_stream_says_what_the_whole_says(nodes, size, between):
    data = (between + HEAD + between.join(nodes) + "</rdf:RDF>").encode()
    whole = rdfxml.parse(data, "a.rdf")
    found = streamed(data, size)
    assert said(found) == said([whole])
    assert problems(found) == problems([whole])


def test_a_node_with_what_it_points_at_is_a_record():
    data = HEAD.encode() + "".join([NODES[0], NODES[1], NODES[3], NODES[1]]).encode() + b"</rdf:RDF>"
    assert [next(iter(document.nodes)) for document in streamed(data, 1000)] == [
        "http://a.org/b#1",
        "http://c.org/",
        "http://a.org/b#p",
    ]


def test_a_node_without_end_is_cut():
    many = "".join(f"<s:knows><s:Person s:name='{n}'/></s:knows>" for n in range(3000))
    found = streamed(f"{HEAD}<s:Person rdf:about='#1'>{many}</s:Person></rdf:RDF>".encode(), 1 << 16)
    assert len(found) > 1
    assert all("http://a.org/b#1" in document.nodes for document in found)
    assert (
        sum(len(document.nodes["http://a.org/b#1"].properties["http://schema.org/knows"]) for document in found) == 3000
    )
