"""Writes Turtle to be read by people: the record first, its parts after it, prefixes only where they are used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lodpub.formats import Description
from lodpub.record import Record
from lodpub.triples import PREFIXES, Literal, Triple, statements
from lodpub.writers.ntriples import term

__all__ = ["write"]

_LOCAL = re.compile(r"[A-Za-z]\w*", re.ASCII)
_FIRST, _REST, _TYPE = (f"{PREFIXES['rdf']}{name}" for name in ("first", "rest", "type"))
_INTEGER = f"{PREFIXES['xsd']}integer"


def write(items: Iterable[tuple[Record, Description]]) -> Iterator[str]:
    """One Turtle document for all records."""
    used: set[str] = set()
    blocks = [block for _, description in items for block in _blocks(list(statements(description)), used)]
    yield "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in sorted(used))
    for block in blocks:
        yield f"\n{block}"


def _blocks(triples: list[Triple], used: set[str]) -> Iterator[str]:
    firsts = {s: o for s, p, o in triples if p == _FIRST}
    rests = {s: o for s, p, o in triples if p == _REST}
    subjects: dict[str, dict[str, list[str]]] = {}
    for subject, predicate, value in triples:
        if subject in firsts:
            continue
        text = _cells(value, firsts, rests, used) if isinstance(value, str) and value in firsts else _term(value, used)
        subjects.setdefault(subject, {}).setdefault(predicate, []).append(text)
    for subject, properties in subjects.items():
        lines = []
        for predicate, objects in properties.items():
            name = "a" if predicate == _TYPE else _term(predicate, used)
            separator = ", " if predicate == _TYPE else ",\n        "
            lines.append(f"    {name} {separator.join(objects)}")
        yield f"{_term(subject, used)}\n" + " ;\n".join(lines) + " .\n"


def _cells(cell: str, firsts: dict[str, str | Literal], rests: dict[str, str | Literal], used: set[str]) -> str:
    items = []
    following: str | Literal = cell
    while isinstance(following, str) and following in firsts:
        items.append(_term(firsts[following], used))
        following = rests[following]
    return "(\n" + "".join(f"        {item}\n" for item in items) + "    )"


def _term(value: str | Literal, used: set[str]) -> str:
    if isinstance(value, Literal):
        if value.datatype == _INTEGER:
            return value.value
        text = term(Literal(value.value))
        return f"{text}^^{_term(value.datatype, used)}" if value.datatype else text
    for prefix, namespace in PREFIXES.items():
        if value.startswith(namespace) and _LOCAL.fullmatch(value, len(namespace)):
            used.add(prefix)
            return f"{prefix}:{value[len(namespace) :]}"
    return term(value)
