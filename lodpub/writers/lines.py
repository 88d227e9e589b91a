"""The triples of a description as lines of N-Triples or N-Quads, straight from its tree.

Written for speed: nothing is built for a triple but its line, and what a property's lines have in common is made once.
The slow and obvious way, `lodpub.triples.statements` and a term at a time, is its test.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from lodpub.formats import Description
from lodpub.triples import PREFIXES, expand, list_cells, predicate

__all__ = ["ESCAPES", "escaped", "lines"]

ESCAPES = {
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),  # lone surrogates, which no file can hold
    **str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}),
}

_RDF = PREFIXES["rdf"]
_XSD = PREFIXES["xsd"]
_FIRST, _REST, _NIL = f" <{_RDF}first> ", f" <{_RDF}rest> ", f"<{_RDF}nil>"


def lines(description: Description, graph: str = "") -> str:
    """The triples, or in a `graph` (`` <IRI>``, with the space) the quads, node by node in the order of the tree.

    >>> print(lines({"@id": "https://example.org/1", "name": "One"}), end="")
    <https://example.org/1> <http://schema.org/name> "One" .
    """
    found: list[str] = []
    _node(description, f"{graph} .\n", found.append)
    return "".join(found)


def escaped(text: str) -> str:
    """A text as it stands between the quotation marks of a literal.

    >>> escaped('say "so"')
    'say \\\\"so\\\\"'
    """
    if text.isprintable():
        return text.replace("\\", "\\\\").replace('"', '\\"')
    return text.translate(ESCAPES)


def _node(node: dict[str, Any], end: str, put: Callable[[str], None]) -> None:
    subject = _resource(node["@id"])
    nested = []
    for key, value in node.items():
        if key == "@id" or key == "@context":
            continue
        before, after, is_literal = _property(key)
        for item in value if type(value) is list else (value,):
            if type(item) is str:
                if is_literal:
                    put(f"{subject}{before}{escaped(item)}{after}{end}")
                elif key == "@type":
                    put(f"{subject}{before}{_type(item)}{end}")
                else:
                    put(f"{subject}{before}{_resource(item)}{end}")
            elif type(item) is not dict:
                put(f"{subject} {_predicate(key)} {_number(item)}{end}")
            elif "@id" in item:
                put(f"{subject} {_predicate(key)} {_resource(item['@id'])}{end}")
                if len(item) > 1:
                    nested.append(item)
            elif "@value" in item:
                put(f"{subject} {_predicate(key)} {_literal(item)}{end}")
            else:
                _list(node["@id"], subject, key, item["@list"], end, put)
    for item in nested:
        _node(item, end, put)


@cache
def _property(key: str) -> tuple[str, str, bool]:
    """What stands before and after the plain text values of a property, and whether they are literals."""
    coercion = predicate(key)[1]
    if key == "@type" or coercion == "@id":
        return f" {_predicate(key)} ", "", False
    return f' {_predicate(key)} "', f'"^^<{coercion}>' if coercion else '"', True


@cache
def _predicate(key: str) -> str:
    return f"<{predicate(key)[0]}>"


@cache
def _type(name: str) -> str:
    return f"<{expand(name)}>"


def _resource(iri: str) -> str:
    """An IRI or the label of a blank node as it is written."""
    return iri if iri[:2] == "_:" else f"<{iri}>"


def _number(value: int | bool) -> str:
    if isinstance(value, bool):
        return f'"{"true" if value else "false"}"^^<{_XSD}boolean>'
    return f'"{value}"^^<{_XSD}integer>'


def _literal(item: dict[str, str]) -> str:
    if "@language" in item:
        return f'"{escaped(item["@value"])}"@{item["@language"]}'
    return f'"{escaped(item["@value"])}"^^{_type(item["@type"])}'


def _list(iri: str, subject: str, key: str, items: list[Any], end: str, put: Callable[[str], None]) -> None:
    cells = list_cells(iri, len(items))
    put(f"{subject} {_predicate(key)} {cells[0] if cells else _NIL}{end}")
    for number, (cell, item) in enumerate(zip(cells, items, strict=True), 1):
        if type(item) is not dict:
            value = f'"{escaped(item)}"'
        else:
            value = _resource(item["@id"]) if "@id" in item else _literal(item)
        put(f"{cell}{_FIRST}{value}{end}")
        put(f"{cell}{_REST}{cells[number] if number < len(cells) else _NIL}{end}")
