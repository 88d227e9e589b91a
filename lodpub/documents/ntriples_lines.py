"""One line of N-Triples or N-Quads (RDF 1.1), with the columns of its terms and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from lodpub.documents.document import Document, Place, Value
from lodpub.documents.iris import RDF, XSD
from lodpub.documents.line_blocks import LONGEST_LINE, TooLong
from lodpub.documents.lists import collapse
from lodpub.documents.places import Problems, shown
from lodpub.documents.turtle_escapes import unescape

__all__ = ["Statement", "document", "iri_in", "statement", "value_in"]

_IRI = re.compile(r'<([^<>"{}|^`\\\x00-\x20\ud800-\udfff]*)>')
_BLANK = re.compile(r"_:[\w:](?:[\w.:\u00b7-]*[\w:\u00b7-])?")
_PLAIN = re.compile(
    r'"([^"\\\n\r\ud800-\udfff]*(?:\\(?:[tbnrf"\'\\]|u(?![dD][89a-fA-F])[0-9A-Fa-f]{4}|U000[1-9A-Fa-f][0-9A-Fa-f]{4})[^"\\\n\r\ud800-\udfff]*)*)"'
    r'(?:\^\^<([^<>"{}|^`\\\x00-\x20\ud800-\udfff]*)>|@([A-Za-z]+(?:-[A-Za-z0-9]+)*))?'
)
_SPACE = re.compile(r"[ \t\r]*")
_LOOSE_IRI = re.compile(r"<([^<>\n]*)>")
_LOOSE_LITERAL = re.compile(r'"([^"\\\n\r]*(?:\\.[^"\\\n\r]*)*)"(?:\^\^<([^<>\n]*)>|@([A-Za-z]+(?:-[A-Za-z0-9]+)*))?')
_SURROGATE = re.compile("[\ud800-\udfff]")
_STRING = f"{XSD}string"
_TYPE = f"{RDF}type"
_NOWHERE = Place()


def iri_in(term: str, *, blank: bool = False) -> str | None:
    """The IRI of a term in angle brackets, or the label of a blank node; None where it is not written by the rules.

    >>> iri_in("<http://example.org/>"), iri_in("<a b>"), iri_in("_:b", blank=True)
    ('http://example.org/', None, '_:b')
    """
    found = _IRI.fullmatch(term)
    if found:
        return found.group(1)
    return term if blank and _BLANK.fullmatch(term) else None


def value_in(term: str) -> Value | None:
    """The value that an object is, without its place; None where it is not written by the rules."""
    if term[:1] != '"':
        id = iri_in(term, blank=True)
        return None if id is None else Value("blank" if id[:2] == "_:" else "iri", id)
    found = _PLAIN.fullmatch(term)
    if found is None:
        return None
    text, datatype, language = found.groups()
    if "\\" in text:
        text = unescape(text, _ignore)
    return Value("literal", text, None if datatype == _STRING else datatype, language)


def _ignore(escape: str) -> None:
    """Only escapes by the rules come here."""


class _Wrong(Exception):
    """What a line lacks, and where."""

    def __init__(self, at: int, expected: str) -> None:
        super().__init__(expected)
        self.at, self.expected = at, expected


class _Line:
    def __init__(self, line: str, number: int, problems: Problems) -> None:
        self.line, self.number, self.problems = line, number, problems
        self.at = 0

    def skip(self) -> str:
        """Goes over white space; the character that follows."""
        found = _SPACE.match(self.line, self.at)
        self.at = found.end() if found else self.at
        return self.line[self.at : self.at + 1]

    def place(self) -> Place:
        return Place(self.number, self.at + 1)

    def text(self, raw: str) -> str:
        return unescape(raw, self.bad) if "\\" in raw else raw

    def bad(self, escape: str) -> None:
        self.problems.syntax(self.place(), f"the escape {shown(escape)}", "one that N-Triples has")

    def term(self, expected: str, *, blank: bool = True, literal: bool = False) -> Value:
        self.skip()
        place = self.place()
        if found := _LOOSE_IRI.match(self.line, self.at):
            value = Value("iri", self.text(found.group(1)), None, None, place)
        elif blank and (found := _BLANK.match(self.line, self.at)):
            value = Value("blank", found.group(), None, None, place)
        elif literal and (found := _LOOSE_LITERAL.match(self.line, self.at)):
            text, datatype, language = found.groups()
            datatype = self.text(datatype) if datatype is not None else None
            value = Value("literal", self.text(text), None if datatype == _STRING else datatype, language, place)
        else:
            raise _Wrong(self.at, expected)
        self.at = found.end()
        return value


class Statement(NamedTuple):
    """A line's subject, property, value and the graph that it is in."""

    subject: Value
    predicate: Value
    value: Value
    graph: str | None

    def add_to(self, document: Document) -> None:
        """Adds the statement to a document, with its places."""
        node = document.node(self.subject.text, self.subject.place)
        predicate, place = self.predicate.text, self.predicate.place
        node.places.setdefault(predicate, place)
        if predicate == _TYPE and self.value.kind != "literal":
            node.types.append((self.value.text, self.value.place))
        else:
            node.add(predicate, self.value)


