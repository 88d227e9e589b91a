"""XML in pieces: the elements that a reader asks for, one after another, with their lines and what nobody took of them.

Nothing outside the document is read: no DTD, no external entity, no network. A document that declares entities is refused,
so a small file cannot grow into a large one; so is one that nests too deep. Names lose their namespaces:
``{http://www.loc.gov/mods/v3}titleInfo`` and ``mods:titleInfo`` are both ``titleInfo``.

Expat does the parsing: it stands in Python's own library, streams, and knows every line; `lodpub.syntax.element` makes the
elements that readers take from.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html.entities import html5
from xml.parsers import expat

from lodpub.errors import ReadError
from lodpub.syntax.element import Element

__all__ = ["elements"]

_PIECE = 1 << 16
_DEEPEST = 500
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_UTF = ("utf-8", "utf8", "utf-16", "us-ascii", "ascii", "iso-8859-1", "latin-1", "latin1")


def elements(data: bytes, source: str, names: Collection[str]) -> Iterator[Element | ReadError]:
    """Each complete element of these local names, the outermost where they nest, then the error where the document breaks.

    What was read before the latest element is forgotten, so memory does not grow with the document.

    >>> for item in elements(b"<r><a>one</a><a>two</a><a>thr", "x.xml", {"a"}):
    ...     print(item if isinstance(item, ReadError) else item.text())
    one
    two
    x.xml:1: found XML that does not parse (no element found), expected well-formed XML
    """
    start = len(data) - len(data.lstrip())
    builder = _Builder(frozenset(names), data.count(b"\n", 0, start))
    data, encoding = _encoded(data[start:])
    parser = builder.parser(encoding)
    for at in [*range(0, len(data), _PIECE), None]:
        fault = None
        try:
            parser.Parse(b"" if at is None else data[at : at + _PIECE], at is None)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code) or "not well-formed"
            fault = ReadError(
                source,
                error.lineno + builder.skipped,
                found=f"XML that does not parse ({reason})",
                expected="well-formed XML",
            )
        except _RefusedError as refused:
            fault = ReadError(source, refused.line, found=refused.found, expected=refused.expected)
        yield from builder.done
        builder.done.clear()
        if fault is not None:
            yield fault
            return


class _RefusedError(Exception):
    """A document that may be meant to harm."""

    def __init__(self, line: int, found: str, expected: str) -> None:
        self.line = line
        self.found = found
        self.expected = expected


def _encoded(data: bytes) -> tuple[bytes, str | None]:
    """The document in an encoding that expat reads, and its name where it is not the declared one."""
    declared = _DECLARED.match(data)
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")):
        return data, None
    if name.startswith(("utf-16", "utf-32", "ucs")):  # declared, but the bytes show that it is not
        name = "utf-8"
    if name in _UTF and name not in ("utf-8", "utf8"):
        return data, None
    try:
        return data.decode(name).encode(), "utf-8"
    except (LookupError, UnicodeDecodeError):
        return data.decode("cp1252", "replace").encode(), "utf-8"


class _Builder:
    """Makes elements of the parser's events."""

    def __init__(self, names: frozenset[str], skipped: int) -> None:
        self.done: list[Element] = []
        self.skipped = skipped
        self._names = names
        self._open: list[Element] = []
        self._depth = 0
        self._texts: list[str] = []

    def parser(self, encoding: str | None) -> expat.XMLParserType:
        """A parser that tells this builder of every event."""
        parser = self._parser = expat.ParserCreate(encoding)
        parser.buffer_text = True
        parser.buffer_size = _PIECE
        parser.UseForeignDTD(True)  # entities that only an external DTD would declare are skipped, not errors
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._declared
        parser.SkippedEntityHandler = self._skipped
        parser.ExternalEntityRefHandler = lambda *_: 1
        return parser

    def _line(self) -> int:
        return self._parser.CurrentLineNumber + self.skipped

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _RefusedError(self._line(), f"elements nested {_DEEPEST} deep", "a record's few levels")
        local = name.rpartition(":")[2]
        if self._open:
            element = Element(local, self._line(), attributes)
            self._open[-1].content.append(element)
            self._open.append(element)
        elif local in self._names:
            self._open.append(Element(local, self._line(), attributes))

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._open:
            element = self._open.pop()
            if not self._open:
                self.done.append(element)

    def _text(self, text: str) -> None:
        if self._open:
            self._open[-1].content.append(text)

    def _declared(self, *_: object) -> None:
        raise _RefusedError(self._line(), "a declaration of XML entities", "a document without them")

    def _skipped(self, name: str, is_parameter: bool) -> None:
        """An entity that nobody declared here: those of HTML have a meaning, any other stands as it stood."""
        if self._open and not is_parameter:
            self._open[-1].content.append(html5.get(f"{name};", f"&{name};"))
