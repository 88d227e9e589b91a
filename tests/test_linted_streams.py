"""Files too long to be looked at as wholes: the findings are those of the whole file, in flat memory, and nothing hostile lasts."""

from __future__ import annotations

import gzip
from datetime import date

import pytest
from growth import assert_linear
from hypothesis import given, settings
from strategies import records

import lodpub
from lodpub import documents

TODAY = date(2026, 1, 1)
FOR_WHOLES = ("dangling-node", "mixed-namespace", "untyped-node")
"""Rules that need to know all that is said elsewhere in the file."""
STATEMENTS = {
    "a.ttl": b'@prefix s: <http://schema.org/> .\n%s\n<http://a.org/%d> a s:Book ; s:nane "x", "y" ;\n s:author [ s:name "" ] .\n',
    "a.trig": b'@prefix s: <http://schema.org/> .\n%s\n<http://g.org/%d> { <http://a.org/%d> s:datePublished "2021-02-31" . }\n',
}


def findings(path, monkeypatch, whole: int):
    monkeypatch.setattr(documents, "WHOLE", whole)
    return lodpub.validate(path, ignore=FOR_WHOLES, today=TODAY)


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_long_file_has_the_findings_of_a_short_one(name, tmp_path, monkeypatch):
    path = tmp_path / name
    path.write_bytes(b"\n".join(STATEMENTS[name].replace(b"%d", b"%d" % n) % (b"# x" * (n % 3)) for n in range(500)))
    whole, streamed = (findings(path, monkeypatch, size) for size in (1 << 30, 1000))
    assert (whole.records, len(whole.findings) > 400) == (1, True)
    assert streamed.records == 500
    assert streamed.findings == whole.findings


@given(records())
@settings(max_examples=20)
def test_what_lodpub_writes_is_well_read_as_a_stream(record):
    graph = lodpub.graph(record)
    for syntax, name in (("turtle", "turtle"), ("xml", "rdfxml")):
        data = graph.serialize(format=syntax, encoding="utf-8")
        [whole] = documents.documents(data, "a", name)
        found = [one.document() for one in documents.stream([data], "a", name)]
        assert not [problem for document in (whole, *found) for problem in document.problems]
        assert {id for document in found for id in document.nodes} >= set(whole.nodes)  # and cells of lists elsewhere


def test_a_compressed_dump_that_breaks_off_is_a_finding_and_the_next_file_is_read(tmp_path):
    line = b'<http://example.org/%d> <http://schema.org/nane> "%d" .\n'
    data = gzip.compress(b"".join(line % (n, n * 7919) for n in range(20_000)))
    (tmp_path / "a.nt.gz").write_bytes(data[: len(data) // 2])
    (tmp_path / "b.nt").write_bytes(line % (1, 1))
    report = lodpub.validate(tmp_path, select=["unknown-property", "syntax-error"])
    assert [finding.rule for finding in report.findings[-2:]] == ["syntax-error", "unknown-property"]
    assert "broken gzip data" in report.findings[-2].message
    assert report.findings[-1].source.endswith("b.nt")


HOSTILE = {
    "a string without end": ("turtle", '<a> <b> "', "x"),
    "a long string without end": ("turtle", '<a> <b> """', 'x\n"'),
    "brackets without end": ("turtle", "<a> <b> ", "[ <b> "),
    "a list without end": ("turtle", "<a> <b> (", " 1"),
    "statements without white space": ("turtle", "", "<a><b><c>."),
    "a comment without end": ("turtle", "# ", "x"),
    "prefixes without end": ("turtle", "", "@prefix a{}: <http://a.org/{}> .\n"),
    "prefixes that are not declared": ("turtle", "", "a{}:a a:b a:c .\n"),
    "one subject": ("turtle", "<a> <b> 0", " ;\n <b{}> {}"),
    "graphs": ("trig", "", "<g{}> {{ <a> <b> {} }}\n"),
    "a graph without end": ("trig", "<g> {", " <a{}> <b> {} .\n"),
    "nonsense": ("turtle", "", "% .\n"),
    "elements without end": (
        "rdfxml",
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
        '<a xmlns="x:">',
    ),
    "a tag without end": ("rdfxml", '<rdf:RDF a="', "x"),
    "names": (
        "rdfxml",
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
        '<rdf:Description rdf:ID="a{0}" xmlns:a{0}="x:"/>',
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_streams_end_in_linear_time(name):
    syntax, begin, piece = HOSTILE[name]

    def read(size: int) -> int:
        text = begin + "".join(piece.format(n, n) if "{" in piece else piece for n in range(size))
        chunks = (text[at : at + 4096].encode() for at in range(0, len(text), 4096))
        return sum(len(record.document().problems) for record in documents.stream(chunks, "a", syntax))

    assert_linear(read, 6_000)
