"""Runs of usual lines are read the short way, and as the long way reads them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lodpub.documents import ntriples_lines, ntriples_runs
from lodpub.documents.ntriples_records import cut

TERMS = st.sampled_from(
    [
        "<http://e.org/1>",
        "<http://e.org/1#a>",
        "<http://e.org/é>",
        "_:b",
        "_:c",
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>",
        "<not good>",
    ]
)
PROPERTIES = st.sampled_from(
    [
        "<http://schema.org/name>",
        "<http://e.org/é>",
        *(f"<http://www.w3.org/1999/02/22-rdf-syntax-ns#{name}>" for name in ("type", "first", "rest")),
    ]
)
VALUES = TERMS | st.sampled_from(['"x"', '"é"@de', '"1"^^<http://www.w3.org/2001/XMLSchema#integer>', '"\\n"', '"'])
LINES = st.tuples(TERMS, PROPERTIES, VALUES).map(" ".join)


@given(st.lists(LINES, max_size=8), st.booleans())
def test_the_short_way_reads_as_the_long_way(lines, quads):
    text = "".join(f"{line}{' <http://e.org/g>' if quads else ''} .\n" for line in lines)
    for record in cut([text.encode()], "a.nt", quads=quads):
        long = ntriples_lines.document(record._lines(), record.first, "a.nt", quads, described_elsewhere=True)
        usual = [run for run in record.runs if isinstance(run, tuple)]
        short = ntriples_runs.document(usual, "a.nt") if record.is_usual else None
        if short is None:
            continue
        assert not long.problems
        assert list(short.nodes) == list(long.nodes)
        for id, node in short.nodes.items():
            other = long.nodes[id]
            for name in ("place", "types", "places", "properties"):
                assert getattr(node, name) == getattr(other, name)
            assert list(node.properties) == list(other.properties)
        assert short.described_elsewhere == long.described_elsewhere


def test_usual_lines_take_the_short_way():
    (record,) = cut([b'<http://e.org/1> <http://schema.org/name> "One" .\n' * 3], "a.nt")
    usual = [run for run in record.runs if isinstance(run, tuple)]
    assert record.is_usual and ntriples_runs.document(usual, "a.nt") is not None
