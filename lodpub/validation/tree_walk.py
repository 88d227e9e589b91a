"""One line of JSON-LD on its way through the rules, as the tree that it is."""

from __future__ import annotations

from typing import Any

import msgspec

from lodpub.documents.document import Document, Node, Value
from lodpub.documents.json_places import Path, offsets
from lodpub.documents.jsonld_context import Context
from lodpub.documents.jsonlines import Line
from lodpub.validation.report import Finding
from lodpub.validation.rules.identifiers import is_bare_resolver
from lodpub.validation.rules.iris import is_right_doi
from lodpub.validation.rules.rule import Fault
from lodpub.validation.rules.structure import NESTING
from lodpub.validation.tree_nodes import TreePlan, TreeShape, TreeUse
from lodpub.validation.tree_values import TreeValues
from lodpub.validation.verdicts import Hinted, Verdicts
from lodpub.validation.written_nodes import is_broken
from lodpub.validation.written_terms import LeftOver, is_prose_text

__all__ = ["Kept", "TreeWalk"]

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_DEEPEST = 100


class Kept:
    """What is known from the lines before: shapes of objects by their context, and IRIs in which no rule has found a fault."""

    def __init__(self, verdicts: Verdicts) -> None:
        self.verdicts = verdicts
        on_nodes = {check.rule for check in verdicts.checks("node")}
        self.repeating = "duplicate-value" in on_nodes
        self.nesting = "broken-nesting" in on_nodes
        self.shapes: dict[Context, dict[tuple[str, ...], TreeShape]] = {}
        self.iris: set[str] = set()
        self.size = 0
        """How many values are kept, in all."""


