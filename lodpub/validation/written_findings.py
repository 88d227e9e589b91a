"""What is found in a record of N-Triples or N-Quads while it is looked at."""

from __future__ import annotations

from lodpub.documents.document import Document, Node, Value
from lodpub.documents.ntriples_records import Record
from lodpub.validation.report import Finding
from lodpub.validation.rules.rule import Fault
from lodpub.validation.verdicts import Hinted, Verdicts
from lodpub.validation.written_nodes import Cell, Terms, WrittenNode, WrittenUse
from lodpub.validation.written_terms import text

__all__ = ["WrittenWalk"]

_UNDERSCORE = ord("_")


class WrittenWalk:
    """What is at hand while a record is looked at."""

    __slots__ = ("cells", "document", "found", "terms", "used")

    def __init__(self, record: Record, terms: dict[bytes, Terms], cells: dict[bytes, Cell]) -> None:
        self.document = Document(record.source, described_elsewhere=True)
        self.terms, self.cells = terms, cells
        self.used: set[bytes] = set()
        """Cells that belong to the list of some property."""
        self.found: list[Finding] = []

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
