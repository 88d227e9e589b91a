"""What is found in a record of N-Triples or N-Quads while it is looked at."""

from __future__ import annotations

from lodpub.documents.document import Document, Node, Value
from lodpub.documents.ntriples_records import Record
from lodpub.validation.report import Finding
from lodpub.validation.rules.rule import Fault
from lodpub.validation.verdicts import Hinted, Verdicts
from lodpub.validation.written_nodes import Cell, Plan, Terms, WrittenNode, WrittenUse
from lodpub.validation.written_terms import is_prose, text

__all__ = ["WrittenWalk"]

_QUOTE, _UNDERSCORE = b'"_'


class WrittenWalk:
    """What is at hand while a record is looked at."""

    __slots__ = ("cells", "document", "found", "prose", "terms", "used")

    def __init__(self, record: Record, terms: dict[bytes, Terms], cells: dict[bytes, Cell]) -> None:
        self.document = Document(record.source, described_elsewhere=True)
        self.terms, self.cells = terms, cells
        self.used: set[bytes] = set()
        """Cells that belong to the list of some property."""
        self.prose: set[bytes] = set()
        """Texts in which no check that spares prose finds anything: titles and references stand twice in a record."""
        self.found: list[Finding] = []

    def unsure(self, plan: Plan, objects: tuple[bytes, ...]) -> list[tuple[int, WrittenUse]]:
        """The statements of a node, by their places, whose values are not known to be sound."""
        terms, prose = self.terms, self.prose
        unsure: list[tuple[int, WrittenUse]] = []
        for number, use in plan.steps:
            term = objects[number]
            if term[0] == _QUOTE:
                if term in use.sound:
                    continue
                if use.spares_prose:
                    if term in prose:
                        continue
                    if is_prose(term):
                        prose.add(term)
                        continue
            elif (thing := terms.get(term)) is None:
                if term in use.references:
                    continue
            elif thing in use.things and term[0] != _UNDERSCORE:
                continue
            unsure.append((number, use))
        return unsure

    def add(self, verdicts: Verdicts, node: WrittenNode, rule: str, fault: Fault, property: str, value: Value) -> None:
        """Adds the finding that a fault is."""
        self.found.append(verdicts.finding(self.document, _named(node), rule, fault, property, value))

    def look(self, verdicts: Verdicts, node: WrittenNode, use: WrittenUse | None, value: Value, asked: Hinted) -> None:
        """Shows a value to the checks that ask for it."""
        property = use.property if use else ""
        self.found += verdicts.of_text(self.document, _named(node), node.plan.terms.kind, property, value, asked)


def _named(node: WrittenNode) -> Node:
    """A node with its properties, but not with their values."""
    named = Node(text(node.subject if node.subject[0] == _UNDERSCORE else node.subject[1:-1]))
    named.types, named.properties = node.plan.terms.types, node.plan.terms.properties
    return named
