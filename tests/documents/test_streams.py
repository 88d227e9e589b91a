"""Streams of lines: fast and placed reading say the same, records are whole, and memory stays flat."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat

from lodpub.documents import documents, jsonlines, ntriples, ntriples_lines, stream
from lodpub.documents.line_blocks import LONGEST_LINE, TooLong, blocks
from lodpub.documents.places import Problems

from .graphs import expected, graph

EX = "http://example.org/"
LINES = [
    f'<{EX}a> <{EX}p> "one" .',
    f'<{EX}a> <{EX}p> "t\\"w\\\\o\\n\\u00e9"@en-GB .',
    f'<{EX}a#x> <{EX}q> "3"^^<http://www.w3.org/2001/XMLSchema#integer> .',
    f"<{EX}a> <{EX}r> _:b .",
    f"_:b <{EX}p> <{EX}c> .",
    f"<{EX}c> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{EX}T> .",
    f"<{EX}z>\t<{EX}p>   <{EX}y>.# note",
    "# comment",
    "",
    f"<{EX}l> <{EX}p> _:l1 .",
    '_:l1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> "m" .',
    "_:l1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil> .",
    f'<{EX}u> <{EX}p> "\\U0001F600 \U0001f600" .',
    f'<{EX}u> <{EX}p> "with <angle> and . dots" .',
]


def test_a_file_has_the_graph_of_another_parser_and_its_places():
    text = "\n".join(LINES)
    document = ntriples.parse(text, "a.nt")
    assert not document.problems
    assert graph(document) == expected(text, RdfFormat.N_TRIPLES)
    assert document.nodes[EX + "z"].properties[EX + "p"][0].place == (7, 49)


def parsed(chunks, source, syntax):
    return [record.document() for record in stream(chunks, source, syntax)]


@given(st.lists(st.sampled_from(LINES), max_size=30), st.integers(1, 40), st.sampled_from(["\n", "\r\n"]))
def test_a_stream_is_cut_between_lines(lines, size, end):
    data = end.join(lines).encode()
    chunks = [data[at : at + size] for at in range(0, len(data), size)]
    found = [(record.first, list(record._lines())) for record in stream(chunks, "a.nt", "ntriples")]
    assert all(first == lines.index(kept[0], first - 1) + 1 for first, kept in found)
    together = [line for _, kept in found for line in kept]
    assert together == lines[: len(together)]
    assert not any(line and line[0] != "#" for line in lines[len(together) :])
    documents = parsed(chunks, "a.nt", "ntriples")
    assert not [problem for document in documents for problem in document.problems]
    assert all(document.described_elsewhere for document in documents)


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=1), st.sampled_from(["", " .", " ."]), st.booleans())
def test_a_usual_line_is_read_as_any_line(lines, end, quads):
    line = lines[0].rstrip("\n") + end
    usual = ntriples_lines._usual(line, 7, quads)
    assert usual is None or usual == ntriples_lines._any(Problems("a.nt"), line, 7, quads)


def test_most_lines_are_usual():
    usual = [ntriples_lines._usual(line.rstrip("\n"), 1, quads=True) for line in LINES]
    assert sum(found is not None for found in usual) > len(LINES) / 3


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_record_is_a_subject_with_its_parts_and_what_it_points_at(end):
    found = parsed([end.join(LINES).encode()], "a.nt", "ntriples")
    assert [list(document.nodes) for document in found] == [
        [EX + "a", EX + "a#x", "_:b", EX + "c"],
        [EX + "z"],
        [EX + "l"],
        [EX + "u"],
    ]


def test_a_graph_of_n_quads_is_a_record():
    lines = [f'<{EX}{s}> <{EX}p> "x y" <{EX}{g}> .' for s, g in ("ag", "bg", "ah", "ch")]
    lines.append(f'<{EX}d> <{EX}p> "no <graph>" .')
    found = parsed(["\n".join(lines).encode()], "a.nq", "nquads")
    assert [list(document.nodes) for document in found] == [[EX + "a", EX + "b"], [EX + "a", EX + "c"], [EX + "d"]]
    assert next(found[2].nodes[EX + "d"].texts(EX + "p")) == "no <graph>"


BAD = {
    f'<{EX}a> <{EX}p> "x"': "a dot",
    f'<{EX}a> "p" "x" .': "a property",
    f"<{EX}a> <{EX}p> .": "a value",
    f'<{EX}a> <{EX}p> "x .': "a value",
    f'"a" <{EX}p> "x" .': "a subject",
    f'<{EX}a> <{EX}p> "\\q" .': "one that N-Triples has",
    f'<{EX}a> <{EX}p> "x" . <{EX}b> <{EX}p> "y" .': "the end of the line",
    f"<{EX}a> <{EX}p> 5 .": "a value",
}


@pytest.mark.parametrize("line", BAD)
def test_a_wrong_line_is_reported_and_the_next_is_read(line):
    data = "\n".join((LINES[0], line, LINES[6])).encode()
    for found in (list(documents(data, "a.nt")), parsed([data], "a.nt", "ntriples")):
        [problem] = [problem for document in found for problem in document.problems]
        assert (problem.rule, problem.line) == ("syntax-error", 2)
        assert BAD[line] in problem.message
        assert any(EX + "z" in document.nodes for document in found)


def test_bytes_that_are_no_utf8_are_reported_with_their_line():
    data = LINES[0].encode() + b"\n" + LINES[1].encode().replace(b"\\n", b"\xe9") + b"\n" + LINES[6].encode()
    found = parsed([data], "a.nt", "ntriples")
    [problem] = [problem for document in found for problem in document.problems]
    assert (problem.line, problem.column) == (2, data.split(b"\n")[1].index(b"\xe9") + 1)
    assert "0xE9" in problem.message


def test_blocks_end_with_lines_however_the_chunks_are_cut():
    data = b"".join(b"%d\n" % number for number in range(100_000))
    for size in (7, 1000, 300_000):
        found = list(blocks(data[at : at + size] for at in range(0, len(data), size)))
        assert b"".join(found) == data
        assert all(block.endswith(b"\n") for block in found)


def test_a_line_without_end_is_refused_and_the_next_is_read():
    chunks = [LINES[0].encode() + b"\n", *([b"x" * (1 << 20)] * ((LONGEST_LINE >> 20) + 2)), b"\n" + LINES[6].encode()]
    assert [type(block) for block in blocks(chunks)] == [bytes, TooLong, bytes]
    for syntax in ("ntriples", "jsonl"):
        found = parsed(chunks, "a", syntax)
        problems = [problem for document in found for problem in document.problems]
        assert [problem.line for problem in problems if "a line of more than" in problem.message] == [2]
    assert any(EX + "z" in document.nodes for document in parsed(chunks, "a", "ntriples"))


def test_a_record_without_end_is_cut():
    lines = (b'<http://example.org/a> <http://example.org/p> "%d" .\n' % number for number in range(10_000))
    assert len(list(stream(lines, "a.nt", "ntriples"))) == 5


RECORDS = [
    {"@context": "https://schema.org", "@type": "Book", "name": "One", "author": [{"@type": "Person", "name": "J"}]},
    {"@context": {"@vocab": EX, "d": {"@type": "@id"}}, "@id": EX + "1", "d": ["x", "http://x.org"], "n": 1.5},
    {
        "@context": ["https://schema.org", {"ex": EX}],
        "@graph": [{"@id": EX + "2", "ex:p": {"@value": "x", "@language": "en"}}],
    },
]


def test_json_lines_are_one_document_each():
    data = "\n\n".join(map(json.dumps, RECORDS)).encode()
    found = parsed([data[:50], data[50:]], "a.jsonl", "jsonl")
    assert not [problem for document in found for problem in document.problems]
    assert [next(iter(document.nodes.values())).place.line for document in found] == [1, 3, 5]


def test_a_wrong_json_line_is_read_with_places():
    data = b'{"@context": "https://schema.org", "name": "x",}\n{"@context": "https://schema.org", "name": "y"}\n\xff{}\n{"a"'
    found = [line.document() for line in jsonlines.lines([data], "a.jsonl")]
    assert [[(p.line, p.column) for p in document.problems] for document in found] == [
        [(1, 47)],
        [],
        [(3, 1), (3, 1)],
        [(4, 5)],
    ]
