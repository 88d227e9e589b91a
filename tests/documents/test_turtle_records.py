"""Turtle and TriG read as streams say what they say read whole, with the same places, wherever the text is cut."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from lodpub.documents import turtle
from lodpub.documents.window import Window

HEAD = "@prefix ex: <http://example.org/> .\n@base <http://example.org/base/> .\n"
STATEMENTS = [
    'ex:a a ex:T ; ex:p "one" , 2, 3.5e3 ;\n ex:q [ ex:r ( 1 2 [ ex:s true ] ) ] .',
    "ex:a ex:p <b#c> . <b#c> ex:p ex:d.e .",
    "<b#c> ex:p <x> . <b#d> ex:p <y> . <b> ex:p 1 .",
    '_:x ex:p """long . text\n"with" [ quotes" # and more . \n""", \'\'\'x\'\'\' .',
    "[ ex:p 1 ] ex:q 2 . [ ex:only _:x ] . ( 1 2 ) ex:p 3 .",
    "# a comment . with ] dots\n\n",
    "@prefix ex: <http://other.org/> .\n",
    "PREFIX x: <http://x.org/>\nx:a x:b x:c .",
    "@base <deeper/> .\n",
    'un:known ex:p "\\q é\\u00e9 😀"@en-GB, "1"^^ex:t .',
    "ex:a%20b ex:p ex:c\\,d ; ; ex:q ex:.5 .",
    "ex:long ex:p " + ", ".join(map(str, range(30))) + " ; ex:q 1 .",
]
GRAPHS = [
    "ex:g { ex:a ex:p 1 . ex:b ex:q 2 }",
    "GRAPH <h> {\n ex:a ex:p [ ex:q 3 ] .\n ex:c ex:p ex:a }",
    "{ ex:a ex:p 4 }",
]
BROKEN = [
    'ex:a ex:p "open .\n',
    "ex:a ex:p [ ex:q 1 .\n",
    "ex:a ex:p .\n",
    "ex:a .\n",
    '"x" ex:p 1 .\n',
    "<open ex:p 1 .\n",
    "ex:a ex:p 1\n",
    'ex:a ex:p """never closed .\n',
    "% junk .\n",
    "}\n",
    "ex:g { ex:a",
    "ex:a ex:p ( 1 2 .\n",
]
SPACES = st.sampled_from(["\n", " ", "\n\n# note\n", "\t"])


def streamed(text: str, *, size: int = 1 << 16, piece: int = 1 << 16, trig: bool = False):
    data = text.encode()
    with patch.object(Window, "piece", piece):
        chunks = (data[at : at + size] for at in range(0, len(data), size))
        return [record.document() for record in turtle.records(chunks, "a.ttl", trig=trig)]


def said(documents):
    """All statements with their places; what a document says of a node that is described before is added to it."""
    nodes: dict = {}
    for document in documents:
        for id, node in document.nodes.items():
            types, properties, places = nodes.setdefault(id, ([], {}, {}))
            types += node.types
            for iri, values in node.properties.items():
                properties.setdefault(iri, []).extend(values)
            places.update({iri: place for iri, place in node.places.items() if iri not in places})
    return nodes


def problems(documents):
    return [(p.rule, p.line, p.column, p.message) for document in documents for p in document.problems]


def texts(parts):
    return st.lists(st.tuples(st.sampled_from(parts), SPACES).map("".join), max_size=12).map(
        lambda x: HEAD + "".join(x)
    )


@given(texts(STATEMENTS), st.integers(1, 50), st.integers(1, 200))
def test_a_stream_says_what_the_whole_says(text, size, piece):
    whole = turtle.parse(text, "a.ttl")
    found = streamed(text, size=size, piece=piece)
    assert said(found) == said([whole])
    assert problems(found) == problems([whole])
    assert all(document.described_elsewhere for document in found)


@given(texts([*STATEMENTS, *GRAPHS]), st.integers(1, 200))
def test_so_does_a_stream_of_graphs(text, piece):
    whole = turtle.parse(text, "a.trig", trig=True)
    found = streamed(text, piece=piece, trig=True)
    assert said(found) == said([whole])
    assert problems(found) == problems([whole])


@given(texts([*STATEMENTS, *GRAPHS, *BROKEN]), st.integers(1, 200), st.booleans())
def test_errors_are_found_where_they_stand(text, piece, trig):
    whole = turtle.parse(text, "a.ttl", trig=trig)
    found = streamed(text, piece=piece, trig=trig)
    assert sorted(problems(found)) == sorted(problems([whole]))
    assert said(found) == said([whole])


def test_a_subject_with_its_parts_and_what_it_points_at_is_a_record():
    text = HEAD + "<a#1> ex:p ex:b . ex:b ex:p 1 . <a#2> ex:p 2 . ex:c ex:p 3 . [] ex:p 4 ."
    found = [[id.rpartition("/")[2] for id in document.nodes] for document in streamed(text)]
    assert found == [["a#1", "b", "a#2"], ["c"], ["_:anon0"]]


def test_a_named_graph_is_a_record():
    text = HEAD + "ex:g { ex:a ex:p 1 . ex:b ex:p 2 } ex:h { ex:b ex:p 3 } ex:c ex:p 4 . ex:d ex:p 5 ."
    found = [[id.rpartition("/")[2] for id in document.nodes] for document in streamed(text, trig=True)]
    assert found == [["a", "b"], ["b"], ["c"], ["d"]]


def test_a_statement_without_end_is_cut():
    values = ", ".join(f"[ ex:q {n} ]" for n in range(3000))
    found = streamed(f"{HEAD}ex:a ex:p {values} ; {'; '.join(f'ex:p{n} 1' for n in range(3000))} .")
    assert len(found) > 3
    assert said(found).keys() == {"http://example.org/a", *(f"_:anon{n}" for n in range(3000))}
    assert len(said(found)["http://example.org/a"][1]) == 3001


def test_what_cannot_be_cut_is_refused_and_the_next_statement_is_read():
    with patch("lodpub.documents.window.LONGEST_LINE", 1000), patch("lodpub.documents.records.MOST_WITHIN", 2500):
        for piece in (
            '"' * 3 + "x" * 5000,
            "( " + "1 " * 3000,
            "[" * 200,
            "<" + "x" * 5000,
            "#" + "x" * 5000,
            "[ ex:p 1, " * 90,
        ):
            text = f"{HEAD}ex:a ex:p {piece} .\nex:b ex:p 1 .\n"
            found = streamed(text, size=100, piece=100)
            assert problems(found)
            assert len(problems(found)) < 100
            assert "http://example.org/b" in said(found) or piece[0] in '"[', piece


def test_nonsense_is_not_read_to_its_end():
    found = streamed("% .\n" * 1000 + "<a> <b> <c> .")
    assert [document.problems[-1].message for document in found][-1].endswith("the rest is not read")
    assert not said(found)
    found = streamed("<a> <b> <c> .\n% .\n" * 1000 + "<z> <b> <c> .")
    assert "z" in said(found)
    assert len(problems(found)) == 1000
