"""JSON lines: one JSON-LD document a line, a stream of any length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lodpub.documents import json_text, jsonld
from lodpub.documents.document import Document, Place
from lodpub.documents.jsonld_loading import Loader
from lodpub.documents.line_blocks import LONGEST_LINE, TooLong, blocks
from lodpub.documents.places import Lines, Problems

__all__ = ["Line", "lines"]


class Line(NamedTuple):
    """A line with its number; nothing of it is decoded yet. All lines of a stream share the contexts of `loader`."""

    written: bytes
    number: int
    source: str
    loader: Loader

    def document(self) -> Document:
        """The line as a document, with all places; what is not quite JSON is read past its errors."""
        document = Document(self.source, described_elsewhere=True)
        problems = Problems(self.source)
        document.problems = problems.findings
        if isinstance(self.written, TooLong) or len(self.written) > LONGEST_LINE:
            expected = f"lines of at most {LONGEST_LINE:,} bytes; it is not read"
            problems.syntax(Place(self.number, 1), f"a line of more than {LONGEST_LINE:,} bytes", expected)
            return document
        text = self._text(problems)
        roots = json_text.read(text, problems, Lines(text, self.number))
        jsonld.build(roots, document, problems, self.loader)
        return document

    def _text(self, problems: Problems) -> str:
        try:
            return self.written.decode("utf-8")
        except UnicodeDecodeError as error:
            at = error.start
            place = Place(self.number, len(self.written[:at].decode("utf-8")) + 1)
            problems.syntax(place, f"the byte 0x{self.written[at]:02X}, which is no UTF-8", "UTF-8")
            return self.written.decode("utf-8", errors="replace")


def lines(chunks: Iterable[bytes], source: str, *, allow_network: bool = False) -> Iterator[Line]:
    """The lines that are not empty.

    >>> [line] = lines([b'{"@context": "https://schema.org", "name": "One"}'], "a.jsonl")
    >>> [node] = line.document().nodes.values()
    >>> node.places["http://schema.org/name"]
    Place(line=1, column=36)
    """
    loader = Loader(allow_network=allow_network)
    number = 0
    for block in blocks(chunks):
        if isinstance(block, TooLong):
            number += 1
            yield Line(block, number, source, loader)
            continue
        for line in block.removesuffix(b"\n").split(b"\n"):
            number += 1
            if line and not line.isspace():
                yield Line(line, number, source, loader)
