"""Constraints that compare properties or ask for other shapes (SHACL, sections 4.5 to 4.7 and 4.8.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from lodpub.validation.shacl.literals import compare
from lodpub.validation.shacl.names import named
from lodpub.validation.shacl.paths import Step
from lodpub.validation.shacl.shape import Asked, Constraint, Fault, Reached, Shape
from lodpub.validation.shacl.source import SHACL
from lodpub.validation.shacl.terms import Term
from lodpub.validation.shacl.values import constraint

if TYPE_CHECKING:
    from lodpub.validation.shacl.reader import Builder, Reader

__all__ = ["SHAPES_WITHIN"]


def _equals(reader: Reader, shape: Shape, value: Term) -> Constraint:
    other = reader.iri(shape.id, "equals", value)

    def check(run: Asked, focus: Term, values: Reached) -> Iterator[Fault]:
        others = run.data.values(focus, other)
        yield from (Fault(one) for one in values if one not in others)
        yield from (Fault(one) for one in others if one not in values)

    return constraint("equals", f"the same values as {named(other)}", check)


def _disjoint(reader: Reader, shape: Shape, value: Term) -> Constraint:
    other = reader.iri(shape.id, "disjoint", value)

    def check(run: Asked, focus: Term, values: Reached) -> Iterator[Fault]:
        others = run.data.values(focus, other)
        return (Fault(one) for one in values if one in others)

    return constraint("disjoint", f"no value that {named(other)} has too", check)


def _less(parameter: str, words: str, fits: Callable[[int], bool]) -> Builder:
    def build(reader: Reader, shape: Shape, value: Term) -> Constraint:
        other = reader.iri(shape.id, parameter, value)
        if shape.path is None:
            raise reader.source.error(shape.id, parameter, found=f"sh:{parameter} without a path", expected="sh:path")

        def check(run: Asked, focus: Term, values: Reached) -> Iterator[Fault]:
            others = run.data.values(focus, other)
            for one in values:
                for two in others:
                    order = compare(one, two)
                    if order is None or not fits(order):
                        yield Fault(one)

        return constraint(parameter, f"a value {words} {named(other)}", check)

    return build


def _counted(parameter: str, words: str, fits: Callable[[int, int], bool]) -> Builder:
    """sh:and, sh:or and sh:xone: how many of the shapes in a list a value conforms to."""

    def build(reader: Reader, shape: Shape, value: Term) -> Constraint:
        shapes = [reader.shape(member) for member in reader.source.members(value)]

        def check(run: Asked, focus: Term, values: Reached) -> Iterator[Fault]:
            for one in values:
                if not fits(sum(run.conforms(inner, one) for inner in shapes), len(shapes)):
                    yield Fault(one)

        return constraint(parameter, f"{words} of {len(shapes)} shapes to fit", check)

    return build


def _not(reader: Reader, shape: Shape, value: Term) -> Constraint:
    inner = reader.shape(value)

    def check(run: Asked, focus: Term, values: Reached) -> Iterator[Fault]:
        return (Fault(one) for one in values if run.conforms(inner, one))

    return constraint("not", f"the shape {inner.name} not to fit", check)


def _node(reader: Reader, shape: Shape, value: Term) -> Constraint:
    inner = reader.shape(value)

    def check(run: Asked, focus: Term, values: Reached) -> Iterator[Fault]:
        return (Fault(one) for one in values if not run.conforms(inner, one))

    return constraint("node", f"the shape {inner.name} to fit", check)


def _qualified(parameter: str, words: str, fits: Callable[[int, int], bool]) -> Builder:
    """sh:qualifiedMinCount and sh:qualifiedMaxCount: how many of the values conform to the sh:qualifiedValueShape."""

    def build(reader: Reader, shape: Shape, value: Term) -> Constraint:
        limit = reader.count(shape.id, parameter, value)
        wanted = [reader.shape(node) for node in reader.source.objects(shape.id, "qualifiedValueShape")]
        if len(wanted) != 1:
            found = f"sh:{parameter} with {len(wanted)} values of sh:qualifiedValueShape"
            raise reader.source.error(shape.id, parameter, found=found, expected="one")
        inner = wanted[0]
        siblings = _siblings(reader, shape) if reader.flag(shape.id, "qualifiedValueShapesDisjoint") else []

        def check(run: Asked, focus: Term, values: Reached) -> Iterator[Fault]:
            fitting = [one for one in values if run.conforms(inner, one)]
            alone = sum(not any(run.conforms(sibling, one) for sibling in siblings) for one in fitting)
            if not fits(alone, limit):
                yield Fault()

        return constraint(parameter, f"{words} {limit} values of the shape {inner.name}", check)

    return build


def _siblings(reader: Reader, shape: Shape) -> list[Shape]:
    """The other qualified value shapes of the shapes that this one is a property of."""
    source = reader.source
    own = source.objects(shape.id, "qualifiedValueShape")
    parents = source.data.to.get(f"{SHACL}property", {}).get(shape.id, [])
    beside = (inner for parent in parents for inner in source.objects(parent, "property"))
    nodes = (node for inner in beside for node in source.objects(inner, "qualifiedValueShape"))
    return [reader.shape(node) for node in dict.fromkeys(nodes) if node not in own]


def _closed(reader: Reader, shape: Shape, value: Term) -> Constraint:
    on = reader.flag(shape.id, "closed")
    source = reader.source
    allowed = {
        member.text for cells in source.objects(shape.id, "ignoredProperties") for member in source.members(cells)
    }
    for inner in source.objects(shape.id, "property"):
        allowed.update(path.text for path in source.objects(inner, "path") if path.kind == "iri")

    def check(run: Asked, focus: Term, values: Reached) -> Iterator[Fault]:
        for node in values if on else ():
            for property in run.data.properties(node):
                if property not in allowed:
                    yield from (Fault(one, Step("predicate", property)) for one in run.data.values(node, property))

    return constraint("closed", "no other property", check)


SHAPES_WITHIN: dict[str, Builder] = {
    "equals": _equals,
    "disjoint": _disjoint,
    "lessThan": _less("lessThan", "less than", lambda order: order < 0),
    "lessThanOrEquals": _less("lessThanOrEquals", "at most", lambda order: order <= 0),
    "not": _not,
    "and": _counted("and", "all", lambda fitting, all: fitting == all),
    "or": _counted("or", "at least one", lambda fitting, all: fitting > 0),
    "xone": _counted("xone", "exactly one", lambda fitting, all: fitting == 1),
    "node": _node,
    "qualifiedMinCount": _qualified("qualifiedMinCount", "at least", lambda fitting, limit: fitting >= limit),
    "qualifiedMaxCount": _qualified("qualifiedMaxCount", "at most", lambda fitting, limit: fitting <= limit),
    "closed": _closed,
}
