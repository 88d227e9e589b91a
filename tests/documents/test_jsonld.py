"""JSON-LD: the graph is PyLD's, and what pages in the wild get wrong is read on and reported."""

from __future__ import annotations

import json

import pytest
from growth import assert_linear

from lodpub.contexts import to_nquads
from lodpub.documents.jsonld import parse

from .graphs import expected, graph

EX = "http://example.org/"
CONFORMANT = {
    "schema.org": {"@context": "https://schema.org", "@type": "Book", "name": "One", "url": "http://x.org/", "n": 5.5},
    "coercion to a datatype and a reference": {
        "@context": {
            "@vocab": EX,
            "d": {"@type": "xsd:date"},
            "xsd": "http://www.w3.org/2001/XMLSchema#",
            "r": {"@type": "@id"},
        },
        "@id": EX + "a",
        "d": "2020-01-01",
        "r": ["http://x.org/", {"@id": EX + "b", "d": [1, 1.5, True, None]}],
    },
    "coercion to the vocabulary": {
        "@context": {"@vocab": EX, "k": {"@type": "@vocab"}, "Red": "http://colours.org/red"},
        "k": ["Red", "Blue", "http://x.org/"],
    },
    "languages": {
        "@context": {"@vocab": EX, "@language": "de", "none": {"@language": None}, "fr": {"@language": "fr"}},
        "a": "x",
        "none": "y",
        "fr": ["z", {"@value": "w"}, {"@value": "v", "@language": "en"}],
    },
    "language map": {
        "@context": {"@vocab": EX, "t": {"@container": "@language"}},
        "t": {"en": "x", "de": ["y", "z"], "@none": "n"},
    },
    "index map": {
        "@context": {"@vocab": EX, "t": {"@container": "@index"}},
        "t": {"a": {"p": 1}, "b": ["x", {"p": 2}]},
    },
    "id map": {"@context": {"@vocab": EX, "t": {"@container": "@id"}}, "t": {EX + "a": {"p": 1}, "@none": {"p": 2}}},
    "type map": {
        "@context": {"@vocab": EX, "t": {"@container": "@type"}},
        "t": {"A": {"p": 1}, "B": [{"@type": "C", "p": 2}]},
    },
    "list": {
        "@context": {"@vocab": EX, "l": {"@container": "@list"}},
        "l": [1, "x", {"p": 2}],
        "m": {"@list": ["a", "a"]},
    },
    "empty list": {"@context": {"@vocab": EX}, "l": {"@list": []}, "p": 1},
    "set": {"@context": {"@vocab": EX, "l": {"@container": "@set"}}, "l": "x", "m": {"@set": ["a", None, "b"]}},
    "reverse": {"@context": {"@vocab": EX}, "@id": EX + "a", "@reverse": {"knows": [{"@id": EX + "b", "p": 1}]}},
    "reverse term": {
        "@context": {"@vocab": EX, "children": {"@reverse": EX + "parent", "@type": "@id"}},
        "@id": EX + "a",
        "children": [EX + "b", {"@id": EX + "c", "p": 1}],
    },
    "graph": {"@context": {"@vocab": EX}, "@graph": [{"@id": EX + "a", "p": 1}, {"@id": EX + "b", "p": {"q": 2}}]},
    "included": {"@context": {"@vocab": EX}, "@id": EX + "a", "p": 1, "@included": [{"@id": EX + "b", "p": 2}]},
    "nest": {
        "@context": {"@vocab": EX, "labels": "@nest", "l": {"@nest": "labels"}},
        "@id": EX + "a",
        "labels": {"l": "x", "m": "y"},
        "@nest": {"o": 1},
    },
    "aliases": {
        "@context": {"@vocab": EX, "id": "@id", "type": "@type", "value": "@value", "lang": "@language"},
        "id": EX + "a",
        "type": ["A", "B"],
        "p": {"value": "x", "lang": "en"},
    },
    "type-scoped": {
        "@context": {"@vocab": EX, "A": {"@context": {"p": "http://scoped.org/p"}}},
        "@type": "A",
        "p": {"p": 1},
    },
    "type-scoped and propagated": {
        "@context": {"@vocab": EX, "A": {"@context": {"@propagate": True, "p": "http://scoped.org/p"}}},
        "@type": "A",
        "p": {"p": 1},
    },
    "property-scoped": {
        "@context": {"@vocab": EX, "q": {"@context": {"p": "http://scoped.org/p"}}},
        "q": {"p": {"p": 1}},
        "p": 2,
    },
    "property-scoped language": {
        "@context": {"@vocab": EX, "q": {"@context": {"@language": "fr"}}},
        "q": "x",
        "p": "y",
    },
    "nested contexts": {
        "@context": {"@vocab": EX},
        "p": {"@context": {"p": "http://other.org/p"}, "p": 1, "q": {"@context": None, EX + "p": 3}},
    },
    "list of contexts": {"@context": [{"ex": EX}, {"p": "ex:p"}, "https://schema.org"], "p": 1, "ex:q": 2, "name": "x"},
    "base": {
        "@context": {"@base": EX + "dir/file", "@vocab": EX},
        "@id": "../a",
        "p": {"@id": "#b", "p": {"@id": "", "p": 1}},
    },
    "blank labels": {
        "@context": {"@vocab": EX},
        "@id": "_:b0",
        "p": [{"@id": "_:b1", "p": {}}, {"p": {"@id": "_:b0"}}],
    },
    "JSON": {"@context": {"@vocab": EX, "j": {"@type": "@json"}}, "j": {"b": [1, None, "x"], "a": True}},
    "numbers": {"@context": {"@vocab": EX}, "p": [0, -1, 1.0, 1.5e30, 2.5e-7, 1e21, 123456789012]},
    "null term": {"@context": {"@vocab": EX, "gone": None}, "gone": 1, "p": 1},
    "compact type and value": {
        "@context": {"ex": EX},
        "@type": "ex:A",
        "ex:p": {"@value": "1", "@type": "ex:T"},
        "ex:q": {"@id": "ex:b"},
    },
    "keys without meaning": {"@context": {"p": EX + "p"}, "p": 1, "lost": {"p": 2}},
    "relative vocabulary": {"@context": [{"@vocab": EX}, {"@vocab": "sub/"}], "p": 1},
    "list at top": [{"@context": {"@vocab": EX}, "p": 1}, {"@context": "https://schema.org", "name": "x"}],
    "schema prefix": {"@context": "http://schema.org/", "schema:name": "x", "@type": "schema:Book", "dct:title": "y"},
    "graph container": {
        "@context": {"@vocab": EX, "g": {"@container": ["@graph", "@id"]}},
        "@id": EX + "a",
        "g": {EX + "g1": {"@id": EX + "b", "p": 1}},
    },
}


