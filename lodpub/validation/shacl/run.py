"""One run of shapes over one document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lodpub.documents.document import Place
from lodpub.validation.shacl.paths import Path, follow
from lodpub.validation.shacl.shape import Constraint, Fault, Shape, Target
from lodpub.validation.shacl.statements import Statements
from lodpub.validation.shacl.terms import Term

__all__ = ["Result", "Run"]


class Result(NamedTuple):
    """A validation result (SHACL, section 3.6.2) and where it stands in the document."""

    shape: Shape
    constraint: Constraint
    focus: Term
    path: Path | None
    value: Term | None
    place: Place
    property: str | None
    """The property that led to the value; of several that would do, the first where there is no value."""


class Run:
    """What is worked out once for all shapes over a document; a shape is asked of each node once."""

    def __init__(self, data: Statements) -> None:
        self.data = data
        self._conforms: dict[tuple[int, Term], bool] = {}
        self._focus: dict[tuple[Target, ...], list[Term]] = {}

    def focus_nodes(self, targets: tuple[Target, ...]) -> list[Term]:
        """The nodes that the targets select, each once, in the order of the document."""
        found = self._focus.get(targets)
        if found is None:
            selected = (node for target in targets for node in self._selected(target))
            found = self._focus[targets] = list(dict.fromkeys(selected))
        return found

    def _selected(self, target: Target) -> Iterable[Term]:
        if target.kind == "class":
            return self.data.instances(target.value.text)
        if target.kind == "node":
            return [target.value]
        if target.kind == "objectsOf":
            return self.data.to.get(target.value.text, {})
        return self.data.subjects(target.value.text)

    def results(self, shape: Shape, focus: Iterable[Term]) -> Iterator[Result]:
        """What a shape finds on each focus node; a property shape that is reached twice speaks once."""
        seen: set[tuple[int, Term]] = set()
        for node in focus:
            yield from self._results(shape, node, seen)

    def _results(self, shape: Shape, focus: Term, seen: set[tuple[int, Term]]) -> Iterator[Result]:
        if shape.deactivated or (id(shape), focus) in seen:
            return
        seen.add((id(shape), focus))
        values = self.values(shape, focus)
        for constraint in shape.constraints:
            for fault in constraint.check(self, focus, values):
                path, place = fault.path or shape.path, self._place(focus, fault, values)
                property = self._property(focus, path, fault.value)
                yield Result(shape, constraint, focus, path, fault.value, place, property)
        for value in values:
            for inner in shape.properties:
                yield from self._results(inner, value, seen)

    def values(self, shape: Shape, focus: Term) -> dict[Term, Place]:
        """The value nodes of a shape: what its path leads to, else the focus node itself."""
        if shape.path is None:
            return {focus: self.data.place(focus)}
        return follow(shape.path, focus, self.data)

    def _place(self, focus: Term, fault: Fault, values: dict[Term, Place]) -> Place:
        if fault.value is not None:
            if fault.path is not None and fault.path.kind == "predicate":
                return self.data.values(focus, fault.path.iri).get(fault.value, Place())
            if (place := values.get(fault.value)) and place.line:
                return place
        return self.data.place(focus)

    def _property(self, focus: Term, path: Path | None, value: Term | None) -> str | None:
        if path is None:
            return None
        if path.kind != "alternative":
            return path.iri or str(path)
        led = (part for part in path.parts if value is not None and value in follow(part, focus, self.data))
        return self._property(focus, next(led, path.parts[0]), value)

    def conforms(self, shape: Shape, node: Term) -> bool:
        """Whether a node conforms to a shape (SHACL, section 3.4.3)."""
        key = (id(shape), node)
        known = self._conforms.get(key)
        if known is None:
            known = self._conforms[key] = shape.deactivated or self._fits(shape, node)
        return known

    def _fits(self, shape: Shape, node: Term) -> bool:
        values = self.values(shape, node)
        if any(True for constraint in shape.constraints for _ in constraint.check(self, node, values)):
            return False
        return all(self.conforms(inner, value) for inner in shape.properties for value in values)
