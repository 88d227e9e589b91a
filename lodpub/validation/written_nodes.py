"""The plan by which nodes of one shape are checked: the same properties in the same order, and the same classes.

Nodes of a dump have few shapes, so that what the rules say of terms is looked up once for a node, not for each statement.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from lodpub.documents.document import Node, Place, Value
from lodpub.documents.iris import RDF
from lodpub.documents.ntriples_lines import iri_in, value_in
from lodpub.validation.checking import ADDITIONAL
from lodpub.validation.rules.rule import Fault
from lodpub.validation.rules.structure import schema_namespace
from lodpub.validation.verdicts import Kind, Verdicts
from lodpub.validation.wholes import LeftOver, asked
from lodpub.validation.written_terms import said, text

__all__ = [
    "Cell",
    "Plan",
    "Shape",
    "WrittenNode",
    "WrittenUse",
    "tell_apart",
]

_LONGEST_NODE = 20
_QUOTE, _UNDERSCORE = b'"_'
_FIRST, _REST = f"<{RDF}first>".encode(), f"<{RDF}rest>".encode()


class WrittenUse:
    """A property on nodes of some classes, with the values in which nothing was found, as they are written."""

    __slots__ = ("blank_things", "hints", "kind", "property", "references", "sound", "spares_prose", "things", "use")

    def __init__(self, kind: Kind, property: str, verdicts: Verdicts) -> None:
        self.kind, self.property = kind, property
        self.use = verdicts.use(kind, property)
        self.hints = verdicts.literals(self.use, kind, property, None).hints_of_prose
        self.spares_prose = not self.hints
        self.sound: set[bytes] = set()
        """Literals."""
        self.references: set[bytes] = set()
        """IRIs, where nothing describes them."""
        self.things: set[Plan] = set()
        self.blank_things: set[Plan] = set()
        """How described nodes are checked that are sound values, with an IRI and without one."""


class Plan:
    """How nodes of a shape and of some classes are checked.

    `steps` are the places of their statements, without those that state a class, each with its use; `known` are the
    faults of the terms themselves, with the place of the statement; `read` are the places of what rules on nodes as wholes
    look at, `sound` what they have read and found nothing in; `namespaces` are those in which schema.org is written.
    """

    __slots__ = ("classes", "kind", "known", "namespaces", "properties", "read", "sound", "steps", "types", "wholes")

    def __init__(self, shape: Shape, kind: Kind, classes: dict[int, str], verdicts: Verdicts) -> None:
        self.kind, self.classes = kind, tuple(classes.values())
        stated = [(number, iri) for number, iri in enumerate(shape.properties) if number not in classes]
        first = {iri: number for number, iri in reversed(stated)}
        uses = {iri: _written_use(shape, kind, iri, verdicts) for iri in first}
        self.steps = tuple((number, uses[iri]) for number, iri in stated)
        self.known: list[tuple[int, str, Fault]] = []
        for number, iri in classes.items():
            self.known += ((number, rule, fault) for rule, fault in kind.faults.get(iri, ()))
        for iri, number in first.items():
            self.known += ((number, rule, fault) for rule, fault in uses[iri].use.faults)
        self.known.sort(key=itemgetter(0))
        node = Node("_:any")
        node.types = [(iri, Place()) for iri in self.classes]
        node.properties = self.properties = {iri: [Value("literal", "")] for iri in first}
        self.types = node.types
        self.wholes = asked(kind, node)
        reads = {iri for check in self.wholes for iri in (check.reads & first.keys() if check.reads else first)}
        self.read = tuple(number for number, iri in stated if iri in reads)
        self.sound: set[tuple[bytes, ...]] = set()
        self.namespaces = frozenset(filter(None, map(schema_namespace, (*first, *self.classes))))


@lru_cache(maxsize=4096)
def _property(predicate: bytes) -> str:
    """The IRI of a predicate; nothing where it is not written by the rules."""
    return iri_in(text(predicate)) or ""


def _written_use(shape: Shape, kind: Kind, iri: str, verdicts: Verdicts) -> WrittenUse:
    found = shape.uses.get((kind, iri))
    if found is None:
        found = shape.uses[kind, iri] = WrittenUse(kind, iri, verdicts)
    return found


class Shape:
    """The properties of nodes, in the order of their statements.

    `types` are the places of statements of a class, `additional` of those that name one in another way; `is_cell`
    where the node is a cell of a list, `is_odd` where it is so in an unusual way.
    """

    __slots__ = ("_classes", "additional", "is_cell", "is_odd", "plans", "properties", "repeated", "types", "uses")

    def __init__(self, predicates: tuple[bytes, ...], uses: dict[tuple[Kind, str], WrittenUse]) -> None:
        self.uses = uses
        self.properties = tuple(map(_property, predicates))
        self.is_cell = predicates == (_FIRST, _REST)
        self.is_odd = not all(self.properties) or (not self.is_cell and (_FIRST in predicates or _REST in predicates))
        places: dict[str, list[int]] = {}
        for number, iri in enumerate(self.properties):
            places.setdefault(iri, []).append(number)
        self.types = tuple(places.pop(f"{RDF}type", ()))
        self.additional = tuple(number for iri in ADDITIONAL for number in places.get(iri, ()))
        self.repeated = tuple(itemgetter(*numbers) for numbers in places.values() if len(numbers) > 1)
        """Take the values of a property with several out of a node's objects."""
        self.plans: dict[object, Plan | None] = {}
        named = (*self.types, *self.additional)
        self._classes: Callable[[tuple[bytes, ...]], object] = itemgetter(*named) if named else lambda objects: None

    def plan(self, objects: tuple[bytes, ...], verdicts: Verdicts) -> Plan | None:
        """The plan for a node with these objects; None where a class is not written by the rules, or is a literal."""
        written = self._classes(objects)
        if written in self.plans:
            return self.plans[written]
        values = [value_in(text(objects[number])) for number in (*self.types, *self.additional)]
        classes = values[: len(self.types)]
        plan = None
        if all(values) and not any(value and value.kind == "literal" for value in classes):
            kind = verdicts.kind(tuple(value.text for value in values if value))
            numbered = {number: value.text for number, value in zip(self.types, classes, strict=True) if value}
            plan = Plan(self, kind, numbered, verdicts)
        if len(self.plans) > 1000:
            self.plans.clear()
        self.plans[written] = plan
        return plan


