"""The triples of a description as lines of N-Triples or N-Quads, straight from its tree.

Written for speed: nothing is built for a triple but its line, and what a property's lines have in common is made once.
The slow and obvious way, `lodpub.triples.statements` and a term at a time, is its test. Where there was a C compiler when
lodpub was installed, ``_lines.c`` goes the same way with the tables that stand here, ten times as fast.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lodpub.formats import Description
from lodpub.triples import PREFIXES, expand, list_cells, predicate

try:
    from lodpub.writers import _lines
except ImportError:
    _lines = None  # type: ignore[assignment]

__all__ = ["ESCAPES", "escaped", "lines", "plain"]


ESCAPES = {
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),  # lone surrogates, which no file can hold
    **str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}),
}


_RDF = PREFIXES["rdf"]
_XSD = PREFIXES["xsd"]


def lines(description: Description, graph: str = "") -> bytes:
    """The triples, or in a `graph` (`` <IRI>``, with the space) the quads, node by node in the order of the tree, in UTF-8.

    >>> print(lines({"@id": "https://example.org/1", "name": "One"}).decode(), end="")
    <https://example.org/1> <http://schema.org/name> "One" .
    """
    end = f"{graph} .\n"
    made = _lines.lines(description, end) if _lines else None
    return plain(description, end) if made is None else made


def plain(description: Description, end: str) -> bytes:
    """The lines, each with this `end`, without the accelerator."""
    found: list[bytes] = []
    waiting = [description]  # the next one last
    while waiting:
        nested: list[Description] = []
        made: list[str] = []
        _node(waiting.pop(), made.append, nested)
        made.append("")
        # node by node, since one letter beyond Latin-1 doubles the size of the whole text that it stands in
        found.append(end.join(made).encode("utf-8", "replace"))
        if nested:
            nested.reverse()
            waiting += nested
    return b"".join(found)


def escaped(text: str) -> str:
    """A text as it stands between the quotation marks of a literal.

    >>> escaped('say "so"')
    'say \\\\"so\\\\"'
    """
    if text.isprintable():
        return text.replace("\\", "\\\\").replace('"', '\\"')
    return text.translate(ESCAPES)


def _node(node: Description, put: Callable[[str], None], nested: list[Description]) -> None:
    """Puts the lines of a node, without their end; what is described within it is `nested`, to be put after it."""
    properties = _PROPERTIES
    subject = _resource(node["@id"])
    for key, value in node.items():
        before, after, bare = properties[key]
        if type(value) is str and after is not None:  # nearly every one
            if '"' in value or "\\" in value or not value.isprintable():
                value = escaped(value)
            put(f"{subject}{before}{value}{after}")
            continue
        if before is None:
            continue
        start = subject + bare
        for item in value if type(value) is list else (value,):
            if type(item) is dict and "@id" in item:
                put(start + _resource(item["@id"]))
                if len(item) > 1:
                    nested.append(item)
            else:
                for line in _others(node["@id"], key, item):
                    put(line)


def _others(iri: str, key: str, item: Any) -> list[str]:
    """The lines of a value that is no node, of the property `key` of what has this `iri`."""
    _, after, bare = _PROPERTIES[key]
    start = _resource(iri) + bare
    if type(item) is not dict:
        return [start + _value(key, item, after)]
    if "@list" in item:
        return _list(iri, start, item["@list"])
    return [start + _literal(item)]


def _value(key: str, item: Any, after: str | None) -> str:
    """A value that is no node; texts are literals where something stands `after` them."""
    if key == "@type":
        return _TYPES[item]
    if type(item) is not str:
        return _number(item)
    return f'"{escaped(item)}{after}' if after is not None else _resource(item)


class _Properties(dict[str, tuple[str | None, str | None, str]]):
    """What stands before and after the plain text values of a property, after being None where they are IRIs, and before
    the others; made when the property is first met. The first is None where there is nothing to write."""

    def __missing__(self, key: str) -> tuple[str | None, str | None, str]:
        self[key] = made = self._made(key)
        return made

    @staticmethod
    def _made(key: str) -> tuple[str | None, str | None, str]:
        if key in ("@id", "@context"):
            return None, None, ""
        iri, coercion = predicate(key)
        bare = f" <{iri}> "
        if key == "@type" or coercion == "@id":
            return bare, None, bare
        return f'{bare}"', f'"^^<{coercion}>' if coercion else '"', bare


class _Types(dict[str, str]):
    """The classes and datatypes as they are written, by their names in the tree."""

    def __missing__(self, name: str) -> str:
        self[name] = made = f"<{expand(name)}>"
        return made


_PROPERTIES = _Properties()
_TYPES = _Types()


def _resource(iri: str) -> str:
    """An IRI or the label of a blank node as it is written."""
    return iri if iri[:1] == "_" else f"<{iri}>"


def _number(value: int | bool) -> str:
    if isinstance(value, bool):
        return f'"{"true" if value else "false"}"^^<{_XSD}boolean>'
    return f'"{value}"^^<{_XSD}integer>'


def _literal(item: dict[str, str]) -> str:
    if "@language" in item:
        return f'"{escaped(item["@value"])}"@{item["@language"]}'
    return f'"{escaped(item["@value"])}"^^{_TYPES[item["@type"]]}'


def _list(iri: str, start: str, items: list[Any]) -> list[str]:
    cells = list_cells(iri, len(items))
    first, rest, nil = f" <{_RDF}first> ", f" <{_RDF}rest> ", f"<{_RDF}nil>"
    found = [start + (cells[0] if cells else nil)]
    for cell, following, item in zip(cells, [*cells[1:], nil], items, strict=False):
        if type(item) is not dict:
            value = f'"{escaped(item)}"'
        else:
            value = _resource(item["@id"]) if "@id" in item else _literal(item)
        found.append(f"{cell}{first}{value}")
        found.append(f"{cell}{rest}{following}")
    return found


if _lines:
    _lines.use(_PROPERTIES, _TYPES)
