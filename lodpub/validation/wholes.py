"""What the fast ways make of the rules on nodes and documents as wholes, which they do not have: one part follows from what
they see, another is asked of a node made for it, and for the rest the record is left to the slow way.
"""

from __future__ import annotations

from lodpub.documents.document import Document, Node, Place, Value
from lodpub.validation.rules.rule import Check
from lodpub.validation.rules.structure import broken_nesting
from lodpub.validation.verdicts import Kind, Verdicts

__all__ = ["LeftOver", "Wholes", "asked", "is_broken"]

_ON_NODES = frozenset(("duplicate-value", "broken-nesting", "untyped-node"))
"""Rules on nodes that are followed statement by statement, or find nothing in a part of a stream."""
_ON_DOCUMENTS = frozenset(("dangling-node", "mixed-namespace"))
"""Rules on whole documents that are followed too, or find nothing in a part of a stream."""


class LeftOver(Exception):
    """The record needs the slow way."""


class Wholes:
    """What has to be followed for the rules that are chosen.

    `are_followed` where no rule on documents needs the slow way; `mixing`, `repeating` and `nesting` say whether namespaces
    that are mixed, values that are the same, and journals that are nested the wrong way round are looked for.
    """

    def __init__(self, verdicts: Verdicts) -> None:
        on_nodes = {check.rule for check in verdicts.checks("node")}
        on_documents = {check.rule for check in verdicts.checks("document")}
        self.are_followed = on_documents <= _ON_DOCUMENTS
        self.mixing = "mixed-namespace" in on_documents
        self.repeating = "duplicate-value" in on_nodes
        self.nesting = "broken-nesting" in on_nodes


def asked(kind: Kind, node: Node) -> tuple[Check, ...]:
    """The checks that have to see nodes of a kind with these properties, whatever their values are."""
    return tuple(
        check
        for check in kind.checks
        if check.rule not in _ON_NODES
        and (check.hint(node) or (bool(check.reads) and not check.reads.isdisjoint(node.properties)))
    )


def is_broken(kind: Kind, property: str, classes: tuple[str, ...]) -> bool:
    """Whether a journal's parts are nested the wrong way round: nodes of a kind, and one of these classes as the value."""
    document = Document("")
    document.node("_:of").types = [(iri, Place()) for iri in classes]
    node = Node("_:node")
    node.properties[property] = [Value("blank", "_:of")]
    wants = any(check.rule == "broken-nesting" for check in kind.checks)
    return wants and any(True for _ in broken_nesting(node, kind.classes, document))
