"""Terms of N-Triples as they are written, in bytes: what can be told of them without parsing them."""

from __future__ import annotations

import re

from lodpub.documents.document import Value
from lodpub.documents.ntriples_lines import value_in
from lodpub.validation.wholes import LeftOver

__all__ = ["is_plain_doi", "is_prose", "is_right_doi", "literal_in", "said", "text"]

_QUOTE, _SPACE = b'" '
_SHORTEST_PROSE = 32  # with its quotation marks
_IN_PROSE = bytes(sorted({*range(0x20, 0x7F)} - {*b'"<&\\@^'}))
_PLAIN_DOI = re.compile(rb'"10\.[0-9]{4,9}/[A-Za-z0-9._;()/:-]*[A-Za-z0-9]"')
_DOI = re.compile(rb"<https://doi\.org/10\.[0-9]{4,9}/[A-Za-z0-9._;()/:-]*[A-Za-z0-9)](?:#[\w-]*)?>")


def text(term: bytes) -> str:
    """A term as text; bytes that are no UTF-8 are what no term may hold."""
    return term.decode("utf-8", errors="surrogateescape")


def is_right_doi(term: bytes) -> bool:
    """Whether an IRI is one in which no rule finds anything: most subjects are.

    >>> is_right_doi(b"<https://doi.org/10.5555/1#author-1>"), is_right_doi(b"<http://doi.org/10.5555/1>")
    (True, False)
    """
    return _DOI.fullmatch(term) is not None


def is_plain_doi(term: bytes) -> bool:
    """Whether a literal is a DOI in which no rule finds anything, without a resolver before it.

    >>> is_plain_doi(b'"10.5555/1"'), is_plain_doi(b'"https://doi.org/10.5555/1"')
    (True, False)
    """
    return _PLAIN_DOI.fullmatch(term) is not None


def is_prose(term: bytes) -> bool:
    """Whether a literal is prose, as `Check.spares_prose` has it, without a datatype or a language.

    >>> is_prose(b'"An offline linter for linked data"'), is_prose(b'"A  B"')
    (True, False)
    """
    return (
        len(term) >= _SHORTEST_PROSE
        and term.translate(None, _IN_PROSE) == b'""'
        and term[-1] == _QUOTE
        and term[1] != _SPACE != term[-2]
        and b"  " not in term
        and not term.isupper()
    )


def literal_in(term: bytes) -> Value:
    """The value, without its place, that a literal is in a line without carriage returns; left over where it is none."""
    if term[-1] == _QUOTE and b"\\" not in term and term.count(b'"') == 2 and len(term) > 1:
        try:
            return Value("literal", term[1:-1].decode())
        except UnicodeDecodeError:
            raise LeftOver from None
    value = value_in(text(term))
    if value is None:
        raise LeftOver
    return value


def said(term: bytes) -> tuple[str, str | None, str | None]:
    """What two literals have in common that are the same to the rule on repeated values."""
    value = literal_in(term)
    return " ".join(value.text.split()), value.datatype, value.language
