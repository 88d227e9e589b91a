"""XML in pieces: the elements that a reader asks for, one after another, with their lines.

Nothing outside the document is read: no DTD, no external entity, no network. A document that declares entities is refused,
so a small file cannot grow into a large one; depth and length of texts stay within libxml2's limits. Names lose their
namespaces: ``{http://www.loc.gov/mods/v3}titleInfo`` and ``mods:titleInfo`` are both ``titleInfo``, and ``xlink:href`` is
``href`` where the element has no ``href`` of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape, unescape
from typing import Any, TypeAlias

from lodpub.errors import ReadError

__all__ = ["Element", "elements", "line", "text"]

Element: TypeAlias = Any
"""An element of lxml (`lxml.etree._Element`), which ships no types."""

_PIECE = 1 << 16


def elements(data: bytes, source: str, tags: set[str]) -> Iterator[Element | ReadError]:
    """Each complete element of these local names, the outermost where they nest, then the error where the document breaks.

    What was read before the latest element is forgotten, so memory does not grow with the document.

    >>> for item in elements(b"<r><a>one</a><a>two</a><a>thr", "x.xml", {"a"}):
    ...     print(item if isinstance(item, ReadError) else text(item))
    one
    two
    x.xml:1: found XML that does not parse (Premature end of data in tag a line 1), expected well-formed XML
    """
    from lxml import etree

    start, skipped = _start(data)
    parser = etree.XMLPullParser(
        events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    inside: Element | None = None
    first = True
    for at in [*range(start, len(data), _PIECE), None]:
        fault = _feed(parser, data, at)
        for event, element in parser.read_events():
            if first:
                first = False
                if _declares_entities(element):
                    yield _refused(data, source)
                    return
            if event == "start":
                if inside is None and _local(element.tag) in tags:
                    inside = element
            elif element is inside:
                _without_namespaces(element)
                yield element
                inside = None
                _forget_before(element)
            elif inside is None:
                element.clear(keep_tail=True)
                _forget_before(element)
        if fault is not None:
            yield _broken(data, source, fault, skipped)
            return


def text(element: Element | None) -> str:
    """The text of an element with its inner markup as tags, as `lodpub.values.markup.clean` takes it; "" for None.

    >>> [found] = elements(b"<t>H<x:sub xmlns:x='urn:x'>2</x:sub>O &amp; more</t>", "x.xml", {"t"})
    >>> text(found)
    'H<sub>2</sub>O &amp; more'
    """
    if element is None:
        return ""
    parts = [escape(element.text or "", quote=False)]
    for child in element:
        if isinstance(child.tag, str):
            name = _local(child.tag)
            parts.append(f"<{name}>{text(child)}</{name}>")
        elif child.text and child.text.startswith("&") and child.text.endswith(";"):
            parts.append(escape(unescape(child.text), quote=False))
        parts.append(escape(child.tail or "", quote=False))
    return "".join(parts)


def line(element: Element) -> int:
    """The line that the element begins on, counted from 1; past line 65,535 that on which its first text ends.

    >>> [line(found) for found in elements(b"<r>\\n<a/>\\n<a/></r>", "x.xml", {"a"})]
    [2, 3]
    """
    return int(element.sourceline or 1)


def _start(data: bytes) -> tuple[int, int]:
    """Where the document begins behind white space, which XML forbids in front of its declaration, and the lines before."""
    start = len(data) - len(data.lstrip())
    return start, data.count(b"\n", 0, start)


def _feed(parser: Any, data: bytes, at: int | None) -> Any:
    from lxml import etree

    try:
        if at is None:
            parser.close()
        else:
            parser.feed(data[at : at + _PIECE])
    except etree.XMLSyntaxError as error:
        return error
    return None


def _declares_entities(element: Element) -> bool:
    dtd = element.getroottree().docinfo.internalDTD
    return dtd is not None and next(iter(dtd.iterentities()), None) is not None


def _forget_before(element: Element) -> None:
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _local(tag: Any) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _without_namespaces(element: Element) -> None:
    for inner in element.iter():
        if not isinstance(inner.tag, str):
            continue
        if inner.tag.startswith("{"):
            inner.tag = _local(inner.tag)
        for name in [name for name in inner.attrib if name.startswith("{")]:
            value = inner.attrib.pop(name)
            if _local(name) not in inner.attrib:
                inner.set(_local(name), value)


def _refused(data: bytes, source: str) -> ReadError:
    plain = data.replace(b"\0", b"")
    number = plain.count(b"\n", 0, max(plain.find(b"<!ENTITY"), 0)) + 1
    return ReadError(source, number, found="a declaration of XML entities", expected="a document without them")


def _broken(data: bytes, source: str, fault: Any, skipped: int) -> ReadError:
    number = (fault.lineno or data.rstrip().count(b"\n") + 1 - skipped) + skipped
    reason = str(fault.msg or "no element found").partition(", line ")[0]
    return ReadError(source, number, found=f"XML that does not parse ({reason})", expected="well-formed XML")
