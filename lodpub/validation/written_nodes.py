"""The plan by which nodes of one shape are checked: the same properties in the same order, and the same classes.

Nodes of a dump have few shapes, so that what the rules say of terms is looked up once for a node, not for each statement.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple, TypeAlias

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
    "Known",
    "Plan",
    "Said",
    "Shape",
    "Terms",
    "WrittenNode",
    "WrittenUse",
    "tell_apart",
]

_LONGEST_NODE = 20
_MOST_TERMS = 10_000
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
        self.things: set[Terms] = set()
        self.blank_things: set[Terms] = set()
        """How described nodes are checked that are sound values, with an IRI and without one."""


class Terms:
    """What is known of nodes of a kind with some properties, however often and in what order they have them.

    `uses` are by property; `known` the faults of the classes and the properties, each by its IRI; `wholes` ask for such
    nodes as wholes, of which they look at the properties in `read`, and have found nothing in what is `sound`; `namespaces`
    are those in which schema.org is written.
    """

    __slots__ = ("classes", "kind", "known", "namespaces", "properties", "read", "sound", "types", "uses", "wholes")

    def __init__(self, kind: Kind, classes: tuple[str, ...], uses: dict[str, WrittenUse]) -> None:
        self.kind, self.classes, self.uses = kind, classes, uses
        properties = tuple(uses)
        self.known = [(iri, True, kind.faults[iri]) for iri in dict.fromkeys(classes) if iri in kind.faults]
        self.known += [(iri, False, uses[iri].use.faults) for iri in properties if uses[iri].use.faults]
        node = Node("_:any")
        node.types = [(iri, Place()) for iri in classes]
        node.properties = self.properties = {iri: [Value("literal", "")] for iri in properties}
        self.types = node.types
        self.wholes = asked(kind, node)
        self.read = frozenset(
            iri
            for check in self.wholes
            for iri in (check.reads.intersection(properties) if check.reads else properties)
        )
        self.sound: set[tuple[bytes, ...]] = set()
        self.namespaces = frozenset(filter(None, map(schema_namespace, (*properties, *classes))))


class Plan:
    """How nodes of a shape and of some classes are checked, by their `terms`.

    `steps` are the places of their statements, without those that state a class, each with its use; `known` are the
    faults of the terms themselves, with the place of the statement; `read` are the places of what rules on nodes as wholes
    look at.
    """

    __slots__ = ("known", "read", "steps", "terms")

    def __init__(self, shape: Shape, terms: Terms, classes: dict[int, str]) -> None:
        self.terms = terms
        stated = [(number, iri) for number, iri in enumerate(shape.properties) if number not in classes]
        self.steps = tuple([(number, terms.uses[iri]) for number, iri in stated])
        self.known: list[tuple[int, str, Fault]] = []
        if terms.known:
            first = {iri: number for number, iri in reversed(stated)}
            for iri, is_class, faults in terms.known:
                places = [number for number, one in classes.items() if one == iri] if is_class else [first[iri]]
                self.known += [(number, rule, fault) for number in places for rule, fault in faults]
            self.known.sort(key=itemgetter(0))
        self.read = tuple([number for number, iri in stated if iri in terms.read]) if terms.read else ()


@lru_cache(maxsize=4096)
def _property(predicate: bytes) -> str:
    """The IRI of a predicate; nothing where it is not written by the rules."""
    return iri_in(text(predicate)) or ""


class Known:
    """What is known of uses and terms, whatever shapes the nodes have."""

    def __init__(self, verdicts: Verdicts) -> None:
        self.verdicts = verdicts
        self.uses: dict[tuple[Kind, str], WrittenUse] = {}
        self._terms: dict[tuple[Kind, tuple[str, ...], tuple[str, ...]], Terms] = {}

    def terms(self, kind: Kind, classes: tuple[str, ...], properties: tuple[str, ...]) -> Terms:
        """The terms of nodes of a kind, of classes as they are written, and with properties, each once."""
        key = kind, classes, properties
        found = self._terms.get(key)
        if found is None:
            if len(self._terms) > _MOST_TERMS:
                self._terms.clear()
            uses = {iri: self._use(kind, iri) for iri in properties}
            found = self._terms[key] = Terms(kind, classes, uses)
        return found

    def _use(self, kind: Kind, property: str) -> WrittenUse:
        found = self.uses.get((kind, property))
        if found is None:
            found = self.uses[kind, property] = WrittenUse(kind, property, self.verdicts)
        return found


class Shape:
    """The properties of nodes, in the order of their statements.

    `types` are the places of statements of a class, `additional` of those that name one in another way; `is_cell`
    where the node is a cell of a list, `is_odd` where it is so in an unusual way.
    """

    __slots__ = ("_classes", "_known", "additional", "is_cell", "is_odd", "plans", "properties", "repeated", "types")

    def __init__(self, predicates: tuple[bytes, ...], known: Known) -> None:
        self._known = known
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

    def plan(self, objects: tuple[bytes, ...]) -> Plan | None:
        """The plan for a node with these objects; None where a class is not written by the rules, or is a literal."""
        written = self._classes(objects)
        if written in self.plans:
            return self.plans[written]
        values = [value_in(text(objects[number])) for number in (*self.types, *self.additional)]
        classes = values[: len(self.types)]
        plan = None
        if all(values) and not any(value and value.kind == "literal" for value in classes):
            kind = self._known.verdicts.kind(tuple(value.text for value in values if value))
            numbered = {number: value.text for number, value in zip(self.types, classes, strict=True) if value}
            stated = dict.fromkeys([iri for number, iri in enumerate(self.properties) if number not in numbered])
            plan = Plan(self, self._known.terms(kind, tuple(numbered.values()), tuple(stated)), numbered)
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


Said: TypeAlias = tuple[bytes, tuple[bytes, ...], tuple[bytes, ...], Sequence[int], Shape, Plan]
"""What a `WrittenNode` is made of; few nodes need one."""


class Cell(NamedTuple):
    """A cell of a list."""

    first: bytes
    rest: bytes
    line: int

    def place(self, subject: bytes) -> Place:
        """Where the member stands."""
        return Place(self.line, len(text(subject)) + len(_FIRST) + 3)


def tell_apart(terms: tuple[bytes, ...], nodes: Mapping[bytes, Said]) -> None:
    """Makes sure that no two values of a property are the same."""
    if len(set(terms)) < len(terms):
        raise LeftOver
    literals = [term for term in terms if term[0] == _QUOTE]
    if len(literals) > 1 and len(set(map(said, literals))) < len(literals):
        raise LeftOver
    blanks = [term for term in terms if term[0] == _UNDERSCORE]
    if len(blanks) > 1 and len({_said_of(blank, nodes) for blank in blanks}) < len(blanks):
        raise LeftOver


def _said_of(blank: bytes, nodes: Mapping[bytes, Said]) -> object:
    """What is said of a blank node but for other blank nodes: those of which different things are said are different."""
    if blank not in nodes:
        return blank
    _, predicates, objects, *_ = nodes[blank]
    if len(objects) > _LONGEST_NODE:
        raise LeftOver
    return frozenset(
        (predicate, said(term) if term[0] == _QUOTE else term)
        for predicate, term in zip(predicates, objects, strict=True)
        if term[0] != _UNDERSCORE
    )
