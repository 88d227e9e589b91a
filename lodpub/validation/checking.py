"""The engine: a walk over a document that shows each rule what it asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from lodpub.documents.document import Document, Node, Value
from lodpub.validation.report import Finding
from lodpub.validation.rules.identifiers import is_bare_resolver
from lodpub.validation.verdicts import Kind, Literals, Verdicts

__all__ = ["ADDITIONAL", "Checker"]

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
ADDITIONAL = ("http://schema.org/additionalType", "https://schema.org/additionalType")
"""Properties whose values are classes of the node, beside its types."""


class Checker:
    """Checks documents against the rules that are chosen; made once, used for any number of documents.

    `rules` are names, all where None; `today` is the day that dates are compared with.

    >>> from lodpub.documents.document import Place
    >>> document = Document("one.ttl")
    >>> node = document.node("https://example.org/1")
    >>> node.types.append(("http://schema.org/Book", Place(1)))
    >>> node.add("http://schema.org/nane", Value("literal", "One", place=Place(2)))
    >>> [(found.rule, found.line, found.suggestion) for found in Checker().check(document)]
    [('unknown-property', 2, 'name')]
    """

    def __init__(self, rules: Iterable[str] | None = None, *, today: date | None = None) -> None:
        self.verdicts = Verdicts(rules, today=today)

    def check(self, document: Document) -> list[Finding]:
        """What is wrong in a document, beginning with what its parser has found."""
        verdicts = self.verdicts
        chosen = verdicts.chosen
        found = [problem for problem in document.problems if chosen is None or problem.rule in chosen]
        kinds = {id: self._kind(node) for id, node in document.nodes.items()}
        for id, node in document.nodes.items():
            kind = kinds[id]
            if kind.faults:
                found += self._of_classes(document, node, kind)
            if id not in verdicts.sound and id[:2] != "_:":
                named = Value("iri", id, place=node.places.get("@id", node.place))
                found += self._of_iri(document, node, kind, "", named)
            for property, values in node.properties.items():
                found += self._of_property(document, node, kind, kinds, property, values)
            found += verdicts.of_node(document, node, kind)
        for check in verdicts.checks("document"):
            found += (verdicts.finding(document, None, check.rule, fault) for fault in check.find(document))
        return found

    def check_page(self, documents: Sequence[Document]) -> list[Finding]:
        """What the statements of one page, a document each, say differently."""
        return [
            self.verdicts.finding(documents[0], None, check.rule, fault)
            for check in self.verdicts.checks("page")
            for fault in check.find(documents)
        ]

    def _kind(self, node: Node) -> Kind:
        written = tuple(iri for iri, _ in node.types)
        if not node.properties.keys().isdisjoint(ADDITIONAL):
            written += tuple(v.text for name in ADDITIONAL for v in node.properties.get(name, ()))
        return self.verdicts.kind(written)

    def _of_property(
        self, document: Document, node: Node, kind: Kind, kinds: dict[str, Kind], property: str, values: list[Value]
    ) -> list[Finding]:
        found: list[Finding] = []
        verdicts = self.verdicts
        use = kind.uses.get(property) or verdicts.use(kind, property)
        if use.faults:
            named = values[0]._replace(place=node.places.get(property) or values[0].place)
            found += verdicts.findings(document, node, use.faults, property, named)
        for value in values:
            if value.kind == "literal":
                looking = use.literals.get(value.datatype) or verdicts.literals(use, kind, property, value.datatype)
                if value.text not in looking.sound:
                    found += self._of_literal(document, node, kind, property, value, looking)
                if value.language:
                    faults = verdicts.ask("language", value.language)
                    found += verdicts.findings(document, node, faults, property, value)
            elif value.text in kinds:
                if faults := verdicts.of_thing(use, property, kinds[value.text].classes, value.kind == "iri"):
                    found += verdicts.findings(document, node, faults, property, value)
            elif value.kind == "iri":
                if value.text not in verdicts.sound:
                    found += self._of_iri(document, node, kind, property, value)
                if use.references:
                    found += verdicts.of_text(document, node, kind, property, value, use.references)
        return found

    def _of_literal(
        self, document: Document, node: Node, kind: Kind, property: str, value: Value, looking: Literals
    ) -> list[Finding]:
        found = self.verdicts.of_text(document, node, kind, property, value, looking.checks)
        if not found and not document.part and looking.are_kept(value.text):
            self.verdicts.keep(looking.sound, value.text)
        return found

    def _of_iri(self, document: Document, node: Node, kind: Kind, property: str, value: Value) -> list[Finding]:
        found = self.verdicts.of_text(document, node, kind, property, value, self.verdicts.iris)
        if not found and ":" in value.text and not is_bare_resolver(value.text):
            self.verdicts.keep(self.verdicts.sound, value.text)
        return found

    def _of_classes(self, document: Document, node: Node, kind: Kind) -> Iterator[Finding]:
        for iri, place in node.types:
            for rule, fault in kind.faults.get(iri, ()):
                yield self.verdicts.finding(document, node, rule, fault, _TYPE, Value("iri", iri, place=place))
