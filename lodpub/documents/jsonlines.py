"""JSON lines: one JSON-LD document a line, a stream of any length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

import msgspec

from lodpub.documents import json_text, jsonld
from lodpub.documents.document import Document, Place
from lodpub.documents.jsonld_loading import Loader
from lodpub.documents.line_blocks import LONGEST_LINE, TooLong, blocks
from lodpub.documents.places import Lines, Problems

__all__ = ["records"]

_decode = msgspec.json.Decoder().decode


def records(chunks: Iterable[bytes], source: str, *, allow_network: bool = False) -> Iterator[Document]:
    """One document for each line that is not empty, without places; `Document.again` reads one again with them.

    A line that is not quite JSON is read with places at once, past its errors.

    >>> [document] = records([b'{"@context": "https://schema.org", "name": "One"}'], "a.jsonl")
    >>> [node] = document.again().nodes.values()
    >>> node.places["http://schema.org/name"]
    Place(line=1, column=36)
    """
    loader = Loader(allow_network=allow_network)
    number = 0
    for block in blocks(chunks):
        for line in [block] if isinstance(block, TooLong) else block.split(b"\n"):
            number += 1
            if not line or line.isspace():
                continue
            if isinstance(line, TooLong) or len(line) > LONGEST_LINE:
                yield _too_long(source, number)
            else:
                yield _fast(line, number, source, loader) or _placed(line, number, source, loader)
        if not isinstance(block, TooLong) and block.endswith(b"\n"):
            number -= 1  # what follows the last line break is no line


def _fast(line: bytes, number: int, source: str, loader: Loader) -> Document | None:
    """The document of a line by the rules; None where it must be read with places to say what is wrong."""
    document = Document(source, described_elsewhere=True)
    problems = Problems(source)
    document.problems = problems.findings
    try:
        root = _decode(line)
        jsonld.build(root if isinstance(root, list) else [root], document, problems, loader)
    except (UnicodeDecodeError, msgspec.DecodeError, RecursionError):
        return None
    if problems.findings:
        return None
    document.again = partial(_placed, line, number, source, loader)
    return document


def _placed(line: bytes, number: int, source: str, loader: Loader) -> Document:
    document = Document(source, described_elsewhere=True)
    problems = Problems(source)
    document.problems = problems.findings
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        column = len(line[: error.start].decode("utf-8")) + 1
        problems.syntax(Place(number, column), f"the byte 0x{line[error.start]:02X}, which is no UTF-8", "UTF-8")
        text = line.decode("utf-8", errors="replace")
    roots = json_text.read(text, problems, Lines(text, number))
    jsonld.build(roots, document, problems, loader)
    return document


def _too_long(source: str, number: int) -> Document:
    document = Document(source, described_elsewhere=True)
    problems = Problems(source)
    problems.syntax(
        Place(number, 1),
        f"a line of more than {LONGEST_LINE:,} bytes",
        f"lines of at most {LONGEST_LINE:,} bytes; it is not read",
    )
    document.problems = problems.findings
    return document
