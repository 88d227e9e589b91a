"""Shapes as they are after reading: what they are for, and what they ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, TypeAlias

from lodpub.documents.document import Place
from lodpub.validation.report import Severity
from lodpub.validation.shacl.paths import Path
from lodpub.validation.shacl.statements import Statements
from lodpub.validation.shacl.terms import Term

__all__ = ["Asked", "Check", "Constraint", "Fault", "Reached", "Shape", "Target"]


class Fault(NamedTuple):
    """One value that breaks a constraint; no value where it is their number. `path` stands for the shape's own."""

    value: Term | None = None
    path: Path | None = None


Reached: TypeAlias = dict[Term, Place]


class Asked(Protocol):
    """What a check may ask: the statements, and whether a node conforms to another shape."""

    data: Statements

    def conforms(self, shape: Shape, node: Term) -> bool:
        """Whether a node conforms to a shape (SHACL, section 3.4.3)."""
        ...


Check: TypeAlias = Callable[[Asked, Term, Reached], Iterator[Fault]]
"""Takes what may be asked, the focus node and the values that the shape's path leads to from it."""


class Constraint(NamedTuple):
    """One constraint of a shape: its component's IRI, what it asks for in words, and the check."""

    component: str
    asks: str
    check: Check


class Target(NamedTuple):
    """Which nodes a shape is for: `kind` is ``class``, ``node``, ``subjectsOf`` or ``objectsOf``."""

    kind: str
    value: Term


@dataclass(slots=True, eq=False)
class Shape:
    """A node shape, or a property shape where it has a path."""

    id: Term
    name: str
    """What the findings of this shape are called: the local name of its IRI, or of the shape that it stands in."""
    path: Path | None = None
    severity: Severity = "error"
    message: str | None = None
    example: str | None = None
    """How to give the value, from skos:example."""
    source: str | None = None
    """Where it is asked for, from dcterms:source."""
    deactivated: bool = False
    targets: tuple[Target, ...] = ()
    constraints: list[Constraint] = field(default_factory=list)
    properties: list[Shape] = field(default_factory=list)
    """The property shapes that are asked of each value (sh:property); what they find is reported as theirs."""
