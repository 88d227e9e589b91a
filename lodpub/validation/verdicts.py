"""What the rules say of terms and texts: once for each term, class and use, and for a text when it is met.

What depends on terms alone (a class, a property on a class, a class as the value of a property) is asked once and kept.
Only what depends on a text is looked at every time, and there a rule's cheap `hint` comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, TypeAlias

from lodpub.documents.document import Document, Node, Place, Value
from lodpub.validation.report import Finding
from lodpub.validation.rules import checks, severities
from lodpub.validation.rules.rule import Check, Fault, Look, Statement
from lodpub.vocabulary import canonical

__all__ = ["LONGEST_KEPT", "Hinted", "Kind", "Literals", "Use", "Verdicts"]

_MOST_KEPT = 100_000
_MOST_TERMS = 20_000
"""Classes, properties and their uses that are kept; no vocabulary has so many, but a hostile file has."""
LONGEST_KEPT = 60
"""Characters of a text that is kept: names and dates come again, titles do not."""
_MOST_READ = 1 << 16
"""Characters of a text that rules look at: a name or an abstract is shorter."""
Hinted: TypeAlias = tuple[tuple[Callable[[Any], Any], tuple[Check, ...]], ...]
"""Checks with the hint that they share."""
_Faults: TypeAlias = tuple[tuple[str, Fault], ...]
"""Faults with the rules that found them."""


class Literals:
    """Literals of one data type under a property: who looks at them, and short texts in which nobody has found a fault.

    `hints_of_prose` are the hints of those who look at prose too.
    """

    __slots__ = ("checks", "hints_of_prose", "sound", "spare_prose")

    def __init__(self, checks: tuple[Check, ...]) -> None:
        self.checks = _by_hint(checks)
        self.hints_of_prose = tuple(dict.fromkeys(check.hint for check in checks if not check.spares_prose))
        self.spare_prose = not self.hints_of_prose
        self.sound: set[str] = set()

    def are_kept(self, text: str) -> bool:
        """Whether a text in which nothing was found is short enough to be kept as sound for all nodes of the kind."""
        return len(text) <= LONGEST_KEPT


class Use:
    """A property on nodes of some classes: its own faults, and who looks at its values."""

    __slots__ = ("faults", "literals", "references", "things")

    def __init__(self, faults: _Faults, references: Hinted) -> None:
        self.faults = faults
        self.references = references
        self.literals: dict[str | None, Literals] = {}
        """By the data type."""
        self.things: dict[tuple[tuple[str, ...], bool], _Faults] = {}
        """By the classes of the node that is the value, and whether it has an IRI."""


class Kind:
    """Nodes of the same classes, with the faults of each class as it is written."""

    __slots__ = ("checks", "classes", "faults", "uses")

    def __init__(self, classes: tuple[str, ...], faults: dict[str, _Faults], checks: tuple[Check, ...]) -> None:
        self.classes = classes
        self.faults = faults
        self.checks = checks
        self.uses: dict[str, Use] = {}


class Verdicts:
    """The rules that are chosen, with what they have said; made once, used for any number of documents.

    `rules` are names, all where None; `today` is the day that dates are compared with.
    """

    def __init__(self, rules: Iterable[str] | None = None, *, today: date | None = None) -> None:
        self.chosen = None if rules is None else frozenset(rules)
        self._today = (today or date.today()).isoformat()
        self._severities = severities()
        self._checks: dict[Look, tuple[Check, ...]] = {}
        for check in checks():
            if self.chosen is None or check.rule in self.chosen:
                self._checks[check.looks_at] = (*self._checks.get(check.looks_at, ()), check)
        self.iris = _by_hint(self.checks("iri"))
        self.sound: set[str] = set()
        """IRIs in which no rule has found a fault."""
        self._kinds: dict[tuple[str, ...], Kind] = {}
        self._terms: dict[tuple[Look, str], _Faults] = {}
        self._kept = self._noted = 0

    def _take_note(self) -> None:
        """Of one more thing that is kept of terms: memory stays flat."""
        self._noted += 1
        if self._noted > _MOST_TERMS:
            for kind in self._kinds.values():
                kind.uses.clear()  # others may hold it still
            self._kinds.clear()
            self._terms.clear()
            self._noted = 0

    def checks(self, look: Look) -> tuple[Check, ...]:
        """The checks that ask for what `look` names."""
        return self._checks.get(look, ())

    def kind(self, written: tuple[str, ...]) -> Kind:
        """The kind of nodes with these classes: IRIs as they are written."""
        found = self._kinds.get(written)
        if found is None:
            self._take_note()
            classes = tuple(dict.fromkeys(map(canonical, written)))
            faults = {iri: faults for iri in written if (faults := self.ask("class", iri))}
            asked = tuple(check for check in self.checks("node") if check.wants(classes, "", None))
            found = self._kinds[written] = Kind(classes, faults, asked)
        return found

    def use(self, kind: Kind, property: str) -> Use:
        """The use of a property on nodes of a kind."""
        found = kind.uses.get(property)
        if found is None:
            faults = list(self.ask("property", property))
            for check in self.checks("use"):
                faults += _by(check, kind.classes, property)
            references = _by_hint(c for c in self.checks("reference") if c.wants(kind.classes, property, None))
            self._take_note()
            found = kind.uses[property] = Use(tuple(faults), references)
        return found

    def literals(self, use: Use, kind: Kind, property: str, datatype: str | None) -> Literals:
        """Who looks at the literals of a data type in a use."""
        found = use.literals.get(datatype)
        if found is None:
            asked = tuple(c for c in self.checks("literal") if c.wants(kind.classes, property, datatype))
            self._take_note()
            found = use.literals[datatype] = Literals(asked)
        return found

    def ask(self, look: Look, term: str) -> _Faults:
        """The faults of a class, a property or a language tag, asked once."""
        faults = self._terms.get((look, term))
        if faults is None:
            self._take_note()
            faults = tuple(fault for check in self.checks(look) for fault in _by(check, term))
            self._terms[look, term] = faults
        return faults

    def of_thing(self, use: Use, property: str, classes: tuple[str, ...], named: bool) -> _Faults:
        """The faults of a described node, of these classes and with an IRI or not, as a value in a use."""
        faults = use.things.get((classes, named))
        if faults is None:
            self._take_note()
            faults = tuple(fault for check in self.checks("thing") for fault in _by(check, property, classes, named))
            use.things[classes, named] = faults
        return faults

    def of_text(
        self, document: Document, node: Node, kind: Kind, property: str, value: Value, asked: Hinted
    ) -> list[Finding]:
        """What is found in a literal or an IRI, by those who look at it."""
        found: list[Finding] = []
        for hint, grouped in asked:
            if hint(value.text):
                found += self._of_value(document, node, kind, property, value, grouped)
        if len(found) > 1 and any(finding.rule == "placeholder" for finding in found):
            return [finding for finding in found if finding.rule == "placeholder"]  # what is missing has no other fault
        return found

    def keep(self, sound: set[str], text: str) -> None:
        """Keeps a text in which nothing was found, as long as memory stays flat: it is found again when it is needed."""
        self._kept += 1
        if self._kept > _MOST_KEPT:
            self._kinds.clear()
            self.sound.clear()
            self._kept = self._noted = 0
        sound.add(text)

    def _of_value(
        self, document: Document, node: Node, kind: Kind, property: str, value: Value, checks: tuple[Check, ...]
    ) -> Iterator[Finding]:
        text = value.text[:_MOST_READ]
        statement = Statement(document, node, kind.classes, property, value, text, self._today)
        for check in checks:
            for fault in check.find(statement):
                if len(text) < len(value.text):
                    fault = fault._replace(suggestion=None)
                yield self.finding(document, node, check.rule, fault, property or None, value)

    def of_node(self, document: Document, node: Node, kind: Kind) -> Iterator[Finding]:
        """What is found in a node as a whole."""
        for check in kind.checks:
            if check.hint(node):
                for fault in check.find(node, kind.classes, document):
                    yield self.finding(document, node, check.rule, fault)

    def findings(self, document: Document, node: Node, faults: _Faults, property: str, value: Value) -> list[Finding]:
        """The findings that faults of a use, of a value's class or of its language are."""
        return [self.finding(document, node, rule, fault, property, value) for rule, fault in faults]

    def finding(
        self,
        document: Document,
        node: Node | None,
        rule: str,
        fault: Fault,
        property: str | None = None,
        value: Value | None = None,
    ) -> Finding:
        """The finding that a fault is, with what the rule left to be said."""
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


def _by_hint(checks: Iterable[Check]) -> Hinted:
    grouped: dict[Callable[[Any], Any], tuple[Check, ...]] = {}
    for check in checks:
        grouped[check.hint] = (*grouped.get(check.hint, ()), check)
    return tuple(grouped.items())


def _by(check: Check, *shown: Any) -> list[tuple[str, Fault]]:
    return [(check.rule, fault) for fault in check.find(*shown)]
