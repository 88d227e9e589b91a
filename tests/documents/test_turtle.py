"""Turtle and TriG: the graph is pyoxigraph's, and after an error the next statement is read."""

from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat

from lodpub.documents.turtle import parse

from .graphs import expected, graph

HEAD = "@prefix ex: <http://example.org/> .\n@prefix : <http://example.org/ns#> .\n@base <http://example.org/base/> .\n"
GOOD = {
    "abbreviations": "ex:a a ex:B ; ex:p 1, -2.5, +3e4, .5, 1.e3, true, false ; .",
    "strings": 'ex:a ex:p "x", \'y\', """l\n"quoted" o""", \'\'\'a\'b\'\'\', "", \'\', "\\u00e9\\t\\"" .',
    "languages and datatypes": 'ex:a ex:p "x"@en-GB, "1"^^ex:t, "2"^^<http://www.w3.org/2001/XMLSchema#string> .',
    "blank nodes": "[] ex:p [ ex:q [] ; ex:r _:x ] . _:x ex:s _:x . [ ex:only 1 ] .",
    "lists": "ex:a ex:p (1 [ ex:q 2 ] ex:b), () ; ex:r ( ( 1 ) ( ) 2 ) .",
    "cells": "ex:a ex:p _:l . _:l <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> 1 ; "
    "<http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> () .",
    "names": "ex:a.b ex:p-q : , :x, ex:1a, ex:a%20b, ex:a\\,b, ex:a:b . ex:é ex:ü ex:日本 .",
    "relative": "<a> <#b> <../c>, <>, <?q>, <//other.org/x> .",
    "SPARQL's directives": "PREFIX x: <http://x.org/>\nbase <http://y.org/>\nx:a x:b <c> .",
    "comments": "# one\nex:a # two\n ex:p # three\n ex:b#x\n .#",
    "escaped IRI": "<http://example.org/\\u00e9> ex:p <\\u0061> .",
    "redefined": "ex:a ex:p ex:b . @prefix ex: <http://other.org/> . ex:a ex:p ex:b .",
}
GOOD_TRIG = {
    "graphs": "ex:g { ex:a ex:p 1 . ex:b ex:p 2 } GRAPH ex:h { ex:a ex:p 3 . } { ex:a ex:p 4 } _:g { ex:a ex:p 5 } [] { ex:a ex:p 6 }",
    "plain": "ex:a ex:p ex:b .",
}


@pytest.mark.parametrize("name", GOOD)
def test_the_graph_is_that_of_another_parser(name):
    text = HEAD + GOOD[name]
    document = parse(text, "a.ttl")
    assert not document.problems
    assert graph(document) == expected(text, RdfFormat.TURTLE), graph(document)


@pytest.mark.parametrize("name", GOOD_TRIG)
def test_graphs_become_one(name):
    document = parse(HEAD + GOOD_TRIG[name], "a.trig", trig=True)
    assert not document.problems
    assert graph(document) == expected(HEAD + GOOD_TRIG[name], RdfFormat.TRIG)


BAD = {
    "no dot": ("ex:a ex:p 1\nex:b ex:p 2 .", (5, 1), "a dot at the end"),
    "open string": ('ex:a ex:p "x .\nex:b ex:p 2 .', (4, 11), "a value"),
    "open bracket": ("ex:a ex:p [ ex:q 1 .\nex:b ex:p 2 .", (4, 20), "a closing ]"),
    "open list": ("ex:a ex:p ( 1 .\nex:b ex:p 2 .", (4, 15), "a value"),
    "no object": ("ex:a ex:p .\nex:b ex:p 2 .", (4, 11), "a value"),
    "no predicate": ("ex:a .\nex:b ex:p 2 .", (4, 6), "a property"),
    "literal subject": ('"x" ex:p 1 .\nex:b ex:p 2 .', (4, 1), "a subject"),
    "quoted triple": ("<< ex:a ex:p 1 >> ex:q 1 .\nex:b ex:p 2 .", (4, 1), "a subject"),
    "open IRI": ("<http://example.org/a\nex:p 1 .\nex:b ex:p 2 .", (4, 1), "a subject"),
    "bad escape": ('ex:a ex:p "\\q" .\nex:b ex:p 2 .', (4, 12), "one that Turtle has"),
    "braces": ("ex:a ex:p {1} .\nex:b ex:p 2 .", (4, 11), "a value"),
}


@pytest.mark.parametrize("name", BAD)
def test_after_an_error_the_next_statement_is_read(name):
    text, place, expectation = BAD[name]
    document = parse(HEAD + text, "a.ttl")
    [finding] = document.problems
    assert (finding.rule, finding.line, finding.column) == ("syntax-error", *place)
    assert expectation in finding.message
    assert [value.text for value in document.nodes["http://example.org/b"].properties["http://example.org/p"]] == ["2"]


def test_a_forgotten_prefix_is_reported_once_and_read_where_it_is_known():
    document = parse("<http://example.org/a> schema:name 'x' ; schema:url dcterms:a ; my:own 1 .", "a.ttl")
    assert [(finding.rule, finding.column) for finding in document.problems] == [
        ("unknown-prefix", 24),
        ("unknown-prefix", 53),
        ("unknown-prefix", 65),
    ]
    [node] = document.nodes.values()
    assert list(node.properties) == ["http://schema.org/name", "http://schema.org/url", "my:own"]


def test_deep_brackets_end_in_a_finding():
    for text in ("<a> <b> " + "[ <b> " * 3000, "<a> <b> " + "( " * 3000, "[" * 3000):
        document = parse(text, "a.ttl")
        assert "syntax-error" in {finding.rule for finding in document.problems}
