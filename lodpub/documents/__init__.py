"""Every syntax of RDF, and HTML pages, as documents: nodes, statements and their places.

One module a syntax, each with one function ``parse``. IRIs stay as the source writes them: with http or https, with
characters that they may not have, and relative where the source gives no base; prefixes are expanded. What only the parser
can see is in `Document.problems`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lodpub.documents.document import Document, Streamed
from lodpub.documents.places import LARGEST, Problems
from lodpub.documents.recognition import recognize
from lodpub.documents.text import decoded
from lodpub.errors import UsageError

__all__ = ["LARGEST", "LINES", "STREAMED", "SYNTAXES", "WHOLE", "documents", "recognize", "stream"]

SYNTAXES = ("jsonld", "jsonl", "turtle", "trig", "ntriples", "nquads", "rdfxml", "html")
LINES = ("jsonl", "ntriples", "nquads")
"""Those whose every line stands for itself."""
STREAMED = (*LINES, "turtle", "trig", "rdfxml")
"""Those of which `stream` reads any length in flat memory."""
WHOLE = 8 << 20
"""Bytes up to which a file that is not `LINES` is looked at as a whole."""


def documents(
    data: bytes, source: str, syntax: str | None = None, *, allow_network: bool = False
) -> Iterator[Document]:
    """The documents in a source: one for an RDF file, one for each line of JSON lines, one for each part of a page.

    `syntax` is one of `SYNTAXES`, recognized by the text and by the name of the source where it is not given. Whatever is
    wrong with the source is in the documents' problems; a source in no syntax of RDF is a `UsageError`.

    >>> [document] = documents(b'<http://example.org/1> <http://schema.org/name> "One" .', "one.ttl")
    >>> list(document.nodes)
    ['http://example.org/1']
    """
    if syntax is None:
        syntax = recognize(data[:LARGEST].decode("utf-8", errors="replace"), source)
    if syntax == "jsonl":
        for record in stream([data], source, syntax, allow_network=allow_network):
            yield record.document()
    elif syntax == "rdfxml":  # says its encoding itself
        from lodpub.documents import rdfxml

        yield rdfxml.parse(data, source)
    elif syntax in SYNTAXES:
        yield from _of_text(data, source, syntax, allow_network)
    else:
        raise UsageError(f"{source}: {syntax or 'this'} is no syntax of RDF; one of {', '.join(SYNTAXES)}")


def _of_text(data: bytes, source: str, syntax: str, allow_network: bool) -> Iterator[Document]:
    problems = Problems(source)
    text = decoded(data, problems, html=syntax == "html")
    if text is None:
        found = Document(source)
        found.problems = problems.findings
        yield found
        return
    for document in _parse(text, source, syntax, allow_network):
        document.problems[:0] = problems.findings
        problems.findings = []
        yield document


def stream(
    chunks: Iterable[bytes], source: str, syntax: str, *, allow_network: bool = False, whole: bool = False
) -> Iterator[Streamed]:
    """The records of a stream in one of the `STREAMED` syntaxes, cut anywhere; of `LINES`, none is parsed yet.

    `whole` says that long records of N-Triples and N-Quads matter as a whole, which takes more memory.

    >>> lines = [b'<http://example.org/1> <http://schema.org/name> "One" .\\n']
    >>> [list(record.document().nodes) for record in stream(lines, "dump.nt", "ntriples")]
    [['http://example.org/1']]
    """
    if syntax == "jsonl":
        from lodpub.documents import jsonlines

        return jsonlines.lines(chunks, source, allow_network=allow_network)
    if syntax in ("turtle", "trig"):
        from lodpub.documents import turtle

        return turtle.records(chunks, source, trig=syntax == "trig")
    if syntax == "rdfxml":
        from lodpub.documents import rdfxml

        return rdfxml.records(chunks, source)
    from lodpub.documents import ntriples_records

    longest = ntriples_records.MOST_WHOLE if whole else ntriples_records.MOST_LINES
    return ntriples_records.cut(chunks, source, quads=syntax == "nquads", longest=longest)


def _parse(text: str, source: str, syntax: str, allow_network: bool) -> Iterator[Document]:
    if syntax == "jsonld":
        from lodpub.documents import jsonld

        yield jsonld.parse(text, source, allow_network=allow_network)
    elif syntax in ("turtle", "trig"):
        from lodpub.documents import turtle

        yield turtle.parse(text, source, trig=syntax == "trig")
    elif syntax in ("ntriples", "nquads"):
        from lodpub.documents import ntriples

        yield ntriples.parse(text, source, quads=syntax == "nquads")
    else:
        from lodpub.documents import html

        yield from html.parse(text, source, allow_network=allow_network)
