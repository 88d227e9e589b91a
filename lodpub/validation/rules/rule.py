"""What a rule is: a small generator of faults, and what it asks the engine to show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Literal, NamedTuple, TypeAlias

from lodpub.documents.document import Document, Node, Place, Value
from lodpub.validation.report import Severity
from lodpub.values.tables import rows
from lodpub.vocabulary import load

__all__ = ["Check", "Fault", "Look", "Statement", "group"]

Look: TypeAlias = Literal[
    "class", "property", "use", "thing", "literal", "reference", "iri", "language", "node", "document", "page"
]
"""What a check is shown, and what its `find` takes:

* ``class``, ``property``: an IRI used as such; `find(iri)`, asked once for each IRI.
* ``use``: a property on a node of some classes; `find(classes, property)`, asked once for each pair.
* ``thing``: a property, and the classes of the described node that is its value, asked once.
* ``thing`` also says whether that node has an IRI: `find(property, classes, named)`.
* ``literal``, ``reference``: a literal, or an IRI that nothing in the document describes, as a value; `find(statement)`.
* ``iri``: any IRI, once where nothing is wrong with it; `find(statement)`, with an empty property where it is a subject.
* ``language``: a language tag of a literal; `find(tag)`, asked once for each tag.
* ``node``: `find(node, classes, document)`. ``document``: `find(document)`. ``page``: `find(documents)`, those of one page.
"""


class Fault(NamedTuple):
    """What is wrong: the finding without what the engine knows already.

    `severity` is given where a case weighs less than its rule; `value`, `property`, `place` and `subject` where they are
    others than those of the statement, class or node that was shown.
    """

    message: str
    suggestion: str | None = None
    severity: Severity | None = None
    value: str | None = None
    property: str | None = None
    place: Place | None = None
    subject: str | None = None


class Statement(NamedTuple):
    """One statement of a document. `classes` are canonical IRIs; `today` is the day of the check, in ISO form."""

    document: Document
    node: Node
    classes: tuple[str, ...]
    property: str
    value: Value
    text: str
    """The value's."""
    today: str


class Check(NamedTuple):
    """A generator of faults with the rule that it belongs to.

    `wants(classes, property, datatype)` is asked once whether such literals or IRIs are to be shown; `hint` says
    cheaply whether a text, or a node, could be at fault at all; `reads` names the properties that a check of nodes looks
    at, all where it is empty.
    """

    rule: str
    looks_at: Look
    find: Callable[..., Iterator[Fault]]
    wants: Callable[[tuple[str, ...], str, str | None], bool] = lambda classes, property, datatype: True
    hint: Callable[[Any], Any] = lambda shown: True
    reads: frozenset[str] = frozenset()
    spares_prose: bool = False


@cache
def group(name: str) -> frozenset[str]:
    """The properties of a group in ``vocab/validation/properties.csv``: IRIs in full, names of meta tags in the cases that pages have.

    >>> "http://schema.org/issn" in group("issn")
    True
    """
    prefixes = load().vocabularies()
    found = set()
    for row in rows("validation/properties"):
        if row[0] == name:
            for short in row[1].split():
                prefix, _, local = short.partition(":")
                if prefix in prefixes:
                    found.add(prefixes[prefix] + local)
                else:  # DC.title is written dc.title and DC.Title too
                    found |= {short, short.lower(), ".".join(part[:1].upper() + part[1:] for part in short.split("."))}
    return frozenset(found)
