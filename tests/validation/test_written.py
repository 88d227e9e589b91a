"""The fast way over N-Triples and N-Quads finds what the slow way finds in the same order, over good lines and bad ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lodpub
from lodpub.documents import documents
from lodpub.documents.ntriples_records import cut
from lodpub.validation.checking import Checker
from lodpub.validation.rules import checks
from lodpub.validation.written import WrittenChecker
from lodpub.validation.written_terms import is_prose
from tests.strategies import records

TODAY = date(2026, 1, 1)
FAULTS = Path(__file__).parent / "examples" / "faults"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DOI = "https://doi.org/10.5555/1"
SUBJECTS = [
    f"<{DOI}>",
    f"<{DOI}#author-1>",
    f"<{DOI}#author-2>",
    "_:a",
    "_:b",
    "_:c",
    "<not an iri>",
    "<10.5555/1>",
    "<https://doi.org/>",
    "<https://example.org/\u00e4>",
]
PROPERTIES = [
    f"{RDF}type",
    f"{RDF}first",
    f"{RDF}rest",
    *(
        f"http://schema.org/{name}"
        for name in [
            *("name", "author", "isPartOf", "pagination", "pageStart", "pageEnd", "keywords", "datePublished", "issn"),
            *("value", "propertyID", "identifier", "sameAs", "url", "inLanguage", "additionalType", "nane", "awards"),
            *("ownershipFundingInfo", "archivedAt", "numberOfPages", "publisher", "funding"),
        ]
    ),
    "https://schema.org/name",
    "http://purl.org/dc/terms/creator",
    "http://purl.org/ontology/bibo/authorList",
    "http://purl.org/ontology/bibo/doi",
    "http://example.org/\u00e4",
]
CLASSES = [
    "ScholarlyArticle",
    "Person",
    "PropertyValue",
    "Periodical",
    "PublicationVolume",
    "Boook",
    "StatisticalVariable",
]
TEXTS = [
    *(
        "One",
        "One ",
        " One",
        "one  two",
        "ONE AND TWO IN CAPITALS",
        "Smith J, Doe A",
        "",
        "n/a",
        "et al.",
        "<b>x</b> &amp;",
    ),
    *(
        "2021-02-31",
        "2999-01-01",
        "12-11",
        "10.5555/1",
        "10.5555/",
        "DOI",
        "1234-5678",
        "0956-7135",
        "caf\u00c3\u00a9",
        "en",
    ),
    "An offline linter for linked data that is right about it",
    "An offline linter for  linked data that is right about it",
    "AN OFFLINE LINTER FOR LINKED DATA THAT IS RIGHT ABOUT IT",
    "An offline linter for linked data that is right <i>about</i> it",
    "\\u00e9t\\u00e9",
]
ENDS = ["", "", "", "@en", "@xx-toolonglanguage", f"^^<{RDF}HTML>", "^^<http://schema.org/Date>"]
ENDS += [f"^^<http://www.w3.org/2001/XMLSchema#{name}>" for name in ("string", "integer", "date")]
IRIS = [
    f"<{RDF}nil>",
    "<http://orcid.org/0000-0002-1825-0098>",
    "<relative>",
    "<http://schema.org/Nowhere>",
    "<https://a.org/ b>",
]
OBJECTS = st.one_of(
    st.sampled_from([*SUBJECTS, *IRIS, ""]),
    st.sampled_from([f"<http://schema.org/{name}>" for name in CLASSES] + ["<https://schema.org/Book>", "_:u"]),
    st.tuples(st.sampled_from(TEXTS), st.sampled_from(ENDS)).map(lambda parts: f'"{parts[0]}"{parts[1]}'),
)
LINES = st.lists(st.tuples(st.sampled_from(SUBJECTS), st.sampled_from(PROPERTIES), OBJECTS), max_size=14)
FAST = WrittenChecker(Checker(today=TODAY).verdicts)
SLOW = Checker(today=TODAY)


def agree(text: str, *, quads: bool = False) -> int:
    """How many records of a text the fast way decides; what it finds is what the slow way finds."""
    decided = 0
    for record in cut([text.encode()], "a.nt", quads=quads):
        found = FAST.check(record)
        if found is not None:
            decided += 1
            slow = SLOW.check(record.document())
            assert found == sorted(slow, key=lambda finding: (finding.line or 0, finding.column or 0))
    return decided


@settings(deadline=None, max_examples=300)
@given(LINES, st.booleans(), st.sampled_from([" .\n", " .\r\n", " . \n", ".\n"]))
def test_any_lines(lines, quads, end):
    graph = f" <{DOI}>" if quads else ""
    agree("".join(f"{subject} <{property}> {value}{graph}{end}" for subject, property, value in lines), quads=quads)


GRAPHS = st.sampled_from(["", f" <{DOI}>", f" <{DOI}>", " _:g", " <relative>", ' "x"'])


@settings(deadline=None, max_examples=100)
@given(st.lists(st.tuples(LINES, GRAPHS), max_size=4))
def test_graphs_that_change(groups):
    agree("".join(f"{s} <{p}> {o}{graph} .\n" for lines, graph in groups for s, p, o in lines), quads=True)


def test_a_text_that_stands_twice_is_looked_at_where_more_is_asked_of_it():
    names = "Ada Byron, Mary Somerville, Charles Babbage, Ada King, Caroline Herschel, Sophie Germain"
    lines = [f'<{DOI}> <http://schema.org/{name}> "{names}" .\n' for name in ("description", "abstract", "identifier")]
    lines += [
        f"<{DOI}#a> <{RDF}type> <http://schema.org/Person> .\n",
        f'<{DOI}#a> <http://schema.org/name> "{names}" .\n',
    ]
    assert agree("".join([f"<{DOI}> <{RDF}type> <http://schema.org/ScholarlyArticle> .\n", *lines])) == 1
    (record,) = cut(["".join(lines).encode()], "a.nt")
    assert "many-names-in-one" in {finding.rule for finding in FAST.check(record) or ()}


@settings(deadline=None, max_examples=60)
@given(st.lists(LINES.map(sorted), max_size=3), st.booleans())
def test_nodes_with_classes(groups, quads):
    graph = f" <{DOI}>" if quads else ""
    article = f"<{DOI}> <{RDF}type> <http://schema.org/ScholarlyArticle>{graph} .\n"
    lines = [f"{s} <{p}> {o}{graph} .\n" for group in groups for s, p, o in group if p[-5:] not in ("first", "#rest")]
    agree(article + "".join(lines), quads=quads)


@settings(deadline=None, max_examples=60)
@given(records(), st.sampled_from(["ntriples", "nquads"]))
def test_what_lodpub_writes(record, format):
    agree(lodpub.export(record, format), quads=format == "nquads")


@pytest.mark.parametrize("path", sorted(FAULTS.glob("*.ttl")), ids=lambda path: path.name)
def test_known_faults(path):
    """Written as N-Triples by a parser, each node in a run of lines."""
    lines = []
    for document in documents(path.read_bytes(), path.name):
        for node in document.nodes.values():
            subject = node.id if node.id[:2] == "_:" else f"<{node.id}>"
            lines += [f"{subject} <{RDF}type> <{iri}> .\n" for iri, _ in node.types]
            for property, values in node.properties.items():
                lines += [f"{subject} <{property}> {_written(value)} .\n" for value in values]
    agree("".join(lines))


def _written(value):
    if value.kind != "literal":
        return value.text if value.kind == "blank" else f"<{value.text}>"
    text = value.text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{text}"' + (f"^^<{value.datatype}>" if value.datatype else f"@{value.language}" if value.language else "")


def test_most_records_are_decided(corpus):
    works = (corpus / "crossref" / "_all.jsonl").read_bytes()
    every = [record for record in lodpub.read_all(works, format="crossref") if isinstance(record, lodpub.Record)]
    text = lodpub.export(every, "nquads")
    assert agree(text, quads=True) > 0.9 * len(list(cut([text.encode()], "a.nq", quads=True)))


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=28, max_size=60))
def test_checks_that_spare_prose_find_nothing_in_it(text):
    if is_prose(f'"{text}"'.encode()):
        assert not [check.rule for check in checks() if check.spares_prose and check.hint(text)]