class WrittenNode(NamedTuple):
    """What a record says of a subject; `lines` holds the number of each statement's line."""

    subject: bytes
    predicates: tuple[bytes, ...]
    objects: tuple[bytes, ...]
    lines: Sequence[int]
    shape: Shape
    plan: Plan

    def place(self, number: int, *, of_predicate: bool = False) -> Place:
        """Where the value of a statement stands, or its predicate."""
        predicate = len(text(self.subject)) + 2
        return Place(
            self.lines[number], predicate if of_predicate else predicate + len(text(self.predicates[number])) + 1
        )


class Cell(NamedTuple):
    """A cell of a list."""

    first: bytes
    rest: bytes
    line: int

    def place(self, subject: bytes) -> Place:
        """Where the member stands."""
        return Place(self.line, len(text(subject)) + len(_FIRST) + 3)


def tell_apart(terms: tuple[bytes, ...], nodes: Mapping[bytes, WrittenNode]) -> None:
    """Makes sure that no two values of a property are the same."""
    if len(set(terms)) < len(terms):
        raise LeftOver
    literals = [term for term in terms if term[0] == _QUOTE]
    if len(literals) > 1 and len(set(map(said, literals))) < len(literals):
        raise LeftOver
    blanks = [term for term in terms if term[0] == _UNDERSCORE]
    if len(blanks) > 1 and len({_said_of(blank, nodes) for blank in blanks}) < len(blanks):
        raise LeftOver


def _said_of(blank: bytes, nodes: Mapping[bytes, WrittenNode]) -> object:
    """What is said of a blank node but for other blank nodes: those of which different things are said are different."""
    node = nodes.get(blank)
    if node is None:
        return blank
    if len(node.objects) > _LONGEST_NODE:
        raise LeftOver
    return frozenset(
        (predicate, said(term) if term[0] == _QUOTE else term)
        for predicate, term in zip(node.predicates, node.objects, strict=True)
        if term[0] != _UNDERSCORE
    )
