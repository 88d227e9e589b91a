"""One line of JSON-LD on its way through the rules, as the tree that it is."""

from __future__ import annotations

from typing import Any

from lodpub.documents.document import Value
from lodpub.documents.json_places import Path
from lodpub.documents.jsonlines import Line
from lodpub.validation.rules.iris import are_right_parts, is_right_doi
from lodpub.validation.rules.texts import is_plain
from lodpub.validation.tree_findings import Named, TreeFindings
from lodpub.validation.tree_nodes import Kept, TreeContext, TreePlan, TreeShape, TreeUse
from lodpub.validation.tree_values import TreeValues, comparable, folded
from lodpub.validation.verdicts import LONGEST_KEPT
from lodpub.validation.wholes import LeftOver

__all__ = ["TreeWalk"]

_DEEPEST = 30
"""Nodes within one another: with the lists between them not deeper than any JSON that is read."""
_WEB = ("https://", "http://")


class TreeWalk:
    """One line on its way through the rules."""

    def __init__(self, kept: Kept, context: TreeContext, line: Line) -> None:
        self.kept, self.context, self.shapes = kept, context, context.shapes
        self.values = TreeValues(context.context)
        self.findings = TreeFindings(kept, line)
        self.nodes: dict[str, TreePlan] = {}
        self.references: list[tuple[Named, TreeUse, str, Path]] = []
        """IRIs and names of blank nodes as values: whose, in which use, what is named, and where."""
        self.plain: set[str] = set()
        self.no_controls = b"\\" not in line.written and b"\x7f" not in line.written
        self.own = "\0"
        """What the names of parts of the line's work begin with, where its own name is a right DOI."""
        self.parts: list[str] = []
        """The rest of such names."""
        self.namespaces: set[str] = set()
        self.keys = self.blank = self.depth = 0

    def root(self, root: dict[str, Any]) -> None:
        """The object of the line, or those in its ``@graph``."""
        self.keys = _keys_within(root["@context"])
        if "@graph" in root and root.keys() <= {"@context", "@graph"}:
            self.keys += len(root)
            graph = root["@graph"]
            self.blank = 1  # the graph's own
            for number, item in enumerate(graph if graph.__class__ is list else [graph]):
                path: Path = (None, "@graph")
                if item.__class__ is not dict:
                    raise LeftOver
                self.node(item, self.shape(item), (path, number) if graph.__class__ is list else path)
        else:
            self.keys += len(root)
            shape = self.context.root_shape(root)
            id = root.get(shape.id_key or "")
            if id.__class__ is str and is_right_doi(id) and "#" not in id:
                self.own = f"{id}#"
            self.node(root, shape, None)
            if not are_right_parts(self.parts):
                raise LeftOver
        for node, use, name, path in self.references:
            thing = self.nodes.get(name)
            if thing is None:
                if name not in use.references and name[:2] != "_:":
                    self.findings.reference(node, use, name, path)
            elif thing.kind not in (use.things if name[:2] != "_:" else use.blank_things):
                self.findings.thing(node, use, (name, thing), path)

    def shape(self, item: dict[str, Any]) -> TreeShape:
        keys = tuple(item)
        self.keys += len(keys)
        return self.shapes.get(keys) or self.context.shape(keys)

    def node(self, item: dict[str, Any], shape: TreeShape, path: Path, of: tuple[Named, TreeUse] | None = None) -> str:
        """A node, and its name; `of` says what it is a value of."""
        plan = shape.plan(item)
        if plan.id_key is not None:
            id = item[plan.id_key]
            if id.__class__ is not str or not id.startswith(_WEB):
                id = self.values.resolved(id)
        else:
            id = f"_:anon{self.blank}"
            self.blank += 1
        self.depth += 1
        if id in self.nodes or self.depth > _DEEPEST:
            raise LeftOver
        self.nodes[id] = plan
        self.namespaces |= plan.namespaces
        node = id, plan
        findings = self.findings
        if of is not None and plan.kind not in (of[1].things if id[:2] != "_:" else of[1].blank_things):
            findings.thing(*of, node, path)
        if id.startswith(self.own):
            self.parts.append(id[len(self.own) :])
        elif id not in self.kept.iris and not is_right_doi(id) and id[:2] != "_:":
            findings.iri(node, "", id, (path, "@id") if plan.id_key == "@id" else path)
        if plan.of_types or plan.known:
            findings.terms(node, item, self.values, path)
        for key, use in plan.steps:
            value = item[key]
            kind = value.__class__
            if kind is str:
                if use.is_iri:
                    self.references.append((node, use, self.values.iri(value, use), (path, key)))
                elif value not in use.plain:
                    self.text(node, use, value, (path, key))
            elif kind is dict:
                self.object(node, use, value, (path, key))
            elif kind is list:
                self.array(node, use, value, (path, key))
            elif value is not None:
                findings.literal(node, use, self.values.number(value, use), (path, key))
        if plan.wholes:
            findings.whole(node, item, self.values)
        self.depth -= 1
        return id

    def text(self, node: Named, use: TreeUse, value: str, path: Path) -> None:
        """A text that nobody has seen in this use."""
        if value in self.plain or is_plain(value, no_controls=self.no_controls):
            self.plain.add(value)
            for hint in use.hints_of_prose:
                if hint(value):
                    break
            else:
                if len(value) <= LONGEST_KEPT:
                    self.findings.keep(use.plain, value)
                return
        self.findings.literal(node, use, Value("literal", value, use.datatype, use.language), path)

    def array(self, node: Named, use: TreeUse, values: list[Any], path: Path) -> None:
        """The values of a property, of which no two may be the same."""
        said: set[object] = set()
        for number, value in enumerate(values):
            kind = value.__class__
            if kind is str:
                if use.is_iri:
                    value = self.values.iri(value, use)
                    self.references.append((node, use, value, (path, number)))
                    said.add(value)
                    continue
                if value not in use.plain:
                    self.text(node, use, value, (path, number))
                said.add(folded(value))
            elif kind is dict:
                said.add(self.object(node, use, value, (path, number)))
            elif kind is list or value is None:
                raise LeftOver
            else:
                literal = self.values.number(value, use)
                self.findings.literal(node, use, literal, (path, number))
                said.add(comparable(literal, use))
        if len(said) < len(values) and self.kept.wholes.repeating:
            raise LeftOver

    def object(self, node: Named, use: TreeUse, value: dict[str, Any], path: Path) -> object:
        """An object as a value: a reference, a literal, a list or a node. Gives what is compared with other values."""
        if use.takes_maps:
            raise LeftOver
        if len(value) == 1 and "@id" in value:
            self.keys += 1
            name = value["@id"]
            if name.__class__ is not str or not name.startswith(_WEB):
                name = self.values.resolved(name)
            self.references.append((node, use, name, path))
            return name
        shape = self.shape(value)
        if shape.value_key is not None:
            said = self.values.said_value(value, shape)
            self.findings.literal(node, use, said, (path, shape.value_key))
            return comparable(said, use)
        if shape.holds_list:
            [(key, inner)] = value.items()
            if inner.__class__ is not list or isinstance(path and path[1], int):
                raise LeftOver
            self.array(node, use, inner, (path, key))
            return None
        name = self.node(value, shape, path, (node, use))
        return name if name[:2] != "_:" else self.values.said(value, shape)


def _keys_within(context: Any) -> int:
    if context.__class__ is list:
        return sum(map(_keys_within, context))
    return len(context) + sum(map(_keys_within, context.values())) if context.__class__ is dict else 0
