"""Every syntax of RDF, and HTML pages, as documents: nodes, statements and their places.

One module a syntax, each with one function ``parse``. IRIs stay as the source writes them: with http or https, with
characters that they may not have, and relative where the source gives no base; prefixes are expanded. What only the parser
can see is in `Document.problems`.
"""

from __future__ import annotations

from collections.abc import Iterator

from lodpub.errors import UsageError
from lodpub.validation.document import Document
from lodpub.validation.syntaxes.places import Problems
from lodpub.validation.syntaxes.recognition import recognize
from lodpub.validation.syntaxes.text import decoded

__all__ = ["SYNTAXES", "documents", "recognize"]

SYNTAXES = ("jsonld", "turtle", "trig", "ntriples", "nquads")


def documents(
    data: bytes, source: str, syntax: str | None = None, *, allow_network: bool = False
) -> Iterator[Document]:
    """The documents in a source: one for an RDF file, one for each line of JSON lines, one for each part of a page.

    `syntax` is one of `SYNTAXES`, recognized by the text and by the name of the source where it is not given. Whatever is
    wrong with the source is in the documents' problems; a source in no syntax of RDF is one `UsageError`.

    >>> [document] = documents(b'<http://example.org/1> <http://schema.org/name> "One" .', "one.ttl")
    >>> list(document.nodes)
    ['http://example.org/1']
    """
    problems = Problems(source)
    text = decoded(data, problems, html=syntax == "html")
    if text is None:
        document = Document(source)
        document.problems = problems.findings
        yield document
        return
    syntax = syntax or recognize(text, source)
    found = _parse(text, source, syntax, allow_network)
    for number, document in enumerate(found):
        if number == 0:
            document.problems[:0] = problems.findings
        yield document


def _parse(text: str, source: str, syntax: str | None, allow_network: bool) -> Iterator[Document]:
    if syntax == "jsonld":
        from lodpub.validation.syntaxes import jsonld

        yield jsonld.parse(text, source, allow_network=allow_network)
    elif syntax in ("turtle", "trig", "ntriples", "nquads"):
        from lodpub.validation.syntaxes import turtle

        yield turtle.parse(text, source, trig=syntax != "turtle")
    else:
        raise UsageError(f"{source}: {syntax or 'this'} is no syntax of RDF; one of {', '.join(SYNTAXES)}")
