"""Pages: each way of saying something is a document of its own, and stands where the page has it."""

from __future__ import annotations

import json

import pytest

from lodpub.contexts import to_nquads
from lodpub.documents import documents
from lodpub.documents.html_tree import parse_tree

from .graphs import expected, graph

HEAD = '<!DOCTYPE html>\n<html><head><base href="http://example.org/page"><title>x</title></head><body>'
XSD = "http://www.w3.org/2001/XMLSchema#"


def parts(page: str) -> dict:
    return {document.part: document for document in documents(page.encode(), "page.html")}


RDFA = {
    "lite": (
        '<div vocab="http://schema.org/" typeof="Book" resource="#b"><h1 property="name">One <i>two</i></h1>'
        '<div property="author" typeof="Person"><span property="name">J</span></div><a property="url" href="/u">u</a>'
        '<img property="image" src="i.png"></div>',
        '<http://example.org/page#b> a s:Book ; s:name "One two" ; s:author [ a s:Person ; s:name "J" ] ; '
        "s:url <http://example.org/u> ; s:image <http://example.org/i.png> .",
    ),
    "prefixes and curies": (
        '<div prefix="ex: http://ex.org/  dct: http://d.org/" about="[ex:a]" typeof="ex:T ex:U" property="dct:title" content="t">x</div>',
        '<http://ex.org/a> a <http://ex.org/T>, <http://ex.org/U> ; <http://d.org/title> "t" .',
    ),
    "content and datatype": (
        '<p about="#a" vocab="http://schema.org/"><span property="d" content="2020" datatype="xsd:gYear">that year</span>'
        '<time property="t" datetime="2020-01-02">x</time><span property="e" datatype="">y</span></p>',
        f'<http://example.org/page#a> s:d "2020"^^<{XSD}gYear> ; s:t "2020-01-02"^^<{XSD}date> ; s:e "y" .',
    ),
    "language": (
        '<p lang="de" about="#a" vocab="http://schema.org/"><b property="n">x</b><b property="m" lang="">y</b></p>',
        '<http://example.org/page#a> s:n "x"@de ; s:m "y" .',
    ),
    "rel and rev": (
        '<p about="#a" vocab="http://schema.org/"><a rel="knows" href="#b" rev="author">x</a></p>',
        "<http://example.org/page#a> s:knows <http://example.org/page#b> . "
        "<http://example.org/page#b> s:author <http://example.org/page#a> .",
    ),
    "hanging rel": (
        '<div about="#a" vocab="http://schema.org/" rel="knows"><p typeof="Person" property="name">J</p>'
        '<p about="#b"><b property="name">K</b></p></div>',
        "<http://example.org/page#a> s:knows _:h, <http://example.org/page#b> . "
        '_:h s:name [ a s:Person ] . <http://example.org/page#b> s:name "K" .',
    ),
    "typeof on a relation": (
        '<div about="#a" vocab="http://schema.org/"><div rel="author" typeof="Person"><b property="name">J</b></div></div>',
        '<http://example.org/page#a> s:author [ a s:Person ; s:name "J" ] .',
    ),
    "lists": (
        '<div about="#a" vocab="http://schema.org/"><b property="l" inlist>x</b><a rel="l" inlist href="#y"></a>'
        '<b property="l" inlist>z</b></div>',
        '<http://example.org/page#a> s:l ( "x" <http://example.org/page#y> "z" ) .',
    ),
    "typed property": (
        '<div about="#a" vocab="http://schema.org/"><p property="author" typeof="Person" resource="#p"><b property="name">J</b></p></div>',
        '<http://example.org/page#a> s:author <http://example.org/page#p> . <http://example.org/page#p> a s:Person ; s:name "J" .',
    ),
    "property beside rel": (
        '<p about="#a" vocab="http://schema.org/"><a rel="nofollow" property="url" href="#u">x</a></p>',
        "<http://example.org/page#a> s:url <http://example.org/page#u> .",
    ),
    "blank nodes by name": (
        '<p about="_:x" vocab="http://schema.org/" property="name">a</p><a about="_:x" rel="schema:knows" resource="_:y"></a>',
        '_:x s:name "a" ; s:knows _:y .',
    ),
}


