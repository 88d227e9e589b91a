"""Reads shapes: from the statements of shapes files to `Shape`s. Whatever is broken or not supported is an error with its line."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from lodpub.errors import ShapesError
from lodpub.validation.report import Severity
from lodpub.validation.shacl.names import local, named
from lodpub.validation.shacl.paths import Path, Step
from lodpub.validation.shacl.shape import Constraint, Shape, Target
from lodpub.validation.shacl.source import RDF, SHACL, Source
from lodpub.validation.shacl.terms import Term

__all__ = ["Builder", "Reader"]

Builder: TypeAlias = "Callable[[Reader, Shape, Term], Constraint]"
"""Makes the constraint of a shape from one value of its parameter."""

_TARGETS = {
    "targetClass": "class",
    "targetNode": "node",
    "targetSubjectsOf": "subjectsOf",
    "targetObjectsOf": "objectsOf",
}
_PATHS = {
    "inversePath": "inverse",
    "alternativePath": "alternative",
    "zeroOrMorePath": "zeroOrMore",
    "oneOrMorePath": "oneOrMore",
    "zeroOrOnePath": "zeroOrOne",
}
_SEVERITIES: dict[str, Severity] = {"Violation": "error", "Warning": "warning", "Info": "info"}
_SILENT = {
    *(
        "path",
        "property",
        "message",
        "severity",
        "deactivated",
        "name",
        "description",
        "order",
        "group",
        "defaultValue",
    ),
    *("flags", "ignoredProperties", "qualifiedValueShape", "qualifiedValueShapesDisjoint"),
    *("entailment", "shapesGraph", "suggestedShapesGraph", "declare", "prefixes", "shapesGraphWellFormed"),
}
"""What asks for nothing by itself."""
_BEYOND_CORE = {
    "sparql",
    "js",
    "rule",
    "target",
    "expression",
    "values",
    "validator",
    "nodeValidator",
    "propertyValidator",
}
_DEEPEST = 50
_LONGEST_NUMBER = 15
_EXAMPLE = "http://www.w3.org/2004/02/skos/core#example"
_SOURCE = "http://purl.org/dc/terms/source"
_CLASSES = ("http://www.w3.org/2000/01/rdf-schema#Class", "http://www.w3.org/2002/07/owl#Class")


class Reader:
    """Reads the shapes of a source; `builders` has the constraint components by their parameter."""

    def __init__(self, source: Source, builders: Mapping[str, Builder]) -> None:
        self.source = source
        self._builders = builders
        self._shapes: dict[Term, Shape] = {}
        self._open: list[Term] = []

    def shapes(self) -> list[Shape]:
        """The shapes that have targets, in the order of the file."""
        found = []
        for node in self.source.data.subjects():
            targets = tuple(self._targets(node))
            if targets:
                shape = self.shape(node)
                shape.targets = targets
                found.append(shape)
        if not found:
            raise ShapesError(
                self.source.name, found="no shape with a target", expected="sh:targetClass or another target"
            )
        return found

    def _targets(self, node: Term) -> Iterator[Target]:
        for name, kind in _TARGETS.items():
            for value in self.source.objects(node, name):
                if value.kind == "blank" or (value.kind == "literal" and kind != "node"):
                    raise self.source.error(node, name, found=f"sh:{name} {named(value)}", expected="an IRI")
                yield Target(kind, value)
        types = set(self.source.data.types(node))
        implicit = any(self.source.data.is_a(node, class_) for class_ in _CLASSES)
        if implicit and node.kind == "iri" and types & {f"{SHACL}NodeShape", f"{SHACL}PropertyShape"}:
            yield Target("class", node)

    def shape(self, node: Term) -> Shape:
        """The shape of a node, read once; a `ShapesError` where it refers to itself."""
        if node in self._open:
            raise self.source.error(
                node, found=f"a shape that refers to itself, {named(node)}", expected="no recursion"
            )
        if node in self._shapes:
            return self._shapes[node]
        if node.kind == "literal":
            raise self.source.error(node, found=f"the text {node}", expected="a shape")
        if len(self._open) >= _DEEPEST:
            raise self.source.error(node, found="shapes nested too deeply", expected=f"at most {_DEEPEST} levels")
        self._open.append(node)
        shape = self._read(node)
        self._open.pop()
        return shape

    def _read(self, node: Term) -> Shape:
        source = self.source
        above = self._shapes[self._open[-2]].name if len(self._open) > 1 else "shape"
        shape = Shape(node, local(node.text) if node.kind == "iri" else above)
        self._shapes[node] = shape
        shape.path = self._path_of(node)
        shape.severity = self._severity(node)
        shape.message = self._message(node)
        shape.deactivated = self.flag(node, "deactivated")
        shape.example = next((value.text for value in source.data.values(node, _EXAMPLE)), None)
        shape.source = next((value.text for value in source.data.values(node, _SOURCE)), None)
        for property in source.data.properties(node):
            if property.startswith(SHACL):
                shape.constraints.extend(self._constraints(shape, property[len(SHACL) :]))
        for inner in source.objects(node, "property"):
            found = self.shape(inner)
            if found.path is None:
                raise source.error(inner, found="a property shape without sh:path", expected="one sh:path")
            shape.properties.append(found)
        return shape

    def _constraints(self, shape: Shape, name: str) -> Iterator[Constraint]:
        source, node = self.source, shape.id
        if name in self._builders:
            for value in source.objects(node, name):
                yield self._builders[name](self, shape, value)
        elif name in _BEYOND_CORE:
            raise source.error(
                node, name, found=f"sh:{name}", expected="SHACL Core; what goes beyond it is not supported"
            )
        elif name not in _SILENT and name not in _TARGETS:
            near = difflib.get_close_matches(name, [*self._builders, *_SILENT, *_TARGETS], 1)
            raise source.error(
                node, name, found=f"sh:{name}", expected=f"sh:{near[0]}" if near else "a term of SHACL Core"
            )

    def _path_of(self, node: Term) -> Path | None:
        paths = self.source.objects(node, "path")
        if len(paths) > 1:
            raise self.source.error(node, "path", found=f"{len(paths)} values of sh:path", expected="one")
        return self.path(node, next(iter(paths))) if paths else None

    def path(self, node: Term, path: Term, depth: int = 0) -> Path:
        """The property path that a term of a shape stands for (SHACL, section 2.3.1)."""
        data = self.source.data
        if depth > _DEEPEST:
            raise self.source.error(node, "path", found="a path without an end", expected=f"at most {_DEEPEST} levels")
        if path.kind == "iri":
            return Step("predicate", path.text)
        if path.kind == "blank" and data.values(path, f"{RDF}first"):
            return Step("sequence", parts=self._parts(node, path, depth))
        for name, kind in _PATHS.items():
            for value in self.source.objects(path, name):
                if kind == "alternative":
                    return Step(kind, parts=self._parts(node, value, depth))
                return Step(kind, parts=(self.path(node, value, depth + 1),))
        raise self.source.error(node, "path", found=f"the path {named(path)}", expected="an IRI or a property path")

    def _parts(self, node: Term, cells: Term, depth: int) -> tuple[Path, ...]:
        members = self.source.members(cells)
        if len(members) < 2:
            raise self.source.error(node, "path", found=f"a path of {len(members)} parts", expected="at least two")
        return tuple(self.path(node, member, depth + 1) for member in members)

    def _severity(self, node: Term) -> Severity:
        for value in self.source.objects(node, "severity"):
            if value.kind != "iri":
                raise self.source.error(
                    node, "severity", found=str(value), expected="sh:Violation, sh:Warning or sh:Info"
                )
            return _SEVERITIES.get(value.text.removeprefix(SHACL), "error")
        return "error"

    def _message(self, node: Term) -> str | None:
        """The message in English or in no language, else the first."""
        messages = list(self.source.objects(node, "message"))
        for message in messages:
            if (message.language or "en").partition("-")[0] == "en":
                return message.text
        return messages[0].text if messages else None

    def flag(self, node: Term, name: str) -> bool:
        """A boolean parameter, False where it is not given."""
        for value in self.source.objects(node, name):
            if value.kind != "literal" or value.text not in ("true", "false", "1", "0"):
                raise self.source.error(node, name, found=f"sh:{name} {value}", expected="true or false")
            return value.text in ("true", "1")
        return False

    def count(self, node: Term, name: str, value: Term) -> int:
        """A whole number that is not negative."""
        if value.kind != "literal" or not value.text.isdecimal() or len(value.text) > _LONGEST_NUMBER:
            raise self.source.error(node, name, found=f"sh:{name} {value}", expected="a whole number")
        return int(value.text)

    def iri(self, node: Term, name: str, value: Term) -> str:
        """An IRI."""
        if value.kind != "iri":
            raise self.source.error(node, name, found=f"sh:{name} {value}", expected="an IRI")
        return value.text
