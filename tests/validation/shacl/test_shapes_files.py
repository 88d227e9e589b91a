"""Shapes files: broken, hostile, or beyond what is supported; each ends in an error that says where."""

from __future__ import annotations

import pytest

from lodpub.documents.document import Document, Place, Value
from lodpub.errors import ShapesError
from lodpub.validation.shacl import Shapes, shapes
from lodpub.validation.shacl.source import Source

PREFIXES = """@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix ex: <http://example.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""

BROKEN = [
    (
        "ex:S sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:minCuont 1 ] .",
        "4: found sh:minCuont, expected sh:minCount",
    ),
    (
        "ex:S sh:targetClass ex:C ; sh:sparql [ sh:select '' ] .",
        "4: found sh:sparql, expected SHACL Core; what goes beyond it is not supported",
    ),
    (
        "ex:S sh:targetClass ex:C ; sh:js [ ] .",
        "4: found sh:js, expected SHACL Core; what goes beyond it is not supported",
    ),
    ("ex:S sh:targetClass ex:C ; sh:frobnicate 1 .", "4: found sh:frobnicate, expected a term of SHACL Core"),
    (
        "ex:S sh:targetClass ex:C ;\n sh:node ex:S .",
        "4: found a shape that refers to itself, <http://example.org/S>, expected no recursion",
    ),
    (
        "ex:S sh:targetClass ex:C ; sh:not ex:T . ex:T sh:and ( ex:S ) .",
        "4: found a shape that refers to itself, <http://example.org/S>, expected no recursion",
    ),
    (
        "ex:S sh:targetClass ex:C ; sh:property [ sh:minCount 1 ] .",
        "4: found a property shape without sh:path, expected one sh:path",
    ),
    (
        "ex:S sh:targetClass ex:C ;\n\n sh:property [ sh:path ex:p , ex:q ] .",
        "6: found 2 values of sh:path, expected one",
    ),
    (
        "ex:S sh:targetClass ex:C ; sh:property [ sh:path ( ex:p ) ] .",
        "4: found a path of 1 parts, expected at least two",
    ),
    (
        "ex:S sh:targetClass ex:C ; sh:property [ sh:path 'p' ] .",
        '4: found the path "p", expected an IRI or a property path',
    ),
    (
        "ex:S sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:minCount 'one' ] .",
        '4: found sh:minCount "one", expected a whole number',
    ),
    (
        "ex:S sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:pattern '(' ] .",
        '4: found sh:pattern "(" (missing ), unterminated subpattern at position 0), expected a regular expression',
    ),
    (
        "ex:S sh:targetClass ex:C ; sh:nodeKind sh:Iri .",
        "4: found sh:nodeKind sh:Iri, expected sh:IRI, sh:BlankNode, sh:Literal, sh:BlankNodeOrIRI, sh:BlankNodeOrLiteral, sh:IRIOrLiteral",
    ),
    (
        "ex:S sh:targetClass ex:C ; sh:in ex:list . ex:list <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> 1 .",
        "4: found a list that is broken or runs in a circle, expected a list: ( one two )",
    ),
    (
        "ex:S sh:targetClass ex:C ; sh:in _:l . _:l <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> 1 ; <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> _:l .",
        "4: found a list that is broken or runs in a circle, expected a list: ( one two )",
    ),
    (
        "ex:S sh:targetClass ex:C ; sh:property [ sh:path _:p ] . _:p sh:inversePath _:p .",
        "4: found a path without an end, expected at most 50 levels",
    ),
    ("ex:S sh:property [ sh:path ex:p ] .", " found no shape with a target, expected sh:targetClass or another target"),
    ("", " found no shape with a target, expected sh:targetClass or another target"),
    ("ex:S sh:targetClass ex:C ; sh:deactivated 'no' .", '4: found sh:deactivated "no", expected true or false'),
    ("ex:S sh:targetClass [ ] .", None),
    (
        "ex:S sh:targetClass ex:C ; sh:closed true ; sh:ignoredProperties ex:p .",
        "4: found a list that is broken or runs in a circle, expected a list: ( one two )",
    ),
    ("ex:S sh:targetClass ex:C ; sh:lessThan ex:p .", "4: found sh:lessThan without a path, expected sh:path"),
    ("ex:S sh:targetClass ex:C sh:property", None),
    ("ex:S sh:targetClass unknown:C .", None),
    (
        "ex:S sh:targetClass ex:C ; sh:property "
        + "[ sh:path ex:p ; sh:node [ sh:property " * 200
        + "[ sh:path ex:p ]"
        + "]]" * 200
        + " .",
        None,
    ),
    ("ex:S sh:targetClass ex:C ; sh:not " + "[" * 5000 + "]" * 5000 + " .", None),
    ("\x00\x01\x02", None),
]


def read(turtle: str) -> Shapes:
    return Shapes(Source(("own.ttl", (PREFIXES + turtle).encode())))


@pytest.mark.parametrize(("turtle", "expected"), BROKEN, ids=range(len(BROKEN)))
def test_a_broken_file_is_an_error_with_its_line(turtle, expected):
    with pytest.raises(ShapesError) as caught:
        read(turtle)
    assert str(caught.value).startswith("own.ttl:")
    if expected is not None:
        assert str(caught.value) == f"own.ttl:{expected}"


@pytest.mark.parametrize("name", ["missing.ttl", "shapes.rdf", "broken.jsonld", "latin.ttl", "\x00.ttl"])
def test_files_that_cannot_be_read(tmp_path, name):
    if "\x00" not in name and name != "missing.ttl":
        (tmp_path / name).write_bytes(b"{\xe9")
    with pytest.raises(ShapesError):
        shapes([tmp_path / name])


def test_files_may_refer_to_one_another(tmp_path):
    (tmp_path / "a.ttl").write_text(PREFIXES + "ex:S sh:targetClass ex:C ; sh:node ex:T .")
    (tmp_path / "b.ttl").write_text(PREFIXES + "ex:T sh:property [ sh:path ex:p ; sh:minCount 1 ] .")
    (finding,) = shapes([tmp_path / "a.ttl", tmp_path / "b.ttl"]).check(one("http://example.org/C"))
    assert finding.rule == "shacl/S"


def test_shapes_in_jsonld(tmp_path):
    (tmp_path / "a.jsonld").write_text(
        '{"@context": {"sh": "http://www.w3.org/ns/shacl#"}, "@id": "http://example.org/S", "sh:minLength": 100,'
        '"sh:targetClass": {"@id": "http://example.org/C"}}'
    )
    (finding,) = shapes([tmp_path / "a.jsonld"]).check(one("http://example.org/C"))
    assert finding.message == "expected at least 100 characters"


def one(class_: str) -> Document:
    document = Document("data.ttl")
    document.node("http://example.org/x", Place(4, 1)).types.append((class_, Place(4, 9)))
    return document


def test_subclasses_that_run_in_a_circle_come_to_an_end():
    checker = read(
        "ex:C rdfs:subClassOf ex:D . ex:D rdfs:subClassOf ex:C .\nex:S sh:targetClass ex:D ; sh:property [ sh:path ex:p ; sh:minCount 1 ] ."
    )
    assert len(list(checker.check(one("http://example.org/C")))) == 1


def test_shapes_that_double_at_each_level_stay_quick():
    levels = "".join(f"ex:S{n} sh:and ( ex:S{n + 1} ex:S{n + 1} ) ; sh:property ex:P{n} . " for n in range(40))
    paths = "".join(
        f"ex:P{n} sh:path ex:self ; sh:property ex:P{n + 1}, ex:Q{n + 1} . ex:Q{n} sh:path ex:self ; sh:property ex:P{n + 1} . "
        for n in range(40)
    )
    last = "ex:S40 sh:property ex:P40 . ex:P40 sh:path ex:p ; sh:minCount 1 . ex:Q40 sh:path ex:q ; sh:minCount 1 ."
    document = one("http://example.org/C")
    node = document.nodes["http://example.org/x"]
    node.add("http://example.org/self", Value("iri", "http://example.org/x"))
    assert len(list(read(f"ex:S0 sh:targetClass ex:C . {levels} {paths} {last}").check(document))) == 3


def test_schema_org_in_https_is_schema_org_in_http():
    checker = read(
        "ex:S sh:targetClass <https://schema.org/Thing> ; sh:property [ sh:path <http://schema.org/name> ; sh:maxCount 0 ] ."
    )
    document = one("https://schema.org/ScholarlyArticle")
    document.nodes["http://example.org/x"].add("https://schema.org/name", Value("literal", "x", place=Place(5, 3)))
    (finding,) = checker.check(document)
    assert (finding.line, finding.column, finding.property) == (4, 1, "http://schema.org/name")


def test_the_inverse_of_a_sequence_is_walked_from_its_end():
    checker = read(
        "ex:S sh:targetNode ex:x ; sh:property [ sh:path [ sh:inversePath ( ex:p [ sh:oneOrMorePath ex:q ] ) ] ; sh:maxCount 0 ; sh:hasValue ex:z ] ."
    )
    document = Document("data.ttl")
    for subject, property, value in (("z", "p", "y"), ("y", "q", "w"), ("w", "q", "x"), ("x", "p", "x")):
        node = document.node(f"http://example.org/{subject}")
        node.add(f"http://example.org/{property}", Value("iri", f"http://example.org/{value}"))
    (finding,) = checker.check(document)
    assert finding.message.endswith("expected at most 0 values")