class TreeWalk:
    """One line on its way through the rules."""

    def __init__(self, kept: Kept, line: Line, context: Context) -> None:
        self.kept, self.verdicts, self.context = kept, kept.verdicts, context
        self.values = TreeValues(context)
        self.shapes = kept.shapes.setdefault(context, {})
        self.document = Document(line.source, described_elsewhere=True)
        self.found: list[tuple[Finding, Path, int]] = []
        """With the way to their places: of the value (1) or of the key (0)."""
        self.nodes: dict[str, TreePlan] = {}
        self.references: list[tuple[str, TreePlan, TreeUse, str, Path]] = []
        """IRIs and names of blank nodes as values: the node and its plan, the use, what is named, and where."""
        self.namespaces: frozenset[str] = frozenset()
        self.keys = self.blank = self.depth = 0

    def root(self, root: dict[str, Any]) -> None:
        """The object of the line, or those in its ``@graph``."""
        shape = self.shape(root)
        self.keys += _keys_within(root["@context"])
        if "@graph" in root and root.keys() <= {"@context", "@graph"}:
            graph = root["@graph"]
            self.blank = 1  # the graph's own
            for number, item in enumerate(graph if graph.__class__ is list else [graph]):
                path: Path = (None, "@graph")
                if item.__class__ is not dict or "@context" in item:
                    raise LeftOver
                self.node(item, self.shape(item), (path, number) if graph.__class__ is list else path)
        else:
            self.node(root, shape, None)
        for owner, plan, use, id, path in self.references:
            self.reference(owner, plan, use, id, path)

    def shape(self, item: dict[str, Any]) -> TreeShape:
        self.keys += len(item)
        keys = tuple(item)
        found = self.shapes.get(keys)
        if found is None:
            found = self.shapes[keys] = TreeShape(keys, self.context)
        return found

    def node(
        self, item: dict[str, Any], shape: TreeShape, path: Path, of: tuple[str, TreePlan, TreeUse] | None = None
    ) -> None:
        """A node; `of` are the node, its plan and the use that it is a value in."""
        if shape.is_odd or (shape.has_context and path is not None):
            raise LeftOver
        plan = shape.plan(item, self.verdicts)
        if plan is None:
            raise LeftOver
        id = self.id(item, shape)
        if id in self.nodes:
            raise LeftOver
        self.nodes[id] = plan
        if of is not None:
            self.thing(*of, id, plan, path)
        self.depth += 1
        if self.depth > _DEEPEST:
            raise LeftOver
        self.namespaces |= plan.namespaces
        if id[:2] != "_:" and not is_right_doi(id) and id not in self.kept.iris:
            self.iri(id, plan, None, id, (path, "@id") if "@id" in item else path)
        if plan.of_types or plan.known:
            self.known(item, shape, plan, id, path)
        for key, use in plan.steps:
            value = item[key]
            kind = value.__class__
            if kind is str:
                if value not in use.sound:
                    self.text(id, plan, use, value, (path, key))
            elif value is not None:
                self.other(id, plan, use, value, (path, key))
        if plan.wholes:
            self.whole(item, plan, id)
        self.depth -= 1

    def id(self, item: dict[str, Any], shape: TreeShape) -> str:
        if shape.id_key is None:
            self.blank += 1
            return f"_:anon{self.blank - 1}"
        return self.values.resolved(item[shape.id_key])

    def text(self, id: str, plan: TreePlan, use: TreeUse, value: str, path: Path) -> None:
        """A text that nobody has seen in this use."""
        if not use.is_iri:
            if not (use.spares_prose and use.datatype is None and use.language is None and is_prose_text(value)):
                self.literal(id, plan, use, Value("literal", value, use.datatype, use.language), path, value)
        else:
            self.references.append((id, plan, use, self.values.iri(value, use), path))

    def other(self, id: str, plan: TreePlan, use: TreeUse, value: Any, path: Path) -> None:
        """Any other value than a text."""
        kind = value.__class__
        if kind is dict:
            if use.takes_maps:
                raise LeftOver
            self.inner(id, plan, use, value, path)
        elif kind is list:
            for number, item in enumerate(value):
                if item.__class__ is str:
                    if item not in use.sound:
                        self.text(id, plan, use, item, (path, number))
                elif item.__class__ is list or item is None:
                    raise LeftOver
                else:
                    self.other(id, plan, use, item, (path, number))
            if len(value) > 1 and self.kept.repeating:
                self.tell_apart(value, use)
        else:
            self.literal(id, plan, use, self.values.number(value, use), path, None)

    def inner(self, id: str, plan: TreePlan, use: TreeUse, value: dict[str, Any], path: Path) -> None:
        """An object as a value: a reference, a literal, a list or a node."""
        if len(value) == 1 and "@id" in value:
            self.keys += 1
            self.references.append((id, plan, use, self.values.resolved(value["@id"]), path))
            return
        shape = self.shape(value)
        if shape.holds_value:
            said = self.values.said_value(value, shape)
            key = next(key for key, kind in shape.kinds if kind == "@value")
            self.literal(id, plan, use, said, (path, key), (said.text, said.datatype, said.language))
        elif shape.holds_list:
            [(key, inner)] = value.items()
            if isinstance(path and path[1], int):
                raise LeftOver
            self.other(id, plan, use, inner if inner.__class__ is list else [inner], (path, key))
        else:
            self.node(value, shape, path, (id, plan, use))

    def literal(self, id: str, plan: TreePlan, use: TreeUse, value: Value, path: Path, key: object) -> None:
        if key in use.sound:
            return
        literals = use.literals
        if value.datatype != use.datatype:
            literals = self.verdicts.literals(use.use, use.kind, use.property, value.datatype)
        sound = len(self.found)
        self.look(id, plan, use.property, value, literals.checks, path)
        if value.language:
            for rule, fault in self.verdicts.ask("language", value.language):
                self.add(id, rule, fault, use.property, value, path)
        if len(self.found) == sound and key is not None and literals.are_kept(value.text):
            self.keep(use.sound, key)

    def iri(self, id: str, plan: TreePlan, use: TreeUse | None, iri: str, path: Path) -> None:
        sound = len(self.found)
        value = Value("iri", iri)
        self.look(id, plan, use.property if use else "", value, self.verdicts.iris, path)
        if len(self.found) == sound and ":" in iri and not is_bare_resolver(iri):
            self.keep(self.kept.iris, iri)

    def reference(self, id: str, plan: TreePlan, use: TreeUse, iri: str, path: Path) -> None:
        """An IRI or a blank node that is only named here."""
        thing = self.nodes.get(iri)
        if thing is not None:
            if thing not in use.things or iri[:2] == "_:":
                self.thing(id, plan, use, iri, thing, path)
        elif iri not in use.references and iri[:2] != "_:":
            sound = len(self.found)
            if iri not in self.kept.iris and not is_right_doi(iri):
                self.iri(id, plan, use, iri, path)
            self.look(id, plan, use.property, Value("iri", iri), use.use.references, path)
            if len(self.found) == sound:
                self.keep(use.references, iri)

    def thing(self, id: str, plan: TreePlan, use: TreeUse, name: str, thing: TreePlan, path: Path) -> None:
        """A described node as a value."""
        named = name[:2] != "_:"
        sound = use.things if named else use.blank_things
        if thing in sound:
            return
        if self.kept.nesting and use.property in NESTING and is_broken(plan.kind, use.property, thing.classes):
            raise LeftOver
        faults = self.verdicts.of_thing(use.use, use.property, thing.kind.classes, named)
        if not faults:
            sound.add(thing)
        for rule, fault in faults:
            self.add(id, rule, fault, use.property, Value("iri" if named else "blank", name), path)

    def known(self, item: dict[str, Any], shape: TreeShape, plan: TreePlan, id: str, path: Path) -> None:
        """What is wrong with the terms themselves: classes, properties and properties on classes."""
        for number, rule, fault in plan.of_types:
            at: Path = (path, shape.type_key or "")
            if item[shape.type_key or ""].__class__ is list:
                at = (at, number)
            self.add(id, rule, fault, _TYPE, Value("iri", plan.classes[number]), at)
        for key, rule, fault in plan.known:
            value = self.values.first(item[key], plan.uses[key])
            if value is not None:
                self.add(id, rule, fault, shape.properties[key], value, (path, key), 0)

    def whole(self, item: dict[str, Any], plan: TreePlan, id: str) -> None:
        """Shows a node to the rules on nodes as wholes, with what they read of it."""
        node = Node(id)
        node.types = plan.types
        for key, use in plan.read:
            value = item[key]
            for one in value if value.__class__ is list else [value]:
                if one.__class__ is dict or use.is_iri:
                    raise LeftOver
                if one is not None:
                    said = Value("literal", one) if one.__class__ is str else self.values.number(one, use)
                    node.add(use.property, said)
        for check in plan.wholes:
            if check.hint(node) and any(True for _ in check.find(node, plan.kind.classes, self.document)):
                raise LeftOver

    def tell_apart(self, values: list[Any], use: TreeUse) -> None:
        """Makes sure that no two values of a property are the same."""
        if len({self.values.said(value, use, self.shapes) for value in values}) < len(values):
            raise LeftOver

    def look(self, id: str, plan: TreePlan, property: str, value: Value, asked: Hinted, path: Path) -> None:
        """Shows a value to the checks that ask for it."""
        text = value.text
        if looking := tuple([one for one in asked if one[0](text)]):
            node = Node(id)
            node.types, node.properties = plan.types, plan.properties
            for finding in self.verdicts.of_text(self.document, node, plan.kind, property, value, looking):
                self.found.append((finding, path, 1))

    def add(self, id: str, rule: str, fault: Fault, property: str, value: Value, path: Path, which: int = 1) -> None:
        """Adds the finding that a fault is."""
        finding = self.verdicts.finding(self.document, Node(id), rule, fault, property, value)
        self.found.append((finding, path, which))

    def keep(self, sound: set[Any], value: object) -> None:
        self.kept.size += 1
        sound.add(value)

    def placed(self, line: Line) -> list[Finding]:
        """The findings with their places, in their order."""
        places = offsets(line.written.decode("utf-8"), [path for _, path, _ in self.found])
        placed = [
            msgspec.structs.replace(finding, line=line.number, column=places[path][which] + 1)
            for finding, path, which in self.found
        ]
        return sorted(placed, key=lambda finding: finding.column or 0)


def _keys_within(context: Any) -> int:
    if context.__class__ is list:
        return sum(map(_keys_within, context))
    return len(context) + sum(map(_keys_within, context.values())) if context.__class__ is dict else 0