def statement(problems: Problems, line: str, number: int, quads: bool) -> Statement | None:
    """The statement of a line, with its places; None where there is none. What is wrong is a ``syntax-error``."""
    return _usual(line, number, quads) or _any(problems, line, number, quads)


def _usual(line: str, number: int, quads: bool) -> Statement | None:
    """The statement of a line by the rules with one space between its terms; None for all others."""
    parts = line.split(" ", 2)
    if len(parts) < 3 or parts[2][-2:] != " .":
        return None
    subject, predicate, rest = iri_in(parts[0], blank=True), iri_in(parts[1]), parts[2][:-2]
    value, graph = value_in(rest), None
    if value is None and quads:
        rest, _, last = rest.rpartition(" ")
        value, graph = value_in(rest), iri_in(last, blank=True)
        if graph is None:
            return None
    if subject is None or predicate is None or value is None:
        return None
    second = len(parts[0]) + 2
    return Statement(
        Value("blank" if subject[:2] == "_:" else "iri", subject, None, None, Place(number, 1)),
        Value("iri", predicate, None, None, Place(number, second)),
        Value(value.kind, value.text, value.datatype, value.language, Place(number, second + len(parts[1]) + 1)),
        graph,
    )


def _any(problems: Problems, line: str, number: int, quads: bool) -> Statement | None:
    reader = _Line(line, number, problems)
    if reader.skip() in ("", "#"):
        return None
    if _SURROGATE.search(line):
        at = next(index for index, c in enumerate(line) if 0xD800 <= ord(c) < 0xE000)
        problems.syntax(Place(number, at + 1), f"the byte 0x{ord(line[at]) & 0xFF:02X}, which is no UTF-8", "UTF-8")
        reader.line = line = _SURROGATE.sub("\ufffd", line)
    try:
        subject = reader.term("a subject: an IRI in angle brackets or a blank node")
        predicate = reader.term("a property: an IRI in angle brackets", blank=False)
        value = reader.term(
            "a value: an IRI in angle brackets, a blank node or a literal in double quotes", literal=True
        )
        graph = reader.term("a graph or a dot").text if quads and reader.skip() in ("<", "_") else None
        if reader.skip() != ".":
            raise _Wrong(reader.at, "a dot at the end of the line")
    except _Wrong as wrong:
        problems.lost = True
        problems.syntax(Place(number, wrong.at + 1), shown(line[wrong.at :]) or "the end of the line", wrong.expected)
        return None
    reader.at += 1
    if reader.skip() not in ("", "#"):
        problems.syntax(reader.place(), shown(line[reader.at :]), "the end of the line, one statement a line")
    return Statement(subject, predicate, value, graph)


def document(
    lines: Iterable[str | TooLong], first: int, source: str, quads: bool, *, described_elsewhere: bool
) -> Document:
    """The document that lines are, the first of which has a number; of N-Quads the graphs become one."""
    found = Document(source, described_elsewhere=described_elsewhere)
    problems = Problems(source)
    found.problems = problems.findings
    graphs: dict[tuple[str, str, Value], str | None] = {}
    for number, line in enumerate(lines, first):
        if isinstance(line, TooLong):
            expected = f"lines of at most {LONGEST_LINE:,} bytes; it is not read"
            problems.lost = True
            problems.syntax(Place(number, 1), f"a line of more than {LONGEST_LINE:,} bytes", expected)
            continue
        said = statement(problems, line, number, quads)
        if said is not None and quads:
            triple = (said.subject.text, said.predicate.text, said.value._replace(place=_NOWHERE))
            if graphs.setdefault(triple, said.graph) == said.graph:  # two graphs may say the same
                said.add_to(found)
        elif said is not None:
            said.add_to(found)
        if problems.full:
            break
    collapse(found)
    found.described_elsewhere |= problems.lost
    return found
