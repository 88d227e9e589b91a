"""The names in RDF/XML: those of its own syntax, the identifiers that a file gives, and labels of blank nodes."""

from __future__ import annotations

import re

from lodpub.documents.document import Place
from lodpub.documents.iris import RDF, resolve
from lodpub.documents.places import Problems, shown

__all__ = ["KEPT", "NO_NODE", "NO_PROPERTY", "XML", "Names", "expanded", "shown_name"]

XML = "http://www.w3.org/XML/1998/namespace"
_SYNTAX = {
    RDF + name
    for name in (
        *("RDF", "ID", "about", "parseType", "resource", "nodeID", "datatype"),
        *("aboutEach", "aboutEachPrefix", "bagID"),
    )
}
NO_NODE = _SYNTAX | {f"{RDF}li"} - {f"{RDF}Description"}
NO_PROPERTY = _SYNTAX | {f"{RDF}Description"}
KEPT = {f"{RDF}{name}" for name in ("about", "ID", "nodeID", "resource", "datatype", "parseType")}
_MOST_IDS = 100_000
"""Names that are known not to come twice."""
_NCNAME = re.compile(r"[^\W\d][\w.\u00b7-]*\Z")


class Names:
    """The names that a file gives its nodes."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self._ids: set[str] = set()
        self._blanks = 0

    def fresh(self) -> str:
        """The label of a node without a name."""
        self._blanks += 1
        return f"_:anon{self._blanks - 1}"

    def new_id(self, name: str, base: str | None, place: Place) -> str:
        """The IRI that an rdf:ID makes, which no other may make."""
        iri = resolve(base, f"#{name}")
        if not _NCNAME.match(name):
            self.problems.syntax(place, f'rdf:ID="{shown(name)}"', "a name without colons that begins with a letter")
        elif iri in self._ids:
            self.problems.syntax(place, f'rdf:ID="{shown(name)}" a second time', "each rdf:ID once")
        elif len(self._ids) > _MOST_IDS:
            self._ids.clear()
        self._ids.add(iri)
        return iri

    def label(self, name: str, place: Place) -> str:
        """The label of a node with an rdf:nodeID."""
        if not _NCNAME.match(name):
            self.problems.syntax(
                place, f'rdf:nodeID="{shown(name)}"', "a name without colons that begins with a letter"
            )
        return f"_:{name}"


def expanded(raw: str) -> str:
    """The IRI of a name as the parser gives it: namespace, local name and prefix, with a space between."""
    namespace, _, rest = raw.partition(" ")
    return namespace + rest.partition(" ")[0]


def shown_name(name: str) -> str:
    """A name as a message has it."""
    return f"rdf:{name[len(RDF) :]}" if name.startswith(RDF) else shown(name)