@pytest.mark.parametrize("name", RDFA)
def test_rdfa(name):
    page, turtle = RDFA[name]
    from pyoxigraph import RdfFormat

    document = parts(f"{HEAD}{page}</body></html>")["RDFa"]
    assert not document.problems
    assert graph(document) == expected(f"@prefix s: <http://schema.org/> .\n{turtle}", RdfFormat.TURTLE), graph(
        document
    )


def test_rdfa_with_a_prefix_that_nobody_declared_is_reported():
    document = parts(f'{HEAD}\n<p about="#a" property="my:own">x</p>')["RDFa"]
    assert [(finding.rule, finding.line, finding.value) for finding in document.problems] == [
        ("unknown-prefix", 3, "my:own")
    ]


MICRODATA = """<body><div itemscope itemtype="https://schema.org/Book" itemid="http://example.org/b" itemref="more none">
<h1 itemprop="name headline">One
   two</h1>
<div itemprop="author" itemscope itemtype="https://schema.org/Person"><meta itemprop="name" content="J &amp; K"></div>
<a itemprop="url" href="u.html">x</a><time itemprop="datePublished" datetime="2020-01-02">then</time>
<span itemprop="isbn" content="123">no</span><data itemprop="http://other.org/p" value="5">five</data>
<div itemscope itemtype="https://schema.org/Thing"><b itemprop="name">apart</b></div></div>
<p id="more"><b itemprop="publisher">P</b></p></body>"""


def test_microdata():
    document = parts(MICRODATA)["microdata"]
    book = document.nodes["http://example.org/b"]
    assert book.types[0][0] == "https://schema.org/Book"
    assert {iri: [value.text for value in values] for iri, values in book.properties.items()} == {
        "https://schema.org/name": ["One two"],
        "https://schema.org/headline": ["One two"],
        "https://schema.org/author": ["_:item1"],
        "https://schema.org/url": ["u.html"],
        "https://schema.org/datePublished": ["2020-01-02"],
        "https://schema.org/isbn": ["123"],
        "http://other.org/p": ["5"],
        "https://schema.org/publisher": ["P"],
    }
    assert list(document.nodes["_:item1"].texts("https://schema.org/name")) == ["J & K"]
    assert book.places["https://schema.org/url"] == (5, 1)
    assert [finding.message for finding in document.problems] == ["found itemref=none, expected the id of an element"]


def test_microdata_says_what_another_parser_finds():
    from extruct.w3cmicrodata import MicrodataExtractor

    found = MicrodataExtractor().extract(MICRODATA.replace(' none"', '"'))
    document = parts(MICRODATA.replace(' none"', '"'))["microdata"]
    book = document.nodes["http://example.org/b"]
    theirs = {key: value for key, value in found[0]["properties"].items() if isinstance(value, str)}
    ours = {iri.rpartition("/")[2]: values[0].text for iri, values in book.properties.items()}
    assert {
        key: " ".join(theirs[key].split()) for key in theirs if ":" not in key and key != "isbn"
    }.items() <= ours.items()
    assert len(found) == 2


def test_items_that_hold_one_another_end():
    page = '<div itemscope id="a" itemref="a b"><p id="b" itemprop="x" itemscope itemref="a b"></p></div>'
    assert len(parts(page)["microdata"].nodes) <= 2


def test_scripts_stand_where_the_page_has_them():
    page = f'{HEAD}\n<script type=\'application/ld+json; charset=utf-8\'>\n  {{"@context": "https://schema.org",\n   "autor": "x",}}\n</script>'
    document = parts(page)["JSON-LD"]
    [node] = document.nodes.values()
    assert node.places["http://schema.org/autor"] == (5, 4)
    assert [(finding.line, finding.column) for finding in document.problems] == [(5, 16)]


