"""RDF/XML (RDF 1.1 XML Syntax) as nodes. No external entity, no DTD and no network; entities that could grow are refused."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from typing import TYPE_CHECKING

from lodpub.documents.document import Document, Parsed, Place
from lodpub.documents.line_blocks import LONGEST_LINE
from lodpub.documents.places import LARGEST, Problems, shown
from lodpub.documents.rdfxml_elements import Reader
from lodpub.documents.records import MOST_WITHIN, Records

if TYPE_CHECKING:
    from pyexpat import XMLParserType

__all__ = ["parse", "records"]

_LONGEST_ENTITY = 200
_LONGEST_TAG = 2000
_DEEPEST = 400
_PIECE = 1 << 16
_MOST_PREFIXES = 100_000


def parse(data: bytes, source: str, *, base: str | None = None) -> Document:
    """The document that an RDF/XML file is, up to where it breaks: XML cannot be read on behind an error.

    Each value's place is that of its element.

    >>> document = parse(b'''<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://schema.org/">
    ... <Book rdf:about="http://example.org/1"><name>One</name></Book></rdf:RDF>''', "one.rdf")
    >>> document.nodes["http://example.org/1"].properties["http://schema.org/name"][0].place
    Place(line=2, column=40)
    """
    problems = Problems(source)
    made = Records(problems)
    if len(data) > LARGEST:
        problems.syntax(
            Place(1, 1), f"more than {LARGEST:,} bytes in one piece", "a smaller file, or lines of N-Triples"
        )
    else:
        for _ in _Expat(made, base).read(data[at : at + _PIECE] for at in range(0, len(data), _PIECE)):
            pass
    return made.finish()


def records(chunks: Iterable[bytes], source: str) -> Iterator[Parsed]:
    """The records of an RDF/XML file of any length, in flat memory; see `Records`.

    >>> xml = [b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://schema.org/">']
    >>> xml += [b'<Book rdf:about="http://a.org/%d"/>' % number for number in range(2)]
    >>> [list(record.document().nodes) for record in records([*xml, b"</rdf:RDF>"], "a.rdf")]
    [['http://a.org/0'], ['http://a.org/1']]
    """
    made = Records(Problems(source), streamed=True)
    for _ in _Expat(made, None).read(chunks):
        yield from made.finished()
    made.finish()
    yield from made.finished()


def _unbound(data: bytes, known: Container[str | None]) -> str | None:
    """The first name in the tag at the beginning of some bytes whose prefix is declared neither in it nor before."""
    tag = data[:_LONGEST_TAG].decode("utf-8", errors="replace").partition(">")[0]
    for found in re.finditer(r"(?<![\w:\"'])([\w.-]+):[\w.-]+", re.sub(r"\"[^\"]*\"|'[^']*'", "", tag)):
        if found[1] not in known and f"xmlns:{found[1]}" not in tag:
            return found.group()
    return None


class _Refused(Exception):
    """Why a file is not read on, and what was expected."""


class _Expat:
    """Feeds a parser and hands its events, with their places, to the grammar of RDF/XML."""

    def __init__(self, records: Records, base: str | None) -> None:
        from xml.parsers.expat import ParserCreate

        self.records, self.problems = records, records.problems
        self.parser: XMLParserType = ParserCreate(namespace_separator=" ")
        self.parser.namespace_prefixes = True
        self.parser.buffer_text = True
        self.parser.ordered_attributes = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.EntityDeclHandler = self.entity
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.StartNamespaceDeclHandler = self.namespace
        self.reader = Reader(records, base)
        self.prefixes: set[str | None] = {"xml", "xmlns"}
        self.depth = 0
        self.skipped = 0  # lines without text before the XML begins
        self.fed = 0
        self.size = 0  # characters of text and attributes
        self.document = records.document
        self.before = 0  # of those, before this document

    def read(self, chunks: Iterable[bytes]) -> Iterator[None]:
        """Hands on what is in the chunks, one after another."""
        from xml.parsers.expat import ExpatError

        tail = b""
        self.problems.lost = True  # until all is read
        try:
            for chunk in chunks:
                if not self.fed:
                    begun = chunk.lstrip(b" \t\r\n")
                    self.skipped += chunk[: len(chunk) - len(begun)].count(b"\n")
                    chunk = begun
                tail = tail[-_PIECE:] + chunk
                self.fed += len(chunk)
                self.parser.Parse(chunk, False)
                if self.fed - self.parser.CurrentByteIndex > LONGEST_LINE:
                    raise _Refused(f"more than {LONGEST_LINE:,} bytes in one tag or comment", "smaller ones")
                yield
            self.parser.Parse(b"", True)
            self.problems.lost = False
        except ExpatError as error:
            place, reason = Place(error.lineno + self.skipped, error.offset + 1), str(error).partition(": line")[0]
            tag = tail[self.parser.ErrorByteIndex - self.fed :]
            if reason == "unbound prefix" and (name := _unbound(tag, self.prefixes)):
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
        if self.records.overfull:
            raise _Refused(f"more than {MOST_WITHIN:,} statements within one element", "fewer")

    def characters(self, text: str) -> None:
        self.count(len(text))
        self.reader.characters(text)

    def count(self, size: int) -> None:
        self.size += size
        if self.size > 2 * LARGEST + self.fed:
            raise _Refused("entities that make the file grow beyond measure", "a file without them")
        if self.records.document is not self.document:
            self.document, self.before = self.records.document, self.size - size
        if self.records.streamed and self.size - self.before > LARGEST:
            raise _Refused(f"more than {LARGEST:,} characters in one record", "smaller ones")

    def namespace(self, prefix: str | None, iri: str) -> None:
        if len(self.prefixes) < _MOST_PREFIXES:
            self.prefixes.add(prefix)

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
