"""The engine: shows each rule what it asks for, once where once is enough.

What depends on terms alone (a class, a property on a class, a class as the value of a property) is asked once and kept.
Only what depends on a text or on a node's neighbours is looked at every time, and there a rule's cheap `hint` comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, TypeAlias

from lodpub.documents.document import Document, Node, Place, Value
from lodpub.validation.report import Finding
from lodpub.validation.rules import checks, severities
from lodpub.validation.rules.rule import Check, Fault, Look, Statement
from lodpub.vocabulary import canonical

__all__ = ["Checker"]

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_ADDITIONAL = ("http://schema.org/additionalType", "https://schema.org/additionalType")
_MOST_KEPT = 100_000
_LONGEST_KEPT = 60
_MOST_READ = 1 << 16
"""Characters of a text that rules look at: a name or an abstract is shorter."""
_Hinted: TypeAlias = tuple[tuple[Callable[[Any], Any], tuple[Check, ...]], ...]
"""Checks with the hint that they share."""
_Faults: TypeAlias = tuple[tuple[str, Fault], ...]
"""Faults with the rules that found them."""


class _Literals:
    """Literals of one data type under a property: who looks at them, and short texts in which nobody has found a fault."""

    __slots__ = ("checks", "sound")

    def __init__(self, checks: tuple[Check, ...]) -> None:
        self.checks = _by_hint(checks)
        self.sound: set[str] = set()


class _Use:
    """A property on nodes of some classes: its own faults, and who looks at its values."""

    __slots__ = ("faults", "literals", "references", "things")

    def __init__(self, faults: _Faults, references: _Hinted) -> None:
        self.faults = faults
        self.references = references
        self.literals: dict[str | None, _Literals] = {}
        """By the data type."""
        self.things: dict[tuple[tuple[str, ...], bool], _Faults] = {}
        """By the classes of the node that is the value, and whether it has an IRI."""


class _Kind:
    """Nodes of the same classes."""

    __slots__ = ("checks", "classes", "faults", "uses")

    def __init__(self, classes: tuple[str, ...], faults: dict[str, _Faults], checks: tuple[Check, ...]) -> None:
        self.classes = classes
        self.faults = faults
        self.checks = checks
        self.uses: dict[str, _Use] = {}


class Checker:
    """Checks documents against the rules that are chosen; made once, used for any number of documents.

    `rules` are names, all where None; `today` is the day that dates are compared with.

    >>> document = Document("one.ttl")
    >>> node = document.node("https://example.org/1")
    >>> node.types.append(("http://schema.org/Book", Place(1)))
    >>> node.add("http://schema.org/nane", Value("literal", "One", place=Place(2)))
    >>> [(found.rule, found.line, found.suggestion) for found in Checker().check(document)]
    [('unknown-property', 2, 'name')]
    """

    def __init__(self, rules: Iterable[str] | None = None, *, today: date | None = None) -> None:
        self._chosen = None if rules is None else frozenset(rules)
        self._today = (today or date.today()).isoformat()
        self._severities = severities()
        self._checks: dict[Look, tuple[Check, ...]] = {}
        for check in checks():
            if self._chosen is None or check.rule in self._chosen:
                self._checks[check.looks_at] = (*self._checks.get(check.looks_at, ()), check)
        self._iris = _by_hint(self._checks.get("iri", ()))
        self._kinds: dict[tuple[str, ...], _Kind] = {}
        self._terms: dict[tuple[Look, str], _Faults] = {}
        self._kept = 0
        self._sound: set[str] = set()
        """IRIs in which no rule has found a fault."""

    def check(self, document: Document) -> list[Finding]:
        """What is wrong in a document, beginning with what its parser has found."""
        found = [problem for problem in document.problems if self._chosen is None or problem.rule in self._chosen]
        kinds = {id: self._kind(node) for id, node in document.nodes.items()}
        iris, sound = self._iris, self._sound
        for id, node in document.nodes.items():
            kind = kinds[id]
            if kind.faults:
                found += self._of_classes(document, node, kind)
            if id not in sound and id[:2] != "_:":
                named = Value("iri", id, place=node.places.get("@id", node.place))
                found += self._of_iri(document, node, kind, "", named, iris)
            for property, values in node.properties.items():
                use = kind.uses.get(property) or self._use(kind, property)
                if use.faults:
                    named = values[0]._replace(place=node.places.get(property) or values[0].place)
                    found += self._findings(document, node, use.faults, property, named)
                for value in values:
                    if value.kind == "literal":
                        looking = use.literals.get(value.datatype)
                        if looking is None:
                            looking = self._look_at_literals(use, kind, property, value.datatype)
                        text = value.text
                        if text not in looking.sound:
                            found += self._of_literal(document, node, kind, property, value, looking)
                        if value.language:
                            faults = self._ask("language", value.language)
                            found += self._findings(document, node, faults, property, value)
                    elif value.text in kinds:
                        if faults := self._of_thing(use, property, kinds[value.text].classes, value.kind == "iri"):
                            found += self._findings(document, node, faults, property, value)
                    elif value.kind == "iri" and (value.text not in sound or use.references):
                        found += self._of_iri(
                            document,
                            node,
                            kind,
                            property,
                            value,
                            (*iris, *use.references) if value.text not in sound else use.references,
                        )
            for check in kind.checks:
                if check.hint(node):
                    found += self._findings(document, node, _by(check, node, kind.classes, document))
        for check in self._checks.get("document", ()):
            found += self._findings(document, None, _by(check, document))
        return found

    def check_page(self, documents: Sequence[Document]) -> list[Finding]:
        """What the statements of one page, a document each, say differently."""
        return [
            self._finding(documents[0], None, check.rule, fault)
            for check in self._checks.get("page", ())
            for fault in check.find(documents)
        ]

    def _kind(self, node: Node) -> _Kind:
        written = tuple(iri for iri, _ in node.types)
        if not node.properties.keys().isdisjoint(_ADDITIONAL):
            written += tuple(v.text for name in _ADDITIONAL for v in node.properties.get(name, ()))
        found = self._kinds.get(written)
        if found is None:
            if len(self._kinds) > _MOST_KEPT:
                self._kinds.clear()
            classes = tuple(dict.fromkeys(map(canonical, written)))
            faults = {iri: faults for iri, _ in node.types if (faults := self._ask("class", iri))}
            asked = tuple(check for check in self._checks.get("node", ()) if check.wants(classes, "", None))
            found = self._kinds[written] = _Kind(classes, faults, asked)
        return found

    def _use(self, kind: _Kind, property: str) -> _Use:
        faults = list(self._ask("property", property))
        for check in self._checks.get("use", ()):
            faults += _by(check, kind.classes, property)
        references = _by_hint(c for c in self._checks.get("reference", ()) if c.wants(kind.classes, property, None))
        if len(kind.uses) > _MOST_KEPT:
            kind.uses.clear()
        use = kind.uses[property] = _Use(tuple(faults), references)
        return use

    def _ask(self, look: Look, term: str) -> _Faults:
        """The faults of a class, a property or a language tag, asked once."""
        faults = self._terms.get((look, term))
        if faults is None:
            if len(self._terms) > _MOST_KEPT:
                self._terms.clear()
            faults = tuple(fault for check in self._checks.get(look, ()) for fault in _by(check, term))
            self._terms[look, term] = faults
        return faults

    def _look_at_literals(self, use: _Use, kind: _Kind, property: str, datatype: str | None) -> _Literals:
        asked = tuple(c for c in self._checks.get("literal", ()) if c.wants(kind.classes, property, datatype))
        if len(use.literals) > _MOST_KEPT:
            use.literals.clear()
        use.literals[datatype] = looking = _Literals(asked)
        return looking

    def _of_literal(
        self, document: Document, node: Node, kind: _Kind, property: str, value: Value, looking: _Literals
    ) -> list[Finding]:
        text = value.text
        found: list[Finding] = []
        for hint, asked in looking.checks:
            if hint(text):
                found += self._of_value(document, node, kind, property, value, asked)
        if not found and len(text) <= _LONGEST_KEPT and not document.part:
            self._kept += 1
            if self._kept > _MOST_KEPT:
                self._forget()
            looking.sound.add(text)
        return found

    def _forget(self) -> None:
        """Keeps memory flat: what was kept of texts and IRIs is found again when it is needed."""
        self._kinds.clear()
        self._sound.clear()
        self._kept = 0

    def _of_thing(self, use: _Use, property: str, classes: tuple[str, ...], named: bool) -> _Faults:
        faults = use.things.get((classes, named))
        if faults is None:
            if len(use.things) > _MOST_KEPT:
                use.things.clear()
            asked = self._checks.get("thing", ())
            faults = tuple(fault for check in asked for fault in _by(check, property, classes, named))
            use.things[classes, named] = faults
        return faults

    def _of_classes(self, document: Document, node: Node, kind: _Kind) -> Iterator[Finding]:
        for iri, place in node.types:
            for rule, fault in kind.faults.get(iri, ()):
                yield self._finding(document, node, rule, fault, _TYPE, Value("iri", iri, place=place))

    def _of_value(
        self, document: Document, node: Node, kind: _Kind, property: str, value: Value, checks: tuple[Check, ...]
    ) -> Iterator[Finding]:
        text = value.text[:_MOST_READ]
        statement = Statement(document, node, kind.classes, property, value, text, self._today)
        for check in checks:
            for fault in check.find(statement):
                if len(text) < len(value.text):
                    fault = fault._replace(suggestion=None)
                yield self._finding(document, node, check.rule, fault, property or None, value)

    def _of_iri(
        self, document: Document, node: Node, kind: _Kind, property: str, value: Value, asked: _Hinted
    ) -> list[Finding]:
        found: list[Finding] = []
        for hint, grouped in asked:
            if hint(value.text):
                found += self._of_value(document, node, kind, property, value, grouped)
        if not found and ":" in value.text:
            self._kept += 1
            if self._kept > _MOST_KEPT:
                self._forget()
            self._sound.add(value.text)
        return found

    def _findings(
        self,
        document: Document,
        node: Node | None,
        faults: Iterable[tuple[str, Fault]],
        property: str | None = None,
        value: Value | None = None,
    ) -> list[Finding]:
        return [self._finding(document, node, rule, fault, property, value) for rule, fault in faults]

    def _finding(
        self,
        document: Document,
        node: Node | None,
        rule: str,
        fault: Fault,
        property: str | None = None,
        value: Value | None = None,
    ) -> Finding:
        place = fault.place or (value.place if value else node.place if node else Place())
        return Finding(
            rule=rule,
            severity=fault.severity or self._severities[rule],
            message=fault.message,
            source=document.source,
            line=place.line or None,
            column=place.column or None,
            subject=fault.subject or (node.id if node else None),
            property=fault.property or property,
            value=fault.value if fault.value is not None else value.text if value and value.kind != "blank" else None,
            suggestion=fault.suggestion,
        )


def _by_hint(checks: Iterable[Check]) -> _Hinted:
    grouped: dict[Callable[[Any], Any], tuple[Check, ...]] = {}
    for check in checks:
        grouped[check.hint] = (*grouped.get(check.hint, ()), check)
    return tuple(grouped.items())


def _by(check: Check, *shown: Any) -> list[tuple[str, Fault]]:
    return [(check.rule, fault) for fault in check.find(*shown)]
