"""Property paths (SHACL, section 2.3.1), as small trees, and the nodes that they lead to."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from lodpub.documents.document import Place
from lodpub.validation.shacl.statements import Statements
from lodpub.validation.shacl.terms import Term

__all__ = ["Path", "Step", "follow"]


class Step(NamedTuple):
    """One path: `kind` is ``predicate`` (with its `iri`), ``inverse``, ``sequence``, ``alternative``, ``zeroOrMore``,
    ``oneOrMore`` or ``zeroOrOne`` (over its `parts`).

    >>> print(Step("inverse", parts=(Step("predicate", "http://schema.org/author"),)))
    ^<http://schema.org/author>
    """

    kind: str
    iri: str = ""
    parts: tuple[Step, ...] = ()

    def __str__(self) -> str:
        if self.kind == "predicate":
            return f"<{self.iri}>"
        inner = [f"({part})" if len(part.parts) > 1 else str(part) for part in self.parts]
        if self.kind == "inverse":
            return f"^{inner[0]}"
        if self.kind in ("sequence", "alternative"):
            return ("/" if self.kind == "sequence" else "|").join(inner)
        return inner[0] + {"zeroOrMore": "*", "oneOrMore": "+", "zeroOrOne": "?"}[self.kind]


Path: TypeAlias = Step
_Reached: TypeAlias = dict[Term, Place]


def follow(path: Path, start: Term, data: Statements) -> _Reached:
    """The nodes that a path leads to from `start`, each once, with the place of the statement that names it last."""
    return _FOLLOW[path.kind](path, start, data)


def _predicate(path: Path, start: Term, data: Statements) -> _Reached:
    return data.values(start, path.iri)


def _inverse(path: Path, start: Term, data: Statements) -> _Reached:
    inner = path.parts[0]
    if inner.kind == "predicate":
        return {subject: data.place(subject) for subject in data.to.get(inner.iri, {}).get(start, ())}
    return follow(_turned(inner), start, data)


def _turned(path: Path) -> Path:
    """The same path walked from its end."""
    if path.kind == "predicate":
        return Step("inverse", parts=(path,))
    if path.kind == "inverse":
        return path.parts[0]
    parts = reversed(path.parts) if path.kind == "sequence" else path.parts
    return Step(path.kind, parts=tuple(_turned(part) for part in parts))


def _sequence(path: Path, start: Term, data: Statements) -> _Reached:
    reached: _Reached = {start: data.place(start)}
    for part in path.parts:
        further: _Reached = {}
        for node in reached:
            for value, place in follow(part, node, data).items():
                further.setdefault(value, place)
        reached = further
    return reached


def _alternative(path: Path, start: Term, data: Statements) -> _Reached:
    reached: _Reached = {}
    for part in path.parts:
        found = data.values(start, part.iri) if part.kind == "predicate" else follow(part, start, data)
        for value, place in found.items():
            reached.setdefault(value, place)
    return reached


def _closure(path: Path, start: Term, data: Statements, reached: _Reached) -> _Reached:
    waiting = [start]
    while waiting:
        for value, place in follow(path.parts[0], waiting.pop(), data).items():
            if value not in reached:
                reached[value] = place
                waiting.append(value)
    return reached


def _zero_or_more(path: Path, start: Term, data: Statements) -> _Reached:
    return _closure(path, start, data, {start: data.place(start)})


def _one_or_more(path: Path, start: Term, data: Statements) -> _Reached:
    return _closure(path, start, data, {})


def _zero_or_one(path: Path, start: Term, data: Statements) -> _Reached:
    return {start: data.place(start), **follow(path.parts[0], start, data)}


_FOLLOW: dict[str, Callable[[Path, Term, Statements], _Reached]] = {
    "predicate": _predicate,
    "inverse": _inverse,
    "sequence": _sequence,
    "alternative": _alternative,
    "zeroOrMore": _zero_or_more,
    "oneOrMore": _one_or_more,
    "zeroOrOne": _zero_or_one,
}