@pytest.mark.parametrize("name", CONFORMANT)
def test_the_graph_is_pylds(name):
    text = json.dumps(CONFORMANT[name])
    document = parse(text, "a.jsonld")
    assert graph(document) == expected(to_nquads(CONFORMANT[name])), graph(document)
    if name != "keys without meaning":
        assert not document.problems


def test_an_index_that_is_a_property_becomes_a_statement():  # JSON-LD 1.1, section 4.6.1.1, which PyLD leaves out
    context = {"@vocab": EX, "t": {"@container": "@index", "@index": "i"}}
    document = parse(json.dumps({"@context": context, "t": {"a": {"@id": EX + "1"}}}), "a.jsonld")
    assert [value.text for value in document.nodes[EX + "1"].properties[EX + "i"]] == ["a"]


BROKEN = {
    "trailing commas": (
        '{"@context": "https://schema.org", "name": ["One", "Two",],}',
        [(1, 57), (1, 59)],
        ["One", "Two"],
    ),
    "comments": ('{"@context": "https://schema.org", // note\n/* x */ "name": "One"}', [(1, 36), (2, 1)], ["One"]),
    "HTML comment": ('<!--\n{"@context": "https://schema.org", "name": "One"}\n-->', [(1, 1)], ["One"]),
    "CDATA": ('//<![CDATA[\n{"@context": "https://schema.org", "name": "One"}\n//]]>', [(1, 1)], ["One"]),
    "entities": (
        "{&quot;@context&quot;: &quot;https://schema.org&quot;, &quot;name&quot;: &quot;One&quot;}",
        [(1, 2)],
        ["One"],
    ),
    "single quotes": ("{'@context': 'https://schema.org', 'name': 'One'}", [(1, 2)], ["One"]),
    "line break in text": ('{"@context": "https://schema.org", "name": "One\nmore"}', [(1, 48)], ["One more"]),
    "no closing bracket": ('{"@context": "https://schema.org", "name": ["One"', [(1, 50)], ["One"]),
    "no closing quote": (
        '{"@context": "https://schema.org", "name": "One,\n"url": "http://x.org"}',
        [(1, 44)],
        ["One"],
    ),
    "duplicate key": ('{"@context": "https://schema.org", "name": "Two", "name": "One"}', [(1, 51)], ["One"]),
    "no comma": ('{"@context": "https://schema.org"\n"name": "One"}', [(2, 1)], ["One"]),
    "no colon": ('{"@context": "https://schema.org", "name" "One"}', [(1, 43)], ["One"]),
    "no value": ('{"@context": "https://schema.org", "name": "One", "url": }', [(1, 58)], ["One"]),
    "no context": ('{"@type": "Book", "name": "One"}', [(1, 1)], ["One"]),
    "junk behind": ('{"@context": "https://schema.org", "name": "One"};', [(1, 50)], ["One"]),
    "bare words": ('{"@context": "https://schema.org", name: "One", "n": undefined}', [(1, 36), (1, 54)], ["One"]),
    "wrong bracket": ('{"@context": "https://schema.org", "name": ["One"}', [(1, 50)], ["One"]),
    "extra bracket": ('{"@context": "https://schema.org", "name": "One"}}', [(1, 50)], ["One"]),
    "bad escape": ('{"@context": "https://schema.org", "name": "O\\\'ne"}', [(1, 46)], ["O'ne"]),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_json_is_read_as_far_as_it_goes(name):
    text, places, names = BROKEN[name]
    document = parse(text, "a.jsonld")
    assert [(finding.line, finding.column) for finding in document.problems] == places, document.problems
    assert {finding.rule for finding in document.problems} == {"syntax-error"}
    [node] = document.nodes.values()
    assert [value.text for value in node.properties["http://schema.org/name"]] == names


def test_two_documents_in_a_row_are_both_read():
    one = '{"@context": "https://schema.org", "name": "One"}'
    document = parse(f"{one}\n{one}", "a.jsonld")
    assert len(document.nodes) == 2
    assert [finding.message for finding in document.problems] == [
        "found a second document, expected one, or a list in square brackets"
    ]


@pytest.mark.parametrize(
    "address",
    [
        "http://schema.org",
        "https://www.schema.org/",
        "HTTP://Schema.org/",
        "https://schema.org/docs/jsonldcontext.json",
    ],
)
def test_any_address_of_schema_org_is_its_context(address):
    document = parse(json.dumps({"@context": address, "name": "x"}), "a.jsonld")
    assert not document.problems
    assert list(next(iter(document.nodes.values())).properties) == ["http://schema.org/name"]


def test_a_remote_context_is_not_loaded_and_the_rest_is_read():
    context = ["https://schema.org", "https://example.org/more.jsonld"]
    document = parse(json.dumps({"@context": context, "name": "x", "maybe": "y"}), "a.jsonld")
    assert [finding.rule for finding in document.problems] == ["remote-context"]
    assert list(next(iter(document.nodes.values())).properties) == ["http://schema.org/name"]


def test_prefixes_and_keys_without_meaning_are_reported_where_they_stand():
    document = parse('{"@context": {"a": "http://example.org/a"}, "a": 1,\n "b": 2, "schema:name": "x"}', "a.jsonld")
    assert [(f.rule, f.line, f.column, f.property or f.value) for f in document.problems] == [
        ("unknown-property", 2, 2, "b"),
        ("unknown-prefix", 2, 10, "schema:name"),
    ]
    assert "http://schema.org/name" in next(iter(document.nodes.values())).properties


def test_nesting_without_end_is_a_finding():
    document = parse('{"a":[' * 5000, "a.jsonld")
    assert any("levels of nesting" in finding.message for finding in document.problems)


def test_a_node_that_is_described_again_and_again_takes_linear_time():
    def work(size):
        nodes = [{"@id": "http://a.org/1", "name": [f"n{number}", "n", "n"]} for number in range(size)]
        return parse(json.dumps({"@context": "https://schema.org", "@graph": nodes}), "a.jsonld")

    assert [value.text for value in work(2).nodes["http://a.org/1"].properties["http://schema.org/name"]] == [
        "n0",
        "n",
        "n",
        "n1",
    ]
    assert_linear(work, 1_500)