def test_every_script_is_a_document_and_one_that_breaks_spoils_no_other():
    good = '<script type="application/ld+json">{"@context": "https://schema.org", "name": "x"}</script>'
    page = f'{HEAD}{good}<script type="application/ld+json">{{"@context" nonsense</script>{good}'
    found = [document for document in documents(page.encode(), "p.html") if document.part == "JSON-LD"]
    assert [len(document.nodes) for document in found] == [1, 0, 1]
    assert [bool(document.problems) for document in found] == [False, True, False]


def test_meta_tags_are_one_node_in_the_order_of_the_page():
    page = """<head><link rel="schema.DCTERMS" href="http://purl.org/dc/terms/">
<meta name="citation_title" content="One &amp; two"><meta name="citation_author" content="A, B">
<meta content="C, D" name="citation_author"><meta property="og:title" content="O"><meta name=DC.title content=T>
<link rel="DCTERMS.license" href="http://l.org/"><meta charset="utf-8"></head>"""
    document = parts(page)["meta tags"]
    [node] = document.nodes.values()
    assert [(name, [value.text for value in values]) for name, values in node.properties.items()] == [
        ("link:schema.DCTERMS", ["http://purl.org/dc/terms/"]),
        ("citation_title", ["One & two"]),
        ("citation_author", ["A, B", "C, D"]),
        ("og:title", ["O"]),
        ("DC.title", ["T"]),
        ("link:DCTERMS.license", ["http://l.org/"]),
    ]
    assert [value.place for value in node.properties["citation_author"]] == [(2, 53), (3, 1)]
    assert "RDFa" not in parts(page)


def test_addresses_are_resolved_where_the_page_says_its_own():
    page = (
        '<link rel="canonical" href="http://example.org/a/b"><div itemscope itemtype="http://schema.org/Book"><a itemprop="url" href="c">'
        '</a></div><script type="application/ld+json">{"@context": "https://schema.org", "@id": "#x", "name": "y"}</script>'
    )
    found = parts(page)
    assert (
        next(iter(found["microdata"].nodes.values())).properties["http://schema.org/url"][0].text
        == "http://example.org/a/c"
    )
    assert list(found["JSON-LD"].nodes) == ["http://example.org/a/b#x"]


def test_the_tree_is_that_of_an_html_parser():
    import html5lib

    pages = [
        "<ul><li>a<li>b<ul><li>c</ul><li>d</ul>",
        "<p>a<p>b<div>c</div><p>d<table><tr><td>e<td>f<tr><td>g</table>",
        "<dl><dt>a<dd>b<dt>c</dl><select><option>x<option>y</select>",
        "<b>a<br>b</b></i>c<img src=x>d<textarea><b>raw</textarea><!-- <b> --><script>if (a<b) x</script>e",
        '<a title="a>b" data-x=\'c"d\' href=e/f checked>g</a>',
    ]
    for page in pages:
        tree = html5lib.parse(f"<!DOCTYPE html>{page}", namespaceHTMLElements=False)
        theirs = [
            (e.tag, dict(e.attrib), _text(e))
            for e in tree.find("body").iter()
            if isinstance(e.tag, str) and e.tag not in ("body", "tbody")
        ]
        ours = [(e.name, e.attributes, e.text()) for e in parse_tree(page).descendants()]
        assert [item for item in ours if item[0] != "script"] == [item for item in theirs if item[0] != "script"]


def _text(element) -> str:
    parts = [element.text or ""] if element.tag != "script" else []
    for child in element:
        parts += ["\n" if child.tag == "br" else _text(child) if isinstance(child.tag, str) else "", child.tail or ""]
    return " ".join("".join(parts).split())


def test_what_lodpub_writes_says_the_same_in_a_page(tmp_path):
    script = {
        "@context": "https://schema.org",
        "@id": "http://example.org/1",
        "name": "</x> & \u2028",
        "author": {"name": "J"},
    }
    text = json.dumps(script).replace("<", "\\u003c")
    page = f'<head><script type="application/ld+json">{text}</script></head>'
    assert graph(parts(page)["JSON-LD"]) == expected(to_nquads(script))
