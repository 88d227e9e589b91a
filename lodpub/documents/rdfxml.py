"""RDF/XML (RDF 1.1 XML Syntax) as nodes. No external entity, no DTD and no network; entities that could grow are refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lodpub.documents.document import Document, Place
from lodpub.documents.lists import collapse
from lodpub.documents.places import LARGEST, Problems, shown
from lodpub.documents.rdfxml_elements import Reader

if TYPE_CHECKING:
    from pyexpat import XMLParserType

__all__ = ["parse"]

_LONGEST_ENTITY = 200
_LONGEST_TAG = 2000
_DEEPEST = 400
_PIECE = 1 << 16


def parse(data: bytes, source: str, *, base: str | None = None) -> Document:
    """The document that an RDF/XML file is, up to where it breaks: XML cannot be read on behind an error.

    Each value's place is that of its element.

    >>> document = parse(b'''<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://schema.org/">
    ... <Book rdf:about="http://example.org/1"><name>One</name></Book></rdf:RDF>''', "one.rdf")
    >>> document.nodes["http://example.org/1"].properties["http://schema.org/name"][0].place
    Place(line=2, column=40)
    """
    document = Document(source)
    problems = Problems(source)
    document.problems = problems.findings
    if len(data) > LARGEST:
        problems.syntax(Place(1, 1), f"{len(data):,} bytes in one piece", f"at most {LARGEST:,}, or lines of N-Triples")
        return document
    _Expat(document, problems, base).read(data)
    document.described_elsewhere = problems.lost
    collapse(document)
    return document


def _unbound(data: bytes, place: Place) -> str | None:
    """The name in the tag at a place whose prefix is declared nowhere before it."""
    text = data.decode("utf-8", errors="replace")
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1
    tag = text[start : start + _LONGEST_TAG].partition(">")[0]
    before = text[: start + len(tag)]
    for found in re.finditer(r"(?<![\w:\"'])([\w.-]+):[\w.-]+", re.sub(r"\"[^\"]*\"|'[^']*'", "", tag)):
        if found[1] not in ("xml", "xmlns") and f"xmlns:{found[1]}" not in before:
            return found.group()
    return None


class _Refused(Exception):
    """Why a file is not read on, and what was expected."""


class _Expat:
    """Feeds a parser and hands its events, with their places, to the grammar of RDF/XML."""

    def __init__(self, document: Document, problems: Problems, base: str | None) -> None:
        from xml.parsers.expat import ParserCreate

        self.problems = problems
        self.parser: XMLParserType = ParserCreate(namespace_separator=" ")
        self.parser.namespace_prefixes = True
        self.parser.buffer_text = True
        self.parser.ordered_attributes = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.EntityDeclHandler = self.entity
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.reader = Reader(document, problems, base)
        self.depth = 0
        self.skipped = 0  # lines without text before the XML begins
        self.size = 0

    def read(self, data: bytes) -> None:
        from xml.parsers.expat import ExpatError

        whole, data = data, data.lstrip(b" \t\r\n")
        self.skipped = whole[: len(whole) - len(data)].count(b"\n")
        self.problems.lost = True  # until all is read
        try:
            for at in range(0, len(data), _PIECE):
                self.parser.Parse(data[at : at + _PIECE], False)
            self.parser.Parse(b"", True)
            self.problems.lost = False
        except ExpatError as error:
            place, reason = Place(error.lineno + self.skipped, error.offset + 1), str(error).partition(": line")[0]
            if reason == "unbound prefix" and (name := _unbound(whole, place)):
                self.problems.unknown_prefix(place, name, 'xmlns:{0}="{1}"')
            else:
                self.problems.syntax(place, f"XML that breaks here ({reason})", "well-formed XML")
        except _Refused as refused:
            self.problems.syntax(self.place(), *refused.args)
        except (LookupError, ValueError) as error:
            self.problems.syntax(Place(1, 1), f"an encoding that is not known ({shown(str(error))})", "UTF-8")

    def place(self) -> Place:
        return Place(self.parser.CurrentLineNumber + self.skipped, self.parser.CurrentColumnNumber + 1)

    def start(self, name: str, attributes: list[str]) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise _Refused(f"more than {_DEEPEST} levels of elements", "less deeply nested XML")
        self.count(sum(map(len, attributes)))
        self.reader.start(name, dict(zip(attributes[::2], attributes[1::2], strict=True)), self.place())

    def end(self, name: str) -> None:
        self.depth -= 1
        self.reader.end(name)

    def characters(self, text: str) -> None:
        self.count(len(text))
        self.reader.characters(text)

    def count(self, size: int) -> None:
        self.size += size
        if self.size > 2 * LARGEST:
            raise _Refused("entities that make the file grow beyond measure", "a file without them")

    def doctype(self, name: str, system: str | None, public: str | None, has_declarations: bool) -> None:
        if system:
            self.problems.syntax(self.place(), f"a DTD elsewhere, {shown(system)}", "none; it is not loaded", "warning")

    def entity(
        self,
        name: str,
        is_parameter: bool,
        value: str | None,
        base: str | None,
        system: str | None,
        public: str | None,
        notation: str | None,
    ) -> None:
        """Short texts, as OWL files abbreviate namespaces, are let in; what is outside or holds others is not."""
        if is_parameter or value is None or "&" in value or "%" in value or len(value) > _LONGEST_ENTITY:
            raise _Refused(f"the declaration of an XML entity, {shown(name)}", "a document without entities")
