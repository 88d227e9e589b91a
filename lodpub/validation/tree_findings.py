"""What is found in the values of one line of JSON-LD, with the way to each place."""

from __future__ import annotations

from typing import Any, TypeAlias

import msgspec

from lodpub.documents.document import Document, Node, Value
from lodpub.documents.json_places import Path, offsets
from lodpub.documents.jsonlines import Line
from lodpub.validation.report import Finding
from lodpub.validation.rules.identifiers import is_bare_resolver
from lodpub.validation.rules.iris import is_right_doi
from lodpub.validation.rules.rule import Fault
from lodpub.validation.rules.structure import NESTING
from lodpub.validation.tree_nodes import Kept, TreePlan, TreeUse
from lodpub.validation.tree_values import TreeValues
from lodpub.validation.verdicts import Hinted
from lodpub.validation.wholes import LeftOver, is_broken

__all__ = ["Named", "TreeFindings"]

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
Named: TypeAlias = "tuple[str, TreePlan]"
"""A node: its IRI or label, and how it is checked."""


class TreeFindings:
    """The findings of a line, gathered by those who walk through it; what has to be compared is left over."""

    def __init__(self, kept: Kept, line: Line) -> None:
        self.kept, self.verdicts, self.line = kept, kept.verdicts, line
        self.document = Document(line.source, described_elsewhere=True)
        self.found: list[tuple[Finding, Path, int]] = []
        """With the way to their places: of the value (1) or of the key (0)."""

    def literal(self, node: Named, use: TreeUse, value: Value, path: Path) -> None:
        """Looks at a literal that is more than a plain text."""
        said = value[1:4]
        if said in use.sound:
            return
        literals = use.literals
        if value.datatype != use.datatype:
            literals = self.verdicts.literals(use.use, use.kind, use.property, value.datatype)
        sound = len(self.found)
        self._look(node, use.property, value, literals.checks, path)
        if value.language:
            for rule, fault in self.verdicts.ask("language", value.language):
                self._add(node, rule, fault, use.property, value, path)
        if len(self.found) > sound or not literals.are_kept(value.text):
            return
        if use.hints_of_prose and said[1:] == (use.datatype, use.language):
            self.keep(use.plain, value.text)
        else:
            self.keep(use.sound, said)

    def iri(self, node: Named, property: str, iri: str, path: Path) -> None:
        """Looks at an IRI: a node's own, with an empty property, or one that it refers to."""
        sound = len(self.found)
        self._look(node, property, Value("iri", iri), self.verdicts.iris, path)
        if len(self.found) == sound and ":" in iri and not is_bare_resolver(iri):
            self.keep(self.kept.iris, iri)

    def reference(self, node: Named, use: TreeUse, iri: str, path: Path) -> None:
        """Looks at an IRI of which the line says nothing."""
        sound = len(self.found)
        if iri not in self.kept.iris and not is_right_doi(iri):
            self.iri(node, use.property, iri, path)
        self._look(node, use.property, Value("iri", iri), use.use.references, path)
        if len(self.found) == sound:
            self.keep(use.references, iri)

    def thing(self, node: Named, use: TreeUse, value: Named, path: Path) -> None:
        """Looks at a described node as a value."""
        id, thing = value
        named = id[:2] != "_:"
        if self.kept.wholes.nesting and use.property in NESTING and is_broken(use.kind, use.property, thing.classes):
            raise LeftOver
        faults = self.verdicts.of_thing(use.use, use.property, thing.kind.classes, named)
        if not faults:
            (use.things if named else use.blank_things).add(thing.kind)
        for rule, fault in faults:
            self._add(node, rule, fault, use.property, Value("iri" if named else "blank", id), path)

    def terms(self, node: Named, item: dict[str, Any], values: TreeValues, path: Path) -> None:
        """Adds what is wrong with the terms themselves: classes, properties and properties on classes."""
        plan = node[1]
        for number, rule, fault in plan.of_types:
            at: Path = (path, plan.type_key or "")
            if item[plan.type_key or ""].__class__ is list:
                at = (at, number)
            self._add(node, rule, fault, _TYPE, Value("iri", plan.classes[number]), at)
        for key, rule, fault in plan.known:
            use = plan.uses[key]
            value = values.first(item[key], use)
            if value is not None:
                self._add(node, rule, fault, use.property, value, (path, key), 0)

    def whole(self, node: Named, item: dict[str, Any], values: TreeValues) -> None:
        """Shows a node to the rules on nodes as wholes, with what they read of it."""
        id, plan = node
        shown = Node(id)
        shown.types = plan.types
        for key, use in plan.read:
            value = item[key]
            if use.is_iri:
                raise LeftOver
            if value.__class__ is str:
                shown.properties[use.property] = [Value("literal", value)]
                continue
            for one in value if value.__class__ is list else [value]:
                if one.__class__ is dict:
                    raise LeftOver
                if one is not None:
                    shown.add(use.property, Value("literal", one) if one.__class__ is str else values.number(one, use))
        for check in plan.wholes:
            if check.hint(shown):
                for _ in check.find(shown, plan.kind.classes, self.document):
                    raise LeftOver

    def placed(self) -> list[Finding]:
        """The findings with their places, in their order."""
        places = offsets(self.line.written, [path for _, path, _ in self.found])
        placed = [
            msgspec.structs.replace(finding, line=self.line.number, column=places[path][which] + 1)
            for finding, path, which in self.found
        ]
        return sorted(placed, key=lambda finding: finding.column or 0)

    def _look(self, node: Named, property: str, value: Value, asked: Hinted, path: Path) -> None:
        """Shows a value to the checks that ask for it."""
        text = value.text
        if looking := tuple([one for one in asked if one[0](text)]):
            id, plan = node
            shown = Node(id)
            shown.types, shown.properties = plan.types, plan.properties
            for finding in self.verdicts.of_text(self.document, shown, plan.kind, property, value, looking):
                self.found.append((finding, path, 1))

    def _add(
        self, node: Named, rule: str, fault: Fault, property: str, value: Value, path: Path, which: int = 1
    ) -> None:
        finding = self.verdicts.finding(self.document, Node(node[0]), rule, fault, property, value)
        self.found.append((finding, path, which))

    def keep(self, sound: set[Any], value: object) -> None:
        """Keeps a value in which nothing was found."""
        self.kept.size += 1
        sound.add(value)
