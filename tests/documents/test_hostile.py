"""Hostile and broken input: every syntax ends, soon, with a finding and without an exception."""

from __future__ import annotations

import json
import random

import pytest
from growth import assert_linear

from lodpub.documents import SYNTAXES, documents, recognize
from lodpub.documents.places import LARGEST
from lodpub.errors import UsageError

SEEDS = {
    "jsonld": '{"@context": ["https://schema.org", {"x": {"@id": "http://x.org/", "@type": "@id"}}], "a": [1, {"b": "c\\u00e9"}]} // x',
    "jsonl": '{"@context": "https://schema.org", "name": "x"}\n{"@context": {"@vocab": "http://x.org/"}, "@type": "A"}\n',
    "turtle": '@prefix a: <http://a.org/> .\na:b a a:C ; a:p "x"@en, """y""", ( 1 [ a:q true ] ) .\n_:x a:p 1.5e3 .\n',
    "trig": "@prefix a: <http://a.org/> .\na:g { a:b a:p 1 . }\n",
    "ntriples": '<http://a.org/a> <http://a.org/p> "x\\n"@en .\n_:b <http://a.org/p> <http://a.org/c> .\n',
    "nquads": '<http://a.org/a> <http://a.org/p> "x" <http://a.org/g> .\n',
    "rdfxml": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://s.org/"><A rdf:about="x"><p rdf:resource="y"/></A></rdf:RDF>',
    "html": '<html><head><meta name="a" content="b"><script type="application/ld+json">{"@type": "A"}</script></head>'
    '<body vocab="http://s.org/"><p typeof="A" property="b" rel="c" inlist>x<div itemscope itemtype="http://s.org/B" itemprop="d">y',
}
REPEATED = [
    "[",
    "{",
    '{"a":',
    '"',
    "'",
    "<",
    "<a ",
    "<a>",
    "<!--",
    "</",
    "&",
    "\\",
    "(",
    "<b> <c> [",
    "/*",
    "//",
    '"""',
    "_:",
    "@",
    "a:",
    "\t",
    "<![CDATA[",
    "<p",
    "<a b='",
    "&quot;",
    "{'a':",
    "<x:y>",
    "<p vocab=x>",
    "<p itemscope itemprop=a>",
    ". ",
    '\\"\n',
    "'''a",
    "<?",
    "<!DOCTYPE ",
]


def read(data: bytes, syntax: str):
    found = list(documents(data, "hostile", syntax))
    return found, [problem for document in found for problem in document.problems]


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_repetition_ends_in_linear_time(syntax):
    for piece in REPEATED:
        for prefix in ("", SEEDS[syntax][: len(SEEDS[syntax]) // 2]):
            assert_linear(
                lambda size, before=prefix, piece=piece: read((before + piece * size).encode(), syntax), 6_000
            )


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_damaged_files_never_raise(syntax):
    chance = random.Random(syntax)
    seed = SEEDS[syntax]
    for _ in range(400):
        text = list(seed * chance.choice((1, 2)))
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(text))
            what = chance.choice(("delete", "insert", "replace", "cut"))
            if what == "delete":
                del text[at : at + chance.randint(1, 5)]
            elif what == "cut":
                del text[at:]
            else:
                text[at : at + (what == "replace")] = chance.choice("{}[]()<>\"'\\,;:.@#&_ \n\0\u00e9\ufeffa1")
            if not text:
                break
        read("".join(text).encode(), syntax)


KEYS = "@id @type @value @language @list @set @graph @reverse @context @index @nest @included @container @vocab @base @foo @ a b a:b"
WORDS = [
    None,
    True,
    0,
    1.5,
    "",
    "a",
    "a:b",
    "@id",
    "@type",
    "@none",
    "@list",
    "@nest",
    "http://e/",
    "_:b",
    "#x",
    "https://schema.org",
]


def test_json_without_sense_never_raises():
    chance = random.Random(3)

    def value(depth):
        kind = chance.random() if depth else 0
        if kind < 0.4:
            return chance.choice(WORDS)
        if kind < 0.55:
            return [value(depth - 1) for _ in range(chance.randint(0, 3))]
        return {chance.choice(KEYS.split(" ")): value(depth - 1) for _ in range(chance.randint(0, 5))}

    for _ in range(2000):
        document = {"x": value(4), "@context": value(3), "a": value(3)}
        for syntax in ("jsonld", "jsonl"):
            read(json.dumps(document).encode(), syntax)


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_every_cut_of_a_file_is_read(syntax):
    data = SEEDS[syntax].encode()
    for end in range(len(data)):
        read(data[:end], syntax)


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_binary_data_is_a_finding(syntax):
    data = bytes(random.Random(1).randrange(256) for _ in range(5000))
    _, problems = read(b"\x89PNG\r\n\x1a\n\0\0" + data, syntax)
    assert "syntax-error" in {problem.rule for problem in problems}
    assert len(problems) < 1000


@pytest.mark.parametrize("syntax", ["jsonld", "turtle", "html", "rdfxml", "ntriples"])
def test_more_than_fits_is_refused(syntax):
    found, [problem] = read(b" " * (LARGEST + 1), syntax)
    assert "in one piece" in problem.message
    assert not found[0].nodes


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_other_unicode_encodings_are_read(encoding):
    for syntax in ("jsonld", "turtle"):
        found, problems = read(SEEDS[syntax].replace(" // x", "").encode(encoding), syntax)
        assert not problems
        assert found[0].nodes


def test_bytes_that_are_no_utf8_are_reported_where_they_stand():
    _, [problem] = read('<http://a.org/é> <http://a.org/p>\n "é" .'.encode("latin-1"), "turtle")
    assert (problem.rule, problem.line, problem.column) == ("syntax-error", 1, 15)


def test_a_page_may_name_its_encoding():
    page = '<meta charset="iso-8859-1"><meta name="a" content="é">'.encode("latin-1")
    [document], problems = read(page, "html")
    assert not problems
    assert [*document.nodes["_:page"].texts("a")] == ["é"]


@pytest.mark.parametrize(
    ("text", "name", "syntax"),
    [
        (SEEDS["jsonld"], "x.json", "jsonld"),
        (SEEDS["jsonl"], "x", "jsonl"),
        (SEEDS["turtle"], "x.txt", "turtle"),
        (SEEDS["trig"], "x", "trig"),
        (SEEDS["ntriples"], "x", "ntriples"),
        (SEEDS["nquads"], "x", "nquads"),
        (SEEDS["rdfxml"], "x.xml", "rdfxml"),
        (SEEDS["html"], "x", "html"),
        ("<!doctype html><p>", "<stdin>", "html"),
        ("TY  - JOUR\nER  -", "x.ris", None),
        ("@article{a, title={b}}", "x.bib", None),
        ('{"status": "ok", "message": {"DOI": "10.1/a"}}', "x.json", None),
        ('<?xml version="1.0"?><resource xmlns="http://datacite.org/schema/kernel-4"/>', "x.xml", None),
        ("Some page of a portal\nAuthors: A", "page.txt", None),
        ("", "x", None),
    ],
)
def test_syntaxes_are_recognized(text, name, syntax):
    assert recognize(text, name) == syntax


def test_what_is_no_rdf_is_wrong_usage():
    with pytest.raises(UsageError, match="no syntax of RDF"):
        list(documents(b"TY  - JOUR", "a.ris"))
