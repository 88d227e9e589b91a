"""Writes Turtle to be read by people: the record first, its parts after it, prefixes only where they are used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from lodpub.formats import Description
from lodpub.record import Record
from lodpub.triples import PREFIXES, Literal, Triple, statements
from lodpub.writers.ntriples import term

__all__ = ["write"]

_LOCAL = re.compile(r"[A-Za-z](?:[\w-]*\w)?", re.ASCII)
_FIRST, _REST, _TYPE = (f"{PREFIXES['rdf']}{name}" for name in ("first", "rest", "type"))
_INTEGER = f"{PREFIXES['xsd']}integer"


def write(items: Iterable[tuple[Record, Description]]) -> Iterator[str]:
    """One Turtle document: of one record with the prefixes it uses, of several as a stream with all prefixes first.

    The hash IRIs of a single record are written with the empty prefix, ``:author-1``.
    """
    descriptions = (description for _, description in items)
    first = next(descriptions, None)
    if first is None:
        return
    second = next(descriptions, None)
    if second is None:
        names = _Names({"": f"{first['@id']}#", **PREFIXES})
        blocks = list(_blocks(list(statements(first)), names))
        yield "".join(f"@prefix {prefix}: <{names.prefixes[prefix]}> .\n" for prefix in sorted(names.used))
        yield from (f"\n{block}" for block in blocks)
        return
    names = _Names(PREFIXES)
    yield "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in sorted(PREFIXES))
    for description in chain((first, second), descriptions):
        yield "".join(f"\n{block}" for block in _blocks(list(statements(description)), names))


class _Names:
    """Shortens IRIs by prefixes and knows which were used."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.prefixes = prefixes
        self.used: set[str] = set()

    def term(self, value: str | Literal) -> str:
        if isinstance(value, Literal):
            if value.datatype == _INTEGER:
                return value.value
            text = term(Literal(value.value, None, value.language))
            return f"{text}^^{self.term(value.datatype)}" if value.datatype else text
        for prefix, namespace in self.prefixes.items():
            if value.startswith(namespace) and _LOCAL.fullmatch(value, len(namespace)):
                self.used.add(prefix)
                return f"{prefix}:{value[len(namespace) :]}"
        return term(value)


def _blocks(triples: list[Triple], names: _Names) -> Iterator[str]:
    firsts = {s: o for s, p, o in triples if p == _FIRST}
    rests = {s: o for s, p, o in triples if p == _REST}
    subjects: dict[str, dict[str, list[str]]] = {}
    for subject, predicate, value in triples:
        if subject in firsts:
            continue
        text = _cells(value, firsts, rests, names) if isinstance(value, str) and value in firsts else names.term(value)
        subjects.setdefault(subject, {}).setdefault(predicate, []).append(text)
    for subject, properties in subjects.items():
        lines = []
        for predicate, objects in properties.items():
            name = "a" if predicate == _TYPE else names.term(predicate)
            separator = ", " if predicate == _TYPE else ",\n        "
            lines.append(f"    {name} {separator.join(objects)}")
        yield f"{names.term(subject)}\n" + " ;\n".join(lines) + " .\n"


def _cells(cell: str, firsts: dict[str, str | Literal], rests: dict[str, str | Literal], names: _Names) -> str:
    items = []
    following: str | Literal = cell
    while isinstance(following, str) and following in firsts:
        items.append(names.term(firsts[following]))
        following = rests[following]
    return "(\n" + "".join(f"        {item}\n" for item in items) + "    )"
